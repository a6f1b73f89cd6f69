import Compiler
import Definitions
import Diagnostics
import Engines
import Foundation
import Model
import Planning
import Project
import Proof
import SQL
import Testing
import Values

/// Random models, data and questions: the compiler's answer against the evaluator's. A failure names its seed;
/// `DATUM_SEED=n DATUM_TRIPLES=20 ./test --filter DifferentialTests` runs it alone.
@Suite struct DifferentialTests {
  static let questionsPerProject = 10

  static let firstSeed: UInt64 = ProcessInfo.processInfo.environment["DATUM_SEED"].flatMap(UInt64.init) ?? 1

  static func triples(_ usual: Int) -> Int {
    ProcessInfo.processInfo.environment["DATUM_TRIPLES"].flatMap(Int.init) ?? usual
  }

  /// Five thousand where everything is checked, two thousand at hand.
  @Test func `thousands of random questions have the evaluator's answer on SQLite`() throws {
    let usual = Example.demandsPostgres ? 5_000 : 2_000
    try compare(triples: DifferentialTests.triples(usual), dialect: "sqlite") { project, seed in
      let path = NSTemporaryDirectory() + "datum-random-\(ProcessInfo.processInfo.processIdentifier).sqlite"
      try SQLiteSeeds(path: path, files: project.seedFiles(in: "seeds")).build { _ in }
      return try SQLiteEngine(path: path)
    }
  }

  @Test func `three hundred random questions have the evaluator's answer on Postgres`() throws {
    guard let url = Example.postgresURL else {
      #expect(!Example.demandsPostgres, "Postgres is not running")
      return
    }
    try compare(triples: DifferentialTests.triples(300), dialect: "postgres") { project, seed in
      let schema = "random_\(ProcessInfo.processInfo.processIdentifier)_\(seed)"
      try PostgresEngine.seed(url: url, schema: schema, files: project.seedFiles(in: "seeds")) { _ in }
      return try PostgresEngine(url: url + " options='-c search_path=\(schema)'")
    }
  }

