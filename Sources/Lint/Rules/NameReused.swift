import Definitions
import Diagnostics
import Model

extension LintRule {
  static let nameReused = LintRule(
    .nameReused, "name-reused", .error,
    summary: "a name that was removed and is given again",
    why: """
      Dashboards, bookmarks and people remember the old meaning. A name under removed: stays free.
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
      # file: metrics/removed.yaml
      removed:
        orders: {on: 2021-01-02, reason: "counted twice"}
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
      metrics: {shipments: count()}
      # file: metrics/removed.yaml
      removed:
        orders: {on: 2021-01-02, reason: "counted twice"}
      """
  ) { project in
    project.definitions.removed.compactMap { removed -> LintFinding? in
      guard let metric = project.model.metric(named: removed.name.value) else { return nil }
      let finding = project.finding(
        .nameReused, "'\(metric.name)' was the name of something else", of: metric, severity: .error
      ).labelled("removed\(removed.on.map { " on \($0.value)" } ?? "")", at: removed.name.span).helping(
        "choose another name")
      return project.about(metric, finding)
    }
  }
}
