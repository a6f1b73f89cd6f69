import Definitions
package import Model
package import SQL
package import Values

/// A statement that finds rates which contradict each other: two rows of a rate set for one currency and day.
package struct ConflictStatement: Sendable {
  package let sql: String
  /// The currency, or the two of a pair, then the day where the set has days.
  package let columns: [String]
  /// Whether the day is a period of a plan.
  package let isPlan: Bool
}

package func conflictStatement(of policy: Policy, asOf: Day?, in model: Model, for dialect: Dialect)
  -> ConflictStatement
{
  var lowering = Lowering(model: model, dialect: dialect)
  return lowering.conflictStatement(of: policy, RateScope(asOf: asOf))
}

extension Lowering {
  fileprivate mutating func conflictStatement(of policy: Policy, _ scope: RateScope) -> ConflictStatement {
    let table = rateTable(of: policy, scope)
    let name = table.points ?? table.name
    let day = table.key == .interval ? "valid_from" : "day"
    let isPlan = policy.reference == .plan
    var names = table.isPairs ? ["from_currency", "to_currency"] : ["currency"]
    if table.key != .none { names.append(day) }
    var select = Select()
    select.source = .common(name, alias: name)
    select.columns = names.map { column in
      let value = SQLExpression.output(table: name, name: column)
      return .init(
        isPlan && column == "day" ? .cast(value, .text) : value, as: column == day ? "day" : column)
    }
    select.filter = [.isNull(.output(table: name, name: "rate"))]
    select.order = select.columns.map { .init($0.expression, isDescending: false) }
    select.limit = 50
    let statement = Statement(commonTables: commonTables, query: .select(select))
    return ConflictStatement(
      sql: printSQL(statement, for: dialect), columns: names.map { $0 == day ? "day" : $0 }, isPlan: isPlan)
  }
}
