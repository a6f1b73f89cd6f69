import Definitions
import Diagnostics
import Values

/// Calls that change which time a metric looks at: `prior`, `trailing`, `to_date`, `running`.
extension ExpressionChecker {
  mutating func window(_ function: Function, _ call: Expression.Call, in context: Context) -> TypedExpression
  {
    guard case .metric = context else {
      report(.aggregateInRow(call.nameSpan, name: call.name, isMetric: false))
      return .missing(call.span)
    }
    let count = call.name == "running" ? 1 : 2
    guard call.arguments.count == count, !call.isDistinct, call.filter == nil else {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    let formula = check(call.arguments[0], in: context)
    guard let step = step(call), formula.type != .unknown else { return .missing(call.span) }
    if !formula.isAggregated {
      report(.noAggregate(call.arguments[0].span, name: call.name))
      return .missing(call.span)
    }
    var result = formula.mappingAggregates { $0.window = $0.window.inside(step) }
    result.span = call.span
    return result
  }

  private mutating func step(_ call: Expression.Call) -> TimeWindow.Step? {
    switch call.name {
    case "running": return .running
    case "to_date":
      if case .path(let steps, _) = call.arguments[1], steps.count == 1,
        let grain = Grain(rawValue: steps[0].name)
      {
        return .toDate(grain)
      }
      report(
        .wrongType(
          call.arguments[1].span, what: "to_date()", expected: "a grain: month, quarter, year",
          found: "something else", help: "write to_date(…, month)"))
      return nil
    default:
      guard case .literal(.interval(let count, let grain), _) = call.arguments[1], count > 0 else {
        report(
          .wrongType(
            call.arguments[1].span, what: "\(call.name)()", expected: "an interval above zero",
            found: "something else", help: "write \(call.name)(…, 1 month)"))
        return nil
      }
      return call.name == "prior" ? .prior(count, grain) : .trailing(count, grain)
    }
  }
}
