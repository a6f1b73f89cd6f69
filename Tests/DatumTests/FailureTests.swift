import Diagnostics
import Foundation
import Testing

/// Every folder of `Tests/Failures`: a small project that is wrong, a command, and exactly what it prints.
@Suite struct FailureTests {
  struct Failure: CustomTestStringConvertible, Sendable {
    let name: String
    let path: String
    var testDescription: String { name }
    var code: String { String(name.prefix { $0 != "-" }) }
  }

  static let folder = Example.root + "Tests/Failures"

  static let all: [Failure] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    return names.map { Failure(name: $0, path: "\(folder)/\($0)") }.filter {
      FileManager.default.fileExists(atPath: $0.path + "/command")
    }
  }()

  /// Codes that no folder can hold; the reason stands beside each.
  static let withoutFolder: [Code: String] = [
    .cancelled: "needs an interrupt from outside: EngineTests"
  ]

  @Test func `every code has a failing case and a page`() {
    let shown = Set(FailureTests.all.map(\.code))
    for code in Code.allCases where !code.isOfRule {
      if FailureTests.withoutFolder[code] == nil {
        #expect(shown.contains(code.rawValue), "no case for \(code.rawValue)")
      }
      let page = Example.root + "docs/errors/\(code.rawValue).md"
      #expect(FileManager.default.fileExists(atPath: page), "no page for \(code.rawValue)")
    }
  }

  @Test func `every message on a page is printed by a case`() throws {
    for code in Code.allCases where !code.isOfRule {
      let page = try String(contentsOfFile: Example.root + "docs/errors/\(code.rawValue).md", encoding: .utf8)
      let printed = try FailureTests.all.filter { $0.code == code.rawValue }.map {
        try String(contentsOfFile: $0.path + "/expected.txt", encoding: .utf8)
      }
      for part in page.components(separatedBy: "```").enumerated().filter({ $0.offset % 2 == 1 }).map(
        \.element)
      {
        let block = part.drop { $0 != "\n" }.trimmingCharacters(in: .whitespacesAndNewlines)
        guard block.hasPrefix("error[") || block.hasPrefix("warning[") else { continue }
        #expect(
          FailureTests.withoutFolder[code] != nil || printed.contains { $0.contains(block) },
          "docs/errors/\(code.rawValue).md shows\n\(block)")
      }
    }
  }

  @Test(arguments: all) func `it prints exactly what is expected`(_ failure: Failure) throws {
    let command = try String(contentsOfFile: failure.path + "/command", encoding: .utf8)
    // The project is copied, so that databases and the like do not stay in the checkout.
    let above = NSTemporaryDirectory() + "datum-failure-\(UUID().uuidString)"
    let copy = above + "/" + failure.name
    try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: failure.path, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: above) }
    let outcome = try CommandLineTool.run(CommandLineTool.words(command) + ["--project", copy], in: copy)
    let printed = (outcome.output + outcome.error + "exit \(outcome.exitCode)\n").replacing(
      copy + "/", with: "")
    #expect(printed.contains("[\(failure.code)]"), "\(failure.name) does not show its code:\n\(printed)")
    try expectGolden(printed, failure.path + "/expected.txt")
  }
}
