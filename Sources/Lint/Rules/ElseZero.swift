import Definitions
import Diagnostics
import Model

extension LintRule {
  static let elseZero = LintRule(
    .elseZero, "else-zero", .warning, fix: .unsafe,
    summary: "a sum of zero where a condition does not hold, in the place of a condition on the sum",
    why: """
      sum(case when p then x else 0 end) reads every row and makes a group of each, with zero where no row fits;
      sum(x where p) reads what fits, and has no group without one. Two spellings in one project give tables of two lengths. Write the condition
      behind the value. The fix changes which groups there are.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        channel: text
        pieces: integer
      metrics:
        app_pieces: sum(case when channel = 'app' then pieces else 0 end)
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        channel: text
        pieces: integer
      metrics:
        app_pieces: sum(pieces where channel = 'app')
      """
  ) { metric, project -> [LintFinding] in
    var found: [LintFinding] = []
    metric.definition.expression.forEachPart { part in
      guard case .call(let call) = part, call.name == "sum", call.arguments.count == 1, call.filter == nil,
        case .conditional(let branches, let otherwise?, let span) = call.arguments[0], branches.count == 1,
        otherwise.isZero
      else { return }
      let value = project.text(of: branches[0].value.span),
        condition = project.text(of: branches[0].condition.span)
      let finding = project.finding(
        .elseZero, "'\(metric.name)' adds zero for every row in which '\(condition)' does not hold",
        of: metric,
        at: call.span
      ).helping("write sum(\(value) where \(condition))")
      found.append(
        project.about(
          metric, finding,
          fixes: [
            .init(
              "a condition behind the value", [TextEdit(span, "\(value) where \(condition)")], isSafe: false
            )
          ]))
    }
    return found
  }
}
