import Diagnostics

extension LintRule {
  static let filterOnMeasureGrain = LintRule(
    .filterOnMeasureGrain, "filter-on-measure-grain", refusedAs: [.rowInMetric],
    summary: "a value of a row where a metric is due",
    why:
      "A metric is a number of many rows, and a column has a value for each. The compiler refuses one in the place of the other.",
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        amount: integer
      metrics: {doubled: amount * 2}
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
      metrics: {doubled: sum(amount * 2)}
      """)
}
