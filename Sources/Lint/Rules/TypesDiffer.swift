import Diagnostics

extension LintRule {
  static let typesDiffer = LintRule(
    .typesDiffer, "type-mismatch", refusedAs: [.typeMismatch, .moneyAndNumber],
    summary: "values that do not go together",
    why:
      "A sum of texts, a date compared with a number, an amount with a bare number: databases turn one into the other, each in its way. The compiler refuses it.",
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        status: text
      metrics: {value: sum(status)}
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
      metrics: {orders: count(status)}
      """)
}
