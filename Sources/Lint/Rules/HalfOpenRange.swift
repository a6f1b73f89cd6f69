import Definitions
import Diagnostics
import Model
import Values

extension LintRule {
  static let halfOpenRange = LintRule(
    .halfOpenRange, "half-open", .warning, fix: .unsafe,
    summary: "a range of moments whose last day has one second",
    why: """
      between '2024-01-01' and '2024-01-31' on moments ends with the first second of the 31st: a day is lost, and nobody misses it. Write the first
      moment that no longer counts. Of days between is right. The fix takes in the last day, so numbers change.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        sent: timestamp
      metrics:
        january: {expr: "count(where sent between timestamp '2024-01-01 00:00:00' and timestamp '2024-01-31 00:00:00')"}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        sent: timestamp
      metrics:
        january: {expr: "count(where sent >= timestamp '2024-01-01 00:00:00' and sent < timestamp '2024-02-01 00:00:00')"}
      """
  ) { metric, project -> [LintFinding] in
    var found: [LintFinding] = []
    for expression in metric.definition.expressions {
      expression.forEachPart { part in
        guard case .between(let value, let low, let high, false, let span) = part,
          let last = project.midnight(high, against: value, in: metric)
        else { return }
        let text = project.text(of: value.span)
        let next = last.moved(by: 1, .day)
        let end = high.isDate ? "date '\(next.day)'" : "timestamp '\(next)'"
        let range = "\(text) >= \(project.text(of: low.span)) and \(text) < \(end)"
        let finding = project.finding(
          .halfOpenRange, "the last day of this range ends with its first second", of: metric, at: span
        ).helping("write \(range)")
        found.append(
          project.about(
            metric, finding, fixes: [.init("take in the last day", [TextEdit(span, range)], isSafe: false)])
        )
      }
    }
    return found
  }
}

extension Expression {
  fileprivate var isDate: Bool { if case .literal(.date, _) = self { true } else { false } }
}

extension LintedProject {
  /// The midnight that a range of moments ends with; nil for other ranges, those of days among them.
  fileprivate func midnight(_ high: Expression, against value: Expression, in metric: Metric) -> Instant? {
    switch high {
    case .literal(.timestamp(let last), _): last.secondOfDay == 0 ? last : nil
    case .literal(.date(let day), _): isMoment(value, in: metric) ? Instant(day: day) : nil
    default: nil
    }
  }

  /// Whether a path names a column of moments that the conditions of the metric read.
  private func isMoment(_ value: Expression, in metric: Metric) -> Bool {
    guard case .path(let steps, _) = value, let last = steps.last?.name else { return false }
    return metric.formula.rowAggregates.contains { aggregate in
      aggregate.filter?.fields.contains { field in
        let entity = model[field.entity], column = entity.columns[field.column]
        return column.type == .timestamp
          && (column.name == last || entity.dimension(ofColumn: field.column)?.name == last)
      } ?? false
    }
  }
}
