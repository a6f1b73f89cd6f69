import Definitions
import Diagnostics
import Values

/// Aggregates that take something beside their argument: `percentile(subtotal, 0.9)`, `string_agg(distinct channel, ', ')`,
/// `max_by(status, placed_at)`.
extension ExpressionChecker {
  /// nil where the call takes its argument alone.
  mutating func detailed(_ function: Function, _ call: Expression.Call, home: EntityID?) -> TypedExpression? {
    switch call.name {
    case "median", "percentile": percentile(function, call, home: home)
    case "string_agg": textList(function, call, home: home)
    case "min_by", "max_by": chosen(function, call, home: home)
    default: nil
    }
  }

  private mutating func percentile(_ function: Function, _ call: Expression.Call, home: EntityID?)
    -> TypedExpression
  {
    let isMedian = call.name == "median"
    guard call.arguments.count == (isMedian ? 1 : 2), !call.isDistinct else {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    guard let fraction = isMedian ? Decimal("0.5") : share(call.arguments[1]) else {
      report(
        .wrongType(
          call.arguments[1].span, what: "percentile()", expected: "a share from 0 to 1",
          found: "something else",
          help: "write percentile(…, 0.9) for the ninth tenth"))
      return .missing(call.span)
    }
    return plainAggregate(function, call.ofFirstArgument, home: home).with(.share(fraction))
  }

  private mutating func textList(_ function: Function, _ call: Expression.Call, home: EntityID?)
    -> TypedExpression
  {
    guard call.arguments.count == 2, case .literal(.text(let separator), _) = call.arguments[1],
      !call.arguments[0].isPer
    else {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    return plainAggregate(function, call.ofFirstArgument, home: home)
      .with(.list(separator: separator, isDistinct: call.isDistinct))
  }

  /// The value of the row in which another one is smallest or largest.
  private mutating func chosen(_ function: Function, _ call: Expression.Call, home: EntityID?)
    -> TypedExpression
  {
    guard call.arguments.count == 2, !call.isDistinct, !call.arguments.contains(where: \.isPer) else {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    return plainAggregate(function, call.ofFirstArgument, home: home, decider: call.arguments[1])
  }

  /// Whether a value tells which of several rows is the first: it has an order, and amounts one currency.
  mutating func decides(_ value: TypedExpression, _ call: Expression.Call) -> Bool {
    guard value.type != .unknown else { return false }
    guard value.type.isNumber || value.type.isText || value.type.isTime, value.type != .null else {
      expect(value, "\(call.name)()", "a number, a text, a date or a time to order by") { _ in false }
      return false
    }
    if case .row? = value.unit.currency {
      report(
        .wrongType(
          value.span ?? call.span, what: "\(call.name)()", expected: "amounts of one currency to order by",
          found: "amounts in the currencies of their rows", help: "convert them: convert(…, USD)"))
      return false
    }
    return true
  }

  private func share(_ expression: Expression) -> Decimal? {
    let value: Decimal
    switch expression {
    case .literal(.decimal(let decimal), _): value = decimal
    case .literal(.integer(let integer), _): value = Decimal(integer)
    default: return nil
    }
    guard value.coefficient >= 0, value.coefficient <= Decimal.powersOfTen[value.scale] else { return nil }
    return value
  }
}

extension Expression.Call {
  /// The call with its first argument alone.
  fileprivate var ofFirstArgument: Expression.Call {
    .init(
      name: name, nameSpan: nameSpan, isDistinct: false, arguments: [arguments[0]], filter: filter,
      groups: groups, span: span)
  }
}

extension Expression {
  fileprivate var isPer: Bool { if case .per = self { true } else { false } }
}

extension TypedExpression {
  /// An aggregate with what it takes beside its argument.
  fileprivate func with(_ detail: Aggregate.Detail) -> TypedExpression {
    guard case .aggregate(var aggregate) = node else { return self }
    aggregate.detail = detail
    var copy = self
    copy.node = .aggregate(aggregate)
    return copy
  }
}
