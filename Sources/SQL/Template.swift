/// The spelling of a form: text with places for arguments.
package struct Template: Sendable {
  enum Segment: Sendable {
    case text(String)
    /// `isDelimited`: commas or parentheses stand around it, so that the argument needs none of its own.
    case argument(Int, isDelimited: Bool)
  }

  let segments: [Segment]
  /// The whole can stand as an operand without parentheses.
  let isPrimary: Bool
  /// The whole is one call, so that `FILTER` may follow it.
  package let isCall: Bool
  /// The whole is its argument: nothing is spelled around it.
  package var isIdentity: Bool {
    guard segments.count == 1, case .argument = segments[0] else { return false }
    return true
  }

  package enum Problem: Error, Sendable {
    case unknownPlaceholder(String, offset: Int)
    case missingPlaceholder(String)
    case unclosed(offset: Int)
  }

  /// Reads `CAST({a} AS REAL) / NULLIF({b}, 0)`.
  package init(_ text: String, placeholders: [String], optional: Set<String> = []) throws(Problem) {
    var segments: [Segment] = []
    var literal = ""
    var used: Set<String> = []
    let characters = Array(text)
    var index = 0
    while index < characters.count {
      guard characters[index] == "{" else {
        literal.append(characters[index])
        index += 1
        continue
      }
      guard let close = characters[index...].firstIndex(of: "}") else { throw .unclosed(offset: index) }
      let name = String(characters[(index + 1)..<close])
      guard let position = placeholders.firstIndex(of: name) else {
        throw .unknownPlaceholder(name, offset: index)
      }
      let before = literal.isEmpty && !segments.isEmpty ? "x" : literal
      let after = String(characters[(close + 1)...].prefix(4))
      let opens = before.isEmpty ? false : before.hasSuffix("(") || before.hasSuffix(", ")
      let closes = after.hasPrefix(")") || after.hasPrefix(",") || after.hasPrefix(" AS ")
      if !literal.isEmpty { segments.append(.text(literal)) }
      literal = ""
      segments.append(.argument(position, isDelimited: opens && closes))
      used.insert(name)
      index = close + 1
    }
    if !literal.isEmpty { segments.append(.text(literal)) }
    for name in placeholders where !used.contains(name) && !optional.contains(name) {
      throw .missingPlaceholder(name)
    }
    self.segments = segments
    let isClosed = Template.isClosed(characters)
    isCall = isClosed && characters.first != "("
    isPrimary = isClosed || characters == Array("{x}")
  }

  package init(for form: Form, _ text: String) throws(Problem) {
    try self.init(text, placeholders: form.placeholders, optional: form.optionalPlaceholders)
  }

  /// `NAME(…)` or `(…)`, closed by the last character.
  private static func isClosed(_ characters: [Character]) -> Bool {
    guard let open = characters.firstIndex(of: "("), characters.last == ")" else { return false }
    guard characters[..<open].allSatisfy({ $0.isLetter || $0 == "_" || $0.isNumber }) else { return false }
    var depth = 0
    var isQuoted = false
    for (index, character) in characters.enumerated().dropFirst(open) {
      if character == "'" { isQuoted.toggle() }
      if isQuoted { continue }
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0 { return index == characters.count - 1 }
    }
    return false
  }
}
