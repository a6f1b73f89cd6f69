import Compiler
import Definitions
import Diagnostics
import Engines
import Foundation
import Planning
import Project
import Testing
import Values
import YAMLTree

/// Every project of `Tests/Currency`: questions with the answers that a controller computed by hand.
///
/// `questions.console` holds blocks: a comment that says what the block shows, a command behind `$`, and what it prints.
/// Each runs on SQLite and on Postgres, as the program that people run, and in the evaluator, which knows neither.
@Suite struct CurrencyTests {
  struct Block: CustomTestStringConvertible, Sendable {
    let project: String
    let line: Int
    let command: String
    let expected: String
    let hasReason: Bool
    var testDescription: String { "\(project):\(line) \(command)" }
    var folder: String { CurrencyTests.folder + "/" + project }
    var words: [String] { CommandLineTool.words(command) }
    var engines: [String] { ["demo", "warehouse"] }
  }

  static let folder = Example.root + "Tests/Currency"

  static let projects = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()

  static let blocks: [Block] = projects.flatMap { project -> [Block] in
    let text = (try? String(contentsOfFile: "\(folder)/\(project)/questions.console", encoding: .utf8)) ?? ""
    var blocks: [Block] = []
    var hasReason = false
    var command: (line: Int, text: String)?
    var expected: [String] = []
    func finish() {
      guard let current = command else { return }
      blocks.append(
        Block(
          project: project, line: current.line, command: current.text,
          expected: expected.map { $0 + "\n" }.joined(), hasReason: hasReason))
      command = nil
      expected = []
      hasReason = false
    }
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("# ") { finish() }
      if line.hasPrefix("# ") { hasReason = true }
      if line.hasPrefix("$ ") {
        command = (number + 1, String(line.dropFirst(2)))
      } else if command != nil {
        expected.append(String(line))
      }
    }
    finish()
    return blocks
  }

  /// The databases of the projects, filled once.
  private static let databases: [String: (project: Project, folder: String, postgres: String?)] = {
    var databases: [String: (project: Project, folder: String, postgres: String?)] = [:]
    for name in projects {
      // The project is copied, so that its database does not stay in the checkout.
      let copy =
        NSTemporaryDirectory() + "datum-currency-\(ProcessInfo.processInfo.processIdentifier)-\(name)"
      try? FileManager.default.removeItem(atPath: copy)
      try! FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: copy)
      let project = loadProject(at: copy)
      try! FileManager.default.createDirectory(atPath: "\(copy)/.datum", withIntermediateDirectories: true)
      try! SQLiteSeeds(path: "\(copy)/.datum/demo.sqlite", files: project.seedFiles(in: "seeds")).build { _ in
      }
      var postgres: String?
      if let url = Example.postgresURL {
        let schema = "currency_\(ProcessInfo.processInfo.processIdentifier)_\(databases.count)"
        try! PostgresEngine.seed(url: url, schema: schema, files: project.seedFiles(in: "seeds")) { _ in }
        postgres = url + " options='-c search_path=\(schema)'"
      }
      databases[name] = (project, copy, postgres)
    }
    return databases
  }()

  @Test func `there are at least seventy questions, each with its reason`() {
    #expect(CurrencyTests.blocks.count >= 70)
    for block in CurrencyTests.blocks { #expect(block.hasReason, "\(block.testDescription)") }
  }

  @Test(arguments: projects) func `definitions are checked without findings`(_ name: String) throws {
    let project = CurrencyTests.databases[name]!.project
    #expect(project.findings.isEmpty, "\(TextReport().text(of: project.findings, in: project.sources))")
  }

  @Test(arguments: blocks) func `both databases print what was computed by hand`(_ block: Block) throws {
    let databases = CurrencyTests.databases[block.project]!
    for engine in block.engines {
      var environment: [String: String] = [:]
      if engine == "warehouse" {
        guard let url = databases.postgres else {
          #expect(!Example.demandsPostgres, "Postgres is not running")
          continue
        }
        environment["DATUM_POSTGRES_URL"] = url
      }
      let format =
        block.words.first == "query" && !block.words.contains("--format") ? ["--format", "csv"] : []
      let connection = ["query", "rates"].contains(block.words.first) ? ["--connection", engine] : []
      let outcome = try CommandLineTool.run(
        block.words + format + connection, in: databases.folder, environment: environment)
      let printed = (outcome.error + outcome.output).split(separator: "\n")
        .filter { !$0.hasPrefix("datum: ") && !$0.isEmpty }.map { $0 + "\n" }.joined()
      if Example.isUpdating, engine == block.engines[0], printed != block.expected {
        print("\(block.testDescription)\n\(printed)")
      }
      #expect(printed == block.expected, "\(block.testDescription) on \(engine)")
    }
  }

  @Test(arguments: blocks.filter { $0.words.first == "query" })
  func `the evaluator says the same`(_ block: Block) throws {
    let databases = CurrencyTests.databases[block.project]!
    var sources = databases.project.sources
    let request = parseQuery(question(block.words, in: &sources))
    try #require(request.findings.isEmpty)
    let compiled = compile(request.value, in: databases.project.model, for: Example.dialects["sqlite"]!)
    guard let query = compiled.value else {
      #expect(block.expected.hasPrefix("error["), "\(block.testDescription)")
      return
    }
    let tables = try ProjectTables(databases.project, folder: block.folder)
    let evaluator = Evaluator(
      model: databases.project.model, query: query.query, tables: tables.tables, quotes: tables.quotes)
    let lines = block.expected.split(separator: "\n").filter { !isFinding($0) }
    guard let answer = try? evaluator.answer() else {
      #expect(lines.isEmpty, "\(block.testDescription): the evaluator finds no rate")
      return
    }
    if lines.isEmpty { return }
    let asked = query.askedColumns.count
    let isExact = block.words.contains("--places")
    let found = answer.map { row in row.prefix(asked).map(shown).joined(separator: ",") }
    #expect(
      found == lines.dropFirst().map { normalized(String($0), isExact: isExact) }, "\(block.testDescription)")
  }

  private func isFinding(_ line: Substring) -> Bool {
    ["error[", "warning[", "  note:", "  help:"].contains { line.hasPrefix($0) }
  }

  /// Numbers without zeros at their end; floats with ten digits.
  private func shown(_ value: Evaluator.Value) -> String {
    switch value {
    case .null: ""
    case .number(let number): "\(number.rounded(to: 18).trimmed(to: 0))"
    case .float(let number): tenDigits(number)
    case .text(let text): text
    case .day(let day): "\(day)"
    case .instant(let instant): "\(instant)"
    case .truth(let truth): "\(truth)"
    case .candidate(let value, _): shown(value)
    }
  }

  private func tenDigits(_ value: Double) -> String {
    String(format: "%.9g", value)
  }

  private func normalized(_ line: String, isExact: Bool) -> String {
    line.split(separator: ",", omittingEmptySubsequences: false).map { field in
      guard let number = Values.Decimal(field) else { return String(field) }
      if number.scale > 6, !isExact { return tenDigits(Double(field)!) }
      return "\(number.trimmed(to: 0))"
    }.joined(separator: ",")
  }

  private func question(_ words: [String], in sources: inout SourceFiles) -> QueryText {
    func part(_ text: String, _ name: String? = nil) -> QueryText.Part {
      QueryText.Part(
        text, at: ScalarOrigin(wholeOf: sources.add(SourceFile(name: "word", text: text))), name: name)
    }
    var text = QueryText()
    var option = ""
    for word in words.dropFirst() {
      if word.hasPrefix("--") {
        option = word
        continue
      }
      switch option {
      case "":
        let pieces = word.split(separator: ":", maxSplits: 1).map(String.init)
        text.metrics.append(
          pieces.count == 2 ? part(String(pieces[1].drop { $0 == " " }), pieces[0]) : part(word))
      case "--by": text.groups.append(part(word))
      case "--in": text.currency = part(word)
      case "--zone": text.zone = part(word)
      case "--at": text.policies.append(part(word))
      case "--as-of": text.asOf = part(word)
      case "--missing": text.missing = part(word)
      case "--places": text.places = part(word)
      case "--where": text.filter = part(word)
      case "--having": text.having = part(word)
      case "--time": text.time = part(word)
      case "--compare": text.compare = part(word)
      case "--constant-currency": text.constantRates = part(word)
      case "--order": text.order.append(part(word))
      case "--round": text.round = part(word)
      case "--bridge": text.bridge = part(word)
      case "--fx-on": text.ratesOn = part(word)
      default: Issue.record("\(option) is not read here")
      }
    }
    return text
  }
}
