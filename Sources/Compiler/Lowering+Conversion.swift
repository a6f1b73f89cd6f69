import Definitions
import Model
import Planning
import SQL

/// Conversion of amounts that are summed by currency and date: a join with the rates that hold on that date.
///
/// See docs/currency.md. Where exact numbers are native the amount is multiplied and divided as it is; where they are
/// integers it is divided by hand, digit groups at a time, so that nothing passes through binary floating point.
extension Lowering {
  mutating func converted(_ input: Plan, _ conversion: Conversion) -> Relation {
    let rateSet = model.currencies.rateSets[conversion.rateSet]
    let target = SQLExpression.text(conversion.target)
    let (relation, source, other) = withRates(relation(of: input), conversion, rateSet)
    let sums = relation
    let currency = sums.columns[conversion.currency].sql
    let one = SQLExpression.integer(isScaled ? powerOfTen(RateSet.rateScale) : 1)
    let isPerPivot = rateSet.quote == .currencyPerPivot
    let factor = Factor(
      isSame: .binary(.equal, currency, target), times: isPerPivot ? other ?? one : source,
      over: isPerPivot ? source : other ?? one)

    let passed = conversion.passed.map { sums.columns[$0] }
    let names = conversion.passed.map { sums.names[$0] }
    let unconverted = conversion.amounts.map { amount -> SQLExpression in
      let isMissing: SQLExpression =
        other.map { .binary(.or, .isNull(source), .isNull($0)) } ?? .isNull(source)
      return .conditional(
        [.init(factor.isSame, .integer(0)), .init(isMissing, sums.columns[amount.rows].sql)],
        otherwise: .integer(0))
    }
    if isScaled {
      return dividedByHand(relation, conversion, factor, passed, names, unconverted)
    }
    var result = relation
    result.columns = passed
    result.names = names
    for (amount, missing) in zip(conversion.amounts, unconverted) {
      let value = sums.columns[amount.value].sql
      let converted = SQLExpression.conditional(
        [.init(factor.isSame, value)], otherwise: .form(need(.convert), [value, factor.times, factor.over]))
      result.columns += [.uncut(converted, scale: conversion.scale), .plain(missing)]
      result.names += [amount.name, amount.name + "_unconverted"]
    }
    return result
  }

  /// The rate of a row: `amount * times / over`, or the amount itself where the currency is the target's.
  private struct Factor {
    let isSame: SQLExpression
    let times: SQLExpression
    let over: SQLExpression
  }

  // MARK: Rates

  /// Amounts by currency and day with the rate of their currency and, where it is not the pivot, of the target.
  private mutating func withRates(
    _ input: Relation, _ conversion: Conversion, _ rateSet: RateSet
  ) -> (relation: Relation, source: SQLExpression, target: SQLExpression?) {
    let needsTarget = conversion.target != rateSet.pivot
    switch dialect.rates {
    case .intervals:
      let rates = rateTable(of: rateSet)
      var sums = reading(input, named: "amounts")
      let date = sums.columns[conversion.date].sql
      let source = join(
        rates, alias: "source_rate", for: sums.columns[conversion.currency].sql, on: date, &sums)
      let target =
        needsTarget ? join(rates, alias: "target_rate", for: .text(conversion.target), on: date, &sums) : nil
      return (sums, source, target)
    case .lookup:
      var looked = reading(input, named: "amounts")
      let date = looked.columns[conversion.date].sql
      let currency = looked.columns[conversion.currency].sql
      let count = looked.columns.count
      let pivot = SQLExpression.Branch(
        .binary(.equal, currency, .text(rateSet.pivot)),
        .integer(isScaled ? powerOfTen(RateSet.rateScale) : 1))
      looked.columns.append(.plain(.conditional([pivot], otherwise: lookup(rateSet, currency, date))))
      looked.names.append("source_rate")
      if needsTarget {
        looked.columns.append(.plain(lookup(rateSet, .text(conversion.target), date)))
        looked.names.append("target_rate")
      }
      let rated = reading(looked, named: "amounts_with_rates", isComputedOnce: true)
      return (rated, rated.columns[count].sql, needsTarget ? rated.columns[count + 1].sql : nil)
    }
  }

