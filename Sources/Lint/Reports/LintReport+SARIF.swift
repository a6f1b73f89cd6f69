import Diagnostics

/// SARIF 2.1.0, for code scanning.
///
/// Source: OASIS, sarif-schema-2.1.0.json; of a run GitHub keeps 5,000 results.
extension LintReport {
  private static let mostResults = 5_000

  var sarif: JSONValue {
    let rules = LintCatalogue.rules
    let results = result.findings.indices.prefix(LintReport.mostResults).map { index in
      sarifResult(result.findings[index], fingerprint: fingerprints[index], reason: nil)
    }
    let allowed = zip(result.suppressed, Fingerprints(of: result.suppressed.map(\.finding)).values).map {
      sarifResult($0.finding, fingerprint: $1, reason: $0.reason)
    }
    return .fields([
      (
        "$schema",
        .text("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
      ), ("version", .text("2.1.0")),
      (
        "runs",
        .list([
          .fields([
            (
              "tool",
              .fields([
                (
                  "driver",
                  .fields([
                    ("name", .text("datum")), ("version", .text(version)),
                    ("rules", .list(rules.map(sarifRule) + languageRules)),
                  ])
                )
              ])
            ), ("columnKind", .text("unicodeCodePoints")), ("results", .list(results + allowed)),
          ])
        ])
      ),
    ])
  }

  private func sarifRule(_ rule: LintRule) -> JSONValue {
    .fields([
      ("id", .text(rule.code.rawValue)), ("name", .text(rule.name)),
      ("shortDescription", .fields([("text", .text(rule.summary))])),
      ("fullDescription", .fields([("text", .text(rule.why))])),
      ("help", .fields([("text", .text("datum lint --explain \(rule.code.rawValue)"))])),
      ("defaultConfiguration", .fields([("level", .text(level(rule.severity)))])),
    ])
  }

  /// What the language refuses has rules of its own, as far as it was found.
  private var languageRules: [JSONValue] {
    var codes: [Code] = []
    for finding in result.findings
    where !finding.finding.code.isOfRule && !codes.contains(finding.finding.code) {
      codes.append(finding.finding.code)
    }
    return codes.map { .fields([("id", .text($0.rawValue))]) }
  }

  private func sarifResult(_ finding: LintFinding, fingerprint: String, reason: String?) -> JSONValue {
    let own = finding.finding
    let logical = JSONValue.fields([
      ("fullyQualifiedName", .text(finding.subject.name)), ("kind", .text(finding.subject.kind.rawValue)),
    ])
    let help = own.helps.isEmpty ? "" : "\n" + own.helps.map { "help: \($0)" }.joined(separator: "\n")
    return .fields([
      ("ruleId", .text(own.code.rawValue)), ("level", .text(level(own.severity))),
      ("message", .fields([("text", .text(own.message + help))])),
      (
        "locations",
        .list([
          .fields([
            ("physicalLocation", own.place.map(physicalLocation)), ("logicalLocations", .list([logical])),
          ])
        ])
      ),
      (
        "relatedLocations",
        own.labels.isEmpty
          ? nil
          : .list(
            own.labels.enumerated().map { index, label in
              .fields([
                ("id", .number(index + 1)), ("physicalLocation", physicalLocation(label.span)),
                ("message", .fields([("text", .text(label.text))])),
              ])
            })
      ), ("partialFingerprints", .fields([("metricPlanHash/v1", .text(fingerprint))])),
      (
        "suppressions",
        reason.map {
          .list([
            .fields([
              ("kind", .text("inSource")), ("status", .text("accepted")), ("justification", .text($0)),
            ])
          ])
        }
      ), ("fixes", finding.fixes.isEmpty ? nil : .list(finding.fixes.map(sarifFix))),
      ("properties", finding.subject.owner.map { .fields([("owner", .text($0))]) }),
    ])
  }

  private func sarifFix(_ fix: LintFinding.Fix) -> JSONValue {
    var files: [String] = []
    for edit in fix.edits where !files.contains(positions.file(of: edit.span)) {
      files.append(positions.file(of: edit.span))
    }
    let changes = files.map { file -> JSONValue in
      let replacements = fix.edits.filter { positions.file(of: $0.span) == file }.map { edit -> JSONValue in
        .fields([
          ("deletedRegion", region(edit.span)),
          ("insertedContent", .fields([("text", .text(edit.replacement))])),
        ])
      }
      return .fields([
        (
          "artifactLocation",
          .fields([("uri", .text(address(of: prefix + file))), ("uriBaseId", .text("%SRCROOT%"))])
        ),
        ("replacements", .list(replacements)),
      ])
    }
    return .fields([
      ("description", .fields([("text", .text(fix.title))])), ("artifactChanges", .list(changes)),
    ])
  }

  private func physicalLocation(_ span: SourceSpan) -> JSONValue {
    .fields([
      (
        "artifactLocation",
        .fields([("uri", .text(address(of: repositoryFile(of: span)))), ("uriBaseId", .text("%SRCROOT%"))])
      ), ("region", region(span)),
    ])
  }

  private func region(_ span: SourceSpan) -> JSONValue {
    let start = positions.start(of: span), end = positions.end(of: span)
    return .fields([
      ("startLine", .number(start.line)), ("startColumn", .number(start.column)),
      ("endLine", .number(end.line)),
      ("endColumn", .number(end.column)),
    ])
  }

  private func level(_ severity: Finding.Severity) -> String {
    severity == .information ? "note" : severity.rawValue
  }

  /// A path as an address: what RFC 3986, section 2.3, leaves free, and slashes; the rest in percent.
  private func address(of path: String) -> String {
    path.utf8.map { byte -> String in
      let isFree =
        (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || "-._~/".utf8.contains(byte)
      if isFree { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.utf8.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
