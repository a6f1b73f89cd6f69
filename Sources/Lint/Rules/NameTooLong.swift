import Diagnostics

extension LintRule {
  static let nameTooLong = LintRule(
    .nameTooLong, "too-long", refusedAs: [.badName],
    summary: "a name of more than 63 bytes",
    why: "Postgres cuts names there, so two of them may become one. The compiler refuses longer ones.",
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: count()}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: count()}
      """)
}
