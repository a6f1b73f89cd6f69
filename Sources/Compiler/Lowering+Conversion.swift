import Definitions
import Model
import Planning
import SQL
import Values

/// Conversion of amounts that are summed by currency and rate key: a join with one rate for each of them.
///
/// See docs/currency.md. Where exact numbers are native the amount is multiplied and divided as it is; where they are
/// integers it is divided by hand, so that nothing passes through binary floating point.
extension Lowering {
  mutating func converted(_ input: Plan, _ conversion: Conversion) -> Relation {
    var sums = reading(relation(of: input), named: "amounts")
    var successor = retirement(
      of: sums.columns[conversion.currency].sql, conversion.key.map { sums.columns[$0].sql },
      conversion.policy)
    if successor.over != nil { successor = withSuccessors(successor, &sums) }
    let target: SQLExpression =
      switch conversion.target {
      case .code(let code): .text(code)
      case .column(let index): sums.columns[index].sql
      }
    let currency = sums.columns[conversion.currency].sql
    let key = conversion.key.map { sums.columns[$0].sql }
    let factor: Factor
    var passed = conversion.passed.map { sums.columns[$0] }
    var isFirst: SQLExpression?
    if let key, model.currencies.isOfCrosses(conversion.policy, to: conversion.target.code) {
      let cross = crossFactor(
        for: conversion.policy, from: currency, successor: successor, to: target, key: key,
        scope: conversion.scope, joins: &sums.select.joins)
      factor = cross.factor
      isFirst = cross.isFirst
      for (position, column) in conversion.passed.enumerated() where conversion.measures.contains(column) {
        passed[position] = .plain(.conditional([.init(cross.isFirst, passed[position].sql)], otherwise: nil))
      }
    } else {
      factor = self.factor(
        for: conversion.policy, from: currency, successor: successor, to: target, key: key,
        scope: conversion.scope, joins: &sums.select.joins)
    }
    let names = conversion.passed.map { sums.names[$0] }
    let isMissing = isMissing(factor)
    let rows = { (column: Int) -> SQLExpression in
      let rows = sums.columns[column].sql
      return isFirst.map { .conditional([.init($0, rows)], otherwise: .integer(0)) } ?? rows
    }
    let unconverted = conversion.amounts.map { amount -> SQLExpression in
      .conditional(
        [.init(factor.isSame, .integer(0)), .init(isMissing, rows(amount.rows))], otherwise: .integer(0))
    }
    let counts = conversion.counts.map { count -> SQLExpression in
      let rows = rows(count.rows)
      return .conditional([.init(factor.isSame, rows), .init(isMissing, .integer(0))], otherwise: rows)
    }
    let ages = conversion.hasRateAge ? conversion.amounts.map { age(of: $0, factor, isMissing, sums) } : []
    if isScaled {
      return dividedByHand(sums, conversion, factor, passed, names, unconverted, counts + ages)
    }
    var result = sums
    result.columns = passed
    result.names = names
    for (amount, missing) in zip(conversion.amounts, unconverted) {
      let converted = times(sums.columns[amount.value].sql, factor)
      result.columns += [.uncut(converted, scale: conversion.scale), .plain(missing)]
      result.names += [amount.name, amount.name + "_unconverted"]
    }
    result.columns += (counts + ages).map { .plain($0) }
    result.names += conversion.countNames
    return result
  }

  /// How many days the rate of an amount is older than its day; null where it takes none.
  private func age(
    of amount: Conversion.Amount, _ factor: Factor, _ isMissing: SQLExpression, _ sums: Relation
  ) -> SQLExpression {
    let hasRows = SQLExpression.binary(.greater, sums.columns[amount.rows].sql, .integer(0))
    return .conditional(
      [.init(.binary(.or, factor.isSame, isMissing), .null), .init(hasRows, factor.age ?? .null)],
      otherwise: nil)
  }

  // MARK: Factors

