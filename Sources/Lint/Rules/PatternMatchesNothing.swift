import Catalog
import Definitions
import Diagnostics
import Model

extension LintRule {
  static let patternMatchesNothing = LintRule(
    .patternMatchesNothing, "pattern-matches-nothing", .warning,
    summary: "a line of CODEOWNERS for definitions that do not exist",
    why: """
      The folder was renamed, and the line stayed: nobody is asked any more. Lines for files that are no definitions are not looked at.
      """,
    bad: """
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {orders: count()}
      # file: .github/CODEOWNERS
      /metrics/finance/ @acme/finance
      """,
    good: """
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics: {orders: count()}
      # file: .github/CODEOWNERS
      /metrics/ @acme/finance
      """
  ) { project in
    guard let codeOwners = project.codeOwnerLines else { return [] }
    let paths = project.files.map { project.sources[$0].name }
    return codeOwners.lines.compactMap { line -> LintFinding? in
      guard line.isAboutDefinitions, !paths.contains(where: line.matches) else { return nil }
      let finding = Finding(
        .patternMatchesNothing, "no definition is in '\(line.pattern)'", at: line.span, severity: .warning
      ).helping("mend the path, or take the line out")
      return LintFinding(finding, of: .init(.file, line.pattern))
    }
  }
}
