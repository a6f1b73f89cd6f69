import Definitions
import Diagnostics
import Model

extension LintRule {
  static let stringBuiltSQL = LintRule(
    .stringBuiltSQL, "string-built-sql", .error,
    summary: "SQL of the project that is put together from texts",
    why: """
      What stands in double braces or behind a dollar sign is filled in by another tool, or by nobody. Where it is a word that somebody typed, it can
      be any SQL. Write what varies as a filter of the question: it becomes a parameter.
      """,
    bad: """
      entity: recent
      sql: "SELECT * FROM orders WHERE country = '{{ country }}'"
      key: id
      columns: {id: integer}
      """,
    good: """
      entity: recent
      sql: "SELECT * FROM orders"
      key: id
      columns: {id: integer}
      """
  ) { project in
    project.sqlSources.compactMap { entity, _, sql -> LintFinding? in
      let text = project.text(of: sql.span)
      guard let sign = ["{{", "{%", "${"].first(where: text.contains), let range = text.firstRange(of: sign)
      else { return nil }
      let start = Int(sql.span.start) + text.utf8.distance(from: text.utf8.startIndex, to: range.lowerBound)
      let finding = Finding(
        .stringBuiltSQL, "the SQL of '\(entity.name.value)' is put together from texts",
        at: SourceSpan(sql.span.source, start, start + 2)
      ).helping("leave what varies to the question: --where")
      return LintFinding(finding, of: project.subject(entity))
    }
  }
}
