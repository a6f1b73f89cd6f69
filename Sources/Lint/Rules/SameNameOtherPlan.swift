import Diagnostics

extension LintRule {
  static let sameNameOtherPlan = LintRule(
    .sameNameOtherPlan, "same-name-different-plan", refusedAs: [.duplicateName],
    summary: "one name for two metrics",
    why: "Names are those of the whole project, so a second definition is refused, whatever it says.",
    bad: """
      # file: metrics/a.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {orders: count()}
      # file: metrics/b.yaml
      metrics: {orders: count(order) * 2}
      """,
    good: """
      # file: metrics/a.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {orders: count()}
      """)
}
