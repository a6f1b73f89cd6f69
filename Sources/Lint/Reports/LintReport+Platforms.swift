import Diagnostics

/// For code hosts and servers that build.
extension LintReport {
  /// Workflow commands of GitHub Actions. Of a step only the first ten errors and ten warnings are shown, so what matters
  /// comes first, and a last line says how many there are.
  var githubAnnotations: String {
    var left: [Finding.Severity: Int] = [.error: 10, .warning: 10, .information: 9]
    var lines: [String] = []
    var hidden = 0
    for finding in result.findings {
      let severity = finding.finding.severity
      guard let room = left[severity], room > 0 else {
        hidden += 1
        continue
      }
      left[severity] = room - 1
      lines.append(annotation(finding))
    }
    let more = hidden > 0 ? ", \(hidden) of them not shown here" : ""
    lines.append("::notice title=datum lint::\(summary)\(more)")
    return lines.joined(separator: "\n") + "\n"
  }

  private func annotation(_ finding: LintFinding) -> String {
    let own = finding.finding
    let level = own.severity == .information ? "notice" : own.severity.rawValue
    var properties: [String] = []
    if let place = own.place {
      let start = positions.start(of: place), end = positions.end(of: place)
      properties += [
        "file=\(escaped(repositoryFile(of: place), property: true))", "line=\(start.line)",
        "endLine=\(end.line)",
        "col=\(start.column)", "endColumn=\(end.column)",
      ]
    }
    properties.append("title=\(own.code.rawValue)")
    let text = ([own.message] + own.helps.map { "help: \($0)" }).joined(separator: "\n")
    return "::\(level) \(properties.joined(separator: ","))::\(escaped(text, property: false))"
  }

  private func escaped(_ text: String, property: Bool) -> String {
    MachineReport.escaped(text, property: property)
  }

  /// Code quality of GitLab.
  var gitlab: JSONValue {
    .list(
      result.findings.indices.compactMap { index -> JSONValue? in
        let finding = result.findings[index].finding
        guard let place = finding.place else { return nil }
        let severity = finding.severity == .error ? "major" : finding.severity == .warning ? "minor" : "info"
        return .fields([
          ("description", .text(finding.message)), ("check_name", .text(finding.code.rawValue)),
          ("fingerprint", .text(fingerprints[index])), ("severity", .text(severity)),
          (
            "location",
            .fields([
              ("path", .text(repositoryFile(of: place))),
              ("lines", .fields([("begin", .number(positions.start(of: place).line))])),
            ])
          ),
        ])
      })
  }

  /// For reviewdog.
  var rdjson: JSONValue {
    .fields([
      ("source", .fields([("name", .text("datum"))])),
      (
        "diagnostics",
        .list(
          result.findings.map { finding in
            let own = finding.finding
            let severity = own.severity == .information ? "INFO" : own.severity.rawValue.uppercased()
            return .fields([
              ("message", .text(own.message)), ("severity", .text(severity)),
              ("code", .fields([("value", .text(own.code.rawValue))])),
              (
                "suggestions",
                finding.fixes.first.map { fix in
                  .list(
                    fix.edits.map { .fields([("range", range($0.span)), ("text", .text($0.replacement))]) })
                }
              ),
              (
                "location",
                own.place.map { place in
                  .fields([
                    ("path", .text(repositoryFile(of: place))),
                    (
                      "range",
                      range(place)
                    ),
                  ])
                }
              ),
            ])
          })
      ),
    ])
  }

  /// Columns of reviewdog are bytes.
  private func range(_ span: SourceSpan) -> JSONValue {
    let start = positions.start(of: span), end = positions.end(of: span)
    return .fields([
      ("start", .fields([("line", .number(start.line)), ("column", .number(start.byteColumn))])),
      ("end", .fields([("line", .number(end.line)), ("column", .number(end.byteColumn))])),
    ])
  }

  // MARK: XML

  var junit: String {
    let failures = result.findings.count { $0.finding.severity != .information }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text +=
      "<testsuites><testsuite name=\"datum lint\" tests=\"\(max(1, result.findings.count))\" failures=\"\(failures)\">\n"
    if result.findings.isEmpty { text += "  <testcase classname=\"\(xml(project))\" name=\"lint\"/>\n" }
    for finding in result.findings {
      let own = finding.finding
      let file = own.place.map { "\(positions.file(of: $0)):\(positions.start(of: $0).line)" } ?? project
      text +=
        "  <testcase classname=\"\(xml(file))\" name=\"\(xml("\(own.code.rawValue) \(finding.subject.text)"))\">"
      if own.severity == .information {
        text += "<system-out>\(xml(own.message))</system-out></testcase>\n"
      } else {
        let helps = own.helps.map { "\nhelp: \($0)" }.joined()
        text +=
          "<failure type=\"\(own.severity.rawValue)\" message=\"\(xml(own.message))\">\(xml(file + helps))</failure></testcase>\n"
      }
    }
    return text + "</testsuite></testsuites>\n"
  }

  var checkstyle: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
    var files: [String] = []
    for finding in result.findings {
      let file = finding.finding.place.map { positions.file(of: $0) } ?? "datum.yaml"
      if !files.contains(file) { files.append(file) }
    }
    for file in files {
      text += "  <file name=\"\(xml(file))\">\n"
      for finding in result.findings
      where finding.finding.place.map({ positions.file(of: $0) }) ?? "datum.yaml" == file {
        let own = finding.finding
        let start = own.place.map { positions.start(of: $0) }
        let severity = own.severity == .information ? "info" : own.severity.rawValue
        text +=
          "    <error line=\"\(start?.line ?? 1)\" column=\"\(start?.column ?? 1)\" severity=\"\(severity)\" message=\"\(xml(own.message))\" source=\"datum.\(own.code.rawValue)\"/>\n"
      }
      text += "  </file>\n"
    }
    return text + "</checkstyle>\n"
  }

  /// XML 1.0 has no control characters but tabs and line ends.
  private func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "\t"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "?"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
