import Compiler
import Definitions
import Engines
import Model
import SQL
import Values

/// The mean of the cross rates of a period, and the rates of each day that it is taken of.
struct CrossRates {
  struct Point {
    let day: Day
    /// Of the currency that is converted, and of that which it is converted to; each is quoted for `units`.
    let from: Rate
    let to: Rate
  }

  struct Rate {
    let rate: Decimal
    let units: Decimal
  }

  let currency: String
  let target: String
  /// What `currency` became before the period.
  let retirement: ISO4217.Retirement?
  let set: RateSet
  let period: Grain
  /// Days that have rates of both, in order; empty where there is no mean.
  let points: [Point]
  /// A day with two rates that contradict each other.
  let contradiction: Day?

  private static let digits = 18
  private static let shownDays = 31

  /// One unit of `currency` in `target`.
  var mean: Decimal {
    let sum = points.reduce(Int128(0)) {
      $0 + quotient(of: $1, digits: CrossRates.digits).rescaled(to: CrossRates.digits).coefficient
    }
    let parts = Decimal(coefficient: sum, scale: CrossRates.digits)
    return RateText.quotient(
      [parts], [Decimal(Int64(points.count))] + (retirement.map { [$0.factor] } ?? []), digits: 12
    ).trimmed(to: 0)
  }

  private func quotient(of point: Point, digits: Int) -> Decimal {
    let (above, below) =
      set.quote == .currencyPerPivot ? (point.to, point.from) : (point.from, point.to)
    return RateText.quotient([above.rate, below.units], [below.rate, above.units], digits: digits)
  }

  /// The mean and its days.
  func text(on day: Day, at policy: String) -> String {
    var lines = ["1 \(currency) = \(mean) \(target) on \(day), at \(policy)"]
    if let retirement {
      lines.append(
        "  \(currency) is gone since \(retirement.validTo.adding(days: 1)): \(retirement.factor) \(currency) are 1 \(retirement.successor) by law"
      )
    }
    let code = retirement?.successor ?? currency
    lines.append(
      "  mean of \(points.count) cross rate\(points.count == 1 ? "" : "s") of the \(period.rawValue), \(set.tableName)"
    )
    for point in points.prefix(CrossRates.shownDays) {
      lines.append(
        "  \(point.day): 1 \(code) = \(quotient(of: point, digits: 12)) \(target), from \(words(point.from, code)) and \(words(point.to, target))"
      )
    }
    if points.count > CrossRates.shownDays {
      lines.append("  and \(points.count - CrossRates.shownDays) more days")
    }
    return lines.joined(separator: "\n")
  }

  private func words(_ rate: Rate, _ code: String) -> String {
    set.quote == .currencyPerPivot
      ? "\(rate.units) \(set.pivot) = \(rate.rate) \(code)"
      : "\(rate.units) \(code) = \(rate.rate) \(set.pivot)"
  }
}

extension RateReader {
  /// nil where no cross is needed: one of the currencies is the pivot, or became it.
  func crosses(from: String, to target: String) throws(EngineError) -> CrossRates? {
    guard case .average(let period) = policy.reference.base, from != target,
      model.currencies.isOfCrosses(policy, to: target)
    else { return nil }
    let retirement = retirement(of: from)
    let code = retirement?.successor ?? from
    if code == set.pivot { return nil }
    let columns = [
      ResultColumn(name: "day", type: .date), ResultColumn(name: "currency", type: .text),
      ResultColumn(name: "rate", type: rateType), ResultColumn(name: "units", type: .integer),
    ]
    let sql = crossStatement(
      for: [code, target], at: policy, on: day, asOf: asOf, in: model, for: dialect)
    var rates: [Day: [String: CrossRates.Rate?]] = [:]
    for row in try engine.table(of: sql, columns: columns).rows {
      guard case .date(let day) = row[0], case .text(let currency) = row[1] else { continue }
      var found: CrossRates.Rate?
      if case .decimal(let rate) = row[2], case .integer(let units) = row[3] {
        found = .init(rate: rate.trimmed(to: 0), units: Decimal(units))
      }
      rates[day, default: [:]].updateValue(found, forKey: currency)
    }
    var points: [CrossRates.Point] = []
    var contradiction: Day?
    for (day, both) in rates.sorted(by: { $0.key < $1.key }) {
      guard let own = both[code], let other = both[target] else { continue }
      if let own, let other {
        points.append(.init(day: day, from: own, to: other))
      } else {
        contradiction = contradiction ?? day
      }
    }
    return CrossRates(
      currency: from, target: target, retirement: retirement, set: set, period: period,
      points: contradiction == nil ? points : [], contradiction: contradiction)
  }
}
