import Diagnostics

extension LintRule {
  static let suppressionWithoutReason = LintRule(
    .suppressionWithoutReason, "no-reason", .error,
    summary: "a comment that allows a finding and does not say why",
    why: """
      In a year nobody knows whether the finding was right. A comment without a reason allows nothing.
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
        # lint: allow NAM001
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
        # lint: allow NAM001 reason="the name of the old warehouse, kept until the dashboards have moved"
        ordersPlaced: count()
      """
  ) { _ in
    // Found where comments are held against findings: `Suppressions`.
    []
  }
}
