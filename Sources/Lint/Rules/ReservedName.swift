import Definitions
import Diagnostics
import Model

extension LintRule {
  static let reservedName = LintRule(
    .reservedName, "reserved", .warning,
    summary: "a name that is a word of a target database",
    why: """
      The compiler quotes such names, so its statements work. Who writes SQL against the answer, or a tool that does not quote, stumbles.
      """,
    bad: """
      # file: datum.yaml
      name: shop
      targets: [postgres]
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {user: count()}
      """,
    good: """
      # file: datum.yaml
      name: shop
      targets: [postgres]
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {users: count()}
      """
  ) { project in
    let words = project.reserved.reduce(into: Set()) { $0.formUnion($1.words) }
    return project.names.compactMap { name, span, subject in
      // An entity is no name in a statement.
      guard subject.kind != .entity, words.contains(name.lowercased()) else { return nil }
      let takers = project.reserved.filter { $0.words.contains(name.lowercased()) }.map(\.dialect)
      let finding = Finding(
        .reservedName, "'\(name)' is a word of \(takers.joined(separator: ", "))", at: span,
        severity: .warning
      ).helping("choose another name, such as \(name)_value")
      return LintFinding(finding, of: subject)
    }
  }
}
