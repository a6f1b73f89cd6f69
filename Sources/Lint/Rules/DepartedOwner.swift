import Catalog
import Definitions
import Diagnostics
import Model
import Values

extension LintRule {
  static let departedOwner = LintRule(
    .departedOwner, "departed-owner", .error,
    summary: "an owner who is no longer there",
    why: """
      The person has left, or every member of the team has. Questions go nowhere, and approvals wait for ever.
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
      metrics: {orders: {expr: count(), owner: li}}
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
    let people = project.definitions.people
    var owners: [(Written<String>, LintFinding.Subject)] = project.model.metrics.compactMap { metric in
      metric.about.owner.map { ($0, project.subject(metric)) }
    }
    owners += project.model.entities.compactMap { entity in
      entity.about.owner.map { ($0, project.subject(entity)) }
    }
    owners += people.dashboards.compactMap { dashboard in
      dashboard.owner.map { ($0, .init(.dashboard, dashboard.name.value, owner: $0.value)) }
    }
    owners += people.teams.compactMap { team in
      team.lead.map { ($0, .init(.file, team.name.value, owner: $0.value)) }
    }
    if let usual = people.defaultOwner { owners.append((usual, .init(.project, project.model.name))) }
    return owners.compactMap { owner, subject in
      guard people.isGone(owner.value, on: project.today) else { return nil }
      let finding = Finding(
        .departedOwner, "'\(owner.value)' of \(subject.text) is no longer there", at: owner.span
      )
      .helping("name somebody who is: a team stays when people go")
      return LintFinding(finding, of: subject)
    }
  }
}
