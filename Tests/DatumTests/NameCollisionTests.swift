import Compiler
import Definitions
import Diagnostics
import Engines
import Foundation
import Model
import Project
import Testing
import Values

/// Names of a project that are those that a statement would make up, and rates that also list the pivot.
@Suite struct NameCollisionTests {
  static let files: [String: String] = [
    "datum.yaml": "name: tricky\nweek_start: sunday\n",
    "metrics/rates.yaml": """
    currencies: {restrict_to: [EUR, USD, JPY]}
    rates:
      ecb: {table: fx, pivot: EUR, columns: {date: day, currency: code, rate: rate}}
    conversion: {flow: transaction_date using ecb}
    """,
    "metrics/a.yaml": """
    entity: a
    table: amounts
    key: id
    time: at
    columns: {id: integer, at: timestamp, currency: currency, amount: money(currency), n: integer, g: text}
    dimensions: {g: {}, currency: {}}
    metrics:
      total: sum(amount)
      total_rest: max(n)
      total_rows: min(n)
      total_divisor: count(n)
      total_unconverted: sum(n)
      source_rate: count(where n > 1)
      target_rate: count(where n > 2)
      Total: count()
    """,
    "metrics/s.yaml": """
    entity: s
    sql: select currency, id from amounts
    key: id
    columns: {id: integer, currency: currency}
    metrics: {sources: count()}
    """,
    "seeds/amounts.csv": """
    id,at,currency,amount,n,g
    1,2024-01-07 10:00:00,USD,11.00,1,x
    2,2024-01-07 11:00:00,EUR,20.00,2,x
    3,2024-01-08 09:00:00,JPY,1600,3,y
    4,2024-01-12 23:59:59,USD,-5.50,4,

    """,
    // The pivot has rows of its own, and one day has a rate that is none.
    "seeds/fx.csv": """
    day,code,rate
    2024-01-05,USD,1.1
    2024-01-05,EUR,1
    2024-01-05,JPY,160
    2024-01-08,EUR,1
    2024-01-09,USD,0

    """,
  ]

  @Test func `a converted sum beside metrics of every helper's name`() throws {
    try expect(
      [
        "total", "total_rest", "total_rows", "total_divisor", "total_unconverted", "source_rate",
        "target_rate", "Total",
      ],
      by: [], in: "EUR", is: [["35", "4", "1", "4", "10", "3", "2", "4"]])
  }

  @Test func `by a group, in a currency that is not the pivot`() throws {
    // 11.00 + 20.00 * 1.1; 1600 / 160 * 1.1; -5.50
    try expect(
      ["total", "Total", "total_rest"], by: ["a.g"], in: "USD",
      is: [["x", "33", "2", "2"], ["y", "11", "1", "3"], ["", "-5.5", "1", "4"]])
  }

  @Test func `a query of the owner's reads its own table`() throws {
    try expect(["sources", "total"], by: [], in: "EUR", is: [["4", "35"]])
  }

  @Test func `weeks that begin on Sunday`() throws {
    try expect(["Total"], by: ["week"], in: "EUR", is: [["2024-01-07", "4"]])
  }

  private func expect(_ metrics: [String], by groups: [String], in currency: String, is rows: [[String]])
    throws
  {
    let folder = NSTemporaryDirectory() + "datum-tricky-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (path, text) in NameCollisionTests.files {
      let file = URL(filePath: folder + "/" + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }
    let project = loadProject(at: folder)
    try #require(
      !project.findings.hasErrors, "\(TextReport().text(of: project.findings, in: project.sources))")
    var sources = project.sources
    let question =
      "metrics: [\(metrics.joined(separator: ", "))]\nin: \(currency)\n"
      + (groups.isEmpty ? "" : "by: [\(groups.joined(separator: ", "))]\n")
    let source = sources.add(SourceFile(name: "question", text: question))
    let request = readQuery(source, in: sources).value
    let seeds = SQLiteSeeds(path: folder + "/tricky.sqlite", files: project.seedFiles(in: "seeds"))
    try seeds.build { _ in }
    var engines: [(String, any Engine)] = [("sqlite", try SQLiteEngine(path: seeds.path))]
    if let url = Example.postgresURL {
      let schema = "tricky_\(UUID().uuidString.replacing("-", with: "_").lowercased())"
      try PostgresEngine.seed(url: url, schema: schema, files: project.seedFiles(in: "seeds")) { _ in }
      engines.append(("postgres", try PostgresEngine(url: url + " options='-c search_path=\(schema)'")))
    } else {
      #expect(!Example.demandsPostgres, "Postgres is not running")
    }
    for (name, engine) in engines {
      let query = try #require(compile(request, in: project.model, for: Example.dialects[name]!).value)
      let table = try engine.table(of: query.sql, columns: query.resultColumns)
      let found = table.rows.map { row in query.askedColumns.map { cellText(row[$0]) } }
      #expect(found == rows, "\(name)\n\(query.sql)")
    }
  }
}
