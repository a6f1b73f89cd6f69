import Definitions
import Diagnostics
import Values

/// Calls: aggregates in formulas, row functions everywhere.
extension ExpressionChecker {
  mutating func call(_ call: Expression.Call, in context: Context) -> TypedExpression {
    guard let function = Function.named(call.name) else {
      report(.unknownFunction(call.name, call.nameSpan))
      return .missing(call.span)
    }
    if function.kind == .funnel { return funnel(function, call, in: context) }
    if function.kind == .aggregate, call.isOfTime {
      switch context {
      case .row(let scope): return succession(function, call, scope)
      case .metric where call.options.isEmpty:
        report(.wrongArguments(call.span, function: call.name, signature: function.signature))
        return .missing(call.span)
      case .metric:
        report(
          .wrongType(
            call.span, what: "'by' and 'within'", expected: "a value of a row around it", found: "a metric",
            help: "count rows by it: count(visit where exists(order, by: retailer, within: 7 days))"))
        return .missing(call.span)
      }
    }
    if !call.options.isEmpty || (call.groups != nil && call.name != "total" && call.name != "rank") {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    if function.kind == .aggregate {
      switch context {
      case .row(let scope): return rollup(function, call, scope)
      case .metric where call.name == "exists":
        report(
          .wrongType(
            call.span, what: "'exists'", expected: "a value of a row around it", found: "a metric",
            help: "declare it as a dimension of its entity, and group or filter by that"))
        return .missing(call.span)
      case .metric(let home): return aggregate(function, call, home: home)
      }
    }
    if function.kind == .stock { return stock(function, call, in: context) }
    if call.name == "rank" { return rank(function, call, in: context) }
    if function.kind == .window { return window(function, call, in: context) }
    if call.isDistinct || call.filter != nil {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    if call.name == "convert" { return conversion(function, call, in: context) }
    if call.name == "age" { return age(function, call, in: context) }
    let arguments = call.arguments.map { check($0, in: context) }
    if arguments.contains(where: { $0.type == .unknown }) { return .missing(call.span) }
    guard let result = rowFunction(call, arguments) else {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    return result
  }

  /// nil when the number of arguments does not fit.
  private mutating func rowFunction(_ call: Expression.Call, _ arguments: [TypedExpression])
    -> TypedExpression?
  {
    let span = call.span
    let first = arguments.first
    let make = { (operation: Operation, type: ValueType, unit: Unit) in
      TypedExpression(.operation(operation, arguments), type, unit: unit, span: span)
    }
    switch (call.name, arguments.count) {
    case ("coalesce", 2...):
      let common = arguments.dropFirst().reduce(arguments[0]) { merged($0, $1, span) }
      return common.type == .unknown ? .missing(span) : make(.coalesce, common.type, common.unit)
    case ("nullif", 2):
      _ = comparison(.equal, arguments[0], arguments[1], span)
      return make(.nullIf, arguments[0].type, arguments[0].unit)
    case ("greatest", 2...), ("least", 2...):
      return extreme(arguments, call.name == "greatest" ? .greaterOrEqual : .lessOrEqual, span)
    case ("abs", 1):
      expect(first!, "abs()", "a number") { $0.isNumber }
      return make(.absolute, first!.type, first!.unit)
    case ("floor", 1), ("ceil", 1):
      expect(first!, "\(call.name)()", "a number") { $0.isNumber }
      return make(call.name == "floor" ? .floor : .ceiling, .integer, first!.unit)
    case ("round", 1...2):
      return round(arguments, span)
    case ("lower", 1), ("upper", 1), ("trim", 1), ("length", 1):
      expect(first!, "\(call.name)()", "a text") { $0.isText }
      switch call.name {
      case "lower": return make(.lower, .text, .none)
      case "upper": return make(.upper, .text, .none)
      case "trim": return make(.trim, .text, .none)
      default: return make(.length, .integer, .none)
      }
    case ("substring", 3):
      expect(first!, "substring()", "a text") { $0.isText }
      // Databases disagree about what lies before the first character.
      guard case .literal(.integer(1...)) = arguments[1].node,
        case .literal(.integer(0...)) = arguments[2].node
      else {
        return nil
      }
      return make(.substring, .text, .none)
    case ("days_between", 2):
      for argument in arguments { expect(argument, "days_between()", "a date or a timestamp") { $0.isTime } }
      return TypedExpression(.operation(.daysBetween, arguments.map(\.day)), .integer, span: span)
    case ("seconds_between", 2):
      for argument in arguments { expect(argument, "seconds_between()", "a timestamp") { $0 == .timestamp } }
      return make(.secondsBetween, .integer, .none)
    case ("date", 1):
      expect(first!, "date()", "a timestamp") { $0.isTime }
      var result = first!.day
      result.span = span
      return result
    case ("year", 1), ("month", 1), ("day", 1):
      expect(first!, "\(call.name)()", "a date or a timestamp") { $0.isTime }
      let part: TimePart = call.name == "year" ? .year : call.name == "month" ? .monthOfYear : .dayOfMonth
      return make(.part(part), .integer, .none)
    default:
      return nil
    }
  }

  private mutating func round(_ arguments: [TypedExpression], _ span: SourceSpan) -> TypedExpression? {
    let value = arguments[0]
    expect(value, "round()", "a number") { $0.isNumber }
    var digits = 0
    if arguments.count == 2 {
      guard case .literal(.integer(let count)) = arguments[1].node, (0...12).contains(count) else {
        return nil
      }
      digits = Int(count)
    }
    let type: ValueType =
      value.type.scale == nil ? value.type : digits == 0 ? .integer : .decimal(scale: digits)
    return TypedExpression(.operation(.round(digits: digits), [value]), type, unit: value.unit, span: span)
  }

  /// The largest or smallest; null where one is null, on every database.
  private mutating func extreme(
    _ arguments: [TypedExpression], _ comparisonOperator: Operation, _ span: SourceSpan
  ) -> TypedExpression {
    let common = arguments.dropFirst().reduce(arguments[0]) { merged($0, $1, span) }
    if common.type == .unknown { return .missing(span) }
    let opposite: Operation = comparisonOperator == .greaterOrEqual ? .less : .greater
    var result = arguments[0]
    for next in arguments.dropFirst() {
      let first = TypedExpression(.operation(comparisonOperator, [result, next]), .boolean)
      let second = TypedExpression(.operation(opposite, [result, next]), .boolean)
      result = TypedExpression(
        .conditional(
          [.init(condition: first, value: result), .init(condition: second, value: next)], otherwise: nil),
        common.type, unit: common.unit, span: span)
    }
    return result
  }
}
