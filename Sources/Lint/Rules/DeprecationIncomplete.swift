import Definitions
import Diagnostics
import Model

extension LintRule {
  static let deprecationIncomplete = LintRule(
    .deprecationIncomplete, "deprecated-incomplete", .warning,
    summary: "a metric that goes away without a word about why or what comes",
    why: """
      Who used it has to know what to use instead, or that there is nothing and why.
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
        orders: {expr: count(), deprecated: {since: 2026-01-01}}
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
        orders: {expr: count(), deprecated: {since: 2026-01-01, reason: "counted twice with returns; ask for shipments"}}
      """
  ) { metric, project -> LintFinding? in
    guard let deprecation = metric.about.deprecation, deprecation.replacement == nil,
      deprecation.reason == nil
    else { return nil }
    let finding = project.finding(
      .deprecationIncomplete, "'\(metric.name)' goes away, with neither a replacement nor a reason",
      of: metric,
      at: deprecation.span
    ).helping("name what is used instead, replacement: …, or say why: reason: …")
    return project.about(metric, finding)
  }
}
