package import Diagnostics

/// How findings are written.
package enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, jsonl, sarif, github, gitlab, junit, checkstyle, markdown, rdjson
}

/// What linting came to, ready to be written for people or programs.
package struct LintReport {
  let result: LintResult
  let sources: SourceFiles
  let positions: SourcePositions
  let project: String
  let version: String
  let isColored: Bool
  let fingerprints: [String]
  /// The way from the root of the repository to the project, for those who look at files from there: `sub/`.
  let prefix: String

  package init(
    _ result: LintResult, in sources: SourceFiles, project: String, version: String, isColored: Bool = false,
    prefix: String = ""
  ) {
    self.prefix = prefix
    self.result = result
    self.sources = sources
    positions = SourcePositions(sources)
    self.project = project
    self.version = version
    self.isColored = isColored
    fingerprints = Fingerprints(of: result.findings).values
  }

  package func text(as format: ReportFormat) -> String {
    switch format {
    case .text: peopleText
    case .json: json.pretty() + "\n"
    case .jsonl: jsonLines
    case .sarif: sarif.pretty() + "\n"
    case .github: githubAnnotations
    case .gitlab: gitlab.pretty() + "\n"
    case .junit: junit
    case .checkstyle: checkstyle
    case .markdown: markdown
    case .rdjson: rdjson.pretty() + "\n"
    }
  }

  /// `2 errors, 1 warning; 3 allowed by comments, 12 in the baseline`
  var summary: String {
    let counts = [
      counted(result.count(.error), "error"), counted(result.count(.warning), "warning"),
      counted(result.count(.information), "info"),
    ].compactMap(\.self)
    var text = counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
    var others: [String] = []
    if !result.suppressed.isEmpty { others.append("\(result.suppressed.count) allowed by comments") }
    if result.known > 0 { others.append("\(result.known) in the baseline") }
    if !others.isEmpty { text += "; " + others.joined(separator: ", ") }
    return text
  }

  private func counted(_ count: Int, _ noun: String) -> String? {
    count == 0 ? nil : "\(count) \(noun)\(count == 1 || noun == "info" ? "" : "s")"
  }

  /// The file of a place, from the root of the repository.
  func repositoryFile(of span: SourceSpan) -> String { prefix + positions.file(of: span) }

  func rule(_ finding: LintFinding) -> LintRule? { LintCatalogue.rule(finding.finding.code) }

  /// Nobody reads thousands.
  private static let most = 200

  private var peopleText: String {
    let report = TextReport(colored: isColored)
    let texts = result.findings.prefix(LintReport.most).map { finding in
      report.text(of: finding.finding.withOwner(finding.subject.owner), in: sources)
    }
    var text = texts.joined(separator: "\n")
    if !text.isEmpty { text += "\n" }
    if result.findings.count > LintReport.most {
      text += "and \(result.findings.count - LintReport.most) more: --format json has all\n"
    }
    return text + summary + "\n"
  }
}

extension Finding {
  fileprivate func withOwner(_ owner: String?) -> Finding { owner.map { noting("owner: \($0)") } ?? self }
}

extension Finding.Severity {
  /// `info` for what is worth knowing, as in settings.
  var word: String { self == .information ? "info" : rawValue }
}
