import Answers
import ArgumentParser
import Compiler
import Definitions
import Diagnostics
import Engines
import Glibc
import Model
import Planning
import Project

extension Project {
  /// Asks a question of a database and prints the answer.
  ///
  /// - Parameters:
  ///   - name: a connection of `datum.yaml`; its default one where nil.
  ///   - timeoutSeconds: nil for no limit.
  mutating func answer(
    _ request: QueryRequest, on name: String?, as format: OutputFormat, timeoutSeconds: Double?
  ) throws {
    let found = self.connection(named: name)
    guard let connection = found.value else { throw fail(found.findings[0]) }
    let dialect = try wholeDialect(named: connection.engine.rawValue)
    let compiled = compile(request, in: model, for: dialect)
    printFindings(compiled.findings, in: sources)
    guard let query = compiled.value else { throw ExitCode.findings }
    do {
      let engine = try open(connection) { Terminal.printError("datum: \($0) …") }
      let table = try watched(engine) { () throws(EngineError) in
        try engine.table(of: query.sql, columns: query.resultColumns, timeoutSeconds: timeoutSeconds)
      }
      let missing = try MissingRates(query: query, model: model, dialect: dialect, engine: engine)
        .findings(in: table)
      printFindings(missing, in: sources)
      guard !missing.hasErrors else { throw ExitCode.findings }
      let answer = Answer(table, of: query, model: model)
      Terminal.write(format.text(of: answer), to: STDOUT_FILENO)
      // Formats that are rows and nothing else have no place for how they were made.
      if format == .csv || format == .ndjson {
        for note in answer.notes { Terminal.printError("datum: \(note)") }
      }
    } catch let error as EngineError {
      throw fail(
        finding(for: error, connection: connection.name.value, root: root), code: .environment)
    }
  }
}
