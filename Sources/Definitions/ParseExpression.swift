package import Diagnostics
import Values
package import YAMLTree

/// Parses the text of an expression. Never fails: what cannot be understood is a hole and a finding.
///
/// Precedence, loosest first: `where`, `per` and `in query`, `or`, `and`, `not`, comparison, `||`, `+ -`, `* / %`, unary minus.
package func parseExpression(_ text: String, at origin: ScalarOrigin) -> Diagnosed<Expression> {
  let (tokens, lexical) = ExpressionLexer.tokens(of: Array(text.utf8))
  guard tokens.count <= ExpressionParser.tokenLimit else {
    let last = tokens[ExpressionParser.tokenLimit]
    let problem = ExpressionProblem.tooLong(
      limit: ExpressionParser.tokenLimit, from: last.start, to: last.end)
    return Diagnosed(
      .missing(origin.span(from: 0, to: text.utf8.count)), findings: [problem.finding(at: origin)])
  }
  // One cause, one finding: what is no token makes nonsense of what follows.
  if let first = lexical.first {
    return Diagnosed(
      .missing(origin.span(from: 0, to: text.utf8.count)), findings: [first.finding(at: origin)])
  }
  var parser = ExpressionParser(tokens: tokens, origin: origin)
  let expression = parser.parseWhole()
  return Diagnosed(expression, findings: parser.problems.map { $0.finding(at: origin) })
}

struct ExpressionParser {
  let tokens: [ExpressionToken]
  let origin: ScalarOrigin
  var index = 0
  var depth = 0
  var problems: [ExpressionProblem] = []

  static let depthLimit = 100
  /// A chain `a + a + …` is as deep a tree as it is long.
  static let tokenLimit = 500

  init(tokens: [ExpressionToken], origin: ScalarOrigin) {
    self.tokens = tokens
    self.origin = origin
  }

  mutating func parseWhole() -> Expression {
    if tokens.count == 1 {
      problems.append(.empty(from: 0, to: tokens[0].end))
      return .missing(origin.span(from: 0, to: tokens[0].end))
    }
    let expression = parseFiltered()
    if token.kind != .end, problems.isEmpty { report(expected: "an operator or the end") }
    return expression
  }

  // MARK: Levels of precedence

  mutating func parseFiltered() -> Expression {
    let start = token.start
    var expression = parseArgument()
    while true {
      if takeKeyword("where") {
        let filter = parseOr()
        expression = .filtered(expression, by: filter, span(from: start))
      } else if isInQuery {
        advance()
        advance()
        expression = .inQuery(expression, span(from: start))
      } else {
        return expression
      }
    }
  }

  /// `in query`, which is no list.
  private var isInQuery: Bool {
    guard isKeyword("in"), case .name(let word) = following.kind else { return false }
    return word.lowercased() == "query"
  }

