import Diagnostics

extension LintRule {
  static let suppressionUnused = LintRule(
    .suppressionUnused, "unused", .warning, fix: .safe,
    summary: "a comment that allows what is not found",
    why: """
      It stayed when what it allowed was mended, and would allow the next fault of the kind. The fix takes it out.
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
        orders: count()   # lint: allow NAM001 reason="an old name"
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
  ) { _ in
    // Found where comments are held against findings: `Suppressions`.
    []
  }
}
