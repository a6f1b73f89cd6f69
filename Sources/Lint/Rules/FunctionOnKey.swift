import Definitions
import Diagnostics
import Model

extension LintRule {
  static let functionOnKey = LintRule(
    .functionOnKey, "function-on-key", .warning,
    summary: "a condition on a function of the time of the rows",
    why: """
      year(placed_at) = 2024 reads every row to work out its year; a range on the column itself reads the part of the table that fits, since
      partitions and indexes are in its order.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        orders_of_2024: {expr: "count(where year(placed_at) = 2024)"}
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        orders_of_2024: {expr: "count(where placed_at >= timestamp '2024-01-01 00:00:00' and placed_at < timestamp '2025-01-01 00:00:00')"}
      """
  ) { metric, project -> [LintFinding] in
    var found: [LintFinding] = []
    for expression in metric.definition.expressions {
      expression.forEachPart { part in
        guard case .binary(let operation, .call(let call), _, let span) = part,
          [.equal, .less, .lessOrEqual, .greater, .greaterOrEqual].contains(operation),
          ["year", "month", "date", "day"].contains(call.name),
          case .path(let steps, _)? = call.arguments.first, let last = steps.last?.name,
          project.times(of: metric).contains(last)
        else { return }
        let finding = project.finding(
          .functionOnKey, "'\(project.text(of: call.span))' is worked out for every row of the table",
          of: metric, at: span
        ).helping("compare the column itself: \(last) >= … and \(last) < …")
        found.append(project.about(metric, finding))
      }
    }
    return found
  }
}

extension LintedProject {
  /// The names of the columns that are the own times of a metric.
  fileprivate func times(of metric: Metric) -> [String] {
    metric.formula.rowAggregates.compactMap { model[$0.entity].time?.fields.first }
      .map { model[$0.entity].columns[$0.column].name }
  }
}