  /// The rate of a row: `amount * times / over`, or the amount itself where the currency is the target's.
  struct Factor {
    let isSame: SQLExpression
    /// Products; none of them is one. Null where there is no rate.
    let times: [SQLExpression]
    let over: [SQLExpression]
    /// Days from the day of the older of its rates to the day that they are taken for; nil where rates have no days.
    let age: SQLExpression?
  }

  /// A rate as it stands in a rate table: `rate / units`. Where numbers are integers `rate` is in 10^-6.
  private struct Leg {
    let rate: SQLExpression
    /// nil for one.
    let units: SQLExpression?
    /// Of its day; nil where it has none.
    let age: SQLExpression?
  }

  /// The factor of a row, joining what it is read from.
  mutating func factor(
    for policy: Policy, from currency: SQLExpression, successor: Successor, to target: SQLExpression,
    key: SQLExpression?, scope: RateScope, joins: inout [Select.Join]
  ) -> Factor {
    guard let index = policy.rateSet else { preconditionFailure("a policy without rates was planned") }
    let set = model.currencies.rateSets[index]
    let table = rateTable(of: policy, scope)
    let isSame = SQLExpression.binary(.equal, currency, target)
    var day = key
    if case .fixed(let date) = policy.reference { day = .date("\(date)") }
    let place = RatePlace(set: set, table: table, key: day, isEnd: policy.reference.isEnd)
    if table.isPairs {
      let leg = pairLeg(place, from: currency, to: target, &joins)
      return Factor(isSame: isSame, times: [leg.rate], over: [leg.units].compactMap { $0 }, age: leg.age)
    }
    // Amounts in the pivot are then in the target, and read no rate.
    let isCovered = target == .text(set.pivot) && successor.over == nil
    let source = leg(
      place, of: successor.currency, alias: "source_rate", isNeverPivot: isCovered, &joins)
    let other = leg(place, of: target, alias: "target_rate", &joins)
    let isPerPivot = set.quote == .currencyPerPivot
    var (above, below) = isPerPivot ? (other, source) : (source, other)
    if isScaled, policy.reference.isAverage { (above, below) = withoutCommonUnits(above, below) }
    return Factor(
      isSame: isSame, times: product([above.rate, below.units, successor.times]),
      over: product([below.rate, above.units, successor.over]), age: older(source.age, other.age))
  }

  /// Means of as many rates each are divided by that number on both sides, which would leave 64 bits where it need not.
  private func withoutCommonUnits(_ one: Leg, _ other: Leg) -> (Leg, Leg) {
    guard let units = one.units, let others = other.units else { return (one, other) }
    let isSame = SQLExpression.binary(.equal, units, others)
    func reduced(_ leg: Leg, _ units: SQLExpression) -> Leg {
      Leg(
        rate: leg.rate, units: .conditional([.init(isSame, .integer(1))], otherwise: units), age: leg.age)
    }
    return (reduced(one, units), reduced(other, others))
  }

  /// The currency whose rate is taken for an amount, and by what the amount is multiplied and divided then.
  struct Successor {
    let currency: SQLExpression
    let times: SQLExpression?
    let over: SQLExpression?
  }

  /// Where a rate is looked up.
  private struct RatePlace {
    let set: RateSet
    let table: RateTable
    let key: SQLExpression?
    /// Whether the key is the end of a period, which must be complete.
    let isEnd: Bool
  }

  private func product(_ factors: [SQLExpression?]) -> [SQLExpression] {
    factors.compactMap { $0 }.filter { $0 != .integer(1) }
  }

  /// The rate 1, as rates stand in rate tables.
  var one: SQLExpression { .integer(isScaled ? powerOfTen(RateSet.rateScale) : 1) }

