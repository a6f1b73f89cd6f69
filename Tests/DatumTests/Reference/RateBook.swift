import BigInt
import Definitions
import Model
import Values

/// The rates of a project as a person would look them up in a book: day by day, no joins, no windows.
struct RateBook {
  struct Quote {
    let set: Int
    let currency: String
    /// The second currency of a pair.
    var other: String?
    let day: Day
    let rate: Decimal
    var per = 1
    var source: String?
    var recordedAt: Day?
    /// Of an interval; nil for an open end.
    var until: Day?
    /// Of a plan of years.
    var year: Int?
  }

  struct Missing: Error {}

  /// The age of the oldest rate that was looked up since it was emptied.
  final class Ages {
    var oldest: Int?

    func add(_ age: Int) { oldest = max(oldest ?? 0, age) }
  }

  let rules: CurrencyRules
  let asOf: Day?
  let ages = Ages()
  let calendar: BusinessCalendar
  private let quotes: [Quote]
  /// Positive rates by set, currency and second currency; then by day.
  private let bySubject: [Subject: [Quote]]
  private let byDay: [Subject: [Day: [Quote]]]

  private struct CrossKey: Hashable {
    let set: Int
    let from: String
    let target: String
    let first: Day
    let last: Day
  }

  /// Means that were computed, as they are long sums.
  private final class Crosses { var means: [CrossKey: Result<Rational, any Error>] = [:] }

  private let crosses = Crosses()

  private struct Subject: Hashable {
    let set: Int
    let currency: String
    let other: String?
  }

  init(rules: CurrencyRules, quotes: [Quote], asOf: Day?, calendar: BusinessCalendar) {
    self.rules = rules
    self.quotes = quotes
    self.asOf = asOf
    self.calendar = calendar
    bySubject = Dictionary(grouping: quotes.filter { $0.rate > Decimal(0) }) {
      Subject(set: $0.set, currency: $0.currency, other: $0.other)
    }
    byDay = bySubject.mapValues { Dictionary(grouping: $0, by: \.day) }
  }

  /// What one unit of a currency is worth in another for a row of a day.
  func factor(_ from: String, to target: String, at policy: Policy, on day: Day) throws -> Rational {
    if from == target { return Rational(1) }
    guard let index = policy.rateSet else { throw Missing() }
    let set = rules.rateSets[index]
    let read = { (code: String, other: String?) throws -> Rational in
      try rate(code, other, at: policy.reference, on: day, index, set)
    }
    if set.shape == .pairs {
      if let direct = try? read(from, target) { return direct }
      let first = from == set.pivot ? Rational(1) : try read(from, set.pivot)
      let second = target == set.pivot ? Rational(1) : try read(set.pivot, target)
      return first * second
    }
    if set.cross == .ofCrosses, target != set.pivot, policy.reference.isAverage,
      let mean = try meanOfCrosses(from, target, at: policy.reference, day, index, set)
    {
      return mean
    }
    let source = try read(from, nil)
    let other = try read(target, nil)
    guard let factor = set.quote == .currencyPerPivot ? other / source : source / other else {
      throw Missing()
    }
    return factor
  }

  /// The same for a rate key, which is the day whose rate is taken, or a day of its period.
  func factor(atKey key: Day, _ from: String, to target: String, at policy: Policy) throws -> Rational {
    let isPrevious = policy.rateSet.map { rules.rateSets[$0].fixing == .previous } ?? false
    let day = policy.reference.base == .transactionDate && isPrevious ? key.adding(days: 1) : key
    return try factor(from, to: target, at: Policy(policy.reference.base, rateSet: policy.rateSet), on: day)
  }

