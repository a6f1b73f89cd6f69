import Compiler
import Definitions
import Engines
import Model
import Project
import SQL
import Values

/// A rate as a policy takes it: of a currency against the pivot, or of a pair.
struct RateLeg {
  let currency: String
  /// The second currency of a pair.
  let other: String?
  /// The day that the rate is of; nil for the pivot and for plans without days.
  let day: Day?
  /// nil where there is none.
  let rate: Decimal?
  /// The rate is divided by so many: quoted units, or rates of which it is the sum.
  let units: Decimal
  /// What a currency that is gone became.
  let retirement: ISO4217.Retirement?
  /// Whether two rows give two rates.
  var isContradictory = false

  var name: String { other.map { "\(currency) to \($0)" } ?? currency }
}

/// Reads the rates of a day from a database.
struct RateReader {
  let model: Model
  let policy: Policy
  let set: RateSet
  let day: Day
  let asOf: Day?
  let dialect: Dialect
  let engine: any Engine

  /// The rates that turn `from` into `to`: of each against the pivot; or of the pair, where pairs are quoted.
  func legs(from: String, to: String) throws(EngineError) -> [RateLeg] {
    if from == to { return [] }
    guard set.shape == .pairs else { return [try leg(from), try leg(to)] }
    let direct = try leg(from, to)
    if direct.rate != nil || from == set.pivot || to == set.pivot { return [direct] }
    return [try leg(from, set.pivot), try leg(set.pivot, to)]
  }

  var rateType: CellType {
    .decimal(scale: RateSet.rateScale, isScaled: dialect.decimals == .scaledInteger)
  }

  /// What a currency became before the day.
  func retirement(of currency: String) -> ISO4217.Retirement? {
    guard set.retired == .fixed, set.shape != .period, let retirement = ISO4217.retirement(of: currency),
      day > retirement.validTo
    else { return nil }
    return retirement
  }

  private func leg(_ currency: String, _ other: String? = nil) throws(EngineError) -> RateLeg {
    let retirement = retirement(of: currency)
    let code = retirement?.successor ?? currency
    if code == set.pivot, other == nil {
      return RateLeg(
        currency: currency, other: nil, day: nil, rate: Decimal(1), units: Decimal(1), retirement: retirement)
    }
    let columns = [
      ResultColumn(name: "day", type: .date), ResultColumn(name: "rate", type: rateType),
      // The units of a pair in the inverse direction are its rate.
      ResultColumn(name: "units", type: set.shape == .pairs ? rateType : .integer),
    ]
    let sql = rateStatement(
      for: code, to: other, at: policy, on: day, asOf: asOf, in: model, for: dialect)
    let table = try engine.table(of: sql, columns: columns)
    guard let row = table.rows.first, case .decimal(let rate) = row[1], row[2] != .null else {
      var day: Day?
      if let row = table.rows.first, case .date(let date) = row[0] { day = date }
      return RateLeg(
        currency: currency, other: other, day: day, rate: nil, units: Decimal(1), retirement: retirement,
        isContradictory: !table.rows.isEmpty)
    }
    var units = Decimal(1)
    switch row[2] {
    case .integer(let count): units = Decimal(count)
    case .decimal(let value): units = value.trimmed(to: 0)
    default: break
    }
    var found: Day?
    if case .date(let date) = row[0] { found = date }
    return RateLeg(
      currency: currency, other: other, day: found, rate: rate.trimmed(to: 0), units: units,
      retirement: retirement)
  }
}

/// `datum rates` in words.
struct RateText {
  let from: String
  let to: String
  let legs: [RateLeg]
  let policy: Policy
  let set: RateSet
  let day: Day
  let model: Model

  var text: String {
    guard from != to else { return "1 \(from) = 1 \(to): the same currency, no rate is read" }
    let (times, over) = factors
    var lines = [
      "1 \(from) = \(RateText.quotient(times, over, digits: 12)) \(to) on \(day), at \(model.currencies.name(of: policy))"
    ]
    for leg in legs { lines += words(leg) }
    if legs.count == 2, legs.allSatisfy({ $0.other != nil || $0.currency != set.pivot }) {
      lines.append("  through \(set.pivot), neither leg rounded")
    }
    return lines.joined(separator: "\n")
  }

