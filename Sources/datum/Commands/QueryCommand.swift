import ArgumentParser
import Compiler
import Definitions
import Diagnostics
import Engines
import Glibc
import Model
import Planning
import Project

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Ask a question and print the answer.",
    discussion: """
      EXAMPLES
        datum query gmv orders average_order_value --by brand.country month --in EUR
        datum query gmv --by retailer.tier --where "brand.country = 'FR'" --order=-gmv --limit 10
        datum query "share: app_gmv / gmv" --by quarter --format csv
      """)

  @OptionGroup var question: QuestionOptions
  @OptionGroup var options: ProjectOptions

  @Option(name: .long, help: "The connection of datum.yaml to ask; else its default_connection.")
  var connection: String?

  @Option(name: .long, help: "table, csv, json, ndjson or markdown.")
  var format = OutputFormat.table

  @Option(name: .long, help: "Stop after so many seconds.")
  var timeout: Double?

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout <= 86_400) {
      throw ValidationError("--timeout takes a number of seconds above 0, at most 86400")
    }
  }

  func run() throws {
    let asked = try question.asked(of: options)
    var project = asked.project
    let found = project.connection(named: connection)
    guard let connection = found.value else { throw fail(found.findings[0]) }
    let dialect = try project.wholeDialect(named: connection.engine.rawValue)
    let compiled = compile(asked.request, in: project.model, for: dialect)
    printFindings(compiled.findings, in: project.sources)
    guard let query = compiled.value else { throw ExitCode.findings }
    do {
      let engine = try project.open(connection) { Terminal.printError("datum: \($0) …") }
      let table = try watched(engine) { () throws(EngineError) in
        try engine.table(of: query.sql, columns: query.resultColumns, timeoutSeconds: timeout)
      }
      let missing = try MissingRates(query: query, model: project.model, dialect: dialect, engine: engine)
        .findings(in: table)
      printFindings(missing, in: project.sources)
      guard !missing.hasErrors else { throw ExitCode.findings }
      let answer = Answer(table, of: query, model: project.model)
      Terminal.write(format.text(of: answer), to: STDOUT_FILENO)
      // Formats that are rows and nothing else have no place for how they were made.
      if format == .csv || format == .ndjson {
        for note in ConversionNote.lines(of: answer) { Terminal.printError("datum: \(note)") }
      }
    } catch let error as EngineError {
      throw fail(
        finding(for: error, connection: connection.name.value, root: project.root), code: .environment)
    }
  }
}
