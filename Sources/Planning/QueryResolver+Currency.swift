import Definitions
import Diagnostics
import Model

/// What amounts of the answer are in.
extension QueryResolver {
  /// The currency of a metric's values; reports where nothing brings the rows' currencies together.
  mutating func outputCurrency(
    of formula: TypedExpression, metric: String, _ span: SourceSpan
  ) -> MetricQuery.OutputCurrency? {
    var found: MetricQuery.OutputCurrency?
    var leaves: [Aggregate] = []
    formula.forEachLeaf { leaf in
      if case .aggregate(let aggregate) = leaf.node { leaves.append(aggregate) }
    }
    for aggregate in leaves {
      guard let argument = aggregate.argument, let currency = argument.unit.currency,
        aggregate.function != .count, aggregate.function != .countDistinct
      else { continue }
      if let target = query.target {
        found = .code(target)
        checkConversion(currency, of: aggregate, metric: metric, span, to: target)
        continue
      }
      switch currency {
      case .fixed(let code): found = found ?? .code(code)
      case .question: break
      case .row(let field):
        guard let pinned = pin(of: field, aggregate) else {
          reportMixed(aggregate, field, span)
          return nil
        }
        found = found ?? pinned
      }
    }
    return formula.unit.isMoney ? found : nil
  }

  /// The dimension or the filter that gives all rows of a group one currency.
  private func pin(of field: FieldReference, _ aggregate: Aggregate) -> MetricQuery.OutputCurrency? {
    guard let base = query.base(aggregate.entity) else { return nil }
    let node = TypedExpression.Node.field(field)
    if let index = base.groups.firstIndex(where: { $0.node == node }) { return .dimension(index) }
    for condition in base.filter + (aggregate.filter?.conjuncts ?? []) {
      guard case .operation(let operation, let sides) = condition.node, sides.count == 2,
        operation == .equal || operation == .oneOf
      else { continue }
      for (side, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
        if side.node == node, case .literal(.text(let code)) = other.node { return .code(code) }
      }
    }
    return nil
  }

  private mutating func reportMixed(_ aggregate: Aggregate, _ field: FieldReference, _ span: SourceSpan) {
    let entity = model[field.entity]
    let dimension = entity.dimensions.first {
      guard case .field(let own) = $0.expression.node else { return false }
      return own.path.isEmpty && own.column == field.column
    }
    var column = "…"
    if let argument = aggregate.argument, case .field(let own) = argument.node {
      column = model[own.entity].columns[own.column].name
    }
    checker.findings.append(
      ModelProblem.mixesCurrencies(
        span, aggregate: aggregate.function.rawValue, column: column,
        currencyColumn: entity.columns[field.column].name,
        dimension: dimension.map { "\(entity.name).\($0.name)" }
      ).finding)
  }

  private mutating func checkConversion(
    _ currency: Currency, of aggregate: Aggregate, metric: String, _ span: SourceSpan, to target: String
  ) {
    if case .fixed(target) = currency { return }
    guard model.currencies.flow != nil else { return report(.noRates(span, target: target)) }
    if model[aggregate.entity].time == nil {
      report(.noRateDate(span, metric: metric, entity: model[aggregate.entity].name))
    }
    if aggregate.function == .stddev || aggregate.function == .variance {
      checker.findings.append(
        ModelProblem.notPossibleYet(
          span, what: "the \(aggregate.function.rawValue) of converted amounts",
          help: "ask with --in for the currency that they are stored in"
        ).finding)
    }
  }
}
