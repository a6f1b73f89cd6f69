import Definitions
import Diagnostics
import Model

extension LintRule {
  static let samePlanElsewhere = LintRule(
    .samePlanElsewhere, "same-plan-elsewhere", .warning,
    summary: "a saved question that spells out a metric of the project",
    why: """
      The expression of the question is the same fact as a metric. When the metric changes, the question keeps the old numbers under a name
      that nobody looks for.
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
      dimensions: {status: {}}
      metrics:
        paid_orders: {expr: "count(where status = 'paid')"}
      questions:
        settled:
          metrics: [{paid: "count(order where order.status = 'paid')"}]
          by: [month]
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
      dimensions: {status: {}}
      metrics:
        paid_orders: {expr: "count(where status = 'paid')"}
      questions:
        settled:
          metrics: [paid_orders]
          by: [month]
      """
  ) { project in
    project.definitions.questions.flatMap { question in
      question.text.metrics.compactMap { part -> LintFinding? in
        let parsed = parseExpression(part.text, at: part.origin)
        guard parsed.findings.isEmpty, parsed.value.singleName == nil else { return nil }
        guard let metric = project.metricSpelledOut(by: parsed.value, home: nil) else { return nil }
        let finding = Finding(
          .samePlanElsewhere, "the question '\(question.name.value)' spells out '\(metric)'",
          at: parsed.value.span, severity: .warning
        ).helping("ask for '\(metric)'")
        return LintFinding(
          finding, of: .init(.question, question.name.value, owner: question.about.owner?.value))
      }
    }
  }
}