  private func rate(
    _ code: String, _ other: String?, at reference: TimeReference, on day: Day, _ index: Int, _ set: RateSet
  ) throws -> Rational {
    switch reference {
    case .shifted(let count, let grain, let base):
      return try rate(code, other, at: base, on: moved(day, Int(count), grain), index, set)
    case .booked: throw Missing()
    case .plan:
      let year = day.components.year
      let found = quotes.filter {
        $0.set == index && $0.currency == code && $0.rate > Decimal(0)
          && (set.columns.period == nil || $0.year == year)
      }
      if code == set.pivot { return Rational(1) }
      return try agreed(found)
    case .fixed(let fixed): return try leg(code, other, on: fixed, index, set)
    case .transactionDate:
      return try leg(code, other, on: set.fixing == .previous ? day.adding(days: -1) : day, index, set)
    case .end(let period):
      let last = end(of: period, day)
      if code == set.pivot, other == nil {
        ages.add(0)
        return Rational(1)
      }
      try demandComplete(last, index, set)
      return try leg(code, other, on: last, index, set)
    case .average(let period): return try mean(code, other, period, day, index, set)
    }
  }

  // MARK: One day

  /// A currency against the pivot, or a pair in either direction.
  private func leg(_ code: String, _ other: String?, on day: Day, _ index: Int, _ set: RateSet) throws
    -> Rational
  {
    if let other {
      if let direct = try? held(code, other, on: day, index, set) { return direct }
      guard set.inverse == .derive else { throw Missing() }
      return (Rational(1) / (try held(other, code, on: day, index, set)))!
    }
    if let gone = ISO4217.retirement(of: code), day > gone.validTo {
      guard set.retired == .fixed else { throw Missing() }
      let successor = try leg(gone.successor, nil, on: day, index, set)
      let factor = Rational(gone.factor)
      return set.quote == .currencyPerPivot ? successor * factor : (successor / factor)!
    }
    if code == set.pivot {
      ages.add(0)
      return Rational(1)
    }
    return try held(code, nil, on: day, index, set)
  }

  /// The newest rate on or before a day that is not too old.
  private func held(_ code: String, _ other: String?, on day: Day, _ index: Int, _ set: RateSet) throws
    -> Rational
  {
    let subject = Subject(set: index, currency: code, other: other)
    if set.shape == .intervals { return try interval(bySubject[subject] ?? [], day, set) }
    guard let dated = dated(subject, on: day, set) else { throw Missing() }
    let rate = try best(dated, set)
    ages.add(day.daysSince1970 - dated[0].day.daysSince1970)
    return rate
  }

  /// The quotes of the newest day that has any; nil where there is none.
  private func dated(_ subject: Subject, on day: Day, _ set: RateSet) -> [Quote]? {
    guard let dates = byDay[subject] else { return nil }
    let groups =
      set.precedence == .sourceFirst && set.sources.count > 1 ? set.sources.map { [$0] } : [set.sources]
    for sources in groups {
      for age in 0...(set.maxStalenessDays ?? 0) {
        let dated = (dates[day.adding(days: -age)] ?? []).filter {
          isKnown($0, for: day, set) && (sources.isEmpty || sources.contains($0.source ?? ""))
        }
        if !dated.isEmpty { return dated }
      }
    }
    return nil
  }

  private func isAllowed(_ quote: Quote, _ set: RateSet) -> Bool {
    set.sources.isEmpty || set.sources.contains(quote.source ?? "")
  }

  /// Whether a quote had been recorded when the month of a day was locked, or by the day that is asked for.
  private func isKnown(_ quote: Quote, for day: Day, _ set: RateSet) -> Bool {
    guard set.columns.recordedAt != nil, let recorded = quote.recordedAt else { return true }
    if let asOf { return recorded <= asOf }
    let month = day.adding(days: 1 - day.components.day)
    guard let lock = rules.locks.first(where: { $0.month == month }) else { return true }
    return recorded <= lock.knownOn
  }

  /// Of the quotes of one day: the best source, then the newest recording.
  private func best(_ dated: [Quote], _ set: RateSet) throws -> Rational {
    let rank = { (quote: Quote) in set.sources.firstIndex(of: quote.source ?? "") ?? 0 }
    let first = dated.map(rank).min()!
    let ofSource = dated.filter { rank($0) == first }
    let newest = ofSource.compactMap(\.recordedAt).max()
    return try agreed(ofSource.filter { $0.recordedAt == newest })
  }

