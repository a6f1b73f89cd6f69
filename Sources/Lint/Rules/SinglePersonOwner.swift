import Definitions
import Diagnostics
import Model

extension LintRule {
  static let singlePersonOwner = LintRule(
    .singlePersonOwner, "single-person-owner", .warning,
    summary: "a certified metric that one person answers for",
    why: """
      A certified number outlives a holiday. A team answers when one of it is away.
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
      metrics: {orders: {expr: count(), tier: certified, owner: ana}}
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
      metrics: {orders: {expr: count(), tier: certified, owner: data}}
      # file: metrics/owners.yaml
      people:
        ana: {team: data}
        li:  {team: data, left: 2020-01-31}
      teams:
        data: {lead: ana}
      """
  ) { project in
    let people = Set(project.definitions.people.people.map(\.name.value))
    return project.model.metrics.compactMap { metric -> LintFinding? in
      guard metric.about.tier == .certified, let name = owner(of: metric, in: project.model),
        people.contains(name)
      else {
        return nil
      }
      let finding = project.finding(
        .singlePersonOwner, "'\(metric.name)' is certified, and one person answers for it", of: metric,
        at: metric.about.owner?.span
      ).helping("name a team of which '\(name)' is a member")
      return project.about(metric, finding)
    }
  }
}
