import Definitions
import Diagnostics
import Model

extension LintRule {
  static let noSynonyms = LintRule(
    .noSynonyms, "no-synonyms", .information,
    summary: "a certified metric that is found under its name only",
    why: """
      People and machines search for turnover and find no gmv. Synonyms are the words that they use.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        orders: {expr: count(), tier: certified}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        orders: {expr: count(), tier: certified, synonyms: [purchases]}
      """
  ) { metric, project -> LintFinding? in
    guard metric.about.tier == .certified, metric.about.synonyms.isEmpty else { return nil }
    let finding = project.finding(
      .noSynonyms, "'\(metric.name)' is certified and has no synonyms", of: metric, severity: .information
    ).helping("list what people call it: synonyms: […]")
    return project.about(metric, finding)
  }
}
