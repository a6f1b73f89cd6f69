import Definitions
import Diagnostics
import Model

extension LintRule {
  static let crossJoin = LintRule(
    .crossJoin, "cross-join", .error,
    summary: "tables that are joined without a condition in SQL of the project",
    why: """
      Every row meets every row: a thousand of each are a million, and each amount counts a thousand times.
      """,
    bad: """
      entity: pair
      sql: SELECT o.id, s.name FROM orders o CROSS JOIN shops s
      key: [id, name]
      columns: {id: integer, name: text}
      """,
    good: """
      entity: pair
      sql: SELECT o.id, s.name FROM orders o JOIN shops s ON s.id = o.shop_id
      key: [id, name]
      columns: {id: integer, name: text}
      """
  ) { project in
    project.sqlSources.flatMap { entity, words, _ in
      words.indices.compactMap { index -> LintFinding? in
        guard words[index].text == "cross", index + 1 < words.count, words[index + 1].text == "join" else {
          return nil
        }
        let finding = Finding(
          .crossJoin, "every row of '\(entity.name.value)' meets every row",
          at: words[index].span.joined(with: words[index + 1].span)
        ).helping("join on what both have in common")
        return LintFinding(finding, of: project.subject(entity))
      }
    }
  }
}
