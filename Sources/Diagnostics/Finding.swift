/// One thing that is wrong or worth knowing, with the place and the way out.
package struct Finding: Sendable, Equatable {
  package enum Severity: String, Sendable, Comparable {
    case information, warning, error

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
    private var rank: Int { self == .error ? 2 : self == .warning ? 1 : 0 }
  }

  /// A second place that explains the first.
  package struct Label: Sendable, Equatable {
    package let span: SourceSpan
    package let text: String
  }

  package let code: Code
  package private(set) var severity: Severity
  /// What is wrong: lower case, no full stop.
  package let message: String
  package private(set) var place: SourceSpan?
  package private(set) var placeLabel: String?
  package private(set) var labels: [Label] = []
  /// The rules that stand behind the message.
  package private(set) var notes: [String] = []
  /// Ways out, each begins with a verb.
  package private(set) var helps: [String] = []

  package init(_ code: Code, _ message: String, at place: SourceSpan?, severity: Severity = .error) {
    self.code = code
    self.message = message
    self.place = place
    self.severity = severity
  }

  package func withSeverity(_ severity: Severity) -> Finding {
    var copy = self
    copy.severity = severity
    return copy
  }

  package func placed(at span: SourceSpan) -> Finding {
    var copy = self
    copy.place = span
    return copy
  }

  package func labelled(_ text: String) -> Finding {
    var copy = self
    copy.placeLabel = text
    return copy
  }

  package func labelled(_ text: String, at span: SourceSpan?) -> Finding {
    guard let span else { return self }
    var copy = self
    copy.labels.append(Label(span: span, text: text))
    return copy
  }

  package func noting(_ text: String) -> Finding {
    var copy = self
    copy.notes.append(text)
    return copy
  }

  package func helping(_ text: String) -> Finding {
    var copy = self
    copy.helps.append(text)
    return copy
  }

  /// Adds `help: did you mean 'a' or 'b'?` when candidates are near.
  package func suggesting(_ name: String, from candidates: some Sequence<String>) -> Finding {
    let near = nearestNames(to: name, in: candidates)
    guard !near.isEmpty else { return self }
    let quoted = near.map { "'\($0)'" }
    let list =
      quoted.count == 1 ? quoted[0] : quoted.dropLast().joined(separator: ", ") + " or " + quoted.last!
    return helping("did you mean \(list)?")
  }
}

/// A value together with what was found while it was made. The value is whole even when there are errors: what
/// could not be understood is a hole in it.
package struct Diagnosed<Value> {
  package var value: Value
  package var findings: [Finding]

  package init(_ value: Value, findings: [Finding] = []) {
    self.value = value
    self.findings = findings
  }
}

extension Diagnosed: Sendable where Value: Sendable {}

extension Sequence where Element == Finding {
  package var hasErrors: Bool { contains { $0.severity == .error } }
}
