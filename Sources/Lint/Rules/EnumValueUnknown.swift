import Diagnostics

extension LintRule {
  static let enumValueUnknown = LintRule(
    .enumValueUnknown, "enum-value-unknown", refusedAs: [.unknownValue],
    summary: "a value that is not among those that a dimension declares",
    why:
      "'Paid' is not 'paid', and a condition on it keeps no row. The compiler refuses it where the dimension lists its values.",
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        status: text
      dimensions: {status: {values: [paid, void]}}
      metrics: {paid: {expr: "count(where status = 'Paid')"}}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        status: text
      dimensions: {status: {values: [paid, void]}}
      metrics: {paid: {expr: "count(where status = 'paid')"}}
      """)
}