  /// The rate of a currency against the pivot.
  private mutating func leg(
    _ place: RatePlace, of currency: SQLExpression, alias: String, isNeverPivot: Bool = false,
    _ joins: inout [Select.Join]
  ) -> Leg {
    if currency == .text(place.set.pivot) { return Leg(rate: one, units: nil, age: nil) }
    let name = free(alias, in: joins)
    let column = { (column: String) in SQLExpression.output(table: name, name: column) }
    join(place, name, [.binary(.equal, column("currency"), joinKey(currency))], &joins)
    let isWritten = if case .text = currency { true } else { false }
    if isWritten || isNeverPivot {
      return Leg(
        rate: column("rate"), units: place.table.hasUnits ? column("units") : nil,
        age: place.table.hasAge ? column("age") : nil)
    }
    let isPivot = SQLExpression.binary(.equal, currency, .text(place.set.pivot))
    return Leg(
      rate: .conditional([.init(isPivot, one)], otherwise: column("rate")),
      units: place.table.hasUnits
        ? .conditional([.init(isPivot, .integer(1))], otherwise: column("units")) : nil,
      age: place.table.hasAge ? .conditional([.init(isPivot, .integer(0))], otherwise: column("age")) : nil)
  }

  private mutating func join(
    _ place: RatePlace, _ alias: String, _ conditions: [SQLExpression], _ joins: inout [Select.Join]
  ) {
    let column = { (column: String) in SQLExpression.output(table: alias, name: column) }
    var conditions = conditions
    if let key = place.key {
      switch place.table.key {
      case .day: conditions.append(.binary(.equal, column("day"), joinKey(key)))
      case .interval:
        conditions += [
          .binary(.lessOrEqual, column("valid_from"), key), .binary(.greater, column("valid_until"), key),
        ]
      case .none: break
      }
      if place.isEnd, place.set.openPeriod == .error, let points = place.table.points {
        conditions.append(.binary(.lessOrEqual, key, newestDay(of: points)))
      }
    }
    joins.append(.init(.left, .common(place.table.name, alias: alias), on: conditions))
  }

  private func free(_ alias: String, in joins: [Select.Join]) -> String {
    var name = alias
    var number = 2
    while joins.contains(where: { $0.source.alias.lowercased() == name }) {
      name = "\(alias)_\(number)"
      number += 1
    }
    return name
  }

  // MARK: Pairs

  /// The rate of a pair that is quoted in one direction or the other, else by way of the pivot.
  private mutating func pairLeg(
    _ place: RatePlace, from currency: SQLExpression, to target: SQLExpression, _ joins: inout [Select.Join]
  ) -> Leg {
    func pair(_ from: SQLExpression, _ to: SQLExpression, _ alias: String) -> Leg {
      let name = free(alias, in: joins)
      let column = { (column: String) in SQLExpression.output(table: name, name: column) }
      join(
        place, name,
        [
          .binary(.equal, column("from_currency"), joinKey(from)),
          .binary(.equal, column("to_currency"), joinKey(to)),
        ], &joins)
      return Leg(
        rate: column("rate"), units: column("units"), age: place.table.hasAge ? column("age") : nil)
    }
    let pivot = SQLExpression.text(place.set.pivot)
    let direct = pair(currency, target, "direct_rate")
    let isPivot = SQLExpression.binary(.equal, currency, pivot)
    let toPivot = pair(currency, pivot, "source_rate")
    var rate = SQLExpression.conditional([.init(isPivot, .integer(1))], otherwise: toPivot.rate)
    var units = SQLExpression.conditional([.init(isPivot, .integer(1))], otherwise: toPivot.units)
    var age = toPivot.age.map { SQLExpression.conditional([.init(isPivot, .integer(0))], otherwise: $0) }
    if target != pivot {
      let fromPivot = pair(pivot, target, "target_rate")
      rate = .binary(.multiply, rate, fromPivot.rate)
      units = .binary(.multiply, units, fromPivot.units!)
      age = older(age, fromPivot.age)
    }
    let isDirect = SQLExpression.not(.isNull(direct.rate))
    return Leg(
      rate: .conditional(
        [.init(isDirect, .form(need(.factor), [direct.rate]))], otherwise: .form(need(.factor), [rate])),
      units: .conditional([.init(isDirect, direct.units!)], otherwise: units),
      age: direct.age.map { .conditional([.init(isDirect, $0)], otherwise: age) })
  }

