import Definitions
import Diagnostics
import Model

extension LintRule {
  static let relativeNow = LintRule(
    .relativeNow, "relative-now", .error,
    summary: "a definition that looks at the clock",
    why: """
      With current_date in a definition yesterday's answer cannot be had again, and no answer can be pinned or compared. The range of time belongs
      to the question.
      """,
    bad: """
      entity: recent_order
      sql: SELECT * FROM orders WHERE placed_at > current_date - 28
      key: order_id
      columns: {order_id: integer}
      """,
    good: """
      entity: recent_order
      sql: SELECT * FROM orders WHERE placed_at >= '2024-01-01'
      key: order_id
      columns: {order_id: integer}
      """
  ) { project in
    project.sqlSources.flatMap { entity, words, _ in
      words.compactMap { word -> LintFinding? in
        guard clockWords.contains(word.text) else { return nil }
        let finding = Finding(.relativeNow, "'\(word.text)' has another value every day", at: word.span)
          .helping("leave the range of time to the question: --time, or trailing(…, 28 days)")
        return LintFinding(finding, of: project.subject(entity))
      }
    }
  }
}

private let clockWords: Set<String> = [
  "current_date", "current_timestamp", "current_time", "localtimestamp", "now", "getdate", "sysdate", "today",
  "sysdatetime",
]
