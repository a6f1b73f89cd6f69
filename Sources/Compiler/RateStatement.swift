import Definitions
package import Model
package import SQL
package import Values

/// A statement that finds the rate of a currency, or of a pair, that a policy takes for rows of a day.
///
/// - Parameters:
///   - other: the second currency of a pair; nil for a rate against the pivot.
/// - Returns: a statement with one row at the most: the day of the rate (or the first day of its period), the rate and
///   the number of units that it is divided by. Where exact numbers are integers the rate is in units of
///   10^-`RateSet.rateScale`.
package func rateStatement(
  for currency: String, to other: String?, at policy: Policy, on day: Day, asOf: Day?, in model: Model,
  for dialect: Dialect
) -> String {
  var lowering = Lowering(model: model, dialect: dialect)
  return printSQL(
    lowering.rateStatement(
      for: currency, to: other, at: policy, on: day,
      model.currencies.scope(of: policy, from: day, to: day, asOf: asOf)), for: dialect)
}

extension Lowering {
  fileprivate mutating func rateStatement(
    for currency: String, to other: String?, at policy: Policy, on day: Day, _ scope: RateScope
  ) -> Statement {
    guard let index = policy.rateSet else { preconditionFailure("a booked rate stands on the row") }
    let set = model.currencies.rateSets[index]
    let table = rateTable(of: policy, scope)
    var nothing = Relation(columns: [], names: [])
    let literal = TypedExpression(.literal(.date(day)), .date)
    var key = model.currencies.rateKey(of: policy, on: literal, weekStart: model.weekStart).map {
      lower($0, &nothing)
    }
    if case .fixed(let fixed) = policy.reference { key = .date("\(fixed)") }
    // Points tell the day of a rate that is carried forward.
    let readsPoints =
      table.key == .day && table.points != nil && !policy.reference.isAverage && !table.isPairs
    let name = readsPoints ? table.points! : table.name
    let column = { (column: String) in SQLExpression.output(table: name, name: column) }
    var select = Select()
    select.source = .common(name, alias: name)
    select.filter =
      table.isPairs
      ? [
        .binary(.equal, column("from_currency"), .text(currency)),
        .binary(.equal, column("to_currency"), .text(other ?? set.pivot)),
      ] : [.binary(.equal, column("currency"), .text(currency))]
    var shown: SQLExpression = key ?? .null
    if let key {
      switch table.key {
      case .none: break
      case .interval:
        shown = column("valid_from")
        select.filter += [
          .binary(.lessOrEqual, column("valid_from"), key), .binary(.greater, column("valid_until"), key),
        ]
      case .day where !readsPoints: select.filter.append(.binary(.equal, column("day"), key))
      case .day:
        shown = column("day")
        select.filter += points(of: set, upTo: key, scope, column)
        select.order = [.init(column("day"), isDescending: true)]
        if set.precedence == .sourceFirst, set.sources.count > 1 {
          select.order.insert(.init(column("source_rank"), isDescending: false), at: 0)
        }
        select.limit = 1
      }
      if policy.reference.isEnd, set.openPeriod == .error, let points = table.points {
        select.filter.append(.binary(.lessOrEqual, key, newestDay(of: points)))
      }
    }
    let isPlanOfYears = policy.reference == .plan && set.period == .year
    select.columns = [
      .init(isPlanOfYears || table.key == .none ? .cast(.null, .date) : shown, as: "day"),
      .init(column("rate"), as: "rate"),
      .init(table.hasUnits ? column("units") : .integer(1), as: "units"),
    ]
    return Statement(commonTables: commonTables, query: .select(select))
  }

  private mutating func points(
    of set: RateSet, upTo key: SQLExpression, _ scope: RateScope, _ column: (String) -> SQLExpression
  ) -> [SQLExpression] {
    let carried = SQLExpression.form(
      need(.addDays), [column("day"), .integer(Int64(set.maxStalenessDays ?? 0))])
    var filter: [SQLExpression] = [
      .binary(.lessOrEqual, column("day"), key), .binary(.greaterOrEqual, carried, key),
    ]
    if isLocked(set, scope) {
      filter += [
        .binary(.lessOrEqual, column("known_from"), key), .binary(.greater, column("known_until"), key),
      ]
    }
    return filter
  }
}
