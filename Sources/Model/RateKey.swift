import Definitions
package import Values

/// The conversion of one row, where amounts cannot be added up first: a comparison, a deviation.
package struct RowConversion: Sendable, Hashable {
  package let policy: Policy
  package let target: String

  package init(policy: Policy, target: String) {
    self.policy = policy
    self.target = target
  }
}

/// Which rates of a set are looked at.
package struct RateScope: Sendable, Hashable {
  /// The day on which they must have been known; nil for what is known now, or was when a month was locked.
  package var asOf: Day?
  /// The first and the last day of which rates can be needed; nil where that is not known.
  package var from: Day?
  package var to: Day?

  package init(asOf: Day? = nil) { self.asOf = asOf }
}

extension CurrencyRules {
  /// The rates that rows of the days `from` to `to` can need.
  package func scope(of policy: Policy, from: Day?, to: Day?, asOf: Day?) -> RateScope {
    var scope = RateScope(asOf: asOf)
    guard let index = policy.rateSet else { return scope }
    let staleness = rateSets[index].maxStalenessDays ?? 0
    var reference = policy.reference
    var (first, last) = (from, to)
    if case .shifted(let count, let grain, let base) = reference {
      first = first?.moved(by: count, grain)
      last = last?.moved(by: count, grain)
      reference = base
    }
    switch reference {
    case .transactionDate:
      scope.from = first?.adding(days: -staleness - 1)
      scope.to = last
    case .fixed(let day):
      scope.from = day.adding(days: -staleness)
      scope.to = day
    // Whether a period is complete is told by rates after it.
    case .average(let period), .end(let period):
      scope.from = first?.moved(by: -1, period).adding(days: -staleness)
    case .plan, .booked, .shifted: break
    }
    return scope
  }

  /// Whether the rate depends on the day of the row.
  package func needsDay(_ policy: Policy) -> Bool {
    switch policy.reference {
    case .fixed, .booked: false
    case .plan: policy.rateSet.map { rateSets[$0].columns.period != nil } ?? false
    case .transactionDate, .average, .end, .shifted: true
    }
  }

  /// What decides the rate of a row besides its currency: all rows of one key share one factor.
  ///
  /// - Parameter day: the day of the row, a date.
  /// - Returns: the day whose rate is taken, or the first day of the period, or the number of a year; nil where one rate
  ///   holds for all days.
  package func rateKey(of policy: Policy, on day: TypedExpression, calendar: BusinessCalendar)
    -> TypedExpression?
  {
    let moved = { (date: TypedExpression, count: Int64, grain: Grain) in
      TypedExpression(.operation(.addInterval(count, grain), [date]), .date)
    }
    let start = { (date: TypedExpression, grain: Grain) in
      TypedExpression(.operation(.truncate(grain, calendar: calendar), [date]), .date)
    }
    switch policy.reference {
    case .transactionDate:
      let isPrevious = policy.rateSet.map { rateSets[$0].fixing == .previous } ?? false
      return isPrevious ? moved(day, -1, .day) : day
    case .average(let period): return start(day, period)
    case .end(let period): return moved(moved(start(day, period), 1, period), -1, .day)
    case .fixed, .booked: return nil
    case .plan:
      guard let set = policy.rateSet, rateSets[set].columns.period != nil else { return nil }
      // A plan of years names them by their number, any other by the first day of the period.
      return rateSets[set].period == .year
        ? TypedExpression(.operation(.part(.year), [day]), .integer) : start(day, rateSets[set].period)
    case .shifted(let count, let grain, let reference):
      return rateKey(
        of: Policy(reference, rateSet: policy.rateSet), on: moved(day, count, grain), calendar: calendar)
    }
  }
}

extension CurrencyRules {
  /// An amount of one row in another currency.
  ///
  /// - Parameters:
  ///   - code: the currency that the amount is in.
  ///   - key: what decides the rate, see `rateKey`; nil where one rate holds for all rows.
  /// - Returns: an amount with six digits more than the finer of both currencies, so that it can still be rounded.
  package func converted(
    _ amount: TypedExpression, in code: TypedExpression, at policy: Policy, key: TypedExpression?,
    to target: String
  ) -> TypedExpression {
    let digits = max(amount.type.scale ?? 2, minorUnits(target)) + 6
    return TypedExpression(
      .operation(
        .convert(RowConversion(policy: policy, target: target)), [amount, code, key ?? .null(.date)]),
      .decimal(scale: digits), unit: Unit(currency: .fixed(target), kind: amount.unit.kind),
      span: amount.span)
  }
}