  /// Numbers whose products are multiplied and divided by.
  private var factors: (times: [Decimal], over: [Decimal]) {
    var times: [Decimal] = []
    var over: [Decimal] = []
    if legs.contains(where: { $0.other != nil }) {
      for leg in legs {
        times.append(leg.rate!)
        over.append(leg.units)
      }
      return (times, over)
    }
    let (above, below) = set.quote == .currencyPerPivot ? (legs[1], legs[0]) : (legs[0], legs[1])
    times = [above.rate!, below.units]
    over = [below.rate!, above.units]
    if let retirement = legs[0].retirement { over.append(retirement.factor) }
    if let retirement = legs[1].retirement { times.append(retirement.factor) }
    return (times, over)
  }

  private func words(_ leg: RateLeg) -> [String] {
    var lines: [String] = []
    if let retirement = leg.retirement {
      lines.append(
        "  \(leg.currency) is gone since \(retirement.validTo.adding(days: 1)): \(retirement.factor) \(leg.currency) are 1 \(retirement.successor) by law"
      )
    }
    let code = leg.retirement?.successor ?? leg.currency
    if code == set.pivot, leg.other == nil { return lines }
    let quote: String
    if let other = leg.other {
      let isInverse = leg.units != Decimal(1)
      quote =
        isInverse
        ? "\(leg.rate!) \(other) = \(leg.units) \(leg.currency)" : "1 \(leg.currency) = \(leg.rate!) \(other)"
    } else {
      let isAverage = policy.reference.isAverage
      let value = isAverage ? "\(RateText.quotient([leg.rate!], [leg.units], digits: 12))" : "\(leg.rate!)"
      let amount = isAverage ? "1" : "\(leg.units)"
      quote =
        set.quote == .currencyPerPivot
        ? (amount == "1"
          ? "1 \(set.pivot) = \(value) \(code)" : "\(amount) \(set.pivot) = \(value) \(code)")
        : "\(amount) \(code) = \(value) \(set.pivot)"
    }
    lines.append("  \(quote), \(set.tableName)\(source(leg))")
    return lines
  }

  private func source(_ leg: RateLeg) -> String {
    guard let found = leg.day else { return policy.reference == .plan ? ", of the plan" : "" }
    if case .average(let period) = policy.reference.base {
      let what = set.average == .calendarDays ? "days" : "rates"
      return ", mean of \(leg.units) \(what) of the \(period.rawValue) of \(found)"
    }
    if set.shape == .intervals { return ", since \(found)" }
    guard let asked = pointDay(policy.reference, day) else { return " of \(found)" }
    let age = asked.daysSince1970 - found.daysSince1970
    return age == 0 ? " of \(found)" : " of \(found), carried forward \(age) day\(age == 1 ? "" : "s")"
  }

  /// The day whose rate a policy takes; nil where it takes that of a period.
  private func pointDay(_ reference: TimeReference, _ day: Day) -> Day? {
    switch reference {
    case .transactionDate: set.fixing == .previous ? day.adding(days: -1) : day
    case .fixed(let fixed): fixed
    case .shifted(let count, let grain, let base): pointDay(base, day.moved(by: count, grain))
    case .average, .end, .plan, .booked: nil
    }
  }

  /// So many digits after the point, rounded; digit by digit, as products may be large.
  static func quotient(_ times: [Decimal], _ over: [Decimal], digits: Int) -> Decimal {
    let scale = { (factors: [Decimal]) in factors.reduce(0) { $0 + $1.scale } }
    var numerator = times.reduce(Int128(1)) { $0 * $1.coefficient }
    var divisor = over.reduce(Int128(1)) { $0 * $1.coefficient }
    let difference = scale(over) - scale(times)
    if difference > 0 { numerator *= Decimal.powersOfTen[difference] }
    if difference < 0 { divisor *= Decimal.powersOfTen[-difference] }
    var value = numerator / divisor
    var rest = numerator % divisor
    for _ in 0...digits {
      rest *= 10
      value = value * 10 + rest / divisor
      rest %= divisor
    }
    return Decimal(coefficient: value, scale: digits + 1).rescaled(to: digits).trimmed(to: 0)
  }
}
