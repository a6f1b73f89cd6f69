import Definitions
import Diagnostics
import Model

extension LintRule {
  static let noExample = LintRule(
    .noExample, "no-example", .information,
    summary: "a certified metric without a pinned answer",
    why: """
      An example is a question with its answer, under examples:. It shows what the metric means, and `datum check --data` fails when the number
      drifts.
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
        orders: {expr: count(), tier: certified}
      examples:
        - {ask: orders, expect: 1671}
      """
  ) { project in
    let shown = Set(project.definitions.examples.flatMap { $0.question.metrics.map(\.name) })
    return project.model.metrics.compactMap { metric -> LintFinding? in
      guard metric.about.tier == .certified, !shown.contains(metric.name) else { return nil }
      // One that is shown as a part of another is shown.
      guard
        !project.model.metrics.contains(where: {
          shown.contains($0.name) && project.model.refers($0, to: metric.name)
        })
      else { return nil }
      let finding = project.finding(
        .noExample, "'\(metric.name)' is certified and has no example", of: metric, severity: .information
      ).helping("pin an answer: examples: [{ask: \(metric.name), time: 2024, expect: …}]")
      return project.about(metric, finding)
    }
  }
}
