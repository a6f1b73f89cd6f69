import Definitions
import Model
import SQL

extension Lowering {
  /// A condition that there are rows which lead to a row, as a semi-join: it needs no number of them. nil for any other
  /// condition.
  mutating func existence(_ condition: TypedExpression, _ relation: inout Relation) -> SQLExpression? {
    guard relation.stage == .rows, relation.scan != nil, let rollup = condition.rowsThatExist,
      case .path(let link) = rollup.tie
    else { return nil }
    let owner = relation.scan!.alias(of: rollup.path, in: model)
    let keys = model[rollup.entity].key.map { key in
      SQLExpression.column(table: owner, name: model[rollup.entity].columns[key].name)
    }
    var (rows, leading) = rows(of: rollup.aggregate.entity, along: link)
    rows.columns = leading.map { .plain($0) }
    rows.names = keys.indices.map(RollupTable.keyName)
    let conditions = rollup.conditions + (rollup.aggregate.filter?.conjuncts ?? [])
    if !conditions.isEmpty { rows = filtered(rows, conditions) }
    return .oneOfRows(keys, rows.finished())
  }
}

extension TypedExpression {
  /// The rows that must exist for this condition to hold: `exists(order)`, which is `count(order) > 0`.
  var rowsThatExist: Rollup? {
    guard case .operation(.greater, let operands) = node, case .rollup(let rollup) = operands[0].node,
      case .literal(.integer(0)) = operands[1].node, rollup.aggregate.function == .count,
      rollup.aggregate.argument == nil
    else { return nil }
    return rollup
  }
}
