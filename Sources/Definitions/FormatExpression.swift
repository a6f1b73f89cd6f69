/// An expression with the blanks and the small letters that all have; nil where it is none.
///
/// Tokens stay in their order, so it means what it meant.
package func formatExpression(_ text: String) -> String? {
  let bytes = Array(text.utf8)
  let (tokens, problems) = ExpressionLexer.tokens(of: bytes)
  guard problems.isEmpty, tokens.count > 1 else { return nil }
  var result = ""
  var before: ExpressionToken.Kind?
  var isUnary = false
  for token in tokens.dropLast() {
    let word = spelling(of: token, in: bytes)
    if let before, needsBlank(between: before, and: token.kind, isUnary: isUnary) { result += " " }
    // A sign belongs to what stands behind it, where nothing stands before it that could be taken away from.
    isUnary = token.kind == .symbol("-") && (before.map(opensOperand) ?? true)
    result += word
    before = token.kind
  }
  return result
}

private func spelling(of token: ExpressionToken, in bytes: [UInt8]) -> String {
  switch token.kind {
  case .symbol(let symbol): symbol
  case .name(let name): isKeyword(name) ? name.lowercased() : name
  default: String(decoding: bytes[token.start..<token.end], as: UTF8.self)
  }
}

private func isKeyword(_ name: String) -> Bool { keywords.contains(name.lowercased()) }

private let keywords = ExpressionParser.reserved.union([
  "case", "null", "true", "false", "per", "by", "cast", "as",
])

/// Whether an operand comes behind it.
private func opensOperand(_ kind: ExpressionToken.Kind) -> Bool {
  switch kind {
  case .symbol(let symbol): symbol != ")"
  case .name(let name): isKeyword(name) && !["null", "true", "false", "end"].contains(name.lowercased())
  case .quotedName, .number, .text, .parameter, .end: false
  }
}

private func needsBlank(
  between left: ExpressionToken.Kind, and right: ExpressionToken.Kind, isUnary: Bool
) -> Bool {
  if isUnary { return false }
  if left == .symbol("(") || left == .symbol(".") { return false }
  switch right {
  case .symbol(")"), .symbol(","), .symbol("."), .symbol(":"): return false
  case .symbol("("):
    // A call has none; behind a word of the language there is one.
    if case .name(let name) = left { return isKeyword(name) && name.lowercased() != "cast" }
    if case .quotedName = left { return false }
    return true
  default: return true
  }
}
