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

/// A statement that finds the rates of which the mean of cross rates is taken, at a policy that does so.
///
/// - Returns: a statement with a row for each day of the period and each of the currencies that has a rate then: the day,
///   the currency, its rate against the pivot (as in `rateStatement`) and its units; a rate that is contradicted is null.
package func crossStatement(
  for currencies: [String], at policy: Policy, on day: Day, asOf: Day?, in model: Model, for dialect: Dialect
) -> String {
  var lowering = Lowering(model: model, dialect: dialect)
  return printSQL(
    lowering.crossStatement(
      for: currencies, at: policy, on: day,
      model.currencies.scope(of: policy, from: day, to: day, asOf: asOf)), for: dialect)
}

extension Lowering {
  fileprivate mutating func crossStatement(
    for currencies: [String], at policy: Policy, on day: Day, _ scope: RateScope
  ) -> Statement {
    guard let index = policy.rateSet, case .average(let period) = policy.reference.base else {
      preconditionFailure("crosses are of means of periods")
    }
    let set = model.currencies.rateSets[index]
    let name = periodPoints(set, index, period, scope)
    let column = { (column: String) in SQLExpression.output(table: name, name: column) }
    var nothing = Relation(columns: [], names: [])
    let literal = TypedExpression(.literal(.date(day)), .date)
    let key = model.currencies.rateKey(of: policy, on: literal, calendar: model.calendar).map {
      lower($0, &nothing)
    }
    var select = Select()
    select.source = .common(name, alias: name)
    select.filter = [
      .oneOf(column("currency"), currencies.map { .text($0) }),
      .binary(.equal, column("period"), key ?? .null),
    ]
    select.columns = [
      .init(column("day"), as: "day"), .init(column("currency"), as: "currency"),
      .init(column("rate"), as: "rate"),
      .init(set.columns.per == nil ? .integer(1) : column("units"), as: "units"),
    ]
    return Statement(commonTables: commonTables, query: .select(select))
  }

  fileprivate mutating func rateStatement(
    for currency: String, to other: String?, at policy: Policy, on day: Day, _ scope: RateScope
  ) -> Statement {
    guard let index = policy.rateSet else { preconditionFailure("a booked rate stands on the row") }
    let set = model.currencies.rateSets[index]
    let table = rateTable(of: policy, scope)
    var nothing = Relation(columns: [], names: [])
    let literal = TypedExpression(.literal(.date(day)), .date)
    var key = model.currencies.rateKey(of: policy, on: literal, calendar: model.calendar).map {
      lower($0, &nothing)
    }
    if case .fixed(let fixed) = policy.reference { key = .date("\(fixed)") }
    // Points tell the day of a rate that is carried forward.
    let readsPoints = table.key == .day && table.points != nil && !policy.reference.isAverage
    let name = readsPoints ? table.points! : table.name
    let column = { (column: String) in SQLExpression.output(table: name, name: column) }
    var select = Select()
    select.source = .common(name, alias: name)
    let isPair = { (from: String, to: String) in
      SQLExpression.binary(
        .and, .binary(.equal, column("from_currency"), .text(from)),
        .binary(.equal, column("to_currency"), .text(to)))
    }
    let isStored = isPair(currency, other ?? set.pivot)
    let isInverse = isPair(other ?? set.pivot, currency)
    let readsBothWays = readsPoints && set.inverse == .derive
    select.filter = [
      !table.isPairs
        ? .binary(.equal, column("currency"), .text(currency))
        : readsBothWays ? .binary(.or, isStored, isInverse) : isStored
    ]
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
        if table.isPairs, readsBothWays {
          // A pair that is quoted comes before its inverse, however old it is.
          let direction = SQLExpression.conditional([.init(isStored, .integer(0))], otherwise: .integer(1))
          select.order.insert(.init(direction, isDescending: false), at: 0)
        }
        select.limit = 1
      }
      if policy.reference.isEnd, set.openPeriod == .error, let points = table.points {
        select.filter.append(.binary(.lessOrEqual, key, newestDay(of: points)))
      }
    }
    let isPlanOfYears = policy.reference == .plan && set.period == .year
    var rate = column("rate")
    var units = table.hasUnits ? column("units") : .integer(1)
    if table.isPairs, readsPoints {
      units = set.columns.per == nil ? one : isScaled ? .binary(.multiply, units, one) : units
      if readsBothWays {
        (rate, units) = (
          .conditional([.init(isStored, rate)], otherwise: units),
          .conditional([.init(isStored, units)], otherwise: rate)
        )
      }
    }
    select.columns = [
      .init(isPlanOfYears || table.key == .none ? .cast(.null, .date) : shown, as: "day"),
      .init(rate, as: "rate"), .init(units, as: "units"),
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
