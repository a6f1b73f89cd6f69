package import Definitions
package import Diagnostics
import Values

/// The typing rules of operators: value types and units.
extension ExpressionChecker {
  mutating func unary(
    _ operation: Expression.UnaryOperator, _ operand: TypedExpression, _ span: SourceSpan
  ) -> TypedExpression {
    switch operation {
    case .not:
      expect(operand, "'not'", "a condition (boolean)") { $0 == .boolean || $0 == .null }
      return TypedExpression(.operation(.not, [operand]), .boolean, span: span)
    case .negate:
      expect(operand, "'-'", "a number") { $0.isNumber }
      if case .literal(.integer(let value)) = operand.node {
        return TypedExpression(.literal(.integer(-value)), .integer, span: span)
      }
      return TypedExpression(.operation(.negate, [operand]), operand.type, unit: operand.unit, span: span)
    }
  }

  package mutating func binary(
    _ operation: Expression.BinaryOperator, _ left: TypedExpression, _ right: TypedExpression,
    _ span: SourceSpan
  ) -> TypedExpression {
    if left.type == .unknown || right.type == .unknown {
      let isTruth: Bool =
        switch operation {
        case .add, .subtract, .multiply, .divide, .remainder, .concatenate: false
        default: true
        }
      return TypedExpression(.missing, isTruth ? .boolean : .unknown, span: span)
    }
    switch operation {
    case .add, .subtract: return sum(operation, left, right, span)
    case .multiply: return product(left, right, span)
    case .divide: return quotient(left, right, span)
    case .remainder:
      if left.type == .integer, right.type == .integer {
        return TypedExpression(.operation(.remainder, [left, right]), .integer, unit: left.unit, span: span)
      }
      return mismatch("take the remainder of", left, right, span, help: "'%' takes integers")
    case .concatenate:
      expect(left, "'||'", "a text") { $0.isText }
      expect(right, "'||'", "a text") { $0.isText }
      return TypedExpression(.operation(.concatenate, [left, right]), .text, span: span)
    case .equal: return comparison(.equal, left, right, span)
    case .notEqual: return comparison(.notEqual, left, right, span)
    case .less: return comparison(.less, left, right, span)
    case .lessOrEqual: return comparison(.lessOrEqual, left, right, span)
    case .greater: return comparison(.greater, left, right, span)
    case .greaterOrEqual: return comparison(.greaterOrEqual, left, right, span)
    case .and, .or:
      for operand in [left, right] {
        expect(operand, "'\(operation.rawValue)'", "a condition (boolean)") { $0 == .boolean || $0 == .null }
      }
      return TypedExpression(.operation(operation == .and ? .and : .or, [left, right]), .boolean, span: span)
    case .like, .notLike:
      expect(left, "'like'", "a text") { $0.isText }
      guard case .literal(.text) = right.node else {
        if let span = right.span {
          report(
            .wrongType(
              span, what: "'like'", expected: "a pattern in quotes", found: describe(right), help: nil))
        }
        return .missing(span)
      }
      let test = TypedExpression(.operation(.like, [left, right]), .boolean, span: span)
      return operation == .like ? test : TypedExpression(.operation(.not, [test]), .boolean, span: span)
    }
  }

  // MARK: Arithmetic

  private mutating func sum(
    _ operation: Expression.BinaryOperator, _ left: TypedExpression, _ right: TypedExpression,
    _ span: SourceSpan
  ) -> TypedExpression {
    let verb = operation == .add ? "add" : "subtract"
    if left.type.isTime, case .literal(.interval(let count, let grain)) = right.node {
      let signed = operation == .add ? count : -count
      let needsTime = grain.isWithinDay && left.type == .date
      let source =
        needsTime ? TypedExpression(.operation(.cast(.timestamp), [left]), .timestamp, span: left.span) : left
      return TypedExpression(.operation(.addInterval(signed, grain), [source]), source.type, span: span)
    }
    guard left.type.isNumber, right.type.isNumber else {
      var help: String?
      if left.type.isText && right.type.isText { help = "join texts with '||'" }
      if left.type.isTime && right.type.isTime { help = "write days_between(from, to)" }
      if left.type.isTime && right.type.isNumber { help = "say what the number counts: 7 days, 1 month" }
      return mismatch(verb, left, right, span, help: help)
    }
    guard var unit = commonUnit(verb, left, right, span) else { return .missing(span) }
    if unit.isMoney {
      guard let kind = commonKind(verb, left, right, span) else { return .missing(span) }
      unit = Unit(currency: unit.currency, kind: kind, powers: unit.powers)
    }
    let type = ValueType.common(left.type, right.type) ?? .unknown
    return TypedExpression(
      .operation(operation == .add ? .add : .subtract, [left, right]), type, unit: unit, span: span)
  }

