import Definitions
import Diagnostics
import Model

extension LintRule {
  static let expensiveDistinct = LintRule(
    .expensiveDistinct, "expensive-distinct", .information,
    summary: "an exact number of different values of a key",
    why: """
      Different values of a key of a large table are counted with one entry of memory each, in every group, and cannot be added up.
      count_approx(distinct x) is off by a percent and takes none; count() is exact where the key is that of the row.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        orders: count(distinct order_id)
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        orders: count()
      """
  ) { metric, project -> [LintFinding] in
    project.ownAggregates(of: metric).compactMap { aggregate, span -> LintFinding? in
      guard aggregate.function == .countDistinct, case .field(let field)? = aggregate.argument?.node,
        field.path.isEmpty,
        project.model[aggregate.entity].key == [field.column]
      else { return nil }
      let finding = project.finding(
        .expensiveDistinct, "'\(metric.name)' counts the different keys of its own rows", of: metric,
        at: span,
        severity: .information
      ).helping("count rows: count()")
      return project.about(metric, finding)
    }
  }
}
