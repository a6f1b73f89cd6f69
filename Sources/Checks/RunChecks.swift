import Compiler
import Definitions
package import Diagnostics
package import Engines
import Model
import Planning
import Project
import SQL
import Values

/// Runs checks and examples on a database. What breaks is a finding at the place of the check, with rows that break it.
struct CheckRun {
  /// Of the definitions that `declareChecks` gave.
  let model: Model
  let dialect: Dialect
  let engine: any Engine
  /// In UTC; what `fresh` is compared with.
  let now: Instant

  /// As many rows as are shown of those that break a rule.
  static let samples = 5

  /// What became of each check, in their order.
  func outcomes(of checks: [DeclaredCheck]) throws(EngineError) -> [CheckOutcome] {
    let counts = try countsOfOwnRows(checks)
    var outcomes: [CheckOutcome] = []
    for (index, check) in checks.enumerated() {
      outcomes.append(
        try outcome(at: check.definition.span) { () throws(EngineError) in
          switch check.subject {
          case .rows(let breaking, let all, let entity):
            try rows(check, breaking, all: all, entity: entity, counted: counts[index])
          case .values(let columns, let counted, let entity):
            try repeated(check, columns, counted, entity: entity)
          case .newest(let metric, let count, let grain): try stale(check, metric, count, grain)
          case .groups(let question, let condition): try broken(check, question, condition)
          }
        })
    }
    return outcomes
  }

  /// What a database refuses for one check is told of that check; where it cannot be asked at all, nothing is.
  func outcome(
    at span: SourceSpan, _ run: () throws(EngineError) -> [Finding]
  ) throws(EngineError) -> CheckOutcome {
    do throws(EngineError) {
      return CheckOutcome(span: span, findings: try run())
    } catch {
      switch error {
      case .statementFailed, .timedOut, .overflow, .unexpectedValue:
        return CheckOutcome(span: span, findings: [], error: error)
      case .libraryMissing, .cannotConnect, .variableUnset, .cancelled, .badSeed: throw error
      }
    }
  }

  /// Why a question cannot be asked of this database. Most of it was found when definitions were checked, but the database may
  /// be none of the targets.
  func whyNot(_ question: QueryRequest, at span: SourceSpan) -> [Finding] {
    compile(question, in: model, for: dialect).findings.map { $0.place == nil ? $0.placed(at: span) : $0 }
  }

  /// The whole answer of a question, and what is wrong with the rates that it read. Rows that may be left out are worth knowing,
  /// and no more.
  func answer(
    _ query: CompiledQuery, at span: SourceSpan, _ severity: Finding.Severity
  ) throws(EngineError) -> (table: ResultTable, findings: [Finding]) {
    let table = try engine.table(of: query.sql, columns: query.resultColumns)
    let missing = try MissingRates(query: query, model: model, dialect: dialect, engine: engine).findings(
      in: table)
    return (
      table, missing.map { $0.placed(at: span).withSeverity($0.severity == .error ? severity : .information) }
    )
  }

  // MARK: Groups

  private func broken(_ check: DeclaredCheck, _ question: QueryRequest, _ condition: String)
    throws(EngineError)
    -> [Finding]
  {
    let definition = check.definition
    guard let query = compile(question, in: model, for: dialect).value,
      let column = query.position(ofMetric: condition)
    else { return whyNot(question, at: definition.span) }
    let (table, missing) = try answer(query, at: definition.span, definition.severity)
    let told = told(missing, besides: condition)
    // Rows without a rate make a number that nothing can be said of.
    if told.contains(where: { $0.severity != .information }) { return told }
    let rows = table.rows.filter { $0[column] == .boolean(false) }
    guard !rows.isEmpty else { return told }
    let rule = "'\(definition.text)'"
    var finding = failed(
      check,
      query.query.dimensions.isEmpty
        ? "\(rule) does not hold"
        : "\(rows.count) \(rows.count == 1 ? "group breaks" : "groups break") \(rule)")
    for row in rows.prefix(CheckRun.samples) {
      let sentence = query.sentence(of: row, leavingOut: column, in: model)
      if !sentence.isEmpty { finding = finding.noting(sentence) }
    }
    if rows.contains(where: query.showsOneNumber) {
      finding = finding.helping(
        "allow what amounts are rounded by: 'within 0.01 \(query.query.targetCode ?? "EUR") of'")
    }
    return told + [finding]
  }

  /// The rule reads the rates of what stands beside it, which is told once.
  private func told(_ findings: [Finding], besides condition: String) -> [Finding] {
    let ofOthers = findings.filter { !$0.message.contains("'\(condition)'") }
    return ofOthers.isEmpty ? findings : ofOthers
  }

  // MARK: Words

  func failed(_ check: DeclaredCheck, _ message: String) -> Finding {
    let finding = Finding(
      .checkFailed, message, at: check.definition.span, severity: check.definition.severity)
    return check.definition.description.map { finding.noting($0) } ?? finding
  }
}

/// What became of a check, or of an example.
package struct CheckOutcome: Sendable {
  /// Where it stands.
  package let span: SourceSpan
  /// What is wrong, or worth knowing.
  package let findings: [Finding]
  /// What the database said, where it did not answer.
  package var error: EngineError?

  package var holds: Bool { error == nil && findings.allSatisfy { $0.severity == .information } }
}

/// Metrics that were made for checks, asked without groups.
struct CheckQuestion {
  let request: QueryRequest

  init(_ metrics: [String], at span: SourceSpan) {
    var request = QueryRequest()
    request.metrics = metrics.map { QueryRequest(metric: $0, at: span).metrics[0] }
    self.request = request
  }
}
