import Diagnostics

/// For programs of our own kind; the version of the shape is `format`.
extension LintReport {
  var json: JSONValue {
    .fields([
      ("format", .text("datum-lint/1")), ("project", .text(project)), ("version", .text(version)),
      (
        "summary",
        .fields([
          ("errors", .number(result.count(.error))), ("warnings", .number(result.count(.warning))),
          ("notes", .number(result.count(.information))), ("allowed", .number(result.suppressed.count)),
          ("known", .number(result.known)),
        ])
      ),
      ("findings", .list(result.findings.indices.map(value))),
      (
        "allowed",
        .list(
          result.suppressed.map { finding, reason in
            .fields(
              [
                ("code", .text(finding.finding.code.rawValue)), ("subject", .text(finding.subject.text)),
                ("message", .text(finding.finding.message)), ("reason", .text(reason)),
              ] + place(finding.finding.place))
          })
      ),
    ])
  }

  var jsonLines: String {
    result.findings.indices.map { value($0).compact + "\n" }.joined()
  }

  private func value(_ index: Int) -> JSONValue {
    let finding = result.findings[index]
    let own = finding.finding
    return .fields(
      [
        ("code", .text(own.code.rawValue)), ("rule", rule(finding).map { .text($0.name) }),
        ("severity", .text(own.severity.word)), ("subject", .text(finding.subject.text)),
        ("owner", finding.subject.owner.map { .text($0) }), ("message", .text(own.message)),
      ] + place(own.place) + [
        (
          "labels",
          .list(own.labels.map { .fields([("text", .text($0.text))] + place($0.span)) })
        ), ("notes", .list(own.notes.map { .text($0) })), ("help", .list(own.helps.map { .text($0) })),
        ("fixes", .list(finding.fixes.map(value))), ("fingerprint", .text(fingerprints[index])),
        ("changed", finding.isChanged.map { .bool($0) }),
      ])
  }

  private func value(_ fix: LintFinding.Fix) -> JSONValue {
    .fields([
      ("title", .text(fix.title)), ("safe", .bool(fix.isSafe)),
      (
        "edits",
        .list(fix.edits.map { edit in .fields(place(edit.span) + [("text", .text(edit.replacement))]) })
      ),
    ])
  }

  private func place(_ span: SourceSpan?) -> [(String, JSONValue?)] {
    guard let span else { return [] }
    let start = positions.start(of: span), end = positions.end(of: span)
    return [
      ("file", .text(positions.file(of: span))), ("line", .number(start.line)),
      ("column", .number(start.column)),
      ("end_line", .number(end.line)), ("end_column", .number(end.column)),
    ]
  }
}
