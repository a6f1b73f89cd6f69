import Definitions
import Diagnostics
import Values

/// `age(placed_at, retailer.first_order, month)`: how many periods one time lies behind another.
extension ExpressionChecker {
  mutating func age(_ function: Function, _ call: Expression.Call, in context: Context) -> TypedExpression {
    guard call.arguments.count == 3, let grain = call.arguments[2].singleName.flatMap(Grain.init(rawValue:)),
      !grain.isWithinDay, !grain.isRetail
    else {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    let until = check(call.arguments[0], in: context)
    let since = check(call.arguments[1], in: context)
    for time in [until, since] { expect(time, "age()", "a date or a timestamp") { $0.isTime } }
    guard until.type.isTime, since.type.isTime else { return .missing(call.span) }
    demandYear(for: grain, call.arguments[2].span)
    var result = periods(from: since, to: until, grain)
    result.span = call.span
    return result
  }

  private func periods(from since: TypedExpression, to until: TypedExpression, _ grain: Grain)
    -> TypedExpression
  {
    let integer = { (operation: Operation, operands: [TypedExpression]) in
      TypedExpression(.operation(operation, operands), .integer)
    }
    let part = { (part: TimePart, time: TypedExpression) in integer(.part(part), [time]) }
    // Periods since the year 0.
    let count = { (time: TypedExpression, perYear: Int64, own: TimePart) in
      integer(.add, [integer(.multiply, [part(.year, time), .integer(perYear)]), part(own, time)])
    }
    switch grain {
    case .month: return integer(.subtract, [count(until, 12, .monthOfYear), count(since, 12, .monthOfYear)])
    case .quarter:
      return integer(.subtract, [count(until, 4, .quarterOfYear), count(since, 4, .quarterOfYear)])
    case .year: return integer(.subtract, [part(.year, until), part(.year, since)])
    case .week:
      let calendar = model.calendar
      let start = { (time: TypedExpression) in
        TypedExpression(.operation(.truncate(.week, calendar: calendar), [time]), .date)
      }
      let days = integer(.daysBetween, [start(since), start(until)])
      return integer(.floor, [TypedExpression(.operation(.ratio, [days, .integer(7)]), .float)])
    case .fiscalQuarter, .fiscalYear:
      let offset = Int64(model.calendar.fiscalOffset + 1)
      let number = { (time: TypedExpression) -> TypedExpression in
        let months = integer(.subtract, [count(time, 12, .monthOfYear), .integer(offset)])
        return integer(
          .floor, [TypedExpression(.operation(.ratio, [months, .integer(grain.months ?? 12)]), .float)])
      }
      return integer(.subtract, [number(until), number(since)])
    case .retailMonth, .retailQuarter, .retailYear:
      preconditionFailure("ages in periods of whole weeks are refused")
    case .second, .minute, .hour, .day: return integer(.daysBetween, [since.day, until.day])
    }
  }
}
