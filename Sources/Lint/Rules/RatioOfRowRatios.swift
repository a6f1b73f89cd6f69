import Definitions
import Diagnostics
import Model

extension LintRule {
  static let ratioOfRowRatios = LintRule(
    .ratioOfRowRatios, "ratio-of-row-ratios", .warning,
    summary: "a mean of quotients of rows, where the quotient of the sums is meant",
    why: """
      avg(a / b) gives a row of one piece as much weight as a row of a thousand, and leaves out rows in which b is zero. What people call a
      rate is nearly always sum(a) / sum(b), which is also the one that adds up over groups.
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
        minutes: integer
      metrics:
        minutes_each: avg(minutes / pieces)
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
        minutes: integer
      metrics:
        minutes_each: sum(minutes) / sum(pieces)
      """
  ) { metric, project -> [LintFinding] in
    var found: [LintFinding] = []
    metric.definition.expression.forEachPart { part in
      guard case .call(let call) = part, call.name == "avg", call.arguments.count == 1,
        case .binary(.divide, let left, let right, _) = call.arguments[0], !right.isConstant
      else { return }
      let filter = call.filter.map { " where \(project.text(of: $0.span))" } ?? ""
      let finding = project.finding(
        .ratioOfRowRatios, "'\(metric.name)' is a mean of quotients: each row has the same weight",
        of: metric,
        at: call.span
      ).helping(
        "divide the sums: sum(\(project.text(of: left.span))\(filter)) / sum(\(project.text(of: right.span))\(filter))"
      )
      found.append(project.about(metric, finding))
    }
    return found
  }
}

extension Expression {
  /// Whether it names nothing.
  fileprivate var isConstant: Bool {
    var names = false
    forEachPart { if case .path = $0 { names = true } }
    return !names
  }
}
