import Diagnostics

extension LintRule {
  static let unsafeReaggregation = LintRule(
    .unsafeReaggregation, "unsafe-reaggregation", refusedAs: [.aggregateInRow],
    summary: "an aggregate of aggregates",
    why:
      "A mean of means and a sum of numbers of different values depend on how rows were grouped. The compiler refuses an aggregate inside another; avg(gmv per retailer) says over which groups.",
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        amount: integer
      metrics: {mean: avg(avg(amount))}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        amount: integer
      metrics: {mean: avg(amount)}
      """)
}
