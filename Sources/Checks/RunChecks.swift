import Compiler
import Definitions
import Diagnostics
import Engines
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

  /// - Returns: for each check that does not hold what is wrong, in the order of the checks.
  func findings(for checks: [DeclaredCheck]) throws(EngineError) -> [Finding] {
    let counts = try counts(of: checks)
    var findings: [Finding] = []
    for check in checks {
      switch check.subject {
      case .rows(let breaking, let all, let entity):
        guard let counted = counts[entity] else {
          findings += whyNot(check.questions[0], at: check.definition.span)
          continue
        }
        findings += try self.findings(check, breaking, of: counted, all: all, entity: entity)
      case .values(let columns, let counted, let entity):
        findings += try repeated(check, columns, counted, entity: entity)
      case .newest(let metric, let count, let grain):
        findings += try stale(check, metric, count, grain)
      case .groups(let question):
        findings += try broken(check, question)
      }
    }
    return findings
  }

  /// Why a question cannot be asked of this database. Most of it was found when definitions were checked, but the database may
  /// be none of the targets.
  func whyNot(_ question: QueryRequest, at span: SourceSpan) -> [Finding] {
    compile(question, in: model, for: dialect).findings.map { $0.place == nil ? $0.placed(at: span) : $0 }
  }

  // MARK: Rows

  private struct Counts {
    let query: CompiledQuery
    let row: [Cell]
    /// What is wrong with the rates that conditions read.
    let missing: [Finding]

    func count(_ metric: String) -> Int64 {
      guard let column = query.position(ofMetric: metric), case .integer(let count) = row[column] else {
        return 0
      }
      return count
    }
  }

  /// All checks of the rows of an entity in one scan.
  private func counts(of checks: [DeclaredCheck]) throws(EngineError) -> [String: Counts] {
    var asked: [String: [(metric: String, span: SourceSpan)]] = [:]
    for check in checks {
      guard case .rows(let breaking, let all, let entity) = check.subject else { continue }
      if asked[entity] == nil { asked[entity] = [(all, check.definition.span)] }
      asked[entity]!.append((breaking, check.definition.span))
    }
    var counts: [String: Counts] = [:]
    for (entity, metrics) in asked {
      guard let query = compile(CheckQuestion(metrics).request, in: model, for: dialect).value else {
        continue
      }
      let table = try engine.table(of: query.sql, columns: query.resultColumns)
      let missing = try MissingRates(query: query, model: model, dialect: dialect, engine: engine).findings(
        in: table)
      counts[entity] = table.rows.first.map { Counts(query: query, row: $0, missing: missing) }
    }
    return counts
  }

  private func findings(
    _ check: DeclaredCheck, _ metric: String, of counts: Counts, all: String, entity: String
  ) throws(EngineError) -> [Finding] {
    let lacking = counts.missing.filter { $0.message.contains("'\(metric)'") }
    if !lacking.isEmpty { return lacking.map { $0.placed(at: check.definition.span) } }
    let count = counts.count(metric)
    guard count > 0 else { return [] }
    let all = counts.count(all)
    var finding = failed(
      check,
      "\(count) of \(all) \(all == 1 ? "row" : "rows") of '\(entity)' break\(count == 1 ? "s" : "") '\(check.definition.text)'"
    )
    if let samples = counts.query.query.rows(behind: metric, most: CheckRun.samples, in: model) {
      for note in try notes(of: samples, countedAs: metric) { finding = finding.noting(note) }
    }
    return [finding]
  }

  private func repeated(
    _ check: DeclaredCheck, _ columns: [String], _ metric: String, entity: String
  ) throws(EngineError) -> [Finding] {
    let question = CheckQuestion([(metric, check.definition.span)]).request
    guard
      let query = compile(question, in: model, for: dialect).value?.query.values(
        of: columns, counted: metric, in: model),
      let compiled = compile(query, in: model, for: dialect).value
    else { return whyNot(question, at: check.definition.span) }
    var count = 0
    var notes: [String] = []
    let metricColumn = compiled.position(ofMetric: metric) ?? 0
    try engine.run(compiled.sql, columns: compiled.resultColumns, timeoutSeconds: nil) {
      (row) throws(EngineError) in
      count += 1
      guard notes.count < CheckRun.samples, case .integer(let rows) = row[metricColumn] else { return }
      notes.append("\(compiled.groupWords(of: row)): \(rows) rows")
    }
    if count == 0 { return [] }
    let values = columns.count == 1 ? "value" : "combination"
    let stand = count == 1 ? "\(values) stands" : "\(values)s stand"
    return [
      notes.reduce(
        failed(
          check,
          "\(columns.joined(separator: ", ")) \(columns.count == 1 ? "is" : "are") not unique in '\(entity)': \(count) \(stand) in more than one row"
        )
      ) { $0.noting($1) }
    ]
  }

  private func stale(
    _ check: DeclaredCheck, _ metric: String, _ count: Int64, _ grain: Grain
  ) throws(EngineError) -> [Finding] {
    let question = CheckQuestion([(metric, check.definition.span)]).request
    guard let query = compile(question, in: model, for: dialect).value else {
      return whyNot(question, at: check.definition.span)
    }
    let table = try engine.table(of: query.sql, columns: query.resultColumns)
    let oldest = now.moved(by: -count, grain)
    let newest = table.rows.first?[query.position(ofMetric: metric) ?? 0] ?? .null
    let allowed = "'\(check.definition.text)' with the clock at \(now)"
    switch newest {
    case .date(let day) where day >= oldest.day: return []
    case .timestamp(let instant) where instant >= oldest: return []
    case .null: return [failed(check, "there is no time that \(allowed) could hold for")]
    default:
      return [failed(check, "the newest time is \(cellText(newest)), which breaks \(allowed)")]
    }
  }

  // MARK: Groups

  private func broken(_ check: DeclaredCheck, _ question: QueryRequest) throws(EngineError) -> [Finding] {
    guard let query = compile(question, in: model, for: dialect).value else {
      return whyNot(question, at: check.definition.span)
    }
    let table = try engine.table(of: query.sql, columns: query.resultColumns)
    let missing = try MissingRates(query: query, model: model, dialect: dialect, engine: engine).findings(
      in: table)
    if missing.hasErrors { return missing.map { $0.placed(at: check.definition.span) } }
    if table.rows.isEmpty { return [] }
    let count = table.rows.count
    let rule = "'\(check.definition.text)'"
    var finding = failed(
      check,
      query.query.dimensions.isEmpty
        ? "\(rule) does not hold" : "\(count) \(count == 1 ? "group breaks" : "groups break") \(rule)")
    for row in table.rows.prefix(CheckRun.samples) { finding = finding.noting(query.sentence(of: row)) }
    if table.rows.contains(where: query.showsOneNumber) {
      finding = finding.helping(
        "allow what amounts are rounded by: 'within 0.01 \(query.query.targetCode ?? "EUR") of'")
    }
    return [finding]
  }

  // MARK: Words

  private func failed(_ check: DeclaredCheck, _ message: String) -> Finding {
    let finding = Finding(
      .checkFailed, message, at: check.definition.span, severity: check.definition.severity)
    return check.definition.description.map { finding.noting($0) } ?? finding
  }

  private func notes(of samples: MetricQuery, countedAs metric: String) throws(EngineError) -> [String] {
    guard let compiled = compile(samples, in: model, for: dialect).value else { return [] }
    let table = try engine.table(of: compiled.sql, columns: compiled.resultColumns)
    return table.rows.map { compiled.groupWords(of: $0) }
  }

}

/// Metrics that were made for checks, asked without groups.
private struct CheckQuestion {
  let request: QueryRequest

  init(_ metrics: [(metric: String, span: SourceSpan)]) {
    var request = QueryRequest()
    request.metrics = metrics.map { QueryRequest(metric: $0.metric, at: $0.span).metrics[0] }
    self.request = request
  }
}
