import Catalog
import Definitions
import Diagnostics
import Model

extension LintRule {
  static let lineShadowed = LintRule(
    .lineShadowed, "line-shadowed", .warning,
    summary: "a line of CODEOWNERS that a later one always beats",
    why: """
      The last line that matches wins, as a whole. A line for a folder that stands above one for all of metrics never holds.
      """,
    bad: """
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {orders: count()}
      # file: .github/CODEOWNERS
      /metrics/order.yaml @acme/orders
      /metrics/ @acme/data
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
      metrics: {orders: count()}
      # file: metrics/shop.yaml
      entity: shop
      table: shops
      key: id
      columns: {id: integer}
      # file: .github/CODEOWNERS
      /metrics/ @acme/data
      /metrics/order.yaml @acme/orders
      """
  ) { project in
    guard let codeOwners = project.codeOwnerLines else { return [] }
    let paths = project.files.map { project.sources[$0].name }
    return codeOwners.lines.enumerated().compactMap { index, line -> LintFinding? in
      let own = paths.filter(line.matches)
      guard !own.isEmpty,
        let later = codeOwners.lines.dropFirst(index + 1).first(where: { other in
          own.allSatisfy(other.matches)
        })
      else { return nil }
      let finding = Finding(
        .lineShadowed, "'\(line.pattern)' never holds: a later line matches all of it", at: line.span,
        severity: .warning
      ).labelled("this one wins", at: later.span).helping("put the more special line below")
      return LintFinding(finding, of: .init(.file, line.pattern))
    }
  }
}