  mutating func parseOr() -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < ExpressionParser.depthLimit else { return tooDeep() }
    let start = token.start
    var left = parseAnd()
    while takeKeyword("or") { left = .binary(.or, left, parseAnd(), span(from: start)) }
    return left
  }

  mutating func parseAnd() -> Expression {
    let start = token.start
    var left = parseNot()
    while takeKeyword("and") { left = .binary(.and, left, parseNot(), span(from: start)) }
    return left
  }

  mutating func parseNot() -> Expression {
    let start = token.start
    guard takeKeyword("not") else { return parseComparison() }
    depth += 1
    defer { depth -= 1 }
    guard depth < ExpressionParser.depthLimit else { return tooDeep() }
    return .unary(.not, parseNot(), span(from: start))
  }

  mutating func parseComparison() -> Expression {
    let start = token.start
    let left = parseConcatenation()
    if case .symbol(let symbol) = token.kind, let comparison = comparisonOperator(symbol) {
      advance()
      let right = parseConcatenation()
      if case .symbol(let next) = token.kind, comparisonOperator(next) != nil {
        report(expected: "'and' or the end, as comparisons do not chain")
      }
      return .binary(comparison, left, right, span(from: start))
    }
    if takeKeyword("is") {
      let negated = takeKeyword("not")
      expectKeyword("null")
      return .isNull(left, negated: negated, span(from: start))
    }
    let mark = index
    let negated = takeKeyword("not")
    if !isInQuery, takeKeyword("in") { return parseMembers(of: left, negated: negated, start) }
    if takeKeyword("between") {
      let low = parseConcatenation()
      expectKeyword("and")
      let high = parseConcatenation()
      return .between(left, low: low, high: high, negated: negated, span(from: start))
    }
    if takeKeyword("like") {
      return .binary(negated ? .notLike : .like, left, parseConcatenation(), span(from: start))
    }
    index = mark
    return left
  }

  mutating func parseMembers(of left: Expression, negated: Bool, _ start: Int) -> Expression {
    guard takeSymbol("(") else {
      report(expected: "'(' and the values")
      return .missing(span(from: start))
    }
    var members: [Expression] = []
    repeat { members.append(parseOr()) } while takeSymbol(",")
    expectSymbol(")")
    return .oneOf(left, members, negated: negated, span(from: start))
  }

  mutating func parseConcatenation() -> Expression {
    let start = token.start
    var left = parseSum()
    while takeSymbol("||") { left = .binary(.concatenate, left, parseSum(), span(from: start)) }
    return left
  }

  mutating func parseSum() -> Expression {
    let start = token.start
    var left = parseProduct()
    while case .symbol(let symbol) = token.kind, symbol == "+" || symbol == "-" {
      advance()
      left = .binary(symbol == "+" ? .add : .subtract, left, parseProduct(), span(from: start))
    }
    return left
  }

  mutating func parseProduct() -> Expression {
    let start = token.start
    var left = parseUnary()
    while case .symbol(let symbol) = token.kind, symbol == "*" || symbol == "/" || symbol == "%" {
      advance()
      let operation: Expression.BinaryOperator =
        symbol == "*" ? .multiply : symbol == "/" ? .divide : .remainder
      left = .binary(operation, left, parseUnary(), span(from: start))
    }
    return left
  }

  mutating func parseUnary() -> Expression {
    let start = token.start
    if takeSymbol("-") {
      depth += 1
      defer { depth -= 1 }
      guard depth < ExpressionParser.depthLimit else { return tooDeep() }
      return .unary(.negate, parseUnary(), span(from: start))
    }
    if takeSymbol("+") { return parseUnary() }
    return parsePrimary()
  }

  // MARK: Tokens

  var token: ExpressionToken { tokens[index] }

  /// The token behind it; the end is behind itself.
  var following: ExpressionToken { tokens[min(index + 1, tokens.count - 1)] }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  func isSymbol(_ symbol: String) -> Bool { token.kind == .symbol(symbol) }

  func isSymbol(_ symbol: String, at index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .symbol(symbol)
  }

  func isKeyword(_ keyword: String) -> Bool {
    guard case .name(let name) = token.kind else { return false }
    return name == keyword || (name.utf8.count == keyword.utf8.count && name.lowercased() == keyword)
  }

  mutating func takeSymbol(_ symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func takeKeyword(_ keyword: String) -> Bool {
    guard isKeyword(keyword) else { return false }
    advance()
    return true
  }

  mutating func expectSymbol(_ symbol: String) {
    if !takeSymbol(symbol) { report(expected: "'\(symbol)'") }
  }

  mutating func expectKeyword(_ keyword: String) {
    if !takeKeyword(keyword) { report(expected: "'\(keyword)'") }
  }

  func span(from start: Int) -> SourceSpan {
    origin.span(from: start, to: index > 0 ? max(tokens[index - 1].end, start) : start)
  }

  /// One cause, one finding: only the first unexpected token is reported.
  mutating func report(expected: String) {
    guard problems.isEmpty else { return }
    let found: String =
      switch token.kind {
      case .name(let name): "'\(name)'"
      case .quotedName(let name): "\"\(name)\""
      case .number(let text): "'\(text)'"
      case .text(let text): "the text '\(text)'"
      case .parameter(let name): "'$\(name)'"
      case .symbol(let symbol): "'\(symbol)'"
      case .end: "the end"
      }
    problems.append(.unexpected(found: found, expected: expected, from: token.start, to: token.end))
  }

  mutating func tooDeep() -> Expression {
    let place = token
    if problems.isEmpty {
      problems.append(.tooDeep(limit: ExpressionParser.depthLimit, from: place.start, to: place.end))
    }
    index = tokens.count - 1
    return .missing(origin.span(from: place.start, to: place.end))
  }

  func comparisonOperator(_ symbol: String) -> Expression.BinaryOperator? {
    switch symbol {
    case "=": .equal
    case "!=": .notEqual
    case "<": .less
    case "<=": .lessOrEqual
    case ">": .greater
    case ">=": .greaterOrEqual
    default: nil
    }
  }
}
