import Definitions
import Diagnostics
import Model
import Normal

extension LintRule {
  static let nullSemanticsDiffer = LintRule(
    .nullSemanticsDiffer, "null-semantics-differ", .warning,
    summary: "a sum of a difference whose sides may be null",
    why: """
      A row in which one side is null has no difference, so it adds nothing: over the rows (10, null) and (5, 2) sum(a - b) is 3, and
      sum(a) - sum(b) is 13. Say which is meant: a check not_null makes both the same, coalesce counts the side that is there.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        paid: decimal(12,2)
        fee: decimal(12,2)
      metrics:
        kept: sum(paid - fee)
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        paid: decimal(12,2)
        fee: decimal(12,2)
      checks:
        - not_null: [paid, fee]
      metrics:
        kept: sum(paid - fee)
      """
  ) { metric, project -> [LintFinding] in
    project.ownAggregates(of: metric).compactMap { aggregate, span -> LintFinding? in
      guard aggregate.function == .sum, let argument = aggregate.argument, argument.isSumOfFields else {
        return nil
      }
      let open = argument.fields.filter { field in
        !project.isNeverNull(field)
          && !hasValue(
            TypedExpression(.field(field), .integer), where: aggregate.filter, from: aggregate.entity,
            in: project.model, shared: project.sharedTables)
      }
      guard argument.fields.count > 1, !open.isEmpty else { return nil }
      let names = open.map { "'\(project.name(of: $0))'" }.joined(separator: " and ")
      let finding = project.finding(
        .nullSemanticsDiffer, "rows in which \(names) is null add nothing to '\(metric.name)'", of: metric,
        at: span
      ).noting("a difference with null is null, so the side that is there does not count either")
        .helping(
          "say that it has a value in every row, under checks: - not_null: \(project.model[open[0].entity].columns[open[0].column].name)"
        ).helping("or count the other side alone: coalesce(…, 0)")
      return project.about(metric, finding)
    }
  }
}

extension TypedExpression {
  /// Whether it is made of columns that are added and taken away.
  fileprivate var isSumOfFields: Bool {
    guard case .operation(let operation, let operands) = node, operation == .add || operation == .subtract
    else {
      return false
    }
    return operands.allSatisfy { operand in
      if case .field = operand.node { true } else { operand.isSumOfFields }
    }
  }
}
