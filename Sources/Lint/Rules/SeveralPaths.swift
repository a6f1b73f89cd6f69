import Diagnostics

extension LintRule {
  static let severalPaths = LintRule(
    .severalPaths, "ambiguous-path", refusedAs: [.ambiguousPath],
    summary: "two ways to one entity, and none is named",
    why: "The country of the buyer and that of the seller are two columns of an answer. Name the join.",
    bad: """
      # file: metrics/a.yaml
      entity: sale
      table: sales
      key: id
      columns: {id: integer, buyer_id: integer, seller_id: integer}
      joins: {buyer: {entity: shop, on: buyer_id}, seller: {entity: shop, on: seller_id}}
      metrics: {french: {expr: "count(where shop.country = 'FR')"}}
      # file: metrics/b.yaml
      entity: shop
      table: shops
      key: id
      columns: {id: integer, country: text}
      dimensions: {country: {}}
      """,
    good: """
      # file: metrics/a.yaml
      entity: sale
      table: sales
      key: id
      columns: {id: integer, buyer_id: integer, seller_id: integer}
      joins: {buyer: {entity: shop, on: buyer_id}, seller: {entity: shop, on: seller_id}}
      metrics: {french: {expr: "count(where buyer.country = 'FR')"}}
      # file: metrics/b.yaml
      entity: shop
      table: shops
      key: id
      columns: {id: integer, country: text}
      dimensions: {country: {}}
      """)
}
