import Definitions
import Diagnostics
import Model

extension LintRule {
  static let deepChain = LintRule(
    .deepChain, "deep-view-chain", .warning,
    summary: "a metric on a dashboard that stands on many others",
    why: """
      Each level is one more place where the number can change, and one more reader who gives up. The limit is deepest under lint: in
      datum.yaml, 5 where nothing is said.
      """,
    bad: """
      # file: datum.yaml
      name: shop
      lint: {deepest: 2}
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        a: count()
        b: a * 2
        c: b - 1
      # file: metrics/owners.yaml
      dashboards: [{name: Weekly, uses: [c]}]
      """,
    good: """
      # file: datum.yaml
      name: shop
      lint: {deepest: 2}
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        a: count()
        c: a * 2 - 1
      # file: metrics/owners.yaml
      dashboards: [{name: Weekly, uses: [c]}]
      """
  ) { project in
    let limit = project.definitions.project.lint.deepest
    return project.model.people.dashboards.flatMap { dashboard in
      dashboard.uses.compactMap { use -> LintFinding? in
        guard let metric = project.model.metric(named: use.value) else { return nil }
        let chain = project.chain(of: metric)
        guard chain.count > limit else { return nil }
        let finding = Finding(
          .deepChain,
          "'\(metric.name)' on '\(dashboard.name.value)' stands on \(chain.count - 1) others: \(chain.joined(separator: " → "))",
          at: use.span, severity: .warning
        ).helping("say what it is in fewer steps")
        return LintFinding(
          finding, of: .init(.dashboard, dashboard.name.value, owner: dashboard.owner?.value))
      }
    }
  }
}

extension LintedProject {
  /// The longest way from a metric to what it is made of.
  fileprivate func chain(of metric: Metric, depth: Int = 0) -> [String] {
    guard depth < 60 else { return [metric.name] }
    var longest: [String] = []
    metric.definition.expression.forEachPart { part in
      guard let name = part.singleName, name != metric.name, let other = model.metric(named: name) else {
        return
      }
      let chain = chain(of: other, depth: depth + 1)
      if chain.count > longest.count { longest = chain }
    }
    return [metric.name] + longest
  }
}
