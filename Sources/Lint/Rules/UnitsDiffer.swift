import Diagnostics

extension LintRule {
  static let unitsDiffer = LintRule(
    .unitsDiffer, "unit-mismatch", refusedAs: [.unitMismatch],
    summary: "units that do not go together",
    why: "Kilograms and pieces, net and gross. The compiler refuses to add or to compare them.",
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        weight: decimal(8,3) kg
        length: decimal(8,3) m
      metrics: {value: sum(weight + length)}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        weight: decimal(8,3) kg
        length: decimal(8,3) m
      metrics: {value: sum(weight)}
      """)
}
