import Definitions
import Diagnostics
import Model
import Normal

extension LintRule {
  static let descriptionContradictsPlan = LintRule(
    .descriptionContradictsPlan, "doc-contradicts-plan", .information,
    summary: "a description that promises a condition which is not there",
    why: """
      "Without cancelled orders" above a sum of all orders is worse than no description. What stands behind the word excluding is
      looked for in the filter of the metric; a word that is not found is told.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        status: text
        pieces: integer
      metrics:
        volume: {expr: sum(pieces), description: "Pieces ordered, excluding cancelled orders."}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        status: text
        pieces: integer
      metrics:
        volume: {expr: sum(pieces), where: "status != 'cancelled'", description: "Pieces ordered, excluding cancelled orders."}
      """
  ) { metric, project -> LintFinding? in
    guard let description = metric.about.description, let form = project.form(of: metric),
      let word = excludedWord(in: description.value), !form.formula.contains(" where ")
    else { return nil }
    let finding = project.finding(
      .descriptionContradictsPlan,
      "the description of '\(metric.name)' excludes '\(word)', and nothing is filtered", of: metric,
      at: description.span, severity: .information
    ).helping("add the condition, or mend the description")
    return project.about(metric, finding)
  }
}

/// What a sentence says is left out: `excluding refunds` has refunds.
private func excludedWord(in text: String) -> String? {
  let words = LintedProject.words(inText: text)
  guard let index = words.firstIndex(where: { ["excluding", "excludes", "exclude"].contains($0) }),
    index + 1 < words.count
  else { return nil }
  return words[index + 1]
}
