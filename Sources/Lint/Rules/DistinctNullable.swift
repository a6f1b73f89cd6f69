import Definitions
import Diagnostics
import Model
import Normal

extension LintRule {
  static let distinctNullable = LintRule(
    .distinctNullable, "count-distinct-nullable-key", .warning,
    summary: "a number of different values of a column that may be null",
    why: """
      Rows without the value are counted by none: a buyer who is not signed in is no buyer. That is often meant, and as often it is not.
      Say so in a comment that allows it, or say under checks that the column always has a value.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        customer_id: integer
      metrics:
        buyers: count(distinct customer_id)
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        customer_id: integer
      checks:
        - not_null: customer_id
      metrics:
        buyers: count(distinct customer_id)
      """
  ) { metric, project -> [LintFinding] in
    project.ownAggregates(of: metric).compactMap { aggregate, span -> LintFinding? in
      guard aggregate.function == .countDistinct, case .field(let field)? = aggregate.argument?.node,
        !project.isNeverNull(field),
        !hasValue(
          aggregate.argument!, where: aggregate.filter, from: aggregate.entity, in: project.model,
          shared: project.sharedTables)
      else { return nil }
      let finding = project.finding(
        .distinctNullable,
        "rows in which '\(project.name(of: field))' is null are counted by nobody in '\(metric.name)'",
        of: metric, at: span
      ).helping(
        "say that it has a value in every row: - not_null: \(project.model[field.entity].columns[field.column].name)"
      )
      .helping("or allow it where it is meant: # lint: allow COR012 reason=\"…\"")
      return project.about(metric, finding)
    }
  }
}
