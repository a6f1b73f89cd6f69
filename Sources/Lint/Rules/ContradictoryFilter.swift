import Definitions
import Diagnostics
import Model
import Normal

extension LintRule {
  static let contradictoryFilter = LintRule(
    .contradictoryFilter, "contradictory-filter", .warning,
    summary: "a condition that no row passes, or that says nothing",
    why: """
      status = 'paid' and status = 'void' holds for no row, so a sum of such rows is zero and a mean is null, for ever and without a
      word. A condition that every row passes is mostly half of one that was meant.
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
      metrics:
        settled: {expr: "count(where status = 'paid' and status = 'void')"}
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
      metrics:
        settled: {expr: "count(where status = 'paid' or status = 'void')"}
      """
  ) { metric, project -> [LintFinding] in
    // Of most metrics the plan says that there is none.
    guard let filters = project.form(of: metric)?.filters, filters.keepNothing || filters.sayNothing else {
      return []
    }
    let own = project.ownConditions(of: metric).compactMap { condition, base -> LintFinding? in
      let outcome = conditionOutcome(
        condition, from: base, in: project.model, shared: project.sharedTables)
      guard let outcome else { return nil }
      let place = condition.span ?? metric.nameSpan
      let finding = project.finding(
        .contradictoryFilter,
        outcome
          ? "every row passes '\(project.text(of: place))'"
          : "no row ever passes '\(project.text(of: place))'",
        of: metric, at: place
      ).helping(outcome ? "leave the condition out" : "join what may be either with 'or', or with 'in (…)'")
      return project.about(metric, finding)
    }
    // Each condition may be right, and all of them together not; of a metric that is referred to it is told there.
    guard own.isEmpty, filters.keepNothing, !project.isOfAnother(metric) else { return own }
    let place = metric.definition.filter?.span ?? metric.definition.expression.span
    let finding = project.finding(
      .contradictoryFilter, "no row passes all conditions of '\(metric.name)'", of: metric, at: place
    ).helping("look at the conditions inside and behind, and at those of what it refers to")
    return [project.about(metric, finding)]
  }
}

extension LintedProject {
  /// Whether a metric that it names is the one that nothing passes.
  fileprivate func isOfAnother(_ metric: Metric) -> Bool {
    var found = false
    metric.definition.expression.forEachPart { part in
      guard let name = part.singleName, let other = model.metric(named: name) else { return }
      if form(of: other)?.filters.keepNothing == true { found = true }
    }
    return found
  }

  /// The conditions that are written in the metric itself, with the rows that they are read on.
  fileprivate func ownConditions(of metric: Metric) -> [(condition: TypedExpression, base: EntityID)] {
    let places = metric.definition.expressions.map(\.span)
    return metric.formula.rowAggregates.flatMap { aggregate -> [(TypedExpression, EntityID)] in
      guard let filter = aggregate.filter else { return [] }
      // A condition may be one of several that were joined when a metric was filtered again.
      let whole = ([filter] + filter.conjuncts).first { part in
        part.span.map { span in places.contains { span.isInside($0) } } ?? false
      }
      return whole.map { [($0, aggregate.entity)] } ?? []
    }
  }
}
