import Definitions
import Diagnostics
import Model

extension LintRule {
  static let impureExpression = LintRule(
    .impureExpression, "impure-expression", .error,
    summary: "SQL of the project that answers differently each time",
    why: """
      A definition with random() or uuid() has another answer each time it is asked, and one that reads a file or the network has one that
      nobody else has. Neither can be checked, cached or compared.
      """,
    bad: """
      entity: sample
      sql: SELECT id, random() AS lot FROM orders
      key: id
      columns: {id: integer, lot: float}
      """,
    good: """
      entity: sample
      sql: SELECT id, id % 100 AS lot FROM orders
      key: id
      columns: {id: integer, lot: integer}
      """
  ) { project in
    project.sqlSources.flatMap { entity, words, _ in
      words.indices.compactMap { index -> LintFinding? in
        guard impureFunctions.contains(words[index].text), index + 1 < words.count,
          words[index + 1].text == "("
        else {
          return nil
        }
        let finding = Finding(
          .impureExpression, "'\(words[index].text)()' has another value each time", at: words[index].span
        ).helping("store the value in a column, and read that")
        return LintFinding(finding, of: project.subject(entity))
      }
    }
  }
}

private let impureFunctions: Set<String> = [
  "random", "rand", "randn", "uuid", "gen_random_uuid", "generate_uuid", "uuid_string", "newid", "nextval",
  "read_csv",
  "read_parquet", "load_file", "pg_read_file", "http_get", "url",
]