  private mutating func product(
    _ left: TypedExpression, _ right: TypedExpression, _ span: SourceSpan
  ) -> TypedExpression {
    guard left.type.isNumber, right.type.isNumber else {
      return mismatch("multiply", left, right, span, help: nil)
    }
    if left.unit.isMoney, right.unit.isMoney {
      report(.moneyTimesMoney(span, left: operand(left), right: operand(right)))
      return .missing(span)
    }
    let unit = Unit(
      currency: left.unit.currency ?? right.unit.currency, kind: kind(ofProduct: left, right),
      powers: left.unit.combinedPowers(with: right.unit, sign: 1))
    let type = Operation.multiply.resultType([left.type, right.type], otherwise: .float)
    return TypedExpression(.operation(.multiply, [left, right]), type, unit: unit, span: span)
  }

  private mutating func quotient(
    _ left: TypedExpression, _ right: TypedExpression, _ span: SourceSpan
  ) -> TypedExpression {
    guard left.type.isNumber, right.type.isNumber else {
      return mismatch("divide", left, right, span, help: nil)
    }
    let powers = left.unit.combinedPowers(with: right.unit, sign: -1)
    if right.unit.isMoney {
      guard left.unit.isMoney else {
        return mismatch(
          "divide", left, right, span,
          help: "divide the amount by the number: what one costs, not how many one buys")
      }
      guard sameCurrency(left.unit, right.unit) else {
        report(.moneyRatio(span, left: operand(left), right: operand(right)))
        return .missing(span)
      }
      return TypedExpression(
        .operation(.ratio, [left, right]), .float, unit: Unit(powers: powers), span: span)
    }
    let unit = Unit(currency: left.unit.currency, kind: left.unit.kind, powers: powers)
    guard left.unit.isMoney, let scale = left.type.scale, right.type.scale != nil else {
      return TypedExpression(.operation(.ratio, [left, right]), .float, unit: unit, span: span)
    }
    let quotientScale = max(scale, Operation.quotientScale)
    return TypedExpression(
      .operation(.divideExactly(scale: quotientScale), [left, right]), .decimal(scale: quotientScale),
      unit: unit,
      span: span)
  }

  // MARK: Comparison

  mutating func comparison(
    _ operation: Operation, _ one: TypedExpression, _ other: TypedExpression, _ span: SourceSpan
  ) -> TypedExpression {
    let (left, right) = inOneCurrency(one, other)
    let result = TypedExpression(.operation(operation, [left, right]), .boolean, span: span)
    if left.type == .unknown || right.type == .unknown {
      return TypedExpression(.missing, .boolean, span: span)
    }
    guard let common = ValueType.common(left.type, right.type), common != .interval else {
      let help =
        left.type.isTime && right.type.isText ? "write the date with its type: date '2024-02-29'" : nil
      return TypedExpression(mismatch("compare", left, right, span, help: help).node, .boolean, span: span)
    }
    if common.isNumber, commonUnit("compare", left, right, span) == nil {
      return TypedExpression(.missing, .boolean, span: span)
    }
    checkValues(left, right)
    checkValues(right, left)
    guard common == .timestamp, left.type != right.type else { return result }
    let widened = [left, right].map { side in
      side.type == .date
        ? TypedExpression(.operation(.cast(.timestamp), [side]), .timestamp, span: side.span) : side
    }
    return TypedExpression(.operation(operation, widened), .boolean, span: span)
  }

  mutating func oneOf(
    _ value: TypedExpression, _ members: [TypedExpression], negated: Bool, _ span: SourceSpan
  ) -> TypedExpression {
    var sides = [value]
    for member in members {
      let pair = inOneCurrency(sides[0], member)
      sides[0] = pair.0
      sides.append(pair.1)
    }
    for member in sides.dropFirst() { _ = comparison(.equal, sides[0], member, member.span ?? span) }
    let test = TypedExpression(.operation(.oneOf, sides), .boolean, span: span)
    return negated ? TypedExpression(.operation(.not, [test]), .boolean, span: span) : test
  }

