import Definitions
import Diagnostics
import Model

extension LintRule {
  static let currencyUndeclared = LintRule(
    .currencyUndeclared, "currency-undeclared", .error,
    summary: "an amount without a currency",
    why: """
      A plain number called amount or price is added to anything. Declared as money it is added to its own currency only, and converted where a
      question asks for another one.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        total: decimal(12,2)
      metrics:
        value: sum(total)
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        total: money(USD)
      metrics:
        value: sum(total)
      """
  ) { metric, project -> [LintFinding] in
    project.ownAggregates(of: metric).compactMap { aggregate, span -> LintFinding? in
      guard !aggregate.function.isCount, let argument = aggregate.argument, !argument.unit.isMoney,
        argument.unit.powers.isEmpty,
        let field = argument.fields.first(where: { isPlainNumber($0, in: project.model) })
      else { return nil }
      let column = project.model[field.entity].columns[field.column]
      let finding = project.finding(
        .currencyUndeclared,
        "'\(metric.name)' adds up '\(project.name(of: field))', an amount without a currency",
        of: metric, at: span, severity: .error
      ).labelled("declared as a number", at: column.span)
        .helping("declare it: \(column.name): money(USD), or money(column_with_the_currency)")
      return project.about(metric, finding)
    }
  }
}

/// Whether a column is a decimal without a unit whose name is that of an amount.
private func isPlainNumber(_ field: FieldReference, in model: Model) -> Bool {
  let column = model[field.entity].columns[field.column]
  guard case .decimal(_, _, nil) = column.physical else { return false }
  return isNameOfAmount(column.name)
}
