import Answers
import ArgumentParser
import Compiler
import Definitions
import Diagnostics
import Diff
import Engines
import Model
import Planning
import Project
import SQL
import Values
import YAMLTree

/// How the number of a metric moves on one database, from one definition to the other.
struct Movement {
  let metric: String
  /// In all.
  let before: Cell
  let after: Cell
  /// The unit of amounts.
  let unit: String
  /// What it is sliced by, and the slices that differ, the largest movement first.
  let slices: [Slices]
  /// Why there is no number, where there is none.
  let refusal: String?

  struct Slices {
    let dimension: String
    let count: Int
    let differing: [Slice]
  }

  struct Slice {
    let name: String
    let before: Cell?
    let after: Cell?

    /// nil where one of both is missing, or nothing.
    var change: Double? { relativeChange(before ?? .null, after ?? .null) }
  }

  var change: Double? { relativeChange(before, after) }
}

/// Parts of one: -0.0042 for 0.42 % less; nil where there is nothing to compare with.
func relativeChange(_ before: Cell, _ after: Cell) -> Double? {
  guard let old = before.number, let new = after.number, old != 0 else { return nil }
  return (new - old) / abs(old)
}

extension Cell {
  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .decimal(let value): value.approximation
    case .float(let value): value
    case .null, .boolean, .text, .date, .timestamp: nil
    }
  }
}

/// Asks one database for metrics as they were defined, and as they are.
struct Measure {
  private var before: Project
  private var after: Project
  private let slices: [String]
  private let time: String?
  private let currency: String?

  init(before: Project, after: Project, slices: [String], time: String?, currency: String?) {
    self.before = before
    self.after = after
    self.slices = slices
    self.time = time
    self.currency = currency
  }

  /// What is wrong with the question itself ends the command.
  func check(_ changes: [Change]) throws {
    guard
      let metric = changes.first(where: { change in
        change.kind == .metric && change.category.touchesNumbers
          && after.model.metric(named: change.name) != nil
      })
    else { return }
    var sources = after.sources
    let request = parseQuery(question(metric.name, by: slices, in: &sources))
    let findings =
      request.findings
      + (request.findings.hasErrors ? [] : resolveQuery(request.value, in: after.model).findings)
    let wrong = findings.filter {
      [.badTimeRange, .unknownCurrency, .unknownDimension, .unexpectedToken].contains($0.code)
    }
    guard !wrong.isEmpty else { return }
    printFindings(wrong, in: sources)
    throw ExitCode(2)
  }

  mutating func movements(of changes: [Change], on name: String?) throws -> [Movement] {
    let found = after.connection(named: name)
    guard let connection = found.value else { throw fail(found.findings[0]) }
    let dialect = try after.wholeDialect(named: connection.engine.rawValue)
    do throws(EngineError) {
      let engine = try after.open(connection) { Terminal.printError("datum: \($0) …") }
      var movements: [Movement] = []
      for change in changes where change.kind == .metric && change.category.touchesNumbers {
        guard before.model.metric(named: change.name) != nil, after.model.metric(named: change.name) != nil
        else { continue }
        movements.append(try movement(of: change.name, engine, dialect))
      }
      return movements
    } catch {
      throw fail(finding(for: error, connection: connection.name.value, root: after.root), code: .environment)
    }
  }

  private func movement(of metric: String, _ engine: any Engine, _ dialect: Dialect) throws(EngineError)
    -> Movement
  {
    let whole = try answers(metric, by: nil, engine, dialect)
    var sliced: [Movement.Slices] = []
    for dimension in slices {
      guard let answers = try? self.answers(metric, by: dimension, engine, dialect), answers.refusal == nil
      else { continue }
      let names =
        answers.before.map(\.group)
        + answers.after.map(\.group).filter { name in !answers.before.contains { $0.group == name } }
      let all = names.map { name in
        Movement.Slice(
          name: name, before: answers.before.first { $0.group == name }?.value,
          after: answers.after.first { $0.group == name }?.value)
      }
      let differing = all.filter { ($0.before?.number ?? 0) != ($0.after?.number ?? 0) }
      sliced.append(
        .init(
          dimension: dimension, count: all.count,
          differing: differing.sorted { abs($0.change ?? .infinity) > abs($1.change ?? .infinity) }))
    }
    return Movement(
      metric: metric, before: whole.before.first?.value ?? .null, after: whole.after.first?.value ?? .null,
      unit: whole.unit, slices: sliced, refusal: whole.refusal)
  }

  private typealias Answers = (
    before: [(group: String, value: Cell)], after: [(group: String, value: Cell)], unit: String,
    refusal: String?
  )

  private func answers(_ metric: String, by dimension: String?, _ engine: any Engine, _ dialect: Dialect)
    throws(EngineError) -> Answers
  {
    var all: [[(group: String, value: Cell)]] = []
    var unit = ""
    for project in [before, after] {
      let asked = compiled(metric, by: dimension, in: project, dialect)
      guard let query = asked.value else {
        return ([], [], "", asked.findings.first { $0.severity == .error }?.message ?? "cannot be asked")
      }
      let table = try engine.table(of: query.sql, columns: query.resultColumns)
      let missing = try MissingRates(query: query, model: project.model, dialect: dialect, engine: engine)
        .findings(in: table)
      if let first = missing.first(where: { $0.severity == .error }) { return ([], [], "", first.message) }
      let answer = Answer(table, of: query, model: project.model)
      guard let column = answer.shape.columns.firstIndex(where: \.isMetric) else {
        return ([], [], "", "has no column")
      }
      unit = answer.shape.columns[column].unit
      all.append(
        answer.rows.map { row in
          (dimension == nil ? "" : shownText(row[0], column: 0, in: row, of: answer), row[column])
        })
    }
    return (all[0], all[1], unit, nil)
  }

  private func compiled(_ metric: String, by dimension: String?, in project: Project, _ dialect: Dialect)
    -> Diagnosed<CompiledQuery?>
  {
    var sources = project.sources
    let request = parseQuery(question(metric, by: [dimension].compactMap(\.self), in: &sources))
    guard !request.findings.hasErrors else { return Diagnosed(nil, findings: request.findings) }
    return compile(request.value, in: project.model, for: dialect)
  }

  private func question(_ metric: String, by groups: [String], in sources: inout SourceFiles) -> QueryText {
    var text = QueryText()
    text.metrics = [sources.part(metric, "metric")]
    text.groups = groups.map { sources.part($0, "--by") }
    text.time = time.map { sources.part($0, "--time") }
    text.currency = currency.map { sources.part($0, "--in") }
    return text
  }
}

extension Project {
  /// The SQL of a metric by itself; nil where it cannot be compiled.
  func statement(of metric: String, for dialect: Dialect) -> String? {
    guard let found = model.metric(named: metric) else { return nil }
    var options = CompileOptions()
    options.hasTrailingComment = false
    return compile(
      QueryRequest(metric: metric, at: found.nameSpan), in: model, for: dialect, options: options
    ).value?.sql
  }
}
