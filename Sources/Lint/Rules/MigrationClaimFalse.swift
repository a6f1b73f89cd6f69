import Definitions
import Diagnostics
import Model
import Normal

extension LintRule {
  static let migrationClaimFalse = LintRule(
    .migrationClaimFalse, "migration-claim-false", .error,
    summary: "a replacement that is said to be the same and is not",
    why: """
      migration: same promises that nobody's numbers change. The plans differ, so they may. `datum prove` shows rows for which they do.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        pieces: integer
      metrics:
        volume: sum(pieces)
        turnover: {expr: count(), deprecated: {replacement: volume, migration: same, reason: "one name"}}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        pieces: integer
      metrics:
        volume: sum(pieces)
        turnover: {expr: sum(pieces), deprecated: {replacement: volume, migration: same, reason: "one name"}}
      """
  ) { project in
    project.model.metrics.compactMap { metric -> LintFinding? in
      guard let deprecation = metric.about.deprecation, deprecation.migration?.value == .same,
        let replacement = deprecation.replacement, let other = project.model.metric(named: replacement.value),
        proveEqual(metric.formula, in: project.model, other.formula, in: project.model) == nil
      else { return nil }
      let finding = project.finding(
        .migrationClaimFalse,
        "'\(other.name)' is said to be the same as '\(metric.name)', and has another plan", of: metric,
        at: deprecation.migration?.span, severity: .error
      ).labelled("the replacement", at: other.nameSpan).helping(
        "look at rows that tell them apart: datum prove \(metric.name) \(other.name)")
      return project.about(metric, finding)
    }
  }
}
