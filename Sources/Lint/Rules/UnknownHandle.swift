import Diagnostics

extension LintRule {
  static let unknownHandle = LintRule(
    .unknownHandle, "unknown-handle", refusedAs: [.unknownPerson],
    summary: "an owner whom nobody knows",
    why: "The compiler holds owners against the people and teams of owners.yaml, with the nearest names.",
    bad: """
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {orders: {expr: count(), owner: dta}}
      # file: metrics/owners.yaml
      teams: {data: {}}
      """,
    good: """
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {orders: {expr: count(), owner: data}}
      # file: metrics/owners.yaml
      teams: {data: {}}
      """)
}