  private func older(_ one: SQLExpression?, _ other: SQLExpression?) -> SQLExpression? {
    guard let one, let other else { return one ?? other }
    return .conditional([.init(.binary(.greater, other, one), other)], otherwise: one)
  }

  // MARK: Retired currencies

  /// The currency whose rate is taken, and by what the amount is multiplied and divided: a currency that is gone is worth
  /// the fixed factor of its successor, from the day after its last.
  func retirement(of currency: SQLExpression, _ key: SQLExpression?, _ policy: Policy) -> Successor {
    let itself = Successor(currency: currency, times: nil, over: nil)
    guard let index = policy.rateSet else { return itself }
    let set = model.currencies.rateSets[index]
    guard set.shape != .period, set.shape != .pairs else { return itself }
    var successors: [SQLExpression.Branch] = []
    var times: [SQLExpression.Branch] = []
    var over: [SQLExpression.Branch] = []
    for code in model.currencies.codes {
      guard let retirement = ISO4217.retirement(of: code) else { continue }
      var condition = SQLExpression.binary(.equal, currency, .text(code))
      if case .fixed(let day) = policy.reference {
        guard day > retirement.validTo else { continue }
      } else if let key {
        condition = .binary(.and, condition, .binary(.greater, key, .date("\(retirement.validTo)")))
      }
      guard set.retired == .fixed else {
        // Its last rate must not be carried beyond its last day.
        over.append(.init(condition, .null))
        continue
      }
      successors.append(.init(condition, .text(retirement.successor)))
      let scale = retirement.factor.scale
      if isScaled {
        over.append(.init(condition, .integer(Int64(clamping: retirement.factor.coefficient))))
        if scale > 0 { times.append(.init(condition, .integer(powerOfTen(scale)))) }
      } else {
        over.append(.init(condition, .form(.factor, [.decimal("\(retirement.factor)")])))
      }
    }
    if over.isEmpty { return itself }
    return Successor(
      currency: successors.isEmpty ? currency : .conditional(successors, otherwise: currency),
      times: times.isEmpty ? nil : .conditional(times, otherwise: .integer(1)),
      over: .conditional(over, otherwise: .integer(1)))
  }

  /// Amounts with their successors in columns, so that they are written once.
  private mutating func withSuccessors(_ successor: Successor, _ amounts: inout Relation) -> Successor {
    let count = amounts.columns.count
    amounts.columns += [.plain(successor.currency), .plain(successor.over ?? .integer(1))]
    amounts.names += ["rate_currency", "units_of_successor"]
    if let times = successor.times {
      amounts.columns.append(.plain(times))
      amounts.names.append("parts_of_unit")
    }
    amounts = reading(amounts, named: "amounts_of_successors")
    return Successor(
      currency: amounts.columns[count].sql,
      times: successor.times == nil ? nil : amounts.columns[count + 2].sql,
      over: amounts.columns[count + 1].sql)
  }

  // MARK: Values

  func isMissing(_ factor: Factor) -> SQLExpression {
    let parts = (factor.times + factor.over).filter { if case .integer = $0 { false } else { true } }
    return parts.dropFirst().reduce(.isNull(parts[0])) { .binary(.or, $0, .isNull($1)) }
  }

  /// The converted amount, where exact numbers are native.
  mutating func times(_ amount: SQLExpression, _ factor: Factor) -> SQLExpression {
    .choice(
      [.init(factor.isSame, .form(need(.sameAmount), [amount]))],
      otherwise: .form(need(.convert), [amount, multiplied(factor.times), multiplied(factor.over)]))
  }

  func multiplied(_ factors: [SQLExpression]) -> SQLExpression {
    guard let first = factors.first else { return .integer(1) }
    return factors.dropFirst().reduce(first) { .binary(.multiply, $0, $1) }
  }
}

extension Select.Source {
  /// The name under which the columns of the source are read.
  var alias: String {
    switch self {
    case .table(_, let alias), .common(_, let alias), .query(_, let alias), .verbatim(_, let alias): alias
    }
  }
}