  /// The last rate on or before a day, not older than it may be.
  private mutating func lookup(_ rateSet: RateSet, _ currency: SQLExpression, _ date: SQLExpression)
    -> SQLExpression
  {
    let alias = rateSet.table.last ?? rateSet.name
    let column = { (name: String) in SQLExpression.column(table: alias, name: name) }
    let oldest = SQLExpression.form(need(.addDays), [date, .integer(-Int64(rateSet.maxStalenessDays ?? 0))])
    var select = Select()
    select.columns = [.init(rate(of: rateSet, column(rateSet.rateColumn)), as: "rate")]
    select.source = .table(rateSet.table, alias: alias)
    select.filter = [
      .binary(.equal, column(rateSet.currencyColumn), currency),
      .binary(.lessOrEqual, column(rateSet.dateColumn), date),
      .binary(.greaterOrEqual, column(rateSet.dateColumn), oldest),
      .binary(.greater, rate(of: rateSet, column(rateSet.rateColumn)), .integer(0)),
    ]
    select.order = [.init(column(rateSet.dateColumn), isDescending: true)]
    select.limit = 1
    return .subquery(select)
  }

  /// A rate with the decimals that rates have on every database; what is not above zero then is no rate.
  private mutating func rate(of rateSet: RateSet, _ column: SQLExpression) -> SQLExpression {
    isScaled
      ? .form(need(.readDecimal), [column, .integer(powerOfTen(RateSet.rateScale))])
      : .form(need(.round), [column, .integer(Int64(RateSet.rateScale))])
  }

  /// A common table of the days from which and until which each rate holds, the pivot included.
  private mutating func rateTable(of rateSet: RateSet) -> String {
    let name = "\(rateSet.name)_rates"
    if commonTables.contains(where: { $0.name == name }) { return name }
    let table = uniqueName(name)
    let alias = rateSet.table.last ?? rateSet.name
    let column = { (name: String) in SQLExpression.column(table: alias, name: name) }
    var points = Select()
    points.source = .table(rateSet.table, alias: alias)
    // The pivot has a row of its own below, whatever the table says of it.
    points.filter = [
      .binary(.greater, rate(of: rateSet, column(rateSet.rateColumn)), .integer(0)),
      .binary(.notEqual, column(rateSet.currencyColumn), .text(rateSet.pivot)),
    ]
    let rate = self.rate(of: rateSet, column(rateSet.rateColumn))
    points.columns = [
      .init(column(rateSet.currencyColumn), as: "currency"),
      .init(column(rateSet.dateColumn), as: "valid_from"),
      .init(
        .lead(
          column(rateSet.dateColumn), partitionBy: column(rateSet.currencyColumn),
          orderBy: column(rateSet.dateColumn)), as: "next_from"),
      .init(rate, as: "rate"),
    ]
    let point = { (name: String) in SQLExpression.output(table: "points", name: name) }
    let last = SQLExpression.form(
      need(.addDays), [point("valid_from"), .integer(Int64((rateSet.maxStalenessDays ?? 0) + 1))])
    var intervals = Select()
    intervals.source = .query(.select(points), alias: "points")
    intervals.columns = [
      .init(point("currency"), as: "currency"), .init(point("valid_from"), as: "valid_from"),
      .init(
        .conditional([.init(.binary(.less, point("next_from"), last), point("next_from"))], otherwise: last),
        as: "valid_until"),
      .init(point("rate"), as: "rate"),
    ]
    var pivot = Select()
    pivot.columns = [
      .init(.text(rateSet.pivot), as: "currency"), .init(.date("0001-01-01"), as: "valid_from"),
      .init(.date("9999-12-31"), as: "valid_until"),
      .init(.integer(isScaled ? powerOfTen(RateSet.rateScale) : 1), as: "rate"),
    ]
    commonTables.append(CommonTable(name: table, query: .unionAll([.select(intervals), .select(pivot)])))
    return table
  }

  private mutating func join(
    _ rates: String, alias: String, for currency: SQLExpression, on date: SQLExpression,
    _ relation: inout Relation
  ) -> SQLExpression {
    let column = { (name: String) in SQLExpression.output(table: alias, name: name) }
    relation.select.joins.append(
      .init(
        .left, .common(rates, alias: alias),
        on: [
          .binary(.equal, column("currency"), currency), .binary(.greaterOrEqual, date, column("valid_from")),
          .binary(.less, date, column("valid_until")),
        ]))
    return column("rate")
  }

