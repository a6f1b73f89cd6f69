import Diagnostics
import Values
import YAMLTree

/// Conditions that programs write: `{and: [{eq: [brand.country, FR]}, {gt: [gmv, 1000]}]}`. Values are values, and never
/// read as anything else.
extension DefinitionReader {
  private static let comparisons: [String: Expression.BinaryOperator] = [
    "eq": .equal, "ne": .notEqual, "lt": .less, "lte": .lessOrEqual, "gt": .greater, "gte": .greaterOrEqual,
    "like": .like, "not_like": .notLike,
  ]
  private static let mostConditions = 500
  private static let operators = [
    "and", "or", "not", "eq", "ne", "lt", "lte", "gt", "gte", "in", "not_in", "between", "like", "not_like",
    "is_null", "not_null",
  ]

  /// Types of values that are said, and how they are written.
  private static let typedValues: [String: String] = [
    "text": "a text", "integer": "a whole number", "decimal": "a number, as in 0.10",
    "date": "a day of the calendar, as in 2024-03-01",
    "timestamp": "a moment, as in 2024-03-01 12:00:00 or 2024-03-01T12:00:00Z",
    "amount": "a number and a currency, as in 12.50 USD",
  ]

  mutating func conditionTree(_ node: YAMLNode) -> Expression {
    guard case .mapping(let pairs) = node.content, pairs.count == 1 else {
      report(
        .wrongShape(
          node.span, what: "a condition",
          expected: "one operator with its operands, as in {eq: [brand.country, FR]}"))
      return .missing(node.span)
    }
    let (key, value) = (pairs[0].key, pairs[0].value)
    let span = node.span
    switch key.text {
    case "and", "or": return conjunction(key.text == "and" ? .and : .or, value, span)
    case "not": return .unary(.not, conditionTree(value), span)
    case "is_null", "not_null":
      return .isNull(operand(value), negated: key.text == "not_null", span)
    case "in", "not_in":
      guard let (first, second) = two(value), case .sequence(let members) = second.content else {
        return wrong(value, "an operand and a list of values, as in [brand.country, [FR, DE]]")
      }
      guard !members.isEmpty else {
        return wrong(second, "at least one value in the list; leave the condition out for all")
      }
      return .oneOf(operand(first), members.map { self.value($0) }, negated: key.text == "not_in", span)
    case "between":
      guard case .sequence(let items) = value.content, items.count == 3 else {
        return wrong(value, "an operand, the least and the most, as in [order.quantity, 1, 10]")
      }
      return .between(
        operand(items[0]), low: self.value(items[1]), high: self.value(items[2]), negated: false, span)
    default:
      guard let comparison = DefinitionReader.comparisons[key.text] else {
        report(
          .notAllowed(key.text, key.span, what: "an operator", allowed: DefinitionReader.operators))
        return .missing(span)
      }
      guard let (first, second) = two(value) else {
        return wrong(value, "an operand and a value, as in [brand.country, FR]")
      }
      return .binary(comparison, operand(first), self.value(second), span)
    }
  }

  private mutating func conjunction(
    _ operation: Expression.BinaryOperator, _ node: YAMLNode, _ span: SourceSpan
  ) -> Expression {
    guard case .sequence(let items) = node.content else { return wrong(node, "a list of conditions") }
    guard let first = items.first else {
      return wrong(node, "at least one condition in the list; leave it out for all")
    }
    guard items.count <= DefinitionReader.mostConditions else {
      return wrong(node, "at most \(DefinitionReader.mostConditions) conditions in a list")
    }
    return joined(([first] + items.dropFirst()).map { conditionTree($0) }[...], operation, span)
  }

  /// As flat a tree as there is: who walks it must not go as deep as the list is long.
  private func joined(
    _ conditions: ArraySlice<Expression>, _ operation: Expression.BinaryOperator, _ span: SourceSpan
  ) -> Expression {
    guard conditions.count > 1 else { return conditions.first ?? .missing(span) }
    let middle = conditions.startIndex + conditions.count / 2
    return .binary(
      operation, joined(conditions[..<middle], operation, span),
      joined(conditions[middle...], operation, span),
      span)
  }

  private func two(_ node: YAMLNode) -> (YAMLNode, YAMLNode)? {
    guard case .sequence(let items) = node.content, items.count == 2 else { return nil }
    return (items[0], items[1])
  }

  private mutating func wrong(_ node: YAMLNode, _ expected: String) -> Expression {
    report(.wrongShape(node.span, what: "the operands", expected: expected))
    return .missing(node.span)
  }

  /// What is compared: the name of a dimension or a metric, or an expression of them.
  private mutating func operand(_ node: YAMLNode) -> Expression {
    guard let scalar = scalar(node, "an operand") else { return .missing(node.span) }
    let parsed = parseExpression(scalar.text, at: part(scalar).origin)
    findings += parsed.findings
    return parsed.value
  }

  /// A value as it is, or `{date: 2024-01-31}` for what has no form of its own.
  private mutating func value(_ node: YAMLNode) -> Expression {
    if case .mapping(let pairs) = node.content, pairs.count == 1,
      let scalar = scalar(pairs[0].value, "a value")
    {
      let type = pairs[0].key
      guard let form = DefinitionReader.typedValues[type.text] else {
        report(
          .notAllowed(
            type.text, type.span, what: "the type of a value",
            allowed: DefinitionReader.typedValues.keys.sorted()))
        return .missing(node.span)
      }
      if let literal = Literal(scalar.text, as: type.text) { return .literal(literal, node.span) }
      report(.wrongShape(scalar.span, what: "'\(type.text)'", expected: form))
      return .missing(node.span)
    }
    if case .scalar(let scalar) = node.content, scalar.isNull {
      // Nothing is equal to null, and nothing different from it: no row would be found, in silence.
      report(
        .wrongShape(
          node.span, what: "a value", expected: "no null: say is_null or not_null of what is compared"))
      return .missing(node.span)
    }
    guard let scalar = scalar(node, "a value") else { return .missing(node.span) }
    return .literal(scalar.style == .plain ? Literal(plain: scalar.text) : .text(scalar.text), node.span)
  }
}

extension Literal {
  /// nil where the text is no value of that type.
  fileprivate init?(_ text: String, as type: String) {
    switch type {
    case "text": self = .text(text)
    case "integer":
      guard let value = Int64(text) else { return nil }
      self = .integer(value)
    case "decimal":
      guard let value = Decimal(text) else { return nil }
      self = .decimal(value)
    case "date":
      guard let value = Day(text) else { return nil }
      self = .date(value)
    case "timestamp":
      // As JavaScript writes it, in UTC.
      var plain = text.replacing("T", with: " ")
      if plain.hasSuffix("Z") { plain.removeLast() }
      if let point = plain.firstIndex(of: "."), plain[plain.index(after: point)...].allSatisfy({ $0 == "0" })
      {
        plain = String(plain[..<point])
      }
      guard let value = Instant(plain) else { return nil }
      self = .timestamp(value)
    case "amount":
      // `12.50 USD`, as in expressions.
      let parts = text.split(separator: " ")
      guard parts.count == 2, let value = Decimal(String(parts[0])) else { return nil }
      self = .money(value, currency: String(parts[1]))
    default: return nil
    }
  }
}
