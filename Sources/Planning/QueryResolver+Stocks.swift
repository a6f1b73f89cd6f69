import Definitions
import Diagnostics
import Model
import Values

/// Stocks of a question: which moments are the last ones.
extension QueryResolver {
  /// The formula with every `opening` as the closing of the period before.
  mutating func opened(_ formula: TypedExpression, metric: String, _ span: SourceSpan) -> TypedExpression {
    guard formula.aggregates.contains(where: { $0.closing?.isOpening == true }) else { return formula }
    var resolver = self
    let result = formula.mappingAggregates { aggregate in
      guard aggregate.closing?.isOpening == true else { return }
      if aggregate.window.table != nil {
        return resolver.report(.stockInWindow(span, metric: metric, period: "period"))
      }
      if resolver.query.base(aggregate.entity, .own) == nil, !resolver.checker.findings.hasErrors {
        resolver.addOwnBase(aggregate.entity, metric: metric, span)
      }
      guard !resolver.checker.findings.hasErrors else { return }
      guard let period = resolver.query.base(aggregate.entity, .own)?.period,
        aggregate.level.map({ resolver.query.positions($0).contains(period.index) }) ?? true
      else {
        return resolver.report(.nothingBefore(span, metric: metric))
      }
      aggregate.closing?.isOpening = false
      aggregate.window = TimeWindow(aggregate.window.steps + [.periodBefore(period.grain)])
    }
    self = resolver
    return result
  }

  /// Finds the rows that share a last moment: those of one period of the answer, and of one key.
  mutating func resolveClosing(of aggregate: inout Aggregate, metric: String, _ span: SourceSpan) {
    guard var closing = aggregate.closing, let base = query.base(of: aggregate) else { return }
    if base.move != nil { return report(.stockInWindow(span, metric: metric, period: "period")) }
    let entity = model[aggregate.entity]
    guard base.time != nil else {
      checker.findings.append(
        ModelProblem.noTime(span, what: "the last moment of '\(metric)'", entity: entity.name).finding)
      return
    }
    if let period = base.period, !aggregate.window.movesWholePeriods(of: period.grain) {
      return report(.stockInWindow(span, metric: metric, period: period.grain.rawValue))
    }
    if base.period == nil, !aggregate.window.isMoved {
      return report(.stockInWindow(span, metric: metric, period: "period"))
    }
    var partition = base.period.map { [base.groups[$0.index]] } ?? []
    for key in closing.keys {
      let steps = key.map { Expression.PathStep(name: $0, span: span) }
      guard checkReach(steps, from: aggregate.entity, metric: metric) else { return }
      let scope = RowScope(base: aggregate.entity, home: nil, dimensionsOnly: true)
      let value = inZone(checker.check(.path(steps, span), in: .row(scope)))
      if !partition.contains(value) { partition.append(value) }
    }
    closing.partition = partition
    aggregate.closing = closing
  }
}
