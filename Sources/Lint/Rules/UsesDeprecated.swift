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
      """,
    noting: { metric, _ in metric.uses },
    check: { (notes: [RuleNote<[Metric.Use]>], project) in
      let deprecated = Set(project.model.metrics.filter { $0.about.deprecation != nil }.map(\.name))
      guard !deprecated.isEmpty else { return [] }
      // Most metrics use none.
      let ofMetrics = notes.flatMap { note -> [LintedProject.Use] in
        note.value.filter { deprecated.contains($0.name) }.map {
          ($0.name, $0.span, project.subject(note.metric))
        }
      }
      let others = project.usesBesideMetrics.filter { deprecated.contains($0.name) }
      return (ofMetrics + others).compactMap(project.useOfDeprecated)
    })
}

extension Metric {
  struct Use: Sendable {
    let name: String
    let span: SourceSpan
  }

  /// The names that stand by themselves in its expression; those in its filter are of columns.
  var uses: [Use] { definition.expression.uses }
}

extension Expression {
  fileprivate var uses: [Metric.Use] {
    var uses: [Metric.Use] = []
    forEachPart { part in
      if case .path(let steps, let span) = part, steps.count == 1 {
        uses.append(Metric.Use(name: steps[0].name, span: span))
      }
    }
    return uses
  }
}

extension LintedProject {
  typealias Use = (name: String, span: SourceSpan, subject: LintFinding.Subject)

  fileprivate func useOfDeprecated(_ use: Use) -> LintFinding? {
    guard let metric = model.metric(named: use.name), let deprecation = metric.about.deprecation else {
      return nil
    }
    let isPast = deprecation.removeAfter.flatMap { Day($0.value) }.map { $0 < today } ?? false
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
      if let other = model.metric(named: replacement.value),
        proveEqual(metric.formula, in: model, other.formula, in: model)?.isEmpty == true
      {
        fixes = [.init("use '\(replacement.value)'", [TextEdit(use.span, replacement.value)], isSafe: true)]
      }
    }
    return LintFinding(finding, of: use.subject, fixes: fixes)
  }

  /// Every place that names a metric: definitions, saved questions, dashboards.
  var uses: [Use] {
    model.metrics.flatMap { metric in metric.uses.map { ($0.name, $0.span, subject(metric)) } }
      + usesBesideMetrics
  }

  /// The places in saved questions and on dashboards that name a metric.
  fileprivate var usesBesideMetrics: [Use] {
    var uses: [Use] = []
    for question in definitions.questions {
      let subject = LintFinding.Subject(
        .question, question.name.value, owner: question.about.owner?.value)
      for part in question.text.metrics {
        uses += parseExpression(part.text, at: part.origin).value.uses.map { ($0.name, $0.span, subject) }
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
