import Definitions
import Diagnostics

/// `convert(subtotal, USD)`: the amount of a row in another currency, at the policy of its kind.
extension ExpressionChecker {
  mutating func conversion(_ function: Function, _ call: Expression.Call, in context: Context)
    -> TypedExpression
  {
    guard call.arguments.count == 2, let target = currencyCode(call.arguments[1]) else {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    guard model.currencies.codes.contains(target) else {
      report(.unknownCurrency(target, call.arguments[1].span, codes: model.currencies.codes))
      return .missing(call.span)
    }
    let amount = check(call.arguments[0], in: context)
    guard amount.type != .unknown else { return .missing(call.span) }
    guard case .row(let scope) = context else {
      report(.convertedAfterAggregation(call.span, target: target))
      return .missing(call.span)
    }
    guard amount.unit.isMoney else {
      expect(amount, "convert()", "an amount of money") { _ in false }
      return .missing(call.span)
    }
    if case .fixed(target)? = amount.unit.currency { return amount }
    guard var result = converted(amount, to: target) ?? convertedOfFixed(amount, to: target, scope) else {
      if !model.currencies.hasPolicies {
        report(.noRates(call.span, from: "the currency of the amount", to: target))
      } else {
        report(.noTime(call.span, what: "the rate of the row", entity: model[scope.base].name))
      }
      return .missing(call.span)
    }
    result.span = call.span
    checkCrosses(result)
    return result
  }

  private func currencyCode(_ expression: Expression) -> String? {
    if case .literal(.text(let code), _) = expression { return code }
    return expression.singleName
  }

  /// An amount in one currency has the day of the row that it is read for.
  private func convertedOfFixed(_ amount: TypedExpression, to target: String, _ scope: RowScope)
    -> TypedExpression?
  {
    guard case .fixed? = amount.unit.currency, let code = amount.unit.currency?.code,
      let time = model[scope.base].time
    else { return nil }
    return converted(amount, in: code, on: time, to: target)
  }
}
