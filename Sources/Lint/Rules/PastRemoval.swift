import Definitions
import Diagnostics
import Model
import Values

extension LintRule {
  static let pastRemoval = LintRule(
    .pastRemoval, "past-removal", .error,
    summary: "a metric that is past the day of its removal",
    why: """
      The day was agreed. Take the metric out, and list its name under removed:, so that nothing else is ever called so.
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
        orders: {expr: count(), deprecated: {remove_after: 2021-01-01, reason: "counted twice"}}
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
        shipments: count()
      removed:
        orders: {on: 2021-01-02, reason: "counted twice"}
      """
  ) { project in
    project.model.metrics.compactMap { metric -> LintFinding? in
      guard let day = metric.about.deprecation?.removeAfter, let limit = Day(day.value), limit < project.today
      else { return nil }
      let users = project.uses.filter { $0.name == metric.name }.map(\.subject.text)
      var finding = project.finding(
        .pastRemoval, "'\(metric.name)' was to be removed after \(day.value)", of: metric, at: day.span,
        severity: .error)
      finding =
        users.isEmpty
        ? finding.helping("take it out, and list its name under 'removed:'")
        : finding.noting("used by \(users.joined(separator: ", "))").helping(
          "let them use another, then take it out")
      return project.about(metric, finding)
    }
  }
}
