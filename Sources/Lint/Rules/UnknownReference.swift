import Diagnostics

extension LintRule {
  static let unknownReference = LintRule(
    .unknownReference, "unknown-reference", refusedAs: [.unknownName, .unknownEntity, .unknownFunction],
    summary: "a name that means nothing",
    why: "The compiler refuses it, with the nearest names that exist.",
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        amount: integer
      metrics: {value: sum(amout)}
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
      metrics: {value: sum(amount)}
      """)
}
