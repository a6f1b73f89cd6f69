import Diagnostics

extension LintRule {
  static let suppressionExpired = LintRule(
    .suppressionExpired, "expired", .error,
    summary: "a comment whose day has passed",
    why: """
      until= says until when a finding is allowed. From the next day on the comment allows nothing.
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
        # lint: allow NAM001 until=2021-06-30 reason="dashboards move in June"
        ordersPlaced: count()
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
        # lint: allow NAM001 until=2099-06-30 reason="dashboards move in June"
        ordersPlaced: count()
      """
  ) { _ in
    // Found where comments are held against findings: `Suppressions`.
    []
  }
}
