import Definitions
import Model
import SQL
import Values

/// Means of cross rates: the mean of `rate(to) / rate(from)` over the days of a period, not the quotient of two means.
///
/// Such a mean is a sum of quotients with divisors of their own, so no column can hold it without cutting it. Amounts meet a
/// row for each of its days instead, each a part of the amount, and the parts are added up with everything else.
extension Lowering {
  /// What an amount meets: a row for each day of the period that has rates of both currencies.
  struct CrossFactor {
    /// Of one of the days.
    let factor: Factor
    /// Whether it is the first of the days, or there is none: what is no part is counted there.
    let isFirst: SQLExpression
  }

  /// Joins the cross rates of the period of each amount.
  ///
  /// - Parameter currency: that of the amount; `successor` says whose rate is taken.
  mutating func crossFactor(
    for policy: Policy, from currency: SQLExpression, successor: Successor, to target: SQLExpression,
    key: SQLExpression, scope: RateScope, joins: inout [Select.Join]
  ) -> CrossFactor {
    guard let index = policy.rateSet, case .average(let period) = policy.reference.base else {
      preconditionFailure("crosses are of means of periods")
    }
    let set = model.currencies.rateSets[index]
    let code: String? = if case .text(let code) = target { code } else { nil }
    let table = crossTable(set, index, period, to: code, scope)
    let column = { (name: String) in SQLExpression.output(table: "cross_rate", name: name) }
    let isSame = SQLExpression.binary(.equal, currency, target)
    var conditions: [SQLExpression] = [
      .binary(.equal, column("currency"), joinKey(successor.currency)),
      .binary(.equal, column("day"), joinKey(key)), .binary(.notEqual, currency, target),
    ]
    if code == nil { conditions.append(.binary(.equal, column("target"), joinKey(target))) }
    joins.append(.init(.left, .common(table, alias: "cross_rate"), on: conditions))
    var times = column("times")
    var over = column("over")
    if code == nil, successor.over != nil {
      // What became the pivot is worth its fixed factor.
      let pivot = SQLExpression.text(set.pivot)
      let isPivot = SQLExpression.binary(
        .and, .binary(.equal, successor.currency, pivot), .binary(.equal, target, pivot))
      times = .conditional([.init(isPivot, .integer(1))], otherwise: times)
      over = .conditional([.init(isPivot, .integer(1))], otherwise: over)
    }
    let factor = Factor(
      isSame: isSame, times: [times, successor.times].compactMap(\.self),
      over: [over, successor.over].compactMap(\.self), age: nil)
    let place = column("place")
    return CrossFactor(
      factor: factor, isFirst: .binary(.or, .isNull(place), .binary(.equal, place, .integer(1))))
  }

  /// - Parameter target: nil for crosses to every currency, which is a column then.
  /// - Returns: the name of a common table with the columns currency, target, day (the first of the period), times, over
  ///   and place; the factor of a day is `times / over`, the mean the sum of all factors of a period.
  mutating func crossTable(
    _ set: RateSet, _ index: Int, _ period: Grain, to target: String?, _ scope: RateScope
  ) -> String {
    let id = RateTableID(rateSet: index, content: .crosses(period, to: target), scope: scope)
    if let known = rateTables[id] { return known.name }
    let points = periodPoints(set, index, period, scope)
    let source = { (name: String) in SQLExpression.output(table: "source", name: name) }
    let other = { (name: String) in SQLExpression.output(table: "other", name: name) }
    var select = Select()
    select.source = .common(points, alias: "source")
    var conditions = ["day", "period"].map { SQLExpression.binary(.equal, other($0), source($0)) }
    if let target { conditions.append(.binary(.equal, other("currency"), .text(target))) }
    select.joins = [.init(.inner, .common(points, alias: "other"), on: conditions)]
    let (above, below) = set.quote == .currencyPerPivot ? (other, source) : (source, other)
    let units = { (rate: (String) -> SQLExpression) in set.columns.per == nil ? nil : rate("units") }
    let times = multiplied([above("rate"), units(below)].compactMap(\.self))
    let over = multiplied([below("rate"), units(above)].compactMap(\.self))
    let partition = [source("currency")] + (target == nil ? [other("currency")] : []) + [source("period")]
    let count = { (lowering: inout Lowering, value: SQLExpression) in
      SQLExpression.window(.aggregate(lowering.need(.count), value), partitionBy: partition, orderBy: [])
    }
    let days = count(&self, source("day"))
    let known = count(&self, .binary(.multiply, times, over))
    select.columns =
      [.init(source("currency"), as: "currency")]
      + (target == nil ? [.init(other("currency"), as: "target")] : []) + [
        .init(source("period"), as: "day"),
        // A day with two rates that contradict each other must not be left out of the mean.
        .init(.conditional([.init(.binary(.equal, days, known), times)], otherwise: nil), as: "times"),
        .init(.binary(.multiply, over, days), as: "over"),
        .init(.window(.rank, partitionBy: partition, orderBy: [.init(source("day"))]), as: "place"),
      ]
    let means = againstPivot(set, index, period, to: target, scope)
    let name = uniqueName("\(set.name)_\(period.rawValue)_crosses")
    commonTables.append(
      CommonTable(name: name, query: .unionAll([.select(select)] + means), isComputedOnce: true))
    rateTables[id] = RateTable(name: name, key: .day, isPairs: false, hasUnits: true)
    return name
  }

