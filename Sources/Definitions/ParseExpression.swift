package import Diagnostics
import Values
package import YAMLTree

/// Parses the text of an expression. Never fails: what cannot be understood is a hole and a finding.
///
/// Precedence, loosest first: `where`, `or`, `and`, `not`, comparison, `||`, `+ -`, `* / %`, unary minus.
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
  private let tokens: [ExpressionToken]
  private let origin: ScalarOrigin
  private var index = 0
  private var depth = 0
  private(set) var problems: [ExpressionProblem] = []

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

  private mutating func parseFiltered() -> Expression {
    let start = token.start
    var expression = parseOr()
    while takeKeyword("where") {
      let filter = parseOr()
      expression = .filtered(expression, by: filter, span(from: start))
    }
    return expression
  }

  private mutating func parseOr() -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < ExpressionParser.depthLimit else { return tooDeep() }
    let start = token.start
    var left = parseAnd()
    while takeKeyword("or") { left = .binary(.or, left, parseAnd(), span(from: start)) }
    return left
  }

  private mutating func parseAnd() -> Expression {
    let start = token.start
    var left = parseNot()
    while takeKeyword("and") { left = .binary(.and, left, parseNot(), span(from: start)) }
    return left
  }

  private mutating func parseNot() -> Expression {
    let start = token.start
    guard takeKeyword("not") else { return parseComparison() }
    depth += 1
    defer { depth -= 1 }
    guard depth < ExpressionParser.depthLimit else { return tooDeep() }
    return .unary(.not, parseNot(), span(from: start))
  }

  private mutating func parseComparison() -> Expression {
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
    if takeKeyword("in") { return parseMembers(of: left, negated: negated, start) }
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

  private mutating func parseMembers(of left: Expression, negated: Bool, _ start: Int) -> Expression {
    guard takeSymbol("(") else {
      report(expected: "'(' and the values")
      return .missing(span(from: start))
    }
    var members: [Expression] = []
    repeat { members.append(parseOr()) } while takeSymbol(",")
    expectSymbol(")")
    return .oneOf(left, members, negated: negated, span(from: start))
  }

  private mutating func parseConcatenation() -> Expression {
    let start = token.start
    var left = parseSum()
    while takeSymbol("||") { left = .binary(.concatenate, left, parseSum(), span(from: start)) }
    return left
  }

  private mutating func parseSum() -> Expression {
    let start = token.start
    var left = parseProduct()
    while case .symbol(let symbol) = token.kind, symbol == "+" || symbol == "-" {
      advance()
      left = .binary(symbol == "+" ? .add : .subtract, left, parseProduct(), span(from: start))
    }
    return left
  }

  private mutating func parseProduct() -> Expression {
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

  private mutating func parseUnary() -> Expression {
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

  // MARK: Primaries

  private mutating func parsePrimary() -> Expression {
    let start = token
    switch start.kind {
    case .number(let text):
      advance()
      return parseNumber(text, start)
    case .text(let text):
      advance()
      return .literal(.text(text), span(from: start.start))
    case .quotedName:
      return parsePath()
    case .symbol("("):
      advance()
      let inner = parseFiltered()
      expectSymbol(")")
      return inner
    case .name(let name):
      return parseName(name, start)
    default:
      report(expected: "a value, a name or '('")
      if start.kind != .end, start.kind != .symbol(")") { advance() }
      return .missing(span(from: start.start))
    }
  }

  private mutating func parseName(_ name: String, _ start: ExpressionToken) -> Expression {
    switch name.lowercased() {
    case "null":
      advance()
      return .literal(.null, span(from: start.start))
    case "true", "false":
      advance()
      return .literal(.boolean(name.lowercased() == "true"), span(from: start.start))
    case "case":
      advance()
      return parseCase(start.start)
    case "date", "timestamp":
      if case .text(let text) = tokens[min(index + 1, tokens.count - 1)].kind {
        advance()
        advance()
        return parseMoment(text, isDate: name.lowercased() == "date", start.start)
      }
    case "cast":
      if tokens[min(index + 1, tokens.count - 1)].kind == .symbol("(") { return parseCast(start.start) }
    case let word where ExpressionParser.reserved.contains(word):
      report(expected: "a value, a name or '('")
      advance()
      return .missing(span(from: start.start))
    default: break
    }
    if tokens[min(index + 1, tokens.count - 1)].kind == .symbol("(") { return parseCall(name, start) }
    return parsePath()
  }

  static let reserved: Set<String> = [
    "and", "or", "not", "in", "is", "between", "like", "where", "when", "then", "else", "end", "distinct",
  ]

  private mutating func parsePath() -> Expression {
    let start = token.start
    var steps: [Expression.PathStep] = []
    repeat {
      let step = token
      switch step.kind {
      case .name(let name), .quotedName(let name):
        advance()
        steps.append(.init(name: name, span: span(from: step.start)))
      default:
        report(expected: "a name behind '.'")
        return .missing(span(from: start))
      }
    } while takeSymbol(".")
    return .path(steps, span(from: start))
  }

  private mutating func parseCall(_ name: String, _ start: ExpressionToken) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < ExpressionParser.depthLimit else { return tooDeep() }
    advance()
    let nameSpan = origin.span(from: start.start, to: start.end)
    advance()
    let distinct = takeKeyword("distinct")
    var arguments: [Expression] = []
    var filter: Expression?
    if !isSymbol(")"), !isKeyword("where") {
      repeat { arguments.append(parseOr()) } while takeSymbol(",")
    }
    if takeKeyword("where") { filter = parseOr() }
    expectSymbol(")")
    return .call(
      .init(
        name: name.lowercased(), nameSpan: nameSpan, isDistinct: distinct, arguments: arguments,
        filter: filter,
        span: span(from: start.start)))
  }

  private mutating func parseCase(_ start: Int) -> Expression {
    var branches: [Expression.Branch] = []
    while takeKeyword("when") {
      let condition = parseOr()
      expectKeyword("then")
      branches.append(.init(condition: condition, value: parseOr()))
    }
    if branches.isEmpty { report(expected: "'when'") }
    let otherwise = takeKeyword("else") ? parseOr() : nil
    expectKeyword("end")
    return .conditional(branches, otherwise: otherwise, span(from: start))
  }

  private mutating func parseCast(_ start: Int) -> Expression {
    advance()
    advance()
    let value = parseOr()
    expectKeyword("as")
    let target = token
    guard case .name(let name) = target.kind else {
      report(expected: "a type")
      return .missing(span(from: start))
    }
    advance()
    expectSymbol(")")
    guard let type = Expression.CastTarget(rawValue: name.lowercased()) else {
      problems.append(.unknownCast(name, from: target.start, to: target.end))
      return .missing(span(from: start))
    }
    return .cast(value, to: type, span(from: start))
  }

  private mutating func parseMoment(_ text: String, isDate: Bool, _ start: Int) -> Expression {
    let whole = span(from: start)
    if isDate, let day = Day(text) { return .literal(.date(day), whole) }
    if !isDate, let instant = Instant(text) { return .literal(.timestamp(instant), whole) }
    problems.append(
      .badDate(
        text, form: isDate ? "2024-02-29" : "2024-02-29 10:00:00", from: start, to: tokens[index - 1].end))
    return .missing(whole)
  }

  private mutating func parseNumber(_ text: String, _ start: ExpressionToken) -> Expression {
    let digits = text.filter { $0 != "_" }
    guard let number = Decimal(digits), number.coefficient < ExpressionParser.largestCoefficient else {
      if problems.isEmpty { problems.append(.badNumber(text, from: start.start, to: start.end)) }
      return .missing(span(from: start.start))
    }
    if case .name(let word) = token.kind {
      if word.utf8.count == 3, word.utf8.allSatisfy({ $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }) {
        advance()
        return .literal(.money(number, currency: word), span(from: start.start))
      }
      if let grain = intervalGrain(word), number.scale == 0, let count = Int64(exactly: number.coefficient) {
        advance()
        guard count <= ExpressionParser.longestInterval(grain) else {
          problems.append(.badNumber("\(text) \(word)", from: start.start, to: tokens[index - 1].end))
          return .missing(span(from: start.start))
        }
        return .literal(.interval(count, grain), span(from: start.start))
      }
      if !ExpressionParser.reserved.contains(word.lowercased()), word.lowercased() != "as" {
        advance()
        return .literal(.quantity(number, unit: word), span(from: start.start))
      }
    }
    if number.scale == 0, let integer = Int64(exactly: number.coefficient) {
      return .literal(.integer(integer), span(from: start.start))
    }
    return .literal(.decimal(number), span(from: start.start))
  }

  /// Eighteen digits are exact on every database.
  private static let largestCoefficient = Decimal.powersOfTen[18]

  /// Ten thousand years, the length of the calendar.
  private static func longestInterval(_ grain: Grain) -> Int64 {
    switch grain {
    case .second, .minute, .hour: 100_000_000
    case .day: 3_660_000
    case .week: 530_000
    case .month: 120_000
    case .quarter: 40_000
    case .year: 10_000
    }
  }

  private func intervalGrain(_ word: String) -> Grain? {
    let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
    return Grain(rawValue: singular.lowercased())
  }

  // MARK: Tokens

  private var token: ExpressionToken { tokens[index] }

  private mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  private func isSymbol(_ symbol: String) -> Bool { token.kind == .symbol(symbol) }

  private func isKeyword(_ keyword: String) -> Bool {
    guard case .name(let name) = token.kind else { return false }
    return name == keyword || (name.utf8.count == keyword.utf8.count && name.lowercased() == keyword)
  }

  private mutating func takeSymbol(_ symbol: String) -> Bool {
    guard isSymbol(symbol) else { return false }
    advance()
    return true
  }

  private mutating func takeKeyword(_ keyword: String) -> Bool {
    guard isKeyword(keyword) else { return false }
    advance()
    return true
  }

  private mutating func expectSymbol(_ symbol: String) {
    if !takeSymbol(symbol) { report(expected: "'\(symbol)'") }
  }

  private mutating func expectKeyword(_ keyword: String) {
    if !takeKeyword(keyword) { report(expected: "'\(keyword)'") }
  }

  private func span(from start: Int) -> SourceSpan {
    origin.span(from: start, to: index > 0 ? max(tokens[index - 1].end, start) : start)
  }

  /// One cause, one finding: only the first unexpected token is reported.
  private mutating func report(expected: String) {
    guard problems.isEmpty else { return }
    let found: String =
      switch token.kind {
      case .name(let name): "'\(name)'"
      case .quotedName(let name): "\"\(name)\""
      case .number(let text): "'\(text)'"
      case .text(let text): "the text '\(text)'"
      case .symbol(let symbol): "'\(symbol)'"
      case .end: "the end"
      }
    problems.append(.unexpected(found: found, expected: expected, from: token.start, to: token.end))
  }

  private mutating func tooDeep() -> Expression {
    let place = token
    if problems.isEmpty {
      problems.append(.tooDeep(limit: ExpressionParser.depthLimit, from: place.start, to: place.end))
    }
    index = tokens.count - 1
    return .missing(origin.span(from: place.start, to: place.end))
  }

  private func comparisonOperator(_ symbol: String) -> Expression.BinaryOperator? {
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
