import Definitions
import Diagnostics
import Model

extension LintRule {
  static let abbreviation = LintRule(
    .abbreviation, "abbreviation", .information,
    summary: "a short word in a name that is not on the agreed list",
    why: """
      A new colleague does not know what nmv or lpc is. The list under lint: abbreviations in datum.yaml has those that everybody knows; words of two
      or three letters without a vowel are held against it. Without a list nothing is looked at.
      """,
    bad: """
      # file: datum.yaml
      name: shop
      lint: {abbreviations: [gmv]}
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {nmv: count()}
      """,
    good: """
      # file: datum.yaml
      name: shop
      lint: {abbreviations: [gmv, nmv]}
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {nmv: count()}
      """
  ) { project in
    guard let known = project.definitions.project.lint.abbreviations else { return [] }
    return project.names.compactMap { name, span, subject in
      let short = LintedProject.words(of: name).first { word in
        (2...4).contains(word.utf8.count) && !word.contains { "aeiouy0123456789".contains($0) }
          && !known.contains(word)
      }
      guard let short else { return nil }
      let finding = Finding(
        .abbreviation, "'\(short)' in '\(name)' is not on the list of abbreviations", at: span,
        severity: .information
      ).helping("write the word out, or add it in datum.yaml: lint: {abbreviations: [\(short)]}")
      return LintFinding(finding, of: subject)
    }
  }
}
