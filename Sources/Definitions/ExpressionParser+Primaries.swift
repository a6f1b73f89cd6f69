import Diagnostics
import Values
import YAMLTree

/// What operators stand between: literals, names, calls, `case` and `cast`.
extension ExpressionParser {
  mutating func parsePrimary() -> Expression {
    let start = token
    switch start.kind {
    case .number(let text):
      advance()
      return parseNumber(text, start)
    case .text(let text):
      advance()
      return .literal(.text(text), span(from: start.start))
    case .parameter(let name):
      advance()
      return .parameter(name, span(from: start.start))
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
      if case .text(let text) = following.kind {
        advance()
        advance()
        return parseMoment(text, isDate: name.lowercased() == "date", start.start)
      }
    case "cast":
      if following.kind == .symbol("(") { return parseCast(start.start) }
    case let word where ExpressionParser.reserved.contains(word):
      report(expected: "a value, a name or '('")
      advance()
      return .missing(span(from: start.start))
    default: break
    }
    if following.kind == .symbol("(") { return parseCall(name, start) }
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
    var groups: [Expression]?
    var options: [Expression.Call.Option] = []
    if !isSymbol(")"), !isKeyword("where") {
      repeat {
        if groups == nil, takeGroupsWord() {
          groups = parseGroups()
        } else if let option = parseOption() {
          options.append(option)
        } else {
          arguments.append(parseArgument())
        }
        if groups == nil, takeGroupsWord() { groups = parseGroups() }
      } while takeSymbol(",")
    }
    if takeKeyword("where") { filter = parseOr() }
    expectSymbol(")")
    return .call(
      .init(
        name: name.lowercased(), nameSpan: nameSpan, isDistinct: distinct, arguments: arguments,
        filter: filter, groups: groups, options: options,
        span: span(from: start.start)))
  }

  /// `within: 7 days`
  private mutating func parseOption() -> Expression.Call.Option? {
    guard case .name(let name) = token.kind, following.kind == .symbol(":") else { return nil }
    let nameSpan = origin.span(from: token.start, to: token.end)
    advance()
    advance()
    return .init(name: name.lowercased(), nameSpan: nameSpan, value: parseOr())
  }

  /// A value, with what it is taken per: `gmv per retailer`.
  mutating func parseArgument() -> Expression {
    let start = token.start
    let value = parseOr()
    guard takeWord("per") else { return value }
    return .per(value, parseGroups(), span(from: start))
  }

  /// A word that is one only before a name.
  private mutating func takeWord(_ word: String) -> Bool {
    guard case .name(let name) = token.kind, name.lowercased() == word, isName(following) else {
      return false
    }
    advance()
    return true
  }

  /// `by` in `total(gmv by month)`; `, by:` says the same.
  private mutating func takeGroupsWord() -> Bool {
    guard case .name(let word) = token.kind, word.lowercased() == "by" else { return false }
    if following.kind == .symbol(":") {
      advance()
      advance()
      return true
    }
    return takeWord("by")
  }

  /// Paths; a comma before anything else, or before the name of an option, ends them.
  private mutating func parseGroups() -> [Expression] {
    var groups = [parsePath()]
    while isSymbol(","), isName(following), !isSymbol(":", at: index + 2) {
      advance()
      groups.append(parsePath())
    }
    return groups
  }

  private func isName(_ token: ExpressionToken) -> Bool {
    switch token.kind {
    case .name, .quotedName: true
    default: false
    }
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
    guard let number = Decimal(digits),
      number.coefficient < ExpressionParser.largestCoefficient
        || (number.scale == 0 && number.coefficient <= Int128(Int64.max))
    else {
      if problems.isEmpty { problems.append(.badNumber(text, from: start.start, to: start.end)) }
      return .missing(span(from: start.start))
    }
    if case .name(let word) = token.kind {
      // A code, and not AND or END.
      if word.utf8.count == 3, word.utf8.allSatisfy({ $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }),
        !ExpressionParser.reserved.contains(word.lowercased())
      {
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
    case .quarter, .fiscalQuarter: 40_000
    case .year, .fiscalYear: 10_000
    // The years of which a statement knows the weeks.
    case .retailMonth: 1_200
    case .retailQuarter: 400
    case .retailYear: 100
    }
  }

  private func intervalGrain(_ word: String) -> Grain? {
    let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
    return Grain(rawValue: singular.lowercased())
  }
}
