import Definitions
import Diagnostics
import Model

extension LintRule {
  static let divisionUnguarded = LintRule(
    .divisionUnguarded, "division-unguarded", .error, fix: .unsafe,
    summary: "a quotient in SQL of the project whose divisor may be zero",
    why: """
      In the definition language a quotient is null where its divisor is zero. In SQL that the project brings along it is an error on
      most databases, which stops every question of the entity, and null on others. Write nullif around the divisor, or divide in a metric.
      """,
    bad: """
      entity: price
      sql: SELECT id, total / pieces AS each_costs FROM prices
      key: id
      columns: {id: integer, each_costs: float}
      """,
    good: """
      entity: price
      sql: SELECT id, total / nullif(pieces, 0) AS each_costs FROM prices
      key: id
      columns: {id: integer, each_costs: float}
      """
  ) { project in
    project.sqlSources.flatMap { entity, words, _ in
      words.indices.compactMap { index -> LintFinding? in
        guard words[index].text == "/", index + 1 < words.count, words[index + 1].text != "nullif",
          Double(words[index + 1].text).map({ $0 == 0 }) ?? true
        else { return nil }
        let divisor = words[index + 1]
        let finding = Finding(
          .divisionUnguarded, "'/ \(project.text(of: divisor.span))' fails where it is zero", at: divisor.span
        ).helping("write / nullif(\(project.text(of: divisor.span)), 0)")
        let fix = LintFinding.Fix(
          "null where the divisor is zero",
          [TextEdit(divisor.span, "nullif(\(project.text(of: divisor.span)), 0)")], isSafe: false)
        let isName =
          words[index + 1].text.first?.isLetter == true
          && (index + 2 >= words.count || !["(", "."].contains(words[index + 2].text))
        return LintFinding(finding, of: project.subject(entity), fixes: isName ? [fix] : [])
      }
    }
  }
}