  /// A text that a column is compared with must be among the values that its dimension declares.
  private mutating func checkValues(_ side: TypedExpression, _ other: TypedExpression) {
    guard case .field(let field) = side.node, case .literal(.text(let text)) = other.node,
      let span = other.span
    else {
      return
    }
    if side.type == .currency, !model.currencies.codes.isEmpty, !model.currencies.codes.contains(text) {
      report(.unknownCurrency(text, span, codes: model.currencies.codes))
      return
    }
    for (index, dimension) in model[field.entity].dimensions.enumerated() {
      guard let values = dimension.values, !values.contains(text),
        knownExpression(ofDimension: index, of: field.entity, span).ownColumn == field.column
      else { continue }
      report(
        .unknownValue(text, span, dimension: "\(model[field.entity].name).\(dimension.name)", values: values))
    }
  }

  // MARK: Conditions and casts

  mutating func conditional(
    _ branches: [(condition: TypedExpression, value: TypedExpression)], _ otherwise: TypedExpression?,
    _ span: SourceSpan
  ) -> TypedExpression {
    var common: TypedExpression?
    for (condition, value) in branches {
      expect(condition, "'when'", "a condition (boolean)") { $0 == .boolean || $0 == .null }
      common = common.map { merged($0, value, span) } ?? value
    }
    if let otherwise { common = common.map { merged($0, otherwise, span) } ?? otherwise }
    return TypedExpression(
      .conditional(branches.map { .init(condition: $0.condition, value: $0.value) }, otherwise: otherwise),
      common?.type ?? .unknown, unit: common?.unit ?? .none, span: span)
  }

  /// What two alternatives have in common; reports when there is nothing.
  mutating func merged(_ left: TypedExpression, _ right: TypedExpression, _ span: SourceSpan)
    -> TypedExpression
  {
    guard left.type != .unknown, right.type != .unknown else { return .missing(span) }
    guard let type = ValueType.common(left.type, right.type) else {
      return mismatch("choose between", left, right, span, help: nil)
    }
    if left.type == .null { return TypedExpression(right.node, type, unit: right.unit, span: right.span) }
    if right.type == .null { return TypedExpression(left.node, type, unit: left.unit, span: left.span) }
    if type.isNumber, commonUnit("choose between", left, right, span) == nil { return .missing(span) }
    if left.unit.isMoney, commonKind("choose between", left, right, span) == nil { return .missing(span) }
    return TypedExpression(left.node, type, unit: left.unit, span: left.span)
  }

  mutating func cast(_ operand: TypedExpression, to target: Expression.CastTarget, _ span: SourceSpan)
    -> TypedExpression
  {
    let type: ValueType =
      switch target {
      case .integer: .integer
      case .decimal: .decimal(scale: operand.type.scale ?? 6)
      case .float: .float
      case .text: .text
      case .boolean: .boolean
      case .date: .date
      case .timestamp: .timestamp
      }
    let isPossible: Bool =
      switch (operand.type, type) {
      case (.unknown, _), (.null, _): true
      case (let from, let to) where from == to: true
      case (.integer, .decimal), (.integer, .float), (.decimal, .float), (.decimal, .integer),
        (.float, .integer):
        true
      case (.integer, .text), (.currency, .text), (.date, .text), (.date, .timestamp), (.timestamp, .date):
        true
      default: false
      }
    guard isPossible else {
      report(
        .wrongType(
          span, what: "cast to \(target.rawValue)",
          expected: "a value that becomes \(target.rawValue) without loss",
          found: describe(operand), help: nil))
      return .missing(span)
    }
    return TypedExpression(.operation(.cast(type), [operand]), type, unit: operand.unit, span: span)
  }

  // MARK: Units

  /// The unit that both have; reports and returns nil when they differ. `null` has every unit.
  private mutating func commonUnit(
    _ verb: String, _ left: TypedExpression, _ right: TypedExpression, _ span: SourceSpan
  ) -> Unit? {
    if left.type == .null { return right.unit }
    if right.type == .null { return left.unit }
    switch (left.unit.currency, right.unit.currency) {
    case (nil, nil): break
    case (.some, nil):
      report(.moneyAndNumber(span, verb: verb, money: operand(left), number: operand(right)))
      return nil
    case (nil, .some):
      report(.moneyAndNumber(span, verb: verb, money: operand(right), number: operand(left)))
      return nil
    case (.some(let a), .some(let b)):
      guard sameCurrency(left.unit, right.unit) else {
        reportCurrencies(verb, left, right, a, b, span)
        return nil
      }
    }
    guard left.unit.powers == right.unit.powers else {
      report(.units(span, verb: verb, left: operand(left), right: operand(right)))
      return nil
    }
    return left.unit
  }

