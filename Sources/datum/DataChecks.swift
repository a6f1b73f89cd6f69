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
  /// - Returns: a line that says what was run.
  func run(in project: inout Project, on name: String?, at now: Instant) throws -> String {
    let found = project.connection(named: name)
    guard let connection = found.value else { throw fail(found.findings[0]) }
    let dialect = try project.wholeDialect(named: connection.engine.rawValue)
    let broken: (checks: [Finding], examples: [Finding])
    do throws(EngineError) {
      let engine = try project.open(connection) { Terminal.printError("datum: \($0) …") }
      let whole = project
      broken = try watched(engine) { () throws(EngineError) in
        try run(in: whole, on: engine, dialect, now: now)
      }
    } catch {
      throw fail(
        finding(for: error, connection: connection.name.value, root: project.root), code: .environment)
    }
    project.findings += broken.checks + broken.examples
    let parts = [
      words(checkCount, "check", broken: broken.checks),
      words(exampleCount, "example", broken: broken.examples),
    ].compactMap { $0 }
    return
      "\(connection.name.value): \(parts.isEmpty ? "no checks and no examples are declared" : parts.joined(separator: "; "))"
  }

  /// `12 checks hold`, `1 of 12 checks does not hold`
  private func words(_ count: Int, _ noun: String, broken findings: [Finding]) -> String? {
    guard count > 0 else { return nil }
    // One check may break in several ways.
    let broken = Set(findings.map { $0.place?.start }).count
    let all = "\(count) \(noun)\(count == 1 ? "" : "s")"
    return broken == 0
      ? "\(all) hold\(count == 1 ? "s" : "")" : "\(broken) of \(all) \(broken == 1 ? "does" : "do") not hold"
  }
}

extension Instant {
  /// What the clock says, in UTC.
  static var now: Instant {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    let days = moment.tv_sec / 86_400
    return Instant(day: Day(daysSince1970: days), secondOfDay: moment.tv_sec % 86_400)
  }
}
