import Definitions
import Diagnostics
import Values

/// Calls that change which rows a metric looks at, beside its filters: other times (`prior`, `trailing`, `to_date`,
/// `running`), and all groups together (`total`).
extension ExpressionChecker {
  mutating func window(_ function: Function, _ call: Expression.Call, in context: Context) -> TypedExpression
  {
    let count = call.name == "running" || call.name == "total" ? 1 : 2
    guard takesMetric(function, call, arguments: count, in: context) else { return .missing(call.span) }
    let formula = check(call.arguments[0], in: context)
    guard let change = change(call), demandAggregate(formula, call.arguments[0].span, for: call) else {
      return .missing(call.span)
    }
    var result =
      call.name == "total" ? formula.mappingAggregates(change) : formula.mappingRowAggregates(change)
    result.span = call.span
    return result
  }

  /// Reports a call of a function of metrics that stands in a row, or has other arguments than it takes.
  mutating func takesMetric(
    _ function: Function, _ call: Expression.Call, arguments count: Int, in context: Context
  ) -> Bool {
    guard case .metric = context else {
      report(.aggregateInRow(call.nameSpan, name: call.name, isMetric: false))
      return false
    }
    if call.arguments.count == count, !call.isDistinct, call.filter == nil { return true }
    report(.wrongArguments(call.span, function: call.name, signature: function.signature))
    return false
  }

  /// Reports a metric that looks at no rows; nothing where that is not known.
  mutating func demandAggregate(
    _ formula: TypedExpression, _ span: SourceSpan, for call: Expression.Call
  ) -> Bool {
    if formula.type != .unknown, !formula.isAggregated { report(.noAggregate(span, name: call.name)) }
    return formula.type != .unknown && formula.isAggregated
  }

  /// `rank(gmv by month)`
  mutating func rank(_ function: Function, _ call: Expression.Call, in context: Context) -> TypedExpression {
    guard takesMetric(function, call, arguments: 1, in: context) else { return .missing(call.span) }
    let formula = check(call.arguments[0], in: context)
    guard let level = level(call.groups ?? []),
      demandAggregate(formula, call.arguments[0].span, for: call), expectNumber(formula, call.name)
    else { return .missing(call.span) }
    return TypedExpression.rank(of: formula, .init(by: level), call.span)
  }

  /// What the call changes about each aggregate.
  private mutating func change(_ call: Expression.Call) -> ((inout Aggregate) -> Void)? {
    if call.name == "total" {
      guard let level = level(call.groups ?? []) else { return nil }
      // The groups of the innermost total are fewer or the same.
      return { aggregate in
        aggregate.level = aggregate.level.map { inner in inner.filter(level.contains) } ?? level
      }
    }
    guard let step = step(call) else { return nil }
    return { $0.window = $0.window.inside(step) }
  }

  private mutating func level(_ groups: [Expression]) -> [String]? {
    for case .path(let steps, let span) in groups
    where steps.count == 1 && TimeWord(steps[0].name) == nil && model.entityNamed[steps[0].name] != nil {
      report(
        .wrongType(
          span, what: "'by'", expected: "a dimension as in \(steps[0].name).name", found: "an entity",
          help: nil))
      return nil
    }
    return paths(groups)?.map { $0.joined(separator: ".") }
  }

  private mutating func step(_ call: Expression.Call) -> TimeWindow.Step? {
    switch call.name {
    case "running": return .running
    case "to_date":
      if let grain = call.arguments[1].singleName.flatMap(Grain.init(rawValue:)) {
        demandYear(for: grain, call.arguments[1].span)
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
      demandYear(for: grain, call.arguments[1].span)
      return call.name == "prior" ? .prior(count, grain) : .trailing(count, grain)
    }
  }
}
