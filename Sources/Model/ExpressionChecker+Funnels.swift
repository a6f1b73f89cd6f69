import Definitions
import Diagnostics
import Values

/// Funnels: `funnel_rate(visits, orders, by: retailer, within: 7 days, attribution: last)`.
///
/// A row of the first step gets to the next one with the first row of that step which shares its keys, does not come before
/// the step it stands at, and lies within the window, which begins with the first step.
extension ExpressionChecker {
  mutating func funnel(_ function: Function, _ call: Expression.Call, in context: Context) -> TypedExpression
  {
    guard case .metric(let home) = context else {
      report(.aggregateInRow(call.nameSpan, name: call.name, isMetric: false))
      return .missing(call.span)
    }
    guard call.arguments.count >= 2, !call.isDistinct, call.filter == nil else {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    guard let options = successionOptions(call) else { return .missing(call.span) }
    guard options.start == nil else {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    var steps: [Aggregate] = []
    for argument in call.arguments {
      guard let step = step(argument, home: home) else { return .missing(call.span) }
      steps.append(step)
    }
    let first = steps[0]
    guard let start = ownTime(of: first.entity, call.span) else { return .missing(call.span) }
    let limit = options.within.map {
      Succession.Limit(anchor: start, count: $0.count, grain: $0.grain)
    }
    // When a row of the first step got to the step that is looked at.
    var reached = start
    for (position, step) in steps.enumerated().dropFirst() {
      guard let keys = successionKeys(call.groups ?? [], of: first.entity, and: step.entity, call.span),
        let time = ownTime(of: step.entity, call.span), isComparable(start, time, call.span)
      else { return .missing(call.span) }
      let succession = Succession(
        keys: keys, direction: .after, isStrict: steps.prefix(position).contains { $0.entity == step.entity },
        start: reached, time: time, limit: limit, credit: options.credit,
        condition: first.filter)
      var earliest = Aggregate(function: .min, entity: step.entity, argument: time, filter: step.filter)
      earliest.isNullWhenEmpty = true
      reached = TypedExpression(
        .rollup(Rollup(path: JoinPath(), entity: first.entity, aggregate: earliest, tie: .time(succession))),
        time.type, span: call.span)
    }
    return measured(call, from: start, to: reached, of: first)
  }

  private func measured(
    _ call: Expression.Call, from start: TypedExpression, to end: TypedExpression, of first: Aggregate
  ) -> TypedExpression {
    let gotThere = TypedExpression(
      .operation(.not, [TypedExpression(.operation(.isNull, [end]), .boolean)]), .boolean)
    let filter = TypedExpression.all([first.filter, gotThere].compactMap(\.self))
    let aggregate = { (function: Aggregate.Function, argument: TypedExpression?, type: ValueType) in
      TypedExpression(
        .aggregate(.init(function: function, entity: first.entity, argument: argument, filter: filter)), type,
        span: call.span)
    }
    let count = aggregate(.count, nil, .integer)
    switch call.name {
    case "funnel_count": return count
    case "funnel_hours":
      let isDate = start.type == .date
      let elapsed = TypedExpression(
        .operation(isDate ? .daysBetween : .secondsBetween, [start, end]), .integer)
      let sum = aggregate(.sum, elapsed, .integer).nullWhereEmpty()
      // Hours in a day, seconds in an hour.
      let mean = { (dividend: TypedExpression, divisor: TypedExpression) in
        TypedExpression(.operation(.ratio, [dividend, divisor]), .float, span: call.span)
      }
      return isDate
        ? mean(TypedExpression(.operation(.multiply, [sum, .integer(24)]), .integer), count)
        : mean(sum, TypedExpression(.operation(.multiply, [count, .integer(3600)]), .integer))
    default:
      let all = TypedExpression(
        .aggregate(.init(function: .count, entity: first.entity, argument: nil, filter: first.filter)),
        .integer, span: call.span)
      return TypedExpression(.operation(.ratio, [count, all]), .float, span: call.span)
    }
  }

  /// A step counts rows: those of a metric, or of an entity by its name.
  private mutating func step(_ expression: Expression, home: EntityID?) -> Aggregate? {
    if let name = expression.singleName, let entity = model.entityNamed[name],
      model.metricNamed[name] == nil, pending?.metrics[name] == nil, questionMetrics[name] == nil
    {
      return Aggregate(function: .count, entity: entity, argument: nil, filter: nil)
    }
    let formula = check(expression, in: .metric(home: home))
    guard formula.type != .unknown else { return nil }
    guard case .aggregate(let aggregate) = formula.node, aggregate.function == .count,
      aggregate.argument == nil, aggregate.isOfOwnRows
    else {
      report(
        .wrongType(
          expression.span, what: "a step of a funnel", expected: "a number of rows", found: "another metric",
          help: "name an entity, or a metric that is count(), with or without a condition"))
      return nil
    }
    return aggregate
  }
}
