import Definitions
import Diagnostics
package import Model
package import Planning
package import SQL
import Values

/// A question that finds out which currencies lacked a rate, and on which days.
package struct MissingRateQuery: Sendable {
  package let policy: Policy
  /// What the rows were to be converted to; nil where each group has a currency of its own.
  package let target: String?
  /// Its columns are the currency, the day and more; `rowsColumn` counts rows without a rate.
  package let query: CompiledQuery
  package let rowsColumn: Int
}

/// Questions for each conversion of a formula: of its amounts, and of rows that its conditions compare.
package func missingRateQueries(
  for formula: TypedExpression, of query: MetricQuery, in model: Model, for dialect: Dialect
) -> [MissingRateQuery] {
  var found: [MissingRateQuery] = []
  var seen: [Aggregate] = []
  formula.forEachLeaf { leaf in
    if case .aggregate(let aggregate) = leaf.node, let groups = query.groupQuery(of: aggregate) {
      for formula in groups.formulas {
        found += missingRateQueries(for: formula, of: groups, in: model, for: dialect)
      }
    }
    guard case .aggregate(let aggregate) = leaf.node, !aggregate.isOfGroups,
      let base = query.base(of: aggregate),
      !seen.contains(where: { $0.looksAtSameRows(as: aggregate) })
    else { return }
    seen.append(aggregate)
    if aggregate.readsAmounts, let policy = aggregate.conversion?.policy {
      if policy.rateSet != nil, let currency = aggregate.argument?.unit.currency?.code {
        found += missingRates(
          leaf, in: currency, policy, query.targetCode, of: query, in: model, for: dialect)
      } else if let amount = aggregate.bookedAmount, let booked = aggregate.argument,
        let currency = amount.unit.currency?.code
      {
        let isNull = { (value: TypedExpression) in TypedExpression(.operation(.isNull, [value]), .boolean) }
        let lacks = TypedExpression(
          .operation(.and, [TypedExpression(.operation(.not, [isNull(amount)]), .boolean), isNull(booked)]),
          .boolean)
        found += missingRates(
          count(aggregate, where: lacks), in: currency, policy, query.targetCode, of: query, in: model,
          for: dialect)
      }
    }
    let rowExpressions = aggregate.rowExpressions + base.groups
    for test in rowExpressions.flatMap(\.missingRates) {
      guard case .operation(.lacksRate(let conversion), let arguments) = test.node else { continue }
      found += missingRates(
        count(aggregate, where: test), in: arguments[1], conversion.policy, conversion.target, of: query,
        in: model, for: dialect)
    }
  }
  return found
}

/// Counts the rows that an aggregate looks at and for which a condition holds.
private func count(_ aggregate: Aggregate, where condition: TypedExpression) -> TypedExpression {
  let conditions = (aggregate.filter?.conjuncts ?? []).withOrWithoutRate
  return TypedExpression(
    .aggregate(
      Aggregate(
        function: .count, entity: aggregate.entity, argument: nil,
        filter: TypedExpression.all(conditions + [condition]))), .integer)
}

private func missingRates(
  _ leaf: TypedExpression, in currency: TypedExpression, _ policy: Policy, _ target: String?,
  of query: MetricQuery, in model: Model, for dialect: Dialect
) -> [MissingRateQuery] {
  guard case .aggregate(var aggregate) = leaf.node, let base = query.base(of: aggregate) else { return [] }
  aggregate.level = nil
  var leaf = leaf
  leaf.node = .aggregate(aggregate)
  var detailed = query
  detailed.metrics = [.init(name: "amount", formula: leaf, currency: nil)]
  detailed.having = nil
  detailed.order = []
  detailed.limit = nil
  detailed.offset = nil
  detailed.missing = .error
  detailed.dimensions = [
    .init(name: "currency", type: .text, unit: .none, grain: nil),
    .init(name: "day", type: .date, unit: .none, grain: .day),
  ]
  var only = base
  only.level = nil
  only.period = nil
  only.groups = [
    TypedExpression(.operation(.cast(.text), [currency]), .text),
    rateDay(of: base, in: query, model) ?? .null(.date),
  ]
  if case .dimension(let index) = query.target {
    // The currency of the group stays a key.
    detailed.dimensions.append(query.dimensions[index])
    only.groups.append(base.groups[index])
    detailed.target = .dimension(2)
  }
  detailed.bases = [only]
  var options = CompileOptions()
  options.hasTrailingComment = false
  guard let compiled = compile(detailed, in: model, for: dialect, options: options).value else { return [] }
  let isPlainCount = aggregate.function == .count
  guard
    let rows = compiled.column(isPlainCount ? .metric : .unconvertedRows(of: "amount"))
  else { return [] }
  return [MissingRateQuery(policy: policy, target: target, query: compiled, rowsColumn: rows)]
}