  // MARK: Integers

  /// Long division of integers: first the whole minor units of the target, then twelve more digits.
  private mutating func dividedByHand(
    _ input: Relation, _ conversion: Conversion, _ factor: Factor, _ passed: [Relation.Column],
    _ names: [String],
    _ unconverted: [SQLExpression]
  ) -> Relation {
    let minor = ISO4217.minorUnits(conversion.target)
    // amount * times / over, in minor units of the target.
    var legs = input
    let times = SQLExpression.conditional([.init(factor.isSame, .integer(1))], otherwise: factor.times)
    let over = SQLExpression.conditional([.init(factor.isSame, .integer(1))], otherwise: factor.over)
    legs.columns = passed + [.plain(times), .plain(over)]
    legs.names = names + ["multiplier", "divisor"]
    for (amount, missing) in zip(conversion.amounts, unconverted) {
      legs.columns += [input.columns[amount.value], .plain(missing)]
      legs.names += [amount.name, amount.name + "_unconverted"]
    }
    let first = reading(legs, named: "rated_amounts")
    let timesColumn = first.columns[passed.count].sql
    let overColumn = first.columns[passed.count + 1].sql

    var whole = first
    whole.columns = Array(first.columns.prefix(passed.count))
    whole.names = names
    for (index, amount) in conversion.amounts.enumerated() {
      let position = passed.count + 2 + 2 * index
      let value = rescaledUp(first.columns[position].sql, by: minor - amount.scale)
      let divisor = rescaledUp(overColumn, by: amount.scale - minor)
      let rest = SQLExpression.binary(
        .multiply, .binary(.remainder, value, divisor), timesColumn)
      whole.columns += [
        .plain(
          .binary(
            .add, .binary(.multiply, .binary(.divide, value, divisor), timesColumn),
            .binary(.divide, rest, divisor))),
        .plain(.binary(.remainder, rest, divisor)), .plain(divisor), first.columns[position + 1],
      ]
      whole.names += [
        amount.name, amount.name + "_rest", amount.name + "_divisor", amount.name + "_unconverted",
      ]
    }
    let second = reading(whole, named: "converted_amounts")
    var result = second
    result.columns = Array(second.columns.prefix(passed.count))
    result.names = names
    for (index, amount) in conversion.amounts.enumerated() {
      let position = passed.count + 4 * index
      let rest = SQLExpression.binary(.multiply, second.columns[position + 1].sql, .integer(1_000_000))
      let divisor = second.columns[position + 2].sql
      let fraction = SQLExpression.binary(
        .add, .binary(.multiply, .binary(.divide, rest, divisor), .integer(1_000_000)),
        .binary(
          .divide, .binary(.multiply, .binary(.remainder, rest, divisor), .integer(1_000_000)), divisor))
      result.columns += [
        .parts(whole: second.columns[position].sql, fraction: fraction), second.columns[position + 3],
      ]
      result.names += [amount.name, amount.name + "_unconverted"]
    }
    return result
  }

  private func rescaledUp(_ value: SQLExpression, by digits: Int) -> SQLExpression {
    digits > 0 ? .binary(.multiply, value, .integer(powerOfTen(digits))) : value
  }

  /// Adds whole units and fractions up on their own; the result has six digits beyond the minor unit.
  func combinedParts(
    _ function: Aggregate.Function, _ whole: SQLExpression, _ fraction: SQLExpression
  ) -> SQLExpression {
    let million = SQLExpression.integer(1_000_000)
    // Each quotient was cut by less than one of its last digit; that is given back before six digits are cut.
    let cut = { (fraction: SQLExpression, count: SQLExpression) -> SQLExpression in
      .binary(
        .divide,
        .binary(
          .add, fraction,
          .conditional([.init(.binary(.less, fraction, .integer(0)), .negate(count))], otherwise: count)),
        million)
    }
    if function == .sum {
      return .binary(
        .add, .binary(.multiply, .aggregate(.sum, [whole], filter: nil), million),
        cut(.aggregate(.sum, [fraction], filter: nil), .aggregate(.countRows, [], filter: nil)))
    }
    return .aggregate(
      function == .min ? .min : .max,
      [.binary(.add, .binary(.multiply, whole, million), cut(fraction, .integer(1)))],
      filter: nil)
  }
}
