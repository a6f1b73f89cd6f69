import Definitions
import Diagnostics
import Foundation
import Lint
import Model
import Project
import Testing
import Values

@testable import datum

/// Every rule on its own examples: `Tests/Lint/CODE.txt` is what the bad one prints, and the good one prints nothing.
@Suite struct LintTests {
  static let day = Day("2026-06-01")!

  struct Case: CustomTestStringConvertible, Sendable {
    let rule: LintRule
    var testDescription: String { "\(rule.code.rawValue) \(rule.name)" }
  }

  static let rules = LintCatalogue.rules.map { Case(rule: $0) }

  @Test func `every code of a rule has a rule, in order`() {
    #expect(LintCatalogue.rules.map(\.code) == Code.allCases.filter(\.isOfRule))
    #expect(LintCatalogue.rules.count == 84)
    #expect(Set(LintCatalogue.rules.map(\.name)).count == LintCatalogue.rules.count)
  }

  @Test(arguments: rules) func `the bad example is found and the good one is not`(_ one: Case) throws {
    let rule = one.rule
    switch rule.standing {
    case .checked:
      let (bad, sources) = try linted(rule.bad, only: [rule.code])
      #expect(bad.findings.contains { $0.finding.code == rule.code }, "the bad example is not found")
      #expect(bad.findings.allSatisfy { $0.finding.code == rule.code }, "the bad example has other faults")
      let report = LintReport(bad, in: sources, project: "example", version: "0")
      try expectGolden(report.text(as: .text), Example.root + "Tests/Lint/\(rule.code.rawValue).txt")
      let (good, goodSources) = try linted(rule.good, only: [rule.code])
      #expect(
        good.findings.isEmpty,
        "the good example has \(LintReport(good, in: goodSources, project: "example", version: "0").text(as: .text))"
      )
      // What is mended can be mended, and is mended then.
      let isMended = bad.findings.contains { finding in
        finding.fixes.contains { $0.isSafe == (rule.fix == .safe) }
      }
      #expect(isMended == (rule.fix != .none), "says that it mends: \(rule.fix)")
    case .refused(let codes):
      guard !rule.bad.isEmpty else { return }
      let bad = project(rule.bad)
      #expect(
        bad.findings.contains { codes.contains($0.code) },
        "\(bad.findings.map { "\($0.code.rawValue) \($0.message)" })")
      try expectGolden(
        TextReport().text(of: bad.findings, in: bad.sources),
        Example.root + "Tests/Lint/\(rule.code.rawValue).txt")
      let good = project(rule.good)
      #expect(!good.findings.hasErrors, "\(good.findings.map(\.message))")
    case .impossible(let reason): #expect(!reason.isEmpty)
    }
  }

  @Test(arguments: rules.filter { $0.rule.fix != .none }) func `a fix is idempotent and keeps comments`(
    _ one: Case
  ) throws {
    let files = LintTests.files(of: one.rule.bad).mapValues { Array("# kept\n".utf8) + $0 }
    let project = loadProject(from: ProjectFiles(root: "/nowhere", contents: files))
    let mender = Mender(
      project, on: LintTests.day, only: [one.rule.code], withUnsafe: one.rule.fix == .unsafe)
    let outcome = mender.mend()
    #expect(!outcome.changes.isEmpty)
    var mended = files
    for (path, change) in outcome.changes {
      #expect(change.after.starts(with: Array("# kept\n".utf8)))
      mended[path] = change.after
    }
    let again = loadProject(from: ProjectFiles(root: "/nowhere", contents: mended))
    #expect(!again.findings.hasErrors, "\(again.findings.map(\.message))")
    let second = Mender(again, on: LintTests.day, only: [one.rule.code], withUnsafe: one.rule.fix == .unsafe)
      .mend()
    #expect(second.changes.isEmpty)
    var left = again
    let result = lint(left.linted(on: LintTests.day), only: [one.rule.code])
    #expect(result.findings.isEmpty, "\(result.findings.map(\.finding.message))")
  }

  @Test func `the worked example is clean`() {
    var project = Example.project
    let linted = project.linted(on: LintTests.day)
    let result = lint(linted, languageFindings: project.findings)
    #expect(
      result.findings.isEmpty,
      "\(LintReport(result, in: linted.sources, project: "marketplace", version: "0").text(as: .text))")
    #expect(result.suppressed.count == 4)
  }

  @Test func `the page of the rules is what the rules say`() throws {
    var text = """
      # Rules

      Found by `datum lint`, explained by `datum lint --explain CODE`. How to set, allow and mend them: [lint.md](lint.md). *Refused* rules are kept by the
      language itself, with the codes of [errors](errors/README.md); no comment allows those. Written by a test from the rules themselves.


      """
    for rule in LintCatalogue.rules {
      text +=
        "## \(rule.code.rawValue) \(rule.name)\n\n\(rule.summary.prefix(1).uppercased() + rule.summary.dropFirst()). "
      switch rule.standing {
      case .checked:
        text += rule.severity == .information ? "Note" : rule.severity.rawValue.capitalized
        text +=
          rule.fix == .none ? "." : rule.fix == .safe ? ", with a fix." : ", with a fix that changes numbers."
      case .refused(let codes):
        text +=
          "Refused, as \(codes.map { "[\($0.rawValue)](errors/\($0.rawValue).md)" }.joined(separator: ", "))."
      case .impossible: text += "Nothing that is written here can have it."
      }
      text += "\n\n\(rule.why)\n\n"
      if !rule.bad.isEmpty {
        text += "```yaml\n# bad\n\(rule.bad)\n```\n\n```yaml\n# good\n\(rule.good)\n```\n\n"
      }
    }
    try expectGolden(text, Example.root + "docs/rules.md")
  }

  // MARK: Examples

  /// Files are told apart by lines `# file: NAME`.
  static func files(of text: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = ["datum.yaml": Array("name: example\n".utf8)]
    var name = "metrics/example.yaml"
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# file: ") {
        name = String(line.dropFirst("# file: ".count))
        files[name] = []
      } else {
        files[name, default: []] += Array("\(line)\n".utf8)
      }
    }
    return files.filter { !$0.value.isEmpty }
  }

  private func project(_ text: String) -> Project {
    loadProject(from: ProjectFiles(root: "/nowhere", contents: LintTests.files(of: text)))
  }

  private func linted(_ text: String, only: Set<Code>) throws -> (LintResult, SourceFiles) {
    var project = project(text)
    try #require(
      !project.findings.hasErrors, "\(TextReport().text(of: project.findings, in: project.sources))")
    let linted = project.linted(on: LintTests.day)
    return (lint(linted, only: only), linted.sources)
  }
}