  private func agreed(_ quotes: [Quote]) throws -> Rational {
    guard let first = quotes.first, quotes.allSatisfy({ $0.rate == first.rate && $0.per == first.per }) else {
      throw Missing()
    }
    return (Rational(first.rate) / Rational(.init(first.per)))!
  }

  private func interval(_ own: [Quote], _ day: Day, _ set: RateSet) throws -> Rational {
    let starts = own.filter { $0.day <= day }
    guard let latest = starts.map(\.day).max() else { throw Missing() }
    let current = starts.filter { $0.day == latest }
    let end = current.map {
      $0.until ?? (set.maxStalenessDays.map { current[0].day.adding(days: $0) } ?? Day("9999-12-30")!)
    }.max()!
    guard day <= end else { throw Missing() }
    // A term that names its end must not meet another.
    let isOverlapped = own.contains { other in
      guard other.day != latest else { return false }
      if other.day > latest {
        return current.contains { $0.until != nil } && other.day <= end
      }
      return other.until.map { $0 >= latest } ?? false
    }
    if isOverlapped { throw Missing() }
    return try agreed(current)
  }

  // MARK: Periods

  private func mean(
    _ code: String, _ other: String?, _ period: Grain, _ day: Day, _ index: Int, _ set: RateSet
  ) throws -> Rational {
    let first = start(of: period, day)
    let last = end(of: period, day)
    if let other {
      if let direct = try? meanOfPoints(code, other, first, last, index, set) { return direct }
      guard set.inverse == .derive else { throw Missing() }
      return (Rational(1) / (try meanOfPoints(other, code, first, last, index, set)))!
    }
    if let gone = ISO4217.retirement(of: code), first > gone.validTo {
      guard set.retired == .fixed else { throw Missing() }
      let successor = try mean(gone.successor, nil, period, day, index, set)
      let factor = Rational(gone.factor)
      return set.quote == .currencyPerPivot ? successor * factor : (successor / factor)!
    }
    if code == set.pivot { return Rational(1) }
    return try meanOfPoints(code, nil, first, last, index, set)
  }

  /// The mean of what one unit is worth in another currency on each day that has rates of both; nil where one of them is
  /// the pivot, or became it, as such rates are quoted.
  private func meanOfCrosses(
    _ from: String, _ target: String, at reference: TimeReference, _ day: Day, _ index: Int, _ set: RateSet
  ) throws -> Rational? {
    var reference = reference
    var day = day
    while case .shifted(let count, let grain, let base) = reference {
      day = moved(day, Int(count), grain)
      reference = base
    }
    guard case .average(let period) = reference else { return nil }
    let first = start(of: period, day)
    let last = end(of: period, day)
    var (code, units) = (from, Rational(1))
    if let gone = ISO4217.retirement(of: from), first > gone.validTo {
      guard set.retired == .fixed else { throw Missing() }
      (code, units) = (gone.successor, Rational(gone.factor))
    }
    if code == set.pivot { return nil }
    try demandComplete(last, index, set)
    let key = CrossKey(set: index, from: code, target: target, first: first, last: last)
    if let known = crosses.means[key] { return (try known.get() / units)! }
    let mean = Result { () throws -> Rational in
      let own = ratesByDay(code, nil, first, last, index, set)
      let others = ratesByDay(target, nil, first, last, index, set)
      let quotients = try own.compactMap { day, rate -> Rational? in
        guard let other = others[day] else { return nil }
        return set.quote == .currencyPerPivot ? try other.get() / rate.get() : try rate.get() / other.get()
      }
      guard !quotients.isEmpty else { throw Missing() }
      return (quotients.reduce(Rational(0), +) / Rational(.init(quotients.count)))!
    }
    crosses.means[key] = mean
    return (try mean.get() / units)!
  }

