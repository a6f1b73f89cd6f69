import Definitions
import Diagnostics
import Model

extension LintRule {
  static let labelRepeatsName = LintRule(
    .labelRepeatsName, "label", .information,
    summary: "a label that says what the name says",
    why: """
      The name is shown where there is no label, with blanks for its lines. A label is worth writing where it says more, or says it better.
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
        late_orders: {expr: count(), label: late_orders}
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
        late_orders: {expr: count(), label: Orders that came late}
      """
  ) { metric, project -> LintFinding? in
    // "Orders" for orders has a capital, which is what people see.
    guard let label = metric.about.label, label.value == metric.name else { return nil }
    let finding = project.finding(
      .labelRepeatsName, "the label of '\(metric.name)' repeats its name", of: metric, at: label.span,
      severity: .information
    ).helping("say what people call it, or leave it out")
    return project.about(metric, finding)
  }
}
