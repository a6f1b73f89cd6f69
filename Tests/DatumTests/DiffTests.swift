import Foundation
import Testing

/// Every folder of `Tests/Diff`: a change of the project in `base`, committed behind it, and what `datum diff` says of that.
@Suite struct DiffTests {
  struct Step: CustomTestStringConvertible, Sendable {
    let name: String
    var testDescription: String { name }
    var path: String { DiffTests.folder + "/" + name }
  }

  static let folder = Example.root + "Tests/Diff"

  static let steps: [Step] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    return names.filter { FileManager.default.fileExists(atPath: "\(folder)/\($0)/command") }.map {
      Step(name: $0)
    }
  }()

  @Test func `the history has steps`() { #expect(DiffTests.steps.count >= 15) }

  @Test(arguments: steps) func `a change is told as it is`(_ step: Step) throws {
    let repository = try History()
    defer { repository.remove() }
    try repository.add(DiffTests.folder + "/base", message: "base")
    try repository.add(step.path, message: step.name)
    let command = try String(contentsOfFile: step.path + "/command", encoding: .utf8)
    let words = CommandLineTool.words(command.trimmingCharacters(in: .whitespacesAndNewlines))
    let outcome = try CommandLineTool.run(words, in: repository.path)
    let errors = outcome.error.split(separator: "\n", omittingEmptySubsequences: false).filter {
      !$0.hasPrefix("datum: loading")
    }
    let printed = outcome.output + errors.joined(separator: "\n") + "exit \(outcome.exitCode)\n"
    try expectGolden(printed, step.path + "/expected.txt")
  }

  @Test func `files as they stand are compared with a revision, in a folder of a repository`() throws {
    let repository = try History()
    defer { repository.remove() }
    try repository.add(DiffTests.folder + "/base", message: "base", into: "warehouse/definitions")
    let project = repository.path + "/warehouse/definitions"
    let clean = try CommandLineTool.run(["diff", "HEAD"], in: project)
    #expect(clean.output == "no change of meaning or governance\n" && clean.exitCode == 0)
    let file = project + "/metrics/orders.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing("expr: sum(fee)", with: "expr: sum(fee where not is_test)").write(
      toFile: file, atomically: false, encoding: .utf8)
    let changed = try CommandLineTool.run(["diff", "HEAD"], in: project)
    #expect(
      changed.output.contains("meaning-changed  fees\n    filter: + not sales")
        || changed.output.contains("filter: + not orders.is_test"), "\(changed.output)")
    let lint = try CommandLineTool.run(["lint", "--changed", "HEAD", "--format", "json"], in: project)
    #expect(lint.exitCode == 0, "\(lint.output)\(lint.error)")
    let unknown = try CommandLineTool.run(["diff", "nowhere"], in: project)
    #expect(
      unknown.exitCode == 2 && unknown.error.contains("there is no revision 'nowhere' here"),
      "\(unknown.error)")
  }

  @Test func `who knows a metric is told from what commits did to its plan`() throws {
    let repository = try History()
    defer { repository.remove() }
    try repository.add(DiffTests.folder + "/base", message: "base")
    try repository.add(DiffTests.folder + "/refactor", message: "another spelling")
    try repository.add(DiffTests.folder + "/filter", message: "without tests")
    let outcome = try CommandLineTool.run(["owners", "experts", "gmv"], in: repository.path)
    #expect(outcome.output.hasPrefix("ana: created it on "), "\(outcome.output)\(outcome.error)")
    #expect(
      outcome.output.contains("; changed what it says on ")
        && outcome.output.contains("; wrote it otherwise on "))
    let column = try CommandLineTool.run(
      ["owners", "experts", "orders.amount", "--format", "json"], in: repository.path)
    #expect(column.output.contains("\"name\": \"ana\""), "\(column.output)")
  }

  @Test func `outside of a repository it says so`() throws {
    let folder = NSTemporaryDirectory() + "datum-no-repository-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.copyItem(atPath: DiffTests.folder + "/base", toPath: folder)
    let outcome = try CommandLineTool.run(["diff", "HEAD"], in: folder)
    #expect(outcome.exitCode == 2 && outcome.error.contains("is in no repository of git"), "\(outcome.error)")
  }
}

/// A repository of git in a folder of its own.
private struct History {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "datum-history-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try git(["init", "-q"])
  }

  func add(_ folder: String, message: String, into prefix: String = ".") throws {
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for file in files where file.contains(".") {
      let target = "\(path)/\(prefix)/\(file)"
      guard (file as NSString).pathExtension != "txt" else { continue }
      try FileManager.default.createDirectory(
        atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      if FileManager.default.fileExists(atPath: target) { try FileManager.default.removeItem(atPath: target) }
      try FileManager.default.copyItem(atPath: "\(folder)/\(file)", toPath: target)
    }
    try git(["add", "-A"])
    try git(["-c", "user.name=ana", "-c", "user.email=ana@example.com", "commit", "-q", "-m", message])
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }

  private func git(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", path] + arguments
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "git \(arguments)")
  }
}