  private mutating func reportCurrencies(
    _ verb: String, _ left: TypedExpression, _ right: TypedExpression, _ a: Currency, _ b: Currency,
    _ span: SourceSpan
  ) {
    let codes = [left, right].map { side -> String? in
      if case .literal(.money(_, let code)) = side.node { code } else { nil }
    }
    if let questionCurrency, let code = codes[0] ?? codes[1], left.isAggregated || right.isAggregated {
      return report(.literalAfterAggregation(span, code: code, target: questionCurrency))
    }
    switch (a, b) {
    case (.row(let field), .fixed(let code)), (.fixed(let code), .row(let field)):
      // A written amount is compared after conversion, so something that conversion needs is not there.
      guard verb == "compare", codes[0] != nil || codes[1] != nil else {
        return report(.currencies(span, verb: verb, left: operand(left), right: operand(right)))
      }
      if !model.currencies.hasPolicies {
        report(.noRates(span, from: "the currency in '\(columnName(field))'", to: code))
      } else {
        report(.noTime(span, what: "the rate of the row", entity: model[field.entity].name))
      }
    case (.fixed(let one), .fixed(let other)) where codes[0] != nil || codes[1] != nil:
      report(
        .literalOfOtherCurrency(
          span, verb: verb, left: operand(left), right: operand(right), code: codes[0] == nil ? one : other))
    default:
      report(.currencies(span, verb: verb, left: operand(left), right: operand(right)))
    }
  }

  func sameCurrency(_ left: Unit, _ right: Unit) -> Bool {
    normalized(left.currency) == normalized(right.currency)
  }

  private func normalized(_ currency: Currency?) -> Currency? {
    if case .question = currency, let questionCurrency { return .fixed(questionCurrency) }
    return currency
  }

  // MARK: Words for findings

  mutating func expect(
    _ operand: TypedExpression, _ what: String, _ expected: String, where isFine: (ValueType) -> Bool
  ) {
    guard operand.type != .unknown, !isFine(operand.type), let span = operand.span else { return }
    report(.wrongType(span, what: what, expected: expected, found: describe(operand), help: nil))
  }

  mutating func mismatch(
    _ verb: String, _ left: TypedExpression, _ right: TypedExpression, _ span: SourceSpan, help: String?
  ) -> TypedExpression {
    report(.operands(span, verb: verb, left: operand(left), right: operand(right), help: help))
    return .missing(span)
  }

  func operand(_ expression: TypedExpression) -> ModelProblem.Operand {
    ModelProblem.Operand(text: describe(expression), span: expression.span)
  }

  /// `text`, `decimal in kg`, `money<USD>`, `money<row currency>`.
  package func describe(_ expression: TypedExpression) -> String {
    switch expression.unit.currency {
    case .fixed(let code): return "money<\(code)>"
    case .row(let field): return "money<row \(columnName(field))>"
    case .question: return questionCurrency.map { "money<\($0)>" } ?? "money<the question's currency>"
    case nil: break
    }
    let powers = unitText(expression.unit)
    return powers.isEmpty ? "\(expression.type)" : "\(expression.type) in \(powers)"
  }

  func columnName(_ field: FieldReference) -> String { model[field.entity].columns[field.column].name }
}

/// `kg`, `kg per day`, `kg^2`; empty for a bare number. The currency is left out.
package func unitText(_ unit: Unit) -> String {
  let spelled = { (power: Unit.Power) in
    abs(power.exponent) == 1 ? power.name : "\(power.name)^\(abs(power.exponent))"
  }
  let above = unit.powers.filter { $0.exponent > 0 }.map(spelled).joined(separator: " ")
  let below = unit.powers.filter { $0.exponent < 0 }.map(spelled).joined(separator: " ")
  if below.isEmpty { return above }
  return above.isEmpty ? "per \(below)" : "\(above) per \(below)"
}
