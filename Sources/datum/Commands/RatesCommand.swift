import Answers
import ArgumentParser
import Compiler
import Definitions
import Diagnostics
import Engines
import Model
import Project
import SQL
import Values
import YAMLTree

struct RatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "Tell what an amount of one currency is worth in another on a day, and from which rates.",
    discussion: """
      The answer is the factor by which every row of that day is converted.

      EXAMPLES
        datum rates EUR USD --on 2025-03-31
        datum rates GBP SEK --on 2025-04-21 --at "average(month)"
      """)

  @Argument(help: "The currency that an amount is in.")
  var from: String

  @Argument(help: "The currency that it is converted to.")
  var to: String

  @Option(name: .long, help: "The day of the row: 2025-03-31.")
  var on: String

  @Option(name: .long, help: "The policy; else that of the project for flows.")
  var at: String?

  @Option(name: .long, help: "Only rates that were recorded by the end of that day: 2026-05-11.")
  var asOf: String?

  @Option(name: .long, help: "The connection of datum.yaml to ask; else its default_connection.")
  var connection: String?

  @OptionGroup var options: ProjectOptions

  func validate() throws {
    guard Day(on) != nil else { throw ValidationError("--on takes a day as in 2025-03-31") }
    if let asOf, Day(asOf) == nil { throw ValidationError("--as-of takes a day as in 2025-03-31") }
  }

  func run() throws {
    var sources = SourceFiles()
    let asked = try at.map { try read($0, in: &sources) }
    var project = try options.loadWhole(sources)
    let codes = project.model.currencies.codes
    for code in [from, to] where !codes.contains(code) {
      throw fail(
        Finding(
          .unknownCurrency, "unknown currency \(code): not in the currency domain of this project", at: nil
        )
        .suggesting(code, from: codes))
    }
    let policy = try policy(asked, in: project)
    let set = project.model.currencies.rateSets[policy.rateSet!]
    guard let day = Day(on) else { return }
    let found = project.connection(named: connection)
    guard let connection = found.value else { throw fail(found.findings[0]) }
    let dialect = try project.wholeDialect(named: connection.engine.rawValue)
    let crosses: CrossRates?
    let legs: [RateLeg]
    do throws(EngineError) {
      let engine = try project.open(connection) { Terminal.printError("datum: \($0) …") }
      let reader = RateReader(
        model: project.model, policy: policy, set: set, day: day, asOf: asOf.flatMap { Day($0) },
        dialect: dialect, engine: engine)
      crosses = try reader.crosses(from: from, to: to)
      legs = crosses == nil ? try reader.legs(from: from, to: to) : []
    } catch {
      throw fail(
        finding(for: error, connection: connection.name.value, root: project.root), code: .environment)
    }
    if let crosses {
      if crosses.points.isEmpty { throw fail(missing(crosses, policy, day)) }
      return Terminal.print(crosses.text(on: day, at: project.model.currencies.name(of: policy)))
    }
    for leg in legs where leg.rate == nil && from != to { throw fail(missing(leg, policy, set, day)) }
    Terminal.print(
      RateText(from: from, to: to, legs: legs, policy: policy, set: set, day: day, model: project.model).text)
  }

  private func read(_ text: String, in sources: inout SourceFiles) throws -> WrittenPolicy {
    var question = QueryText()
    question.policies = [sources.part(text, "--at")]
    let parsed = parseQuery(question)
    guard let policy = parsed.value.policy else {
      printFindings(parsed.findings, in: sources)
      throw ExitCode.findings
    }
    return policy
  }

  private func policy(_ asked: WrittenPolicy?, in project: Project) throws -> Policy {
    var checker = ExpressionChecker(model: project.model)
    let policy = asked.map { checker.policy($0, for: .flow) } ?? project.model.currencies[kind: .flow]
    if checker.findings.hasErrors {
      printFindings(checker.findings, in: project.sources)
      throw ExitCode.findings
    }
    guard let policy else {
      throw fail(
        Finding(.noConversionPath, "no conversion path from \(from) to \(to): no rates are declared", at: nil)
          .helping("declare a rate set under 'rates:' and 'conversion: {flow: transaction_date using …}'"))
    }
    guard policy.rateSet != nil else {
      throw fail(
        Finding(
          .noConversionPath, "\(policy.reference) reads no rate set: its rates stand on the rows", at: nil
        )
        .helping("name a policy with rates: --at \"transaction_date using …\""))
    }
    return policy
  }

  private func missing(_ crosses: CrossRates, _ policy: Policy, _ day: Day) -> Finding {
    if let contradiction = crosses.contradiction {
      return duplicateRate("\(from) or \(to), \(contradiction)", in: crosses.set)
        .helping("remove one of them from '\(crosses.set.tableName)'")
    }
    return Finding(
      .missingRate,
      "missing rate: no day of the \(crosses.period.rawValue) has rates of both \(from) and \(to) in \(crosses.set.name) at \(policy.reference) for \(day)",
      at: nil
    ).helping("add the rates to '\(crosses.set.tableName)'")
  }

  private func missing(_ leg: RateLeg, _ policy: Policy, _ set: RateSet, _ day: Day) -> Finding {
    if leg.isContradictory {
      return duplicateRate("\(leg.name)\(leg.day.map { ", \($0)" } ?? "")", in: set)
        .helping("remove one of them from '\(set.tableName)'")
    }
    let carried =
      switch policy.reference.base {
      case .transactionDate, .end, .fixed:
        set.shape == .intervals ? "" : " or up to \(set.maxStalenessDays ?? 0) days before"
      default: ""
      }
    return Finding(
      .missingRate,
      "missing rate: \(leg.name) has no rate in \(set.name) at \(policy.reference) for \(day)\(carried)",
      at: nil
    ).helping("add the rate to '\(set.tableName)'")
  }
}
