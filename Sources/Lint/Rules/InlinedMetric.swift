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
      """,
    noting: { metric, project in
      // What one metric is as a whole is another matter.
      guard metric.definition.alias == nil, project.form(of: metric) != nil else { return nil }
      let parts = project.plannedParts(of: metric)
      return parts.isEmpty ? nil : parts
    },
    check: { (notes: [RuleNote<[PlannedPart]>], project) in
      notes.flatMap { note in
        project.inlined(note.value, in: note.metric).map { part, other in
          let metric = note.metric
          let finding = project.finding(
            .inlinedMetric, "'\(project.text(of: part))' in '\(metric.name)' is the metric '\(other)'",
            of: metric, at: part
          ).helping("refer to it: \(other)")
          let fix = LintFinding.Fix("refer to '\(other)'", [TextEdit(part, other)], isSafe: true)
          return project.about(metric, finding, fixes: [fix])
        }
      }
    })
}

/// A part of a metric that could be a metric, and what its plan would be.
private struct PlannedPart: Sendable {
  let span: SourceSpan
  let plan: HashedText
}

extension LintedProject {
  /// Those that are metrics, the outermost of what lies inside each other.
  fileprivate func inlined(_ parts: [PlannedPart], in metric: Metric) -> [(part: SourceSpan, metric: String)]
  {
    var found: [(part: SourceSpan, metric: String)] = []
    for part in parts {
      guard let other = self.metric(withPlan: part.plan), other != metric.name,
        !found.contains(where: { part.span.isInside($0.part) }),
        // Not the metric that is itself made of this one.
        model.metric(named: other).map({ model.refers($0, to: metric.name) }) != true
      else { continue }
      found.append((part.span, other))
    }
    return found
  }

  /// Aggregates and what is made of them, an outer part before those inside.
  fileprivate func plannedParts(of metric: Metric) -> [PlannedPart] {
    var parts: [PlannedPart] = []
    func add(_ expression: Expression) {
      guard expression.hasAggregate, let plan = plan(of: expression, home: metric.home) else { return }
      parts.append(PlannedPart(span: expression.span, plan: plan))
    }
    func visit(_ expression: Expression, isWhole: Bool) {
      switch expression {
      case .call(let call) where Function.named(call.name)?.kind == .aggregate:
        if !isWhole { add(expression) }
      case .call(let call):
        for argument in call.arguments { visit(argument, isWhole: false) }
      case .unary(_, let inner, _): visit(inner, isWhole: false)
      case .binary(_, let left, let right, _):
        if !isWhole { add(expression) }
        visit(left, isWhole: false)
        visit(right, isWhole: false)
      case .conditional(let branches, let otherwise, _):
        for branch in branches {
          visit(branch.condition, isWhole: false)
          visit(branch.value, isWhole: false)
        }
        if let otherwise { visit(otherwise, isWhole: false) }
      case .filtered(let inner, _, _): visit(inner, isWhole: false)
      default: break
      }
    }
    visit(metric.definition.expression, isWhole: metric.definition.filter == nil)
    return parts
  }
}

extension Expression {
  fileprivate var hasAggregate: Bool {
    var found = false
    forEachPart {
      if case .call(let call) = $0, Function.named(call.name)?.kind == .aggregate { found = true }
    }
    return found
  }
}
