import Diagnostics

extension LintRule {
  static let fanOut = LintRule(
    .fanOut, "fan-out", refusedAs: [.toManyPath],
    summary: "a value that is read across a path to many rows",
    why:
      "One order has many lines; its total beside each line counts as often as there are lines. The compiler refuses the path, and says how the value is aggregated on the way.",
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        total: integer
      metrics: {value: sum(line.pieces * total)}
      # file: metrics/line.yaml
      entity: line
      table: lines
      key: line_id
      columns: {line_id: integer, order_id: integer, pieces: integer}
      joins: {order: order_id}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        total: integer
      metrics: {value: sum(total)}
      """)
}
