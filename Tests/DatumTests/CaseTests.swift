import Compiler
import Definitions
import Diagnostics
import Engines
import Foundation
import Model
import Planning
import Project
import SQL
import Testing
import Values

/// Every folder of `Tests/Cases` on SQLite and Postgres, against an answer that was written by hand in SQL.
@Suite struct CaseTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let path: String
    var testDescription: String { name }

    func file(_ file: String) -> String? { try? String(contentsOfFile: "\(path)/\(file)", encoding: .utf8) }

    /// Engines that can say it; all where nothing is said.
    var engines: [String] {
      file("engines").map { $0.split(separator: "\n").map(String.init) } ?? ["sqlite", "postgres"]
    }
  }

  static let all: [Case] = {
    let folder = Example.root + "Tests/Cases"
    let areas = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    return areas.flatMap { area in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(area)"))?.sorted() ?? []
      return names.map { Case(name: "\(area)/\($0)", path: "\(folder)/\(area)/\($0)") }
    }
  }()

  @Test func `there are at least sixty cases, each with its reason, its question and its reference`() {
    #expect(CaseTests.all.count >= 60)
    for item in CaseTests.all {
      #expect(item.file("query.yaml")?.hasPrefix("#") == true, "\(item.name)")
      #expect(item.file("reference.sql") != nil, "\(item.name)")
    }
  }

  @Test(arguments: all) func `the answer is that of the reference`(_ item: Case) throws {
    var sources = Example.project.sources
    let text = try #require(item.file("query.yaml"))
    let source = sources.add(SourceFile(name: "query.yaml", text: text))
    let request = readQuery(source, in: sources)
    try #require(request.findings.isEmpty, "\(TextReport().text(of: request.findings, in: sources))")

    var queries: [String: CompiledQuery] = [:]
    for name in Example.dialectNames {
      let dialect = Example.dialects[name]!
      var options = CompileOptions()
      options.hasTrailingComment = false
      let compiled = compile(request.value, in: Example.project.model, for: dialect, options: options)
      if let query = compiled.value {
        let problems = checkPlan(query.plan, model: Example.project.model)
        #expect(problems.isEmpty, "\(problems)")
        queries[name] = query
        try expectGolden(query.sql, "\(item.path)/\(name).sql")
        #expect(item.file("\(name).txt") == nil, "\(name).txt stands for a refusal that is no more")
      } else {
        try expectGolden(TextReport().text(of: compiled.findings, in: sources), "\(item.path)/\(name).txt")
        #expect(item.file("\(name).sql") == nil, "\(name).sql stands for what is refused now")
        #expect(!item.engines.contains(name), "\(TextReport().text(of: compiled.findings, in: sources))")
      }
    }
    if let query = queries["postgres"] {
      try expectGolden(planText(query.plan, model: Example.project.model), "\(item.path)/plan.txt")
    }

    guard let url = Example.seededPostgresURL else {
      #expect(!Example.demandsPostgres, "Postgres is not running")
      try runOnSQLite(queries, item, reference: nil)
      return
    }
    let postgres = try PostgresEngine(url: url)
    let query = try #require(queries["postgres"])
    let columns = query.askedColumns.map { query.resultColumns[$0] }
    let reference = try postgres.table(of: item.file("reference.sql")!, columns: columns)
    let answer = try table(of: query, on: postgres)
    expectSame(answer, reference, "Postgres and the reference")
    try expectGolden(csv(answer), "\(item.path)/rows.csv")
    try runOnSQLite(queries, item, reference: reference)
  }

  private func runOnSQLite(_ queries: [String: CompiledQuery], _ item: Case, reference: ResultTable?) throws {
    guard item.engines.contains("sqlite"), let query = queries["sqlite"] else { return }
    let answer = try table(of: query, on: SQLiteEngine(path: Example.sqlitePath))
    if let reference { expectSame(answer, reference, "SQLite and the reference") }
    try expectGolden(csv(answer), "\(item.path)/rows.csv")
  }

  /// The asked columns of an answer; every amount must have had its rate, unless the question says otherwise.
  private func table(of query: CompiledQuery, on engine: any Engine) throws -> ResultTable {
    let whole = try engine.table(of: query.sql, columns: query.resultColumns)
    for (index, column) in query.columns.enumerated() where query.query.missing == .error {
      guard case .unconvertedRows = column.column.role else { continue }
      #expect(
        whole.rows.allSatisfy { $0[index] == .integer(0) }, "rows without a rate in \(column.column.name)")
    }
    let asked = query.askedColumns
    return ResultTable(
      columns: asked.map { whole.columns[$0] }, rows: whole.rows.map { row in asked.map { row[$0] } })
  }

  private func expectSame(_ left: ResultTable, _ right: ResultTable, _ who: String) {
    #expect(left.rows.count == right.rows.count, "\(who): different numbers of rows")
    for (index, (one, other)) in zip(left.rows, right.rows).enumerated() {
      let isSame = zip(one, other).allSatisfy { sameCell($0, $1) }
      #expect(isSame, "\(who) differ in row \(index + 1): \(one) and \(other)")
      if !isSame { return }
    }
  }

  private func csv(_ table: ResultTable) -> String {
    let lines = table.rows.map { row in row.map(cellText).joined(separator: ",") }
    return ([table.columns.map(\.name).joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
  }
}

/// Exact values must be equal; binary numbers to twelve digits, as databases add them up in different orders.
func sameCell(_ left: Cell, _ right: Cell) -> Bool {
  switch (left, right) {
  case (.float(let a), .float(let b)):
    a == b || abs(a - b) <= 1e-12 * max(1, abs(a), abs(b)) || (a - b).magnitude < 1e-9 * max(abs(a), abs(b))
  case (.decimal(let a), .decimal(let b)): a.trimmed(to: 0) == b.trimmed(to: 0)
  default: left == right
  }
}

/// A cell in `rows.csv`: binary numbers with nine digits.
func cellText(_ cell: Cell) -> String {
  switch cell {
  case .null: ""
  case .boolean(let value): value ? "true" : "false"
  case .integer(let value): "\(value)"
  case .decimal(let value): "\(value.trimmed(to: 0))"
  case .float(let value): String(format: "%.9g", value)
  case .text(let value):
    value.isEmpty || value.contains { ",\"\n".contains($0) }
      ? "\"\(value.replacing("\"", with: "\"\""))\"" : value
  case .date(let day): "\(day)"
  case .timestamp(let instant): "\(instant)"
  }
}

/// Compares with a file that a person has read; `DATUM_UPDATE=1` writes it.
func expectGolden(_ text: String, _ path: String) throws {
  let expected = try? String(contentsOfFile: path, encoding: .utf8)
  if expected == text { return }
  if Example.isUpdating {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return
  }
  Issue.record("\(path) is not what was made:\n\(firstDifference(expected ?? "", text))")
}

private func firstDifference(_ expected: String, _ found: String) -> String {
  let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let right = found.split(separator: "\n", omittingEmptySubsequences: false)
  for index in 0..<max(left.count, right.count) {
    let one = index < left.count ? left[index] : "(the end)"
    let other = index < right.count ? right[index] : "(the end)"
    if one != other { return "line \(index + 1)\n  expected: \(one)\n  found:    \(other)" }
  }
  return "only line ends differ"
}
