import Definitions
import Diagnostics
import Model

extension LintRule {
  static let noDescription = LintRule(
    .noDescription, "no-description", .warning,
    summary: "a metric that nobody has described",
    why: """
      A name of three letters is read in as many ways as there are readers. A sentence says what is in the number and what is not. An error for
      certified metrics.
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
        orders: count()
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
        orders: {expr: count(), description: "Orders placed, cancelled ones too."}
      """
  ) { metric, project -> LintFinding? in
    guard !metric.about.isHidden, metric.about.description?.value.trimmed.isEmpty ?? true else {
      return nil
    }
    let finding = project.finding(
      .noDescription, "'\(metric.name)' has no description", of: metric,
      severity: metric.about.tier == .certified ? .error : .warning
    ).helping("say in a sentence what is in it and what is not: description: …")
    return project.about(metric, finding)
  }
}
