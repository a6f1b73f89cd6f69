package import Diagnostics

/// Findings that are known: only others count.
package struct Baseline: Sendable {
  private let fingerprints: Set<String>
  /// As it is written, for those that have gone.
  package let count: Int

  /// Reads what `text(of:)` writes: fingerprints stand in quotes behind `"fingerprint":`.
  ///
  /// nil where the text is nothing of the kind.
  package init?(_ text: String) {
    guard text.contains("\"datum-lint-baseline/1\"") else { return nil }
    var found: Set<String> = []
    var rest = text[...]
    while let range = rest.firstRange(of: "\"fingerprint\": \"") {
      rest = rest[range.upperBound...]
      found.insert(String(rest.prefix { $0 != "\"" }))
    }
    fingerprints = found
    count = found.count
  }

  /// Takes known findings out.
  package func remove(from result: inout LintResult) {
    let prints = Fingerprints(of: result.findings).values
    let kept = zip(result.findings, prints).filter { finding, print in
      // What the language refuses is never known.
      !finding.finding.code.isOfRule || !fingerprints.contains(print)
    }
    result.known = result.findings.count - kept.count
    result.findings = kept.map(\.0)
  }

  /// The text of a baseline of these findings; with `keeping` only of those that it has already.
  package static func text(of findings: [LintFinding], in sources: SourceFiles, keeping: Baseline? = nil)
    -> String
  {
    let positions = SourcePositions(sources)
    let prints = Fingerprints(of: findings).values
    let entries = zip(findings, prints).filter { finding, print in
      finding.finding.code.isOfRule && keeping?.fingerprints.contains(print) ?? true
    }.map { finding, print in
      JSONValue.fields([
        ("code", .text(finding.finding.code.rawValue)), ("subject", .text(finding.subject.text)),
        ("file", finding.finding.place.map { .text(positions.file(of: $0)) }), ("fingerprint", .text(print)),
      ])
    }
    return JSONValue.fields([("format", .text("datum-lint-baseline/1")), ("findings", .list(entries))])
      .pretty() + "\n"
  }
}
