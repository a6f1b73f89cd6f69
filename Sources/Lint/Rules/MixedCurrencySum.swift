import Diagnostics

extension LintRule {
  static let mixedCurrencySum = LintRule(
    .mixedCurrencySum, "mixed-currency-sum",
    refusedAs: [.currenciesDiffer, .mixesCurrencies, .currencyColumnsDiffer],
    summary: "amounts of several currencies in one sum",
    why:
      "The compiler refuses to add them, and converts row by row where a policy says how. No tool of its kind does.",
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        euros: money(EUR)
        dollars: money(USD)
      metrics: {value: sum(euros) + sum(dollars)}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        euros: money(EUR)
        dollars: money(USD)
      metrics: {value: sum(euros)}
      """)
}
