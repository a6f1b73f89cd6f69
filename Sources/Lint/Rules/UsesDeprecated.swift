import Definitions
import Diagnostics
import Model
import Normal
import Values

extension LintRule {
  static let usesDeprecated = LintRule(
    .usesDeprecated, "uses-deprecated", .warning, fix: .safe,
    summary: "a definition, a question or a dashboard that uses a metric which goes away",
    why: """
      The day in remove_after comes, and what still uses the metric breaks. An error once the day has passed. The fix puts the replacement in its
      place where both are proved to be the same.
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
        turnover: {expr: sum(pieces), deprecated: {since: 2026-01-01, remove_after: 2099-01-01, replacement: volume, reason: "one name"}}
        mean_turnover: turnover / 2
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
        turnover: {expr: sum(pieces), deprecated: {since: 2026-01-01, remove_after: 2099-01-01, replacement: volume, reason: "one name"}}
        mean_turnover: volume / 2
      """
  ) { project in
    project.uses.compactMap { use -> LintFinding? in
      guard let metric = project.model.metric(named: use.name), let deprecation = metric.about.deprecation
      else { return nil }
      let isPast = deprecation.removeAfter.flatMap { Day($0.value) }.map { $0 < project.today } ?? false
      let day = deprecation.removeAfter.map { " until \($0.value)" } ?? ""
      var finding = Finding(
        .usesDeprecated,
        "\(use.subject.text) uses '\(metric.name)', which is there\(day.isEmpty ? " for a while" : day) only",
        at: use.span, severity: isPast ? .error : .warning
      ).labelled("no longer to be used", at: metric.nameSpan)
      if let reason = deprecation.reason { finding = finding.noting(reason) }
      var fixes: [LintFinding.Fix] = []
      if let replacement = deprecation.replacement {
        finding = finding.helping("use '\(replacement.value)'")
        if let other = project.model.metric(named: replacement.value),
          proveEqual(metric.formula, in: project.model, other.formula, in: project.model)?.isEmpty == true
        {
          fixes = [.init("use '\(replacement.value)'", [TextEdit(use.span, replacement.value)], isSafe: true)]
        }
      }
      return LintFinding(finding, of: use.subject, fixes: fixes)
    }
  }
}

extension LintedProject {
  /// Every place that names a metric: definitions, saved questions, dashboards.
  var uses: [(name: String, span: SourceSpan, subject: LintFinding.Subject)] {
    var uses: [(String, SourceSpan, LintFinding.Subject)] = []
    func add(_ expression: Expression, _ subject: LintFinding.Subject) {
      expression.forEachPart { part in
        if case .path(let steps, let span) = part, steps.count == 1 {
          uses.append((steps[0].name, span, subject))
        }
      }
    }
    for metric in model.metrics {
      // Names in the filter of a metric are those of columns.
      add(metric.definition.expression, subject(metric))
    }
    for question in definitions.questions {
      for part in question.text.metrics {
        add(
          parseExpression(part.text, at: part.origin).value,
          .init(.question, question.name.value, owner: question.about.owner?.value))
      }
    }
    for dashboard in model.people.dashboards {
      for use in dashboard.uses {
        uses.append(
          (use.value, use.span, .init(.dashboard, dashboard.name.value, owner: dashboard.owner?.value)))
      }
    }
    return uses
  }
}
