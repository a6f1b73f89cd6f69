import Answers
import ArgumentParser
import Checks
import Definitions
import Diagnostics
import Engines
import Glibc
import Project
import Values

extension ProjectChecks {
  /// Runs the checks on a connection; what breaks is added to the findings of the project.
  ///
  /// - Returns: a line that says what was run, and whether the database answered.
  func run(in project: inout Project, on name: String?, at now: Instant) throws -> (
    line: String, isWhole: Bool
  ) {
    let found = project.connection(named: name)
    guard let connection = found.value else { throw fail(found.findings[0]) }
    let dialect = try project.wholeDialect(named: connection.engine.rawValue)
    let outcomes: (checks: [CheckOutcome], examples: [CheckOutcome])
    do throws(EngineError) {
      let engine = try project.open(connection) { Terminal.printError("datum: \($0) …") }
      let whole = project
      outcomes = try watched(engine) { () throws(EngineError) in
        try run(in: whole, on: engine, dialect, now: now)
      }
    } catch {
      throw fail(
        finding(for: error, connection: connection.name.value, root: project.root), code: .environment)
    }
    let all = outcomes.checks + outcomes.examples
    for outcome in all {
      project.findings += outcome.findings
      if let error = outcome.error {
        project.findings.append(
          finding(for: error, connection: connection.name.value, root: project.root).placed(at: outcome.span))
      }
    }
    let parts = [words(outcomes.checks, "check"), words(outcomes.examples, "example")].compactMap { $0 }
    let line =
      "\(connection.name.value): \(parts.isEmpty ? "no checks and no examples are declared" : parts.joined(separator: "; "))"
    return (line, all.allSatisfy { $0.error == nil })
  }

  /// `12 checks hold`, `1 of 12 checks does not hold`
  private func words(_ outcomes: [CheckOutcome], _ noun: String) -> String? {
    guard !outcomes.isEmpty else { return nil }
    let broken = outcomes.count { !$0.holds }
    let all = "\(outcomes.count) \(noun)\(outcomes.count == 1 ? "" : "s")"
    return broken == 0
      ? "\(all) hold\(outcomes.count == 1 ? "s" : "")"
      : "\(broken) of \(all) \(broken == 1 ? "does" : "do") not hold"
  }
}
