import Diagnostics

extension LintRule {
  static let cyclicDefinition = LintRule(
    .cyclicDefinition, "cyclic-definition", refusedAs: [.cycle],
    summary: "metrics that are made of each other",
    why: "The compiler prints the circle.",
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {a: b + 1, b: a * 2}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {a: count(), b: a * 2}
      """)
}
