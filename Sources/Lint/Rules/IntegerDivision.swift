import Definitions
import Diagnostics
import Model

extension LintRule {
  static let integerDivision = LintRule(
    .integerDivision, "integer-division", .error, fix: .unsafe,
    summary: "whole numbers that are divided in SQL of the project",
    why: """
      Some databases divide whole numbers without a rest, others with digits behind the point: the same definition has other numbers
      after a migration. Cast one side, or divide in a metric, where a quotient is always exact or a float. Found where a count or a
      whole number is divided.
      """,
    bad: """
      entity: rate
      sql: SELECT day, count(failed) / nullif(count(all_of_them), 0) AS share FROM calls GROUP BY day
      key: day
      columns: {day: date, share: float}
      """,
    good: """
      entity: rate
      sql: SELECT day, cast(count(failed) AS float) / nullif(count(all_of_them), 0) AS share FROM calls GROUP BY day
      key: day
      columns: {day: date, share: float}
      """
  ) { project in
    project.sqlSources.flatMap { entity, words, _ in
      words.indices.compactMap { index -> LintFinding? in
        guard words[index].text == "/", let start = wholeNumber(before: index, in: words) else { return nil }
        let span = words[start].span.joined(with: words[index - 1].span)
        let finding = Finding(
          .integerDivision,
          "'\(project.text(of: span))' is a whole number: some databases divide it without a rest", at: span
        ).helping("write cast(\(project.text(of: span)) AS float) / …")
        return LintFinding(
          finding, of: project.subject(entity),
          fixes: [
            .init(
              "divide a float", [TextEdit(span, "cast(\(project.text(of: span)) AS float)")], isSafe: false)
          ])
      }
    }
  }
}

/// The word that a whole number before a word begins with: a numeral, or a count; nil where it is something else.
private func wholeNumber(before index: Int, in words: [SQLWords.Word]) -> Int? {
  guard index > 0 else { return nil }
  if Int(words[index - 1].text) != nil { return index - 1 }
  guard words[index - 1].text == ")" else { return nil }
  var depth = 0
  for position in stride(from: index - 1, through: 0, by: -1) {
    if words[position].text == ")" { depth += 1 }
    if words[position].text == "(" { depth -= 1 }
    if depth == 0 { return position > 0 && words[position - 1].text == "count" ? position - 1 : nil }
  }
  return nil
}