  /// What is quoted is no cross: means of rates against the pivot, in the columns of crosses.
  private mutating func againstPivot(
    _ set: RateSet, _ index: Int, _ period: Grain, to target: String?, _ scope: RateScope
  ) -> [Query] {
    let averages = rateTable(of: Policy(.average(period), rateSet: index), scope).name
    let column = { (name: String) in SQLExpression.output(table: averages, name: name) }
    let pivot = SQLExpression.text(set.pivot)
    return [true, false].filter { $0 || target == nil }.map { isFromPivot -> Query in
      var select = Select()
      select.source = .common(averages, alias: averages)
      if let target { select.filter = [.binary(.equal, column("currency"), .text(target))] }
      let isRateAbove = isFromPivot == (set.quote == .currencyPerPivot)
      let units = isScaled ? SQLExpression.binary(.multiply, one, column("units")) : column("units")
      select.columns =
        [.init(isFromPivot ? pivot : column("currency"), as: "currency")]
        + (target == nil ? [.init(isFromPivot ? column("currency") : pivot, as: "target")] : []) + [
          .init(column("day"), as: "day"),
          .init(isRateAbove ? column("rate") : units, as: "times"),
          .init(isRateAbove ? units : column("rate"), as: "over"), .init(.integer(1), as: "place"),
        ]
      return .select(select)
    }
  }

  /// The rates of each day of the periods that are complete, of the source whose mean is taken.
  ///
  /// - Returns: the name of a common table with the columns currency, day, period (its first day), rate and units.
  mutating func periodPoints(
    _ set: RateSet, _ index: Int, _ period: Grain, _ scope: RateScope
  ) -> String {
    let source = averaged(set, index, scope)
    let column = { (name: String) in SQLExpression.output(table: source.name, name: name) }
    let values = ["rate"] + (set.columns.per == nil ? [] : ["units"])
    let first = start(of: period, column("day"))
    var select = Select()
    select.source = .common(source.name, alias: source.name)
    select.filter = source.filter
    if set.openPeriod == .error {
      select.filter.append(.binary(.lessOrEqual, end(of: period, first), newestDay(of: source.points)))
    }
    select.columns =
      [.init(joinKey(column("currency")), as: "currency"), .init(joinKey(column("day")), as: "day")]
      + [.init(first, as: "period")] + values.map { .init(column($0), as: $0) }
    if source.isRanked {
      select.columns.append(.init(column("source_rank"), as: "source_rank"))
      select = best(
        of: .select(select), as: "of_sources", keys: ["currency", "period"], ["day"] + values,
        by: "source_rank")
    }
    let name = uniqueName("\(set.name)_\(period.rawValue)_points")
    commonTables.append(CommonTable(name: name, query: .select(select), isComputedOnce: true))
    return name
  }
}
