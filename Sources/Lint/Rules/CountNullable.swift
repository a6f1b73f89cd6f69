import Definitions
import Diagnostics
import Model

extension LintRule {
  static let countNullable = LintRule(
    .countNullable, "count-nullable", .warning,
    summary: "a count of values under a name that says rows",
    why: """
      count(x) counts rows in which x has a value. Under a name such as orders or order_count people read a number of rows, and
      rows without the value are missing. Write count() for rows, or name what is counted.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        shipped_at: timestamp
      metrics:
        orders: count(shipped_at)
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        shipped_at: timestamp
      metrics:
        orders: count()
        shipped: count(shipped_at)
      """
  ) { metric, project -> [LintFinding] in
    project.ownAggregates(of: metric).compactMap { aggregate, span -> LintFinding? in
      guard aggregate.function == .count, !aggregate.isDenominator, case .aggregate = metric.formula.node,
        let field = aggregate.argument?.fields.first, aggregate.argument?.fields.count == 1,
        !project.isNeverNull(field)
      else { return nil }
      let entity = project.model[aggregate.entity].name
      let words = LintedProject.words(of: metric.name)
      guard words == [entity] || words == [entity + "s"] || words.last == "count" || words.last == "rows"
      else { return nil }
      let finding = project.finding(
        .countNullable,
        "'\(metric.name)' does not count rows in which '\(project.name(of: field))' is null", of: metric,
        at: span
      ).helping("count rows: count()").helping("or name what is counted")
      return project.about(metric, finding)
    }
  }
}
