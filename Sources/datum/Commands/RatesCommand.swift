import ArgumentParser
import Compiler
import Definitions
import Diagnostics
import Engines
import Model
import Project
import SQL
import Values

struct RatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "Tell what an amount of one currency is worth in another on a day, and from which rates.",
    discussion: """
      The answer is the factor by which every row of that day is converted.

      EXAMPLES
        datum rates EUR USD --on 2025-03-31
        datum rates GBP SEK --on 2025-04-21
      """)

  @Argument(help: "The currency that an amount is in.")
  var from: String

  @Argument(help: "The currency that it is converted to.")
  var to: String

  @Option(name: .long, help: "The day: 2025-03-31.")
  var on: String

  @Option(name: .long, help: "The connection of datum.yaml to ask; else its default_connection.")
  var connection: String?

  @OptionGroup var options: ProjectOptions

  func validate() throws {
    guard Day(on) != nil else { throw ValidationError("--on takes a day as in 2025-03-31") }
  }

  func run() throws {
    var project = try options.loadWhole()
    let codes = project.model.currencies.codes
    for code in [from, to] where !codes.contains(code) {
      throw fail(
        Finding(
          .unknownCurrency, "unknown currency \(code): not in the currency domain of this project", at: nil
        )
        .suggesting(code, from: codes))
    }
    guard let flow = project.model.currencies.flow, let day = Day(on) else {
      throw fail(
        Finding(.noConversionPath, "no conversion path from \(from) to \(to): no rates are declared", at: nil)
          .helping("declare a rate set under 'rates:' and 'conversion: {flow: transaction_date using …}'"))
    }
    let found = project.connection(named: connection)
    guard let connection = found.value else { throw fail(found.findings[0]) }
    let dialect = try project.wholeDialect(named: connection.engine.rawValue)
    let rateSet = project.model.currencies.rateSets[flow]
    let legs: [Leg]
    do throws(EngineError) {
      let engine = try project.open(connection) { Terminal.printError("datum: \($0) …") }
      legs = try [from, to].map { (code) throws(EngineError) in
        try leg(of: code, on: day, rateSet, dialect, engine)
      }
    } catch {
      throw fail(
        finding(for: error, connection: connection.name.value, root: project.root), code: .environment)
    }
    for leg in legs where leg.rate == nil && from != to {
      throw fail(
        Finding(
          .missingRate,
          "missing rate: \(leg.currency) has no rate in \(rateSet.name) on \(day) or up to \(rateSet.maxStalenessDays ?? 0) days before",
          at: nil
        ).helping("add the rate to '\(rateSet.table.joined(separator: "."))'"))
    }
    Terminal.print(text(legs, rateSet, day))
  }

  /// The rate of a currency against the pivot.
  private struct Leg {
    let currency: String
    let day: Day?
    /// 1 for the pivot; nil where there is none.
    let rate: Decimal?
  }

  private func leg(
    of currency: String, on day: Day, _ rateSet: RateSet, _ dialect: Dialect, _ engine: any Engine
  ) throws(EngineError) -> Leg {
    if currency == rateSet.pivot { return Leg(currency: currency, day: nil, rate: Decimal(1)) }
    let isScaled = dialect.decimals == .scaledInteger
    let columns = [
      ResultColumn(name: "day", type: .date),
      ResultColumn(name: "rate", type: .decimal(scale: RateSet.rateScale, isScaled: isScaled)),
    ]
    let table = try engine.table(
      of: rateStatement(for: currency, on: day, in: rateSet, for: dialect), columns: columns)
    guard let row = table.rows.first, case .date(let found) = row[0], case .decimal(let rate) = row[1] else {
      return Leg(currency: currency, day: nil, rate: nil)
    }
    return Leg(currency: currency, day: found, rate: rate.trimmed(to: 0))
  }

  private func text(_ legs: [Leg], _ rateSet: RateSet, _ day: Day) -> String {
    guard from != to, let source = legs[0].rate, let target = legs[1].rate else {
      return "1 \(from) = 1 \(to): the same currency, no rate is read"
    }
    let isPerPivot = rateSet.quote == .currencyPerPivot
    let (times, over) = isPerPivot ? (target, source) : (source, target)
    var lines = [
      "1 \(from) = \(quotient(times, over)) \(to) on \(day), at transaction_date using \(rateSet.name)"
    ]
    for leg in legs {
      guard let rate = leg.rate, let found = leg.day else { continue }
      let quote =
        isPerPivot
        ? "1 \(rateSet.pivot) = \(rate) \(leg.currency)" : "1 \(leg.currency) = \(rate) \(rateSet.pivot)"
      let age = day.daysSince1970 - found.daysSince1970
      let carried = age == 0 ? "" : ", carried forward \(age) day\(age == 1 ? "" : "s")"
      lines.append("  \(quote), \(rateSet.table.joined(separator: ".")) of \(found)\(carried)")
    }
    if legs.allSatisfy({ $0.day != nil }) {
      lines.append("  through \(rateSet.pivot): \(times) / \(over), neither of them rounded")
    }
    return lines.joined(separator: "\n")
  }

  /// Twelve digits after the point.
  private func quotient(_ times: Decimal, _ over: Decimal) -> Decimal {
    let digits = 13
    let numerator = times.rescaled(to: RateSet.rateScale).coefficient * Decimal.powersOfTen[digits]
    let value = numerator / over.rescaled(to: RateSet.rateScale).coefficient
    return Decimal(coefficient: value, scale: digits).rescaled(to: 12).trimmed(to: 0)
  }
}