  private func compare(
    triples: Int, dialect name: String, open: (Project, UInt64) throws -> any Engine
  ) throws {
    let dialect = Example.dialects[name]!
    var compared = 0, refused = 0, withoutRate = 0, tooLarge = 0
    /// How often a question was refused first of all for what.
    var reasons: [String: Int] = [:]
    var seed = DifferentialTests.firstSeed
    while compared < triples {
      let random = RandomProject(seed: seed, questions: DifferentialTests.questionsPerProject)
      let folder = try Folder(random)
      let project = loadProject(at: folder.path)
      #expect(
        !project.findings.hasErrors,
        "seed \(seed): \(TextReport().text(of: project.findings, in: project.sources))")
      guard !project.findings.hasErrors else { return }
      let engine = try open(project, seed)
      let data = try ProjectTables(project, folder: folder.path)
      for question in random.questions {
        var sources = project.sources
        let source = sources.add(SourceFile(name: "question", text: question))
        let request = readQuery(source, in: sources)
        try #require(request.findings.isEmpty, "seed \(seed): \(question)")
        let compiled = compile(request.value, in: project.model, for: dialect)
        guard let query = compiled.value else {
          refused += 1
          reasons[compiled.findings.first { $0.severity == .error }?.code.rawValue ?? "", default: 0] += 1
          continue
        }
        #expect(checkPlan(query.plan, model: project.model).isEmpty, "seed \(seed): \(question)")
        let evaluator = Evaluator(
          model: project.model, query: query.query, tables: data.tables, quotes: data.quotes)
        let table: ResultTable
        do {
          table = try engine.table(of: query.sql, columns: query.resultColumns)
        } catch EngineError.overflow {
          // Refused, not wrong: a rate of a thousandth makes sums that 64 bits do not hold.
          tooLarge += 1
          continue
        } catch {
          Issue.record("seed \(seed): \(error)\n\(question)\n\(query.sql)")
          return
        }
        guard let expected = try? evaluator.answer() else {
          // A row without a rate: the answer must say so.
          let isTold = query.columns.enumerated().contains { index, column in
            guard case .unconvertedRows = column.column.role else { return false }
            return table.rows.contains { $0[index] != .integer(0) }
          }
          #expect(
            isTold || query.query.having != nil || query.query.limit != nil
              || query.query.order.count > query.query.dimensions.count,
            "seed \(seed): a missing rate is not told\n\(question)\n\(query.sql)")
          withoutRate += 1
          continue
        }
        compared += 1
        let ages = query.columns.indices.filter {
          if case .rateAge = query.columns[$0].column.role { true } else { false }
        }
        let asked = query.askedColumns + ages
        let found = table.rows.map { row in asked.map { Evaluator.value(row[$0]) } }
        if let difference = difference(found, expected, deviations: deviations(of: query.query)) {
          let asked = query.query.metrics.map {
            "\($0.name) = \(ExpressionText(model: project.model, entity: nil).text($0.formula))"
          }
          Issue.record(
            "seed \(seed): \(difference)\n\(question)\n\(asked.joined(separator: "\n"))\n\(query.sql)")
          return
        }
      }
      seed += 1
    }
    print(
      "\(name): \(compared) equal, \(refused) refused, \(withoutRate) without a rate, seeds \(DifferentialTests.firstSeed) to \(seed - 1)"
    )
    print(
      "refused for \(reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))"
    )
    #expect(refused < compared, "most questions are refused")
    #expect(tooLarge * 50 < compared, "many sums are too large")
  }

  private func difference(
    _ found: [[Evaluator.Value]], _ expected: [[Evaluator.Value]], deviations: Set<Int>
  ) -> String? {
    if found.count != expected.count {
      return "\(found.count) rows, expected \(expected.count)\n\(found)\n\(expected)"
    }
    for (index, (row, other)) in zip(found, expected).enumerated() {
      for (column, (value, wanted)) in zip(row, other).enumerated() {
        if isSame(value, wanted, within: deviations.contains(column) ? 1e-7 : 1e-9) { continue }
        return "row \(index + 1), column \(column + 1) has \(value), expected \(wanted)\n\(row)\n\(other)"
      }
    }
    return nil
  }

  /// The columns of deviations: of amounts that hardly differ little is left but the last digits of binary numbers.
  private func deviations(of query: MetricQuery) -> Set<Int> {
    Set(
      query.metrics.indices.filter { index in
        query.rowAggregates(of: query.metrics[index].formula).contains {
          [.stddev, .variance].contains($0.aggregate.function)
        }
      }.map { query.dimensions.count + $0 })
  }

  private func isSame(_ found: Evaluator.Value, _ expected: Evaluator.Value, within part: Double) -> Bool {
    switch (found, expected) {
    case (.float(let a), .float(let b)): abs(a - b) <= part * max(1, abs(a), abs(b))
    case (.float(let a), .number(let b)): abs(a - b.double) <= part * max(1, abs(a))
    default: found == expected
    }
  }
}

/// A random project on disk, removed at the end.
/// A random project on disk, with its own seeds or others.
final class Folder {
  let path: String

  init(_ random: RandomProject, seeds: [(table: String, text: String)]? = nil) throws {
    path = NSTemporaryDirectory() + "datum-random-\(UUID().uuidString)"
    for folder in ["metrics", "seeds"] {
      try FileManager.default.createDirectory(atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
    try random.projectFile.write(toFile: "\(path)/datum.yaml", atomically: false, encoding: .utf8)
    try random.definitions.write(toFile: "\(path)/metrics/shared.yaml", atomically: false, encoding: .utf8)
    for (index, text) in random.entityFiles.enumerated() {
      try text.write(toFile: "\(path)/metrics/entity\(index).yaml", atomically: false, encoding: .utf8)
    }
    for (table, text) in seeds ?? random.seeds {
      try text.write(toFile: "\(path)/seeds/\(table).csv", atomically: false, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
