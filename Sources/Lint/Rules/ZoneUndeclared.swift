import Definitions
import Diagnostics
import Model

extension LintRule {
  static let zoneUndeclared = LintRule(
    .zoneUndeclared, "tz-undeclared", .warning,
    summary: "a project with moments and without a zone",
    why: """
      The day of a moment depends on the zone. Without time_zone in datum.yaml days begin in UTC, which may be what is meant, and nobody can
      tell.
      """,
    bad: """
      # file: datum.yaml
      name: shop
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {orders: count()}
      """,
    good: """
      # file: datum.yaml
      name: shop
      time_zone: UTC
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {orders: count()}
      """
  ) { project in
    guard !project.definitions.project.says.contains("time_zone"),
      let entity = project.model.entities.first(where: { $0.time?.type == .timestamp })
    else { return [] }
    let finding = Finding(
      .zoneUndeclared, "days of '\(entity.name)' begin in UTC, which nothing says",
      at: entity.time?.span ?? entity.nameSpan,
      severity: .warning
    ).helping("say it in datum.yaml: time_zone: UTC")
    return [LintFinding(finding, of: project.subject(entity))]
  }
}
