import Definitions
import Diagnostics
import Model

extension LintRule {
  static let orphan = LintRule(
    .orphan, "orphan", .error,
    summary: "a definition that nobody answers for",
    why: """
      Who asks what the number means, or wants it changed, needs somebody to ask. An owner stands on the metric, on its file, on its entity, or as the
      default of the project.
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
      # file: metrics/owners.yaml
      people:
        ana: {team: data}
        li:  {team: data, left: 2020-01-31}
      teams:
        data: {lead: ana}
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
      metrics: {orders: {expr: count(), owner: data}}
      # file: metrics/owners.yaml
      people:
        ana: {team: data}
        li:  {team: data, left: 2020-01-31}
      teams:
        data: {lead: ana}
      """
  ) { project in
    guard !project.definitions.people.people.isEmpty || !project.definitions.people.teams.isEmpty else {
      return []
    }
    return project.model.metrics.compactMap { metric -> LintFinding? in
      guard owner(of: metric, in: project.model) == nil else { return nil }
      let finding = project.finding(
        .orphan, "nobody answers for '\(metric.name)'", of: metric, severity: .error
      )
      .helping("name a person or a team: owner: …").helping(
        "or name one for all that has none, in owners.yaml: default: …")
      return project.about(metric, finding)
    }
  }
}
