import Definitions
import Diagnostics
import Values

/// Comments that allow a finding: `# lint: allow DUP003 until=2027-01-31 reason="board pack"`.
struct Suppressions {
  private struct Suppression {
    let code: String
    let codeSpan: SourceSpan
    let comment: SourceSpan
    /// The line that it is for; nil for the whole file.
    let line: Int?
    let until: Day?
    let reason: String?
    var isUsed = false
  }

  private var suppressions: [Suppression] = []
  /// By file, so that findings need not be held against all of them.
  private var byFile: [SourceID: [Int]] = [:]
  private let today: Day

  init(of project: LintedProject) {
    today = project.today
    for file in project.files {
      for comment in lintComments(of: file, in: project.sources) { add(comment, file) }
    }
  }

  private mutating func add(_ comment: LintComment, _ file: SourceID) {
    for (code, span) in comment.codes {
      byFile[file, default: []].append(suppressions.count)
      suppressions.append(
        Suppression(
          code: code, codeSpan: span, comment: comment.span, line: comment.line, until: comment.until,
          reason: comment.reason))
    }
  }

  /// The reason for which a finding is allowed; nil where it is not.
  ///
  /// A comment without a reason, or past its day, allows nothing.
  mutating func allows(_ finding: LintFinding, in sources: SourceFiles) -> String? {
    guard finding.finding.code.isOfRule, let place = finding.finding.place,
      let candidates = byFile[place.source]
    else { return nil }
    var line: Int?
    for index in candidates where suppressions[index].code == finding.finding.code.rawValue {
      if suppressions[index].line != nil {
        line = line ?? sources[place.source].position(of: Int(place.start)).line
        guard suppressions[index].line == line else { continue }
      }
      suppressions[index].isUsed = true
      guard let reason = suppressions[index].reason, suppressions[index].until.map({ $0 >= today }) ?? true
      else {
        continue
      }
      return reason
    }
    return nil
  }

  /// What is wrong with the comments themselves.
  ///
  /// - Parameter rules: those that have looked; nil for all.
  func findings(on today: Day, of rules: Set<Code>?) -> [LintFinding] {
    let known = Set(LintCatalogue.rules.map(\.code.rawValue))
    return suppressions.flatMap { suppression -> [LintFinding] in
      let subject = LintFinding.Subject(.file, suppression.code)
      var findings: [LintFinding] = []
      if suppression.reason == nil {
        let finding = Finding(
          .suppressionWithoutReason, "'\(suppression.code)' is allowed without a reason",
          at: suppression.comment
        ).helping("say why: reason=\"…\"")
        findings.append(LintFinding(finding, of: subject))
      }
      if let until = suppression.until, until < today {
        let finding = Finding(
          .suppressionExpired, "'\(suppression.code)' was allowed until \(until)", at: suppression.comment
        ).helping("mend what it allowed, or agree on another day")
        findings.append(LintFinding(finding, of: subject))
      } else if !suppression.isUsed, rules?.contains(where: { $0.rawValue == suppression.code }) ?? true {
        let message =
          known.contains(suppression.code)
          ? "'\(suppression.code)' is allowed here and not found" : "there is no rule '\(suppression.code)'"
        let finding = Finding(.suppressionUnused, message, at: suppression.codeSpan, severity: .warning)
          .helping("remove the comment")
        findings.append(
          LintFinding(
            finding, of: subject,
            fixes: [.init("remove the comment", [TextEdit(suppression.comment, "")], isSafe: true)]))
      }
      return findings
    }
  }
}

/// A comment for the linter.
struct LintComment {
  let codes: [(String, SourceSpan)]
  /// From the sign of the comment to the end of the line.
  let span: SourceSpan
  /// The line that it is for; nil for the whole file.
  let line: Int?
  let until: Day?
  let reason: String?
}

/// The comments for the linter of one file, in order.
func lintComments(of file: SourceID, in sources: SourceFiles) -> [LintComment] {
  let bytes = sources[file].bytes
  var comments: [LintComment] = []
  var index = 0
  while let start = bytes.firstOffset(of: "# lint: allow", from: index) {
    index = start + "# lint: allow".utf8.count
    // Behind a character that is no blank it is part of a text.
    if start > 0, ![0x20, 0x0A, 0x0D, 0x09].contains(bytes[start - 1]) { continue }
    var end = index
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    var lineStart = start
    while lineStart > 0, bytes[lineStart - 1] != 0x0A { lineStart -= 1 }
    let standsAlone = bytes[lineStart..<start].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    let line = sources[file].position(of: start).line
    comments.append(
      LintComment(
        text: String(decoding: bytes[index..<end], as: UTF8.self), at: index,
        span: SourceSpan(file, start, end),
        line: standsAlone ? line + linesUntilText(bytes, behind: end) : line))
    index = end
  }
  return comments
}

/// How many lines behind a comment what it is for stands: other comments are passed over.
private func linesUntilText(_ bytes: [UInt8], behind end: Int) -> Int {
  var lines = 0
  var index = end
  while index < bytes.count {
    if bytes[index] == 0x0A { lines += 1 }
    index += 1
    var first = index
    while first < bytes.count, bytes[first] == 0x20 || bytes[first] == 0x09 { first += 1 }
    if first < bytes.count, bytes[first] != UInt8(ascii: "#"), bytes[first] != 0x0A, bytes[first] != 0x0D {
      return lines
    }
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
  }
  return lines
}

extension LintComment {
  /// - Parameters:
  ///   - text: what stands behind `# lint: allow`.
  ///   - start: where in the file.
  fileprivate init(text: String, at start: Int, span: SourceSpan, line: Int) {
    var codes: [(String, SourceSpan)] = []
    var until: Day?
    var reason: String?
    let isOfFile = text.hasPrefix("-file")
    var rest = text.utf8.dropFirst(isOfFile ? 5 : 0)
    while let first = rest.first {
      if first == UInt8(ascii: " ") || first == UInt8(ascii: ",") || first == 0x09 {
        rest.removeFirst()
        continue
      }
      let offset = start + text.utf8.distance(from: text.utf8.startIndex, to: rest.startIndex)
      let quoted = Substring(rest)
      if quoted.hasPrefix("reason=\"") {
        let body = quoted.dropFirst("reason=\"".count)
        let end = body.firstIndex(of: "\"") ?? body.endIndex
        let words = String(body[..<end]).trimmed
        reason = words.isEmpty ? nil : words
        rest = end == body.endIndex ? rest.suffix(0) : rest[body.index(after: end)...]
        continue
      }
      let word = String(quoted.prefix { $0 != " " && $0 != "," && $0 != "\t" })
      rest = rest.dropFirst(word.utf8.count)
      if word.hasPrefix("until=") {
        until = Day(String(word.dropFirst("until=".count)))
      } else {
        codes.append((word, SourceSpan(span.source, offset, offset + word.utf8.count)))
      }
    }
    self.init(codes: codes, span: span, line: isOfFile ? nil : line, until: until, reason: reason)
  }
}

extension String {
  /// Without blanks at both ends.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
