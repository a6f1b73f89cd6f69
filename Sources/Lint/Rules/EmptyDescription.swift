import Definitions
import Diagnostics
import Model

extension LintRule {
  static let emptyDescription = LintRule(
    .emptyDescription, "empty-description", .warning,
    summary: "a description that repeats the name",
    why: """
      "Number of orders." for orders tells nobody whether cancelled ones count.
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
        paid_orders: {expr: count(), description: The paid orders.}
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
        paid_orders: {expr: count(), description: "Orders whose invoice is settled, in part or in full."}
      """
  ) { metric, project -> LintFinding? in
    guard let description = metric.about.description, !description.value.trimmed.isEmpty else { return nil }
    let said = Set(
      LintedProject.words(of: metric.name)
        + LintedProject.words(inText: metric.about.label?.value ?? ""))
    let words = LintedProject.words(inText: description.value)
    guard words.allSatisfy({ said.contains($0) || emptyWords.contains($0) }) else { return nil }
    let finding = project.finding(
      .emptyDescription, "the description of '\(metric.name)' says what its name says", of: metric,
      at: description.span
    ).helping("say what is in it and what is not")
    return project.about(metric, finding)
  }
}

private let emptyWords: Set<String> = [
  "the", "a", "an", "of", "all", "number", "total", "sum", "count", "amount", "metric", "value", "this", "is",
  "for", "our", "todo", "tbd",
]
