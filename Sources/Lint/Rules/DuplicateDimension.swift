import Definitions
import Diagnostics
import Model
import Normal

extension LintRule {
  static let duplicateDimension = LintRule(
    .duplicateDimension, "duplicate-dimension", .warning,
    summary: "one expression under two names in one entity",
    why: """
      Who groups by one of them and filters by the other gets the same, and does not know it. Keep one, with the other as its synonym.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        country: text
      dimensions:
        country: {}
        market: country
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        country: text
      dimensions:
        country: {synonyms: [market]}
      """
  ) { project in
    project.model.entities.enumerated().flatMap { index, entity in
      var first: [String: Dimension] = [:]
      return entity.dimensions.compactMap { dimension -> LintFinding? in
        let form = rowForm(
          of: dimension.expression, from: EntityID(index: index), in: project.model,
          shared: project.sharedTables)
        guard let form
        else { return nil }
        guard let other = first[form] else {
          first[form] = dimension
          return nil
        }
        let finding = Finding(
          .duplicateDimension,
          "'\(entity.name).\(dimension.name)' is the same as '\(entity.name).\(other.name)'",
          at: dimension.nameSpan, severity: .warning
        ).labelled("defined here too", at: other.nameSpan).helping(
          "keep one of them, with the other as its synonym")
        return LintFinding(finding, of: project.subject(dimension, of: entity))
      }
    }
  }
}
