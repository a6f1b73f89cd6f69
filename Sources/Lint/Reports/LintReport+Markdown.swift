import Diagnostics

/// A comment on a pull request, or the summary of a step.
extension LintReport {
  private static let mostRows = 50

  var markdown: String {
    var text = "### datum lint: \(summary)\n"
    guard !result.findings.isEmpty else { return text }
    text += "\n| | Rule | Where | What |\n|---|---|---|---|\n"
    for finding in result.findings.prefix(LintReport.mostRows) {
      let own = finding.finding
      let place = own.place.map { "`\(positions.file(of: $0)):\(positions.start(of: $0).line)`" } ?? ""
      let help = own.helps.first.map { "<br>\(cell($0))" } ?? ""
      let owner = finding.subject.owner.map { " (\($0))" } ?? ""
      text +=
        "| \(own.severity.word) | \(own.code.rawValue) \(rule(finding)?.name ?? "") | \(place)\(cell(owner)) | \(cell(own.message))\(help) |\n"
    }
    if result.findings.count > LintReport.mostRows {
      text += "\n\(result.findings.count - LintReport.mostRows) more are not shown.\n"
    }
    return text
  }

  private func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ").replacing("<", with: "&lt;")
  }
}
