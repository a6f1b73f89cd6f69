import Engines
import Foundation
import Project
import Testing

/// `datum check --data`: a project with planted faults, and the worked example, which has none.
@Suite struct CheckTests {
  static let folder = Example.root + "Tests/Checks"
  static let clock = "2024-03-01T08:00:00"

  /// Runs the checks of the project with faults on one of its connections.
  private func check(on connection: String) throws -> CommandLineTool.Outcome? {
    let copy = NSTemporaryDirectory() + "datum-checks-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: CheckTests.folder, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    var environment: [String: String] = [:]
    if connection == "warehouse" {
      guard let url = Example.postgresURL else {
        #expect(!Example.demandsPostgres, "Postgres is not running")
        return nil
      }
      let schema = "checks_\(ProcessInfo.processInfo.processIdentifier)"
      let seeds = loadProject(at: copy).seedFiles(in: "seeds")
      try PostgresEngine.seed(url: url, schema: schema, files: seeds) { _ in }
      environment["DATUM_POSTGRES_URL"] = url + " options='-c search_path=\(schema)'"
    }
    return try CommandLineTool.run(
      ["check", "--data", "--connection", connection, "--now", CheckTests.clock], in: copy,
      environment: environment)
  }

  @Test(arguments: ["demo", "warehouse"]) func `each planted fault is found, and nothing else`(
    _ connection: String
  ) throws {
    guard let outcome = try check(on: connection) else { return }
    let found = (outcome.error + outcome.output).split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("datum: ") }.joined(separator: "\n")
      .replacing("\n\(connection): ", with: "\ndatabase: ")
    let path = CheckTests.folder + "/expected.txt"
    if Example.isUpdating, connection == "demo" {
      try found.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(found == (try String(contentsOfFile: path, encoding: .utf8)))
    #expect(outcome.exitCode == 1)
  }

  @Test func `the worked example holds`() throws {
    let copy = NSTemporaryDirectory() + "datum-checks-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    for part in ["datum.yaml", "metrics"] {
      try FileManager.default.copyItem(atPath: Example.root + part, toPath: "\(copy)/\(part)")
    }
    let outcome = try CommandLineTool.run(["check", "--data"], in: copy)
    #expect(outcome.error.split(separator: "\n").allSatisfy { $0.hasPrefix("datum: ") }, "\(outcome.error)")
    #expect(outcome.output.hasPrefix("demo: "))
    #expect(outcome.exitCode == 0)
  }
}
