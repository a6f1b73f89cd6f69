import Definitions
import Diagnostics
import Foundation
import Lint
import Model
import Project
import Testing
import Values

@testable import datum

/// Every format of findings is what those who read it expect.
@Suite struct LintReportTests {
  /// Several faults, odd names and texts among them.
  private static func report() -> LintReport {
    let files: [String: String] = [
      "datum.yaml": "name: odd, 100% & <more>\n",
      "metrics/o,rders 50%.yaml": """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns: {order_id: integer, placed_at: timestamp, pieces: integer, total: float}
      metrics:
        pieces: {expr: sum(pieces), label: "a|b <c> & \\"d\\" 100%: ü, done"}
        again: sum(pieces)
        third: {expr: sum(pieces) / count(), synonyms: ["a|b <c> & \\"d\\" 100%: ü, done"]}
        # lint: allow NAM001 reason="an old \\ name"
        oldName: count()
      """,
    ]
    var project = loadProject(
      from: ProjectFiles(root: "/nowhere", contents: files.mapValues { Array($0.utf8) }))
    let linted = project.linted(on: LintTests.day)
    let result = lint(linted, languageFindings: project.findings)
    return LintReport(result, in: linted.sources, project: project.model.name, version: "0.1.0")
  }

  private static func json(_ format: ReportFormat) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(report().text(as: format).utf8))
  }

  @Test func `JSON has every finding with its place, its fixes and a fingerprint of its own`() throws {
    let document = try #require(try LintReportTests.json(.json) as? [String: Any])
    let findings = try #require(document["findings"] as? [[String: Any]])
    #expect(document["format"] as? String == "datum-lint/1")
    #expect(
      Set(findings.compactMap { $0["code"] as? String }).isSuperset(of: [
        "DUP001", "DUP005", "DUP006", "COR021",
      ]))
    #expect(Set(findings.compactMap { $0["fingerprint"] as? String }).count == findings.count)
    #expect(findings.contains { ($0["fixes"] as? [Any])?.isEmpty == false })
    #expect((document["allowed"] as? [[String: Any]])?.first?["reason"] as? String == "an old \\ name")
    let lines = LintReportTests.report().text(as: .jsonl).split(separator: "\n")
    #expect(lines.count == findings.count)
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  /// The keys that the schema of SARIF 2.1.0 allows; it refuses all others. (OASIS, sarif-schema-2.1.0.json)
  private static let sarifKeys: [String: Set<String>] = [
    "log": ["$schema", "version", "runs"],
    "run": ["tool", "columnKind", "results"],
    "driver": ["name", "version", "rules"],
    "rule": ["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"],
    "result": [
      "ruleId", "level", "message", "locations", "relatedLocations", "partialFingerprints", "suppressions",
      "fixes",
      "properties",
    ],
    "location": ["id", "physicalLocation", "logicalLocations", "message"],
    "physicalLocation": ["artifactLocation", "region"],
    "region": ["startLine", "startColumn", "endLine", "endColumn"],
    "suppression": ["kind", "status", "justification"], "fix": ["description", "artifactChanges"],
    "artifactChange": ["artifactLocation", "replacements"],
    "replacement": ["deletedRegion", "insertedContent"],
  ]

  @Test func `SARIF has the shape of version 2.1.0`() throws {
    let log = try #require(try LintReportTests.json(.sarif) as? [String: Any])
    func check(_ object: [String: Any], _ kind: String) {
      #expect(
        Set(object.keys).isSubset(of: LintReportTests.sarifKeys[kind]!), "\(kind): \(object.keys.sorted())")
    }
    func region(_ value: Any?) throws {
      let region = try #require(value as? [String: Int])
      check(region, "region")
      #expect(region.values.allSatisfy { $0 >= 1 })
      #expect((region["startLine"]!, region["startColumn"]!) <= (region["endLine"]!, region["endColumn"]!))
    }
    check(log, "log")
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    check(run, "run")
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    check(driver, "driver")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    for rule in rules { check(rule, "rule") }
    let ids = Set(rules.compactMap { $0["id"] as? String })
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count > 4)
    for result in results {
      check(result, "result")
      #expect(ids.contains(result["ruleId"] as? String ?? ""))
      #expect(["none", "note", "warning", "error"].contains(result["level"] as? String ?? ""))
      #expect((result["message"] as? [String: Any])?["text"] is String)
      for location in (result["locations"] as? [[String: Any]] ?? [])
        + (result["relatedLocations"] as? [[String: Any]] ?? [])
      {
        check(location, "location")
        guard let physical = location["physicalLocation"] as? [String: Any] else { continue }
        check(physical, "physicalLocation")
        let uri = try #require((physical["artifactLocation"] as? [String: Any])?["uri"] as? String)
        #expect(URL(string: uri) != nil && !uri.contains(" "), "\(uri) is no address")
        try region(physical["region"])
      }
      for suppression in result["suppressions"] as? [[String: Any]] ?? [] {
        check(suppression, "suppression")
      }
      for fix in result["fixes"] as? [[String: Any]] ?? [] {
        check(fix, "fix")
        for change in fix["artifactChanges"] as? [[String: Any]] ?? [] {
          check(change, "artifactChange")
          for replacement in change["replacements"] as? [[String: Any]] ?? [] {
            check(replacement, "replacement")
            try region(replacement["deletedRegion"])
          }
        }
      }
    }
  }

  @Test func `annotations of GitHub are escaped, the gravest first, and end with how many there are`() throws
  {
    let lines = LintReportTests.report().text(as: .github).split(separator: "\n")
    #expect(lines[0].hasPrefix("::error file=metrics/o%2Crders 50%25.yaml,line="), "\(lines[0])")
    let levels = lines.dropLast().map { $0.prefix { $0 != " " } }
    #expect(levels == levels.sorted { rank($0) < rank($1) })
    #expect(lines.last?.hasPrefix("::notice title=datum lint::") == true)
    for line in lines { #expect(line.hasPrefix("::"), "\(line)") }
  }

  private func rank(_ level: Substring) -> Int { level == "::error" ? 0 : level == "::warning" ? 1 : 2 }

  @Test func `GitLab and reviewdog get what they read`() throws {
    let quality = try #require(try LintReportTests.json(.gitlab) as? [[String: Any]])
    for issue in quality {
      #expect(Set(issue.keys) == ["description", "check_name", "fingerprint", "severity", "location"])
      #expect(["info", "minor", "major", "critical", "blocker"].contains(issue["severity"] as? String ?? ""))
    }
    let diagnostics = try #require(
      (try LintReportTests.json(.rdjson) as? [String: Any])?["diagnostics"] as? [[String: Any]])
    #expect(
      diagnostics.allSatisfy { ["ERROR", "WARNING", "INFO"].contains($0["severity"] as? String ?? "") })
  }

  @Test(arguments: [ReportFormat.junit, .checkstyle]) func `XML is well formed`(_ format: ReportFormat) throws
  {
    let text = LintReportTests.report().text(as: format)
    // Python's parser is at hand wherever the tests run.
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import sys, xml.dom.minidom as m; m.parse(sys.stdin.buffer)"]
    let pipe = Pipe()
    process.standardInput = pipe
    try process.run()
    pipe.fileHandleForWriting.write(Data(text.utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }

  @Test func `a table in Markdown has four columns in every row`() {
    let rows = LintReportTests.report().text(as: .markdown).split(separator: "\n").filter {
      $0.hasPrefix("|")
    }
    #expect(rows.count > 4)
    for row in rows { #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 5, "\(row)") }
  }

  // MARK: Baselines and settings

  private func project(_ settings: String, _ metrics: String) -> Project {
    let order = """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns: {order_id: integer, placed_at: timestamp, pieces: integer}
      metrics:

      """
    return loadProject(
      from: ProjectFiles(
        root: "/nowhere",
        contents: [
          "datum.yaml": Array("name: x\ntime_zone: UTC\nweek_start: monday\n\(settings)".utf8),
          "metrics/order.yaml": Array((order + metrics).utf8),
        ]))
  }

  private func result(_ settings: String, _ metrics: String) -> (LintResult, SourceFiles) {
    var project = project(settings, metrics)
    let linted = project.linted(on: LintTests.day)
    return (lint(linted, languageFindings: project.findings), linted.sources)
  }

  @Test func `a baseline knows a finding until the metric changes`() throws {
    let (before, sources) = result("", "  a: {expr: count(distinct order_id)}\n")
    let baseline = try #require(Baseline(Baseline.text(of: before.findings, in: sources)))
    #expect(baseline.count == before.findings.count && baseline.count > 1)
    var (same, _) = result("", "  # moved\n\n  a: {expr: count(distinct order_id)}\n")
    baseline.remove(from: &same)
    #expect(same.findings.isEmpty && same.known == baseline.count)
    var (other, _) = result("", "  a: {expr: count(distinct order_id where pieces > 1)}\n")
    baseline.remove(from: &other)
    #expect(!other.findings.isEmpty)
    #expect(Baseline("{}") == nil)
  }

  @Test func `settings of a path beat those of a tier, and those beat the others`() {
    let metrics = "  a: {expr: count(), tier: certified}\n"
    func severities(_ settings: String) -> [Finding.Severity] {
      result(settings, metrics).0.findings.filter { $0.finding.code == .noDescription }.map(
        \.finding.severity)
    }
    #expect(severities("") == [.error])
    #expect(severities("lint: {rules: {DOC001: info}}\n") == [.information])
    #expect(severities("lint: {rules: {DOC001: off}}\n") == [])
    #expect(severities("lint: {rules: {DOC001: off}, tiers: {certified: {DOC001: warning}}}\n") == [.warning])
    #expect(
      severities("lint: {tiers: {certified: {DOC001: warning}}, paths: {metrics/: {DOC001: info}}}\n") == [
        .information
      ])
    #expect(severities("lint: {extends: none}\n") == [])
    #expect(severities("lint: {extends: none, rules: {DOC001: warning}}\n") == [.warning])
    let strict = result(
      "lint: {extends: strict}\n", "  a: {expr: count(distinct order_id), description: Some of them.}\n"
    ).0
    #expect(!strict.findings.contains { $0.finding.severity == .warning })
  }

  @Test func `an unknown rule is told with the nearest`() {
    let project = project("lint: {rules: {DOC01: off}}\n", "  a: count()\n")
    let findings = LintSettings(project.definitions.project.lint).findings(files: [])
    #expect(findings.map(\.message) == ["there is no rule 'DOC01'"])
    #expect(findings[0].helps.first?.contains("DOC001") == true)
  }

  // MARK: Comments

  private func codes(_ metrics: String) -> [String] {
    result("", metrics).0.findings.map(\.finding.code.rawValue).filter {
      $0.hasPrefix("SUP") || $0 == "NAM001"
    }.sorted()
  }

  @Test func `what stands in a text is no comment`() {
    #expect(
      codes("  aB: {expr: count(), description: 'Write # lint: allow NAM001 reason=\"x\" above.'}\n") == [
        "NAM001"
      ])
    #expect(
      codes(
        "  aB:\n    expr: count()\n    description: |\n      One.\n      # lint: allow NAM001 reason=\"x\"\n")
        == ["NAM001"])
  }

  @Test func `a comment is for its line, the next or the whole file, until its day`() {
    #expect(codes("  aB: count()   # lint: allow NAM001 reason=\"x\"\n") == [])
    #expect(codes("  # lint: allow nam001 reason=\"x\"\n\n  # another\n  aB: count()\n") == [])
    #expect(codes("  aB: count()\n# lint: allow-file case reason=\"x\"\n") == [])
    #expect(codes("  aB: count()   # lint: allow NAM001 until=2026-06-01 reason=\"x\"\n") == [])
    #expect(
      codes("  aB: count()   # lint: allow NAM001 until=2026-05-31 reason=\"x\"\n") == ["NAM001", "SUP003"])
    #expect(codes("  aB: count()   # lint: allow NAM001 until=soon reason=\"x\"\n") == ["NAM001", "SUP003"])
    #expect(codes("  aB: count()   # lint: allow NAM001\n") == ["NAM001", "SUP001"])
    #expect(codes("  aB: count()   # lint: allow NAM001 DUP001 reason=\"x\"\n") == ["SUP002"])
    #expect(codes("  a: count()   # lint: allow M001 reason=\"x\"\n") == ["SUP002"])
  }

  @Test func `of what was not understood no comment is called unused`() {
    let (result, _) = result(
      "",
      "  aB: count()   # lint: allow NAM001 reason=\"x\"\n  b: sum(nothing)   # lint: allow COR009 reason=\"x\"\n"
    )
    #expect(!result.findings.contains { $0.finding.code == .suppressionUnused })
  }

  @Test func `one of several codes is taken out of a comment`() {
    let project = project("", "  aB: count()   # lint: allow NAM001 DUP001 reason=\"x\"\n")
    let outcome = Mender(project, on: LintTests.day, only: [.suppressionUnused], withUnsafe: false).mend()
    let text = String(decoding: outcome.changes["metrics/order.yaml"]?.after ?? [], as: UTF8.self)
    #expect(text.contains("# lint: allow NAM001 reason=\"x\"\n"), "\(text)")
  }

  @Test func `many fixes are made at once, though one of them cannot be`() {
    let block = "  a0:\n    expr: |\n      sum(pieces)\n      / count()\n"
    let others = (1...30).map { "  a\($0): sum(pieces) / count() + \($0)\n" }.joined()
    let project = project("", block + others)
    let outcome = Mender(project, on: LintTests.day, only: [.inlinedMetric], withUnsafe: false).mend()
    let text = String(decoding: outcome.changes["metrics/order.yaml"]?.after ?? [], as: UTF8.self)
    #expect(text.contains("a30: a0 + 30\n"), "\(text)")
  }
}
