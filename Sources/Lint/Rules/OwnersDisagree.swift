import Catalog
import Definitions
import Diagnostics
import Model

extension LintRule {
  static let ownersDisagree = LintRule(
    .ownersDisagree, "owner-disagrees", .information,
    summary: "an owner in the definition and another in CODEOWNERS",
    why: """
      The code host asks one of them to review a change, and Datum names the other. A handle is held against the name: @acme/finance is the owner
      finance.
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
      metrics: {orders: {expr: count(), owner: data}}
      # file: metrics/owners.yaml
      people:
        ana: {team: data}
        li:  {team: data, left: 2020-01-31}
      teams:
        data: {lead: ana}
      # file: .github/CODEOWNERS
      /metrics/ @acme/finance
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
      # file: .github/CODEOWNERS
      /metrics/ @acme/data
      """
  ) { project in
    guard let codeOwners = project.codeOwnerLines else { return [] }
    return project.model.metrics.compactMap { metric -> LintFinding? in
      guard let owner = metric.about.owner,
        let line = codeOwners.winning(for: project.sources[metric.nameSpan.source].name),
        !line.owners.isEmpty, !line.owners.contains(where: { codeOwnerName($0) == owner.value })
      else { return nil }
      let finding = project.finding(
        .ownersDisagree,
        "'\(owner.value)' answers for '\(metric.name)', and \(line.owners.joined(separator: ", ")) for its file",
        of: metric, at: owner.span, severity: .information
      ).labelled("the line that holds", at: line.span).helping("let both name the same")
      return project.about(metric, finding)
    }
  }
}
