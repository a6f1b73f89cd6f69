import Definitions
import Diagnostics
import Model

extension LintRule {
  static let inlinedMetric = LintRule(
    .inlinedMetric, "inlined-metric", .warning, fix: .safe,
    summary: "a part of an expression that is a metric of the project",
    why: """
      The part has the same plan as a metric, so the fact is defined twice: once under its name, and once inside another. Refer to the metric.
      The fix changes no plan.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        status: text
        pieces: integer
      metrics:
        volume: sum(pieces)
        orders: count()
        pieces_each: sum(pieces) / orders
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        status: text
        pieces: integer
      metrics:
        volume: sum(pieces)
        orders: count()
        pieces_each: volume / orders
      """
  ) { project in
    project.model.metrics.flatMap { metric -> [LintFinding] in
      // What one metric is as a whole is another matter.
      guard metric.definition.alias == nil, project.form(of: metric) != nil else { return [] }
      return project.inlined(in: metric).map { part, other in
        let finding = project.finding(
          .inlinedMetric, "'\(project.text(of: part))' in '\(metric.name)' is the metric '\(other)'",
          of: metric, at: part
        ).helping("refer to it: \(other)")
        let fix = LintFinding.Fix("refer to '\(other)'", [TextEdit(part, other)], isSafe: true)
        return project.about(metric, finding, fixes: [fix])
      }
    }
  }
}

extension LintedProject {
  /// The outermost parts of a metric that are other metrics, as they are written.
  fileprivate func inlined(in metric: Metric) -> [(part: SourceSpan, metric: String)] {
    var found: [(SourceSpan, String)] = []
    func visit(_ expression: Expression, isWhole: Bool) {
      switch expression {
      case .call(let call) where !isWhole && Function.named(call.name)?.kind == .aggregate:
        if let other = metricSaying(expression, from: metric) { found.append((call.span, other)) }
      case .unary(_, let inner, _): visit(inner, isWhole: false)
      case .binary(_, let left, let right, _):
        if !isWhole, let other = metricSaying(expression, from: metric) {
          found.append((expression.span, other))
          return
        }
        visit(left, isWhole: false)
        visit(right, isWhole: false)
      case .conditional(let branches, let otherwise, _):
        for branch in branches {
          visit(branch.condition, isWhole: false)
          visit(branch.value, isWhole: false)
        }
        if let otherwise { visit(otherwise, isWhole: false) }
      case .filtered(let inner, _, _): visit(inner, isWhole: false)
      case .call(let call) where Function.named(call.name)?.kind != .aggregate:
        for argument in call.arguments { visit(argument, isWhole: false) }
      default: break
      }
    }
    visit(metric.definition.expression, isWhole: metric.definition.filter == nil)
    return found
  }

  private func metricSaying(_ expression: Expression, from metric: Metric) -> String? {
    var isAggregate = false
    expression.forEachPart {
      if case .call(let call) = $0, Function.named(call.name)?.kind == .aggregate { isAggregate = true }
    }
    guard isAggregate else { return nil }
    guard let other = metricSpelledOut(by: expression, home: metric.home), other != metric.name else {
      return nil
    }
    // Not the metric that is itself made of this one.
    return model.metric(named: other).map { model.refers($0, to: metric.name) } == true ? nil : other
  }
}
