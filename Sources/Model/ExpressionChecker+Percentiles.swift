import Definitions
import Diagnostics
import Values

/// `median(quantity)`, `percentile(subtotal, 0.9)`.
extension ExpressionChecker {
  mutating func percentile(_ function: Function, _ call: Expression.Call, home: EntityID?) -> TypedExpression
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
    let one = Expression.Call(
      name: call.name, nameSpan: call.nameSpan, isDistinct: false, arguments: [call.arguments[0]],
      filter: call.filter, groups: call.groups, span: call.span)
    var result = plainAggregate(function, one, home: home)
    if case .aggregate(var aggregate) = result.node {
      aggregate.fraction = fraction
      result.node = .aggregate(aggregate)
    }
    return result
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