  private func meanOfPoints(
    _ code: String, _ other: String?, _ first: Day, _ last: Day, _ index: Int, _ set: RateSet
  ) throws -> Rational {
    try demandComplete(last, index, set)
    let rates = try ratesByDay(code, other, first, last, index, set).values.map { try $0.get() }
    guard !rates.isEmpty else { throw Missing() }
    let sum = rates.dropFirst().reduce(rates[0], +)
    return (sum / Rational(.init(rates.count)))!
  }

  /// The rates that a mean is taken of.
  private func ratesByDay(
    _ code: String, _ other: String?, _ first: Day, _ last: Day, _ index: Int, _ set: RateSet
  ) -> [Day: Result<Rational, any Error>] {
    var rates: [Day: Result<Rational, any Error>] = [:]
    let own = (bySubject[Subject(set: index, currency: code, other: other)] ?? []).filter {
      isAllowed($0, set)
    }
    if set.average == .calendarDays {
      for number in first.daysSince1970...last.daysSince1970 {
        let day = Day(daysSince1970: number)
        if let dated = dated(Subject(set: index, currency: code, other: other), on: day, set) {
          rates[day] = Result { try best(dated, set) }
        }
      }
    } else {
      let groups =
        set.precedence == .sourceFirst && set.sources.count > 1 ? set.sources.map { [$0] } : [set.sources]
      for sources in groups where rates.isEmpty {
        for number in first.daysSince1970...last.daysSince1970 {
          let day = Day(daysSince1970: number)
          let dated = own.filter {
            $0.day == day && isKnown($0, for: day, set)
              && (sources.isEmpty || sources.contains($0.source ?? ""))
          }
          if !dated.isEmpty { rates[day] = Result { try best(dated, set) } }
        }
      }
    }
    return rates
  }

  /// A period is complete when the set has a rate of its last day or of a later one.
  private func demandComplete(_ last: Day, _ index: Int, _ set: RateSet) throws {
    guard set.openPeriod == .error, set.shape != .intervals else { return }
    let isComplete = quotes.contains {
      $0.set == index && $0.day >= last && $0.rate > Decimal(0) && isAllowed($0, set)
        && ($0.other != nil || $0.currency != set.pivot) && isKnownEver($0, set)
    }
    if !isComplete { throw Missing() }
  }

  /// Whether the quote can be the rate of any day.
  private func isKnownEver(_ quote: Quote, _ set: RateSet) -> Bool {
    (0...(set.maxStalenessDays ?? 0)).contains { isKnown(quote, for: quote.day.adding(days: $0), set) }
  }

  private func start(of period: Grain, _ day: Day) -> Day {
    let parts = day.components
    switch period {
    case .month: return Day(year: parts.year, month: parts.month, day: 1)!
    case .quarter: return Day(year: parts.year, month: (parts.month - 1) / 3 * 3 + 1, day: 1)!
    case .year: return Day(year: parts.year, month: 1, day: 1)!
    case .fiscalQuarter, .fiscalYear: return day.fiscalStart(of: period, in: calendar)
    default:
      // 1970-01-01 was a Thursday.
      let weekday = ((day.daysSince1970 + 3) % 7 + 7) % 7 + 1
      return day.adding(days: -((weekday - calendar.weekStart.isoNumber + 7) % 7))
    }
  }

  private func end(of period: Grain, _ day: Day) -> Day {
    let first = start(of: period, day)
    switch period {
    case .month: return first.adding(months: 1).adding(days: -1)
    case .quarter, .fiscalQuarter: return first.adding(months: 3).adding(days: -1)
    case .year, .fiscalYear: return first.adding(months: 12).adding(days: -1)
    default: return first.adding(days: 6)
    }
  }

  private func moved(_ day: Day, _ count: Int, _ grain: Grain) -> Day {
    switch grain {
    case .day: day.adding(days: count)
    case .week: day.adding(days: 7 * count)
    case .month: day.adding(months: count)
    case .quarter, .fiscalQuarter: day.adding(months: 3 * count)
    default: day.adding(months: 12 * count)
    }
  }
}
