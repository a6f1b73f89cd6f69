import Diagnostics

extension LintRule {
  static let chasmTrap = LintRule(
    .chasmTrap, "chasm-trap", refusedAs: [.noCommonGrain],
    summary: "two facts that are joined through what they share",
    why:
      "Orders and visits of a customer, joined, are as many rows as the product of both. The compiler aggregates each at its own entity, and refuses an expression of rows of both.",
    bad: """
      # file: metrics/a.yaml
      entity: sale
      table: sales
      key: id
      columns: {id: integer, shop: integer, pieces: integer}
      # file: metrics/b.yaml
      entity: visit
      table: visits
      key: id
      columns: {id: integer, shop: integer, pages: integer}
      # file: metrics/c.yaml
      metrics: {together: sum(sale.pieces * visit.pages)}
      """,
    good: """
      # file: metrics/a.yaml
      entity: sale
      table: sales
      key: id
      columns: {id: integer, shop: integer, pieces: integer}
      metrics: {pieces: sum(pieces)}
      # file: metrics/b.yaml
      entity: visit
      table: visits
      key: id
      columns: {id: integer, shop: integer, pages: integer}
      metrics: {pages: sum(pages)}
      # file: metrics/c.yaml
      metrics: {together: pieces * pages}
      """)
}
