import Definitions
import Diagnostics
import Values
import YAMLTree

/// Comments that allow a finding: `# lint: allow DUP003 until=2027-01-31 reason="board pack"`.
struct Suppressions {
  private struct Suppression {
    /// That of the rule, where there is one; else the word.
    let code: String
    let codeSpan: SourceSpan
    /// A position in `comments`.
    let comment: Int
    var isUsed = false
  }

  private var comments: [LintComment] = []
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
    for (word, span) in comment.codes {
      byFile[file, default: []].append(suppressions.count)
      let code = LintCatalogue.rule(named: word)?.code.rawValue ?? word
      suppressions.append(Suppression(code: code, codeSpan: span, comment: comments.count))
    }
    comments.append(comment)
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
      let comment = comments[suppressions[index].comment]
      if let own = comment.line {
        line = line ?? sources[place.source].position(of: Int(place.start)).line
        guard own == line else { continue }
      }
      suppressions[index].isUsed = true
      if let reason = comment.reason, comment.holds(on: today) { return reason }
    }
    return nil
  }

  // MARK: What is wrong with the comments themselves

  /// - Parameters:
  ///   - rules: those that have looked.
  ///   - isWhole: whether everything was understood; of what was not, nobody knows what would be found.
  func findings(of rules: Set<Code>, isWhole: Bool) -> [LintFinding] {
    comments.indices.flatMap(faults) + (isWhole ? unused(rules) : [])
  }

  private func faults(of index: Int) -> [LintFinding] {
    let comment = comments[index]
    let names = comment.codes.map { "'\($0.0)'" }.joined(separator: ", ")
    let subject = LintFinding.Subject(.file, comment.codes.first?.0 ?? "")
    var findings: [Finding] = []
    if comment.reason == nil {
      findings.append(
        Finding(.suppressionWithoutReason, "\(names) is allowed without a reason", at: comment.span)
          .helping("say why: reason=\"…\""))
    }
    switch comment.until {
    case .day(let day) where day < today:
      findings.append(
        Finding(.suppressionExpired, "\(names) was allowed until \(day)", at: comment.span)
          .helping("mend what it allowed, or agree on another day"))
    case .noDay(let text):
      findings.append(
        Finding(.suppressionExpired, "'\(text)' is no day, so \(names) is not allowed", at: comment.span)
          .helping("write it as until=2027-01-31"))
    case .day, nil: break
    }
    return findings.map { LintFinding($0, of: subject) }
  }

  private func unused(_ rules: Set<Code>) -> [LintFinding] {
    suppressions.filter { !$0.isUsed && comments[$0.comment].holds(on: today) }.compactMap {
      unused($0, rules)
    }
  }

  private func unused(_ suppression: Suppression, _ rules: Set<Code>) -> LintFinding? {
    let code = Code(rawValue: suppression.code.uppercased())
    let message: String
    if let rule = LintCatalogue.rule(named: suppression.code) {
      if case .checked = rule.standing {
        guard rules.contains(rule.code) else { return nil }
        message = "'\(suppression.code)' is allowed here and not found"
      } else {
        message = "'\(suppression.code)' is kept by the language, and no comment allows it"
      }
    } else if code != nil {
      message = "'\(suppression.code)' is refused by the language, and no comment allows it"
    } else {
      message = "there is no rule '\(suppression.code)'"
    }
    let others = suppressions.contains { $0.comment == suppression.comment && $0.isUsed }
    let edit =
      others
      ? TextEdit(suppression.codeSpan, "") : TextEdit(comments[suppression.comment].span, "")
    let finding = Finding(.suppressionUnused, message, at: suppression.codeSpan, severity: .warning)
      .helping(others ? "take it out of the comment" : "remove the comment")
    return LintFinding(
      finding, of: .init(.file, suppression.code),
      fixes: [
        .init(
          others ? "take '\(suppression.code)' out of the comment" : "remove the comment", [edit],
          isSafe: true)
      ])
  }
}

/// A comment for the linter.
struct LintComment {
  let codes: [(String, SourceSpan)]
  /// From the sign of the comment to the end of the line.
  let span: SourceSpan
  /// The line that it is for; nil for the whole file.
  let line: Int?
  let until: Until?
  let reason: String?

  enum Until: Equatable {
    case day(Day)
    /// Something else stands there.
    case noDay(String)
  }

  /// Whether its day has not passed.
  func holds(on today: Day) -> Bool {
    switch until {
    case nil: true
    case .day(let day): day >= today
    case .noDay: false
    }
  }
}

/// The comments for the linter of one file, in order.
func lintComments(of file: SourceID, in sources: SourceFiles) -> [LintComment] {
  let bytes = sources[file].bytes
  var comments: [LintComment] = []
  var index = 0
  var texts: [SourceSpan]?
  while let start = bytes.firstOffset(of: "# lint: allow", from: index) {
    index = start + "# lint: allow".utf8.count
    // Behind a character that is no blank it is part of a text.
    if start > 0, ![0x20, 0x0A, 0x0D, 0x09].contains(bytes[start - 1]) { continue }
    // What stands in a text is no comment.
    let known = texts ?? scalarSpans(of: file, in: sources)
    texts = known
    if known.contains(where: { $0.start <= start && start < $0.end }) { continue }
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

/// Where the texts of a file stand.
private func scalarSpans(of file: SourceID, in sources: SourceFiles) -> [SourceSpan] {
  var spans: [SourceSpan] = []
  func visit(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let scalar): spans.append(scalar.span)
    case .sequence(let items): for item in items { visit(item) }
    case .mapping(let pairs): for pair in pairs { visit(pair.value) }
    case .missing: break
    }
  }
  visit(readYAML(file, in: sources).value)
  return spans
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
    var until: Until?
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
        let text = String(word.dropFirst("until=".count))
        until = Day(text).map { .day($0) } ?? .noDay(text)
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
