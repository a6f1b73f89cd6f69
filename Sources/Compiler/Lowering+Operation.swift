import Definitions
import Model
import SQL
import Values

extension Lowering {
  mutating func lower(
    _ operation: Operation, _ arguments: [TypedExpression], _ type: ValueType, _ relation: inout Relation
  ) -> SQLExpression {
    switch operation {
    case .negate: return .negate(lower(arguments[0], &relation))
    case .add: return arithmetic(.add, arguments, type, &relation)
    case .subtract: return arithmetic(.subtract, arguments, type, &relation)
    case .multiply: return product(arguments, type, &relation)
    case .ratio: return ratio(arguments, &relation)
    case .divideExactly(let scale): return exactQuotient(arguments, scale, &relation)
    case .remainder, .concatenate:
      let form: Form = operation == .remainder ? .remainder : .concatenate
      return .form(need(form), [lower(arguments[0], &relation), lower(arguments[1], &relation)])
    case .equal: return comparison(.equal, arguments, &relation)
    case .notEqual: return comparison(.notEqual, arguments, &relation)
    case .less: return comparison(.less, arguments, &relation)
    case .lessOrEqual: return comparison(.lessOrEqual, arguments, &relation)
    case .greater: return comparison(.greater, arguments, &relation)
    case .greaterOrEqual: return comparison(.greaterOrEqual, arguments, &relation)
    case .and: return .binary(.and, lower(arguments[0], &relation), lower(arguments[1], &relation))
    case .or: return .binary(.or, lower(arguments[0], &relation), lower(arguments[1], &relation))
    case .not: return .not(lower(arguments[0], &relation))
    case .isNull:
      if case .field(let field) = arguments[0].node, relation.scan != nil {
        return .isNull(column(of: field, &relation))
      }
      return .isNull(lower(arguments[0], &relation))
    case .like: return like(arguments, &relation)
    case .oneOf:
      let common = arguments.dropFirst().reduce(arguments[0].type) { ValueType.common($0, $1.type) ?? $0 }
      let lowered = arguments.map { lower($0, as: common, &relation) }
      return .oneOf(lowered[0], Array(lowered.dropFirst()))
    case .coalesce:
      let lowered = arguments.map { lower($0, as: type, &relation) }
      return lowered.dropFirst().reduce(lowered[0]) { .form(need(.coalesce), [$0, $1]) }
    case .nullIf:
      let common = ValueType.common(arguments[0].type, arguments[1].type) ?? type
      return .form(
        need(.nullIf), arguments.map { lower($0, as: common == .float ? common : type, &relation) })
    case .absolute: return .form(need(.absolute), [lower(arguments[0], &relation)])
    case .floor, .ceiling: return wholeNumber(operation, arguments[0], &relation)
    case .round(let digits, let rule): return rounded(arguments[0], digits, rule, &relation)
    case .lower: return .form(need(.lower), [lower(arguments[0], &relation)])
    case .upper: return .form(need(.upper), [lower(arguments[0], &relation)])
    case .trim: return .form(need(.trim), [lower(arguments[0], &relation)])
    case .length: return .form(need(.length), [lower(arguments[0], &relation)])
    case .substring: return .form(need(.substring), arguments.map { lower($0, &relation) })
    case .daysBetween: return .form(need(.daysBetween), arguments.map { lower($0, &relation) })
    case .secondsBetween: return .form(need(.secondsBetween), arguments.map { lower($0, &relation) })
    case .sameWeek(let count, let grain):
      let time = lower(arguments[0], &relation)
      return sameWeek(time, isDate: arguments[0].type == .date, count, grain, &relation)
    case .addInterval(let count, let grain): return moved(arguments[0], count, grain, &relation)
    case .truncate(let grain, let calendar): return truncated(arguments[0], grain, calendar, &relation)
    case .part(let part): return .form(need(form(of: part)), [lower(arguments[0], &relation)])
    case .inZone(let zone): return inZone(lower(arguments[0], &relation), zone)
    case .fromZone(let zone):
      guard case .literal(.timestamp(let shown)) = arguments[0].node else {
        preconditionFailure("only a bound of a range is what a clock shows")
      }
      return universal(shown, zone)
    case .convert(let conversion): return convertedRow(conversion, arguments, type, &relation)
    case .lacksRate(let conversion): return lacksRate(conversion, arguments, &relation)
    case .overGroups(let function):
      let keys = arguments.dropFirst().map { lower($0, &relation) }
      return .window(
        .aggregate(need(form(ofWhole: function)), lower(arguments[0], &relation)), partitionBy: keys,
        orderBy: [])
    case .rank(let order): return rank(arguments, order, &relation)
    case .later(let count):
      let order = ordered(arguments[1], &relation)
      return .window(
        .lead(lower(arguments[0], &relation), by: count), partitionBy: [], orderBy: [.init(order)])
    case .sumOverAnswer:
      return .window(.aggregate(need(.sum), lower(arguments[0], &relation)), partitionBy: [], orderBy: [])
    case .cast(let target): return cast(arguments[0], to: target, &relation)
    }
  }

  /// What puts aggregates of parts together.
  private func form(ofWhole function: Aggregate.Function) -> Form {
    switch function {
    case .sum, .count: .sum
    case .min: .min
    case .max: .max
    case .any: .any
    case .all: .all
    case .countDistinct, .countApprox, .stddev, .variance, .percentile, .textList, .minBy, .maxBy:
      preconditionFailure("aggregates of parts do not make the whole")
    }
  }

  // MARK: Numbers

  private mutating func arithmetic(
    _ operation: SQLExpression.Operator, _ arguments: [TypedExpression], _ type: ValueType,
    _ relation: inout Relation
  ) -> SQLExpression {
    .binary(operation, lower(arguments[0], as: type, &relation), lower(arguments[1], as: type, &relation))
  }

  private mutating func product(
    _ arguments: [TypedExpression], _ type: ValueType, _ relation: inout Relation
  ) -> SQLExpression {
    if type == .float { return arithmetic(.multiply, arguments, type, &relation) }
    var product = SQLExpression.binary(
      .multiply, lower(arguments[0], &relation), lower(arguments[1], &relation))
    // In a comparison nobody would see that it has become a float.
    if isScaled, arguments.contains(where: \.leavesNoRoom) {
      product = .form(need(.exactInteger), [product, product])
    }
    guard let left = arguments[0].type.scale, let right = arguments[1].type.scale, let scale = type.scale
    else {
      return product
    }
    if isScaled { return rescaled(product, from: left + right, to: scale) }
    return left + right > scale ? .form(need(.round), [product, .integer(Int64(scale))]) : product
  }

  private mutating func ratio(_ arguments: [TypedExpression], _ relation: inout Relation) -> SQLExpression {
    let common = ValueType.common(arguments[0].type, arguments[1].type) ?? .float
    let sides = arguments.map { argument -> SQLExpression in
      // The division casts its dividend, so exact numbers need only the same digits on both sides.
      common == .float && argument.type != .float
        ? float(argument, &relation) : lower(argument, as: common, &relation)
    }
    return .form(need(.divide), sides)
  }

  private mutating func exactQuotient(
    _ arguments: [TypedExpression], _ scale: Int, _ relation: inout Relation
  ) -> SQLExpression {
    let dividend = lower(arguments[0], &relation)
    let divisor = lower(arguments[1], &relation)
    guard isScaled else { return .form(need(.divideExactly), [dividend, divisor, .integer(Int64(scale))]) }
    let from = arguments[0].type.scale ?? 0
    let divisorScale = arguments[1].type.scale ?? 0
    // Integer division cuts, as the exact quotient does.
    return .binary(
      .divide, rescaled(dividend, from: from, to: scale + divisorScale),
      .form(need(.nullIf), [divisor, .integer(0)]))
  }

  private mutating func wholeNumber(
    _ operation: Operation, _ argument: TypedExpression, _ relation: inout Relation
  ) -> SQLExpression {
    let value = lower(argument, &relation)
    if argument.type == .integer { return value }
    guard isScaled, let scale = argument.type.scale, scale > 0 else {
      return .form(need(operation == .floor ? .floor : .ceiling), [value])
    }
    let one = SQLExpression.integer(powerOfTen(scale))
    let positiveRest = SQLExpression.binary(
      .remainder, .binary(.add, .binary(.remainder, value, one), one), one)
    let floor = SQLExpression.binary(.divide, .binary(.subtract, value, positiveRest), one)
    guard operation == .ceiling else { return floor }
    return .binary(
      .add, floor,
      .conditional(
        [.init(.binary(.notEqual, positiveRest, .integer(0)), .integer(1))], otherwise: .integer(0)))
  }

  private mutating func rounded(
    _ argument: TypedExpression, _ digits: Int, _ rule: RoundingRule, _ relation: inout Relation
  ) -> SQLExpression {
    let value = lower(argument, &relation)
    guard let scale = argument.type.scale else {
      return .form(need(.roundDouble), [value, .integer(Int64(digits))])
    }
    if !isScaled, argument.type == .integer { return value }
    let away =
      isScaled
      ? rescaled(value, from: scale, to: digits) : .form(need(.round), [value, .integer(Int64(digits))])
    guard rule == .halfEven, scale > digits else { return away }
    return .conditional([isEvenHalf(value, scale, digits)], otherwise: away)
  }

  /// The number before a half, where that is even and the half exact.
  private mutating func isEvenHalf(_ value: SQLExpression, _ scale: Int, _ digits: Int)
    -> SQLExpression.Branch
  {
    let before: SQLExpression
    let whole: SQLExpression
    let isHalf: SQLExpression
    if isScaled {
      let unit = powerOfTen(scale - digits)
      before = .binary(.divide, value, .integer(unit))
      whole = before
      isHalf = .oneOf(
        .binary(.remainder, value, .integer(unit)), [.integer(unit / 2), .integer(-unit / 2)])
    } else {
      let half = "0." + String(repeating: "0", count: digits) + "5"
      before = .form(need(.cut), [value, .integer(Int64(digits))])
      whole = digits == 0 ? before : .binary(.multiply, before, .integer(powerOfTen(digits)))
      isHalf = .oneOf(.binary(.subtract, value, before), [.decimal(half), .negate(.decimal(half))])
    }
    let isEven = SQLExpression.binary(
      .equal, .form(need(.remainder), [whole, .integer(2)]), .integer(0))
    return .init(.binary(.and, isHalf, isEven), before)
  }

  private mutating func comparison(
    _ operation: SQLExpression.Operator, _ arguments: [TypedExpression], _ relation: inout Relation
  ) -> SQLExpression {
    let common = ValueType.common(arguments[0].type, arguments[1].type) ?? arguments[0].type
    let isEquality = operation == .equal || operation == .notEqual
    if common.isText, common != .null, !isEquality {
      return .binary(operation, ordered(arguments[0], &relation), ordered(arguments[1], &relation))
    }
    return .binary(
      operation, lower(arguments[0], as: common, &relation), lower(arguments[1], as: common, &relation))
  }

  private mutating func cast(
    _ argument: TypedExpression, to target: ValueType, _ relation: inout Relation
  ) -> SQLExpression {
    if argument.type == .null { return .cast(.null, sqlType(of: target)) }
    if argument.type == target { return lower(argument, &relation) }
    let value = lower(argument, &relation)
    switch (argument.type, target) {
    case (_, .float): return float(argument, &relation)
    case (.date, .timestamp): return .form(need(.startOfDate), [value])
    case (.timestamp, .date): return .form(need(.truncateDay), [value])
    case (.date, .text): return .form(need(.dateText), [value])
    case (.currency, .text): return value
    case (.integer, .text): return .cast(value, .text)
    case (.float, .integer): return .form(need(.cutToInteger), [value])
    case (.decimal(let scale), .integer):
      return isScaled
        ? .binary(.divide, value, .integer(powerOfTen(scale))) : .form(need(.cutToInteger), [value])
    default:
      guard let from = argument.type.scale, let to = target.scale else { return value }
      return isScaled ? rescaled(value, from: from, to: to) : .cast(value, .decimal(scale: to))
    }
  }

  func sqlType(of type: ValueType) -> SQLType {
    switch type {
    case .boolean: .boolean
    case .integer: .integer
    case .decimal(let scale): isScaled ? .integer : .decimal(scale: scale)
    case .float: .double
    case .date: .date
    case .timestamp: .timestamp
    case .text, .currency, .interval, .null, .unknown: .text
    }
  }

  // MARK: Texts

  private mutating func like(_ arguments: [TypedExpression], _ relation: inout Relation) -> SQLExpression {
    guard case .literal(.text(let pattern)) = arguments[1].node else {
      preconditionFailure("the pattern of 'like' was not checked")
    }
    return .form(
      need(.like),
      [
        lower(arguments[0], &relation), .text(pattern), .text(pattern.replacing("\\", with: "\\\\")),
        .text(globPattern(pattern)),
      ])
  }

  /// `%` and `_` as `*` and `?`; letters that GLOB reads otherwise stand in brackets.
  private func globPattern(_ pattern: String) -> String {
    var result = ""
    for character in pattern {
      switch character {
      case "%": result += "*"
      case "_": result += "?"
      case "*", "?", "[": result += "[\(character)]"
      default: result.append(character)
      }
    }
    return result
  }

  // MARK: Times

  private mutating func moved(
    _ time: TypedExpression, _ count: Int64, _ grain: Grain, _ relation: inout Relation
  ) -> SQLExpression {
    let value = lower(time, &relation)
    let isDate = time.type == .date
    let form: Form
    let factor: Int64
    switch grain {
    case .second: (form, factor) = (.addSecondsToTime, 1)
    case .minute: (form, factor) = (.addSecondsToTime, 60)
    case .hour: (form, factor) = (.addSecondsToTime, 3600)
    case .day: (form, factor) = (isDate ? .addDays : .addDaysToTime, 1)
    case .week: (form, factor) = (isDate ? .addDays : .addDaysToTime, 7)
    case .month: (form, factor) = (isDate ? .addMonths : .addMonthsToTime, 1)
    case .quarter, .fiscalQuarter: (form, factor) = (isDate ? .addMonths : .addMonthsToTime, 3)
    case .year, .fiscalYear: (form, factor) = (isDate ? .addMonths : .addMonthsToTime, 12)
    case .retailMonth, .retailQuarter, .retailYear:
      return retailMoved(value, isDate: isDate, count, grain, &relation)
    }
    return .form(need(form), [value, .integer(count * factor)])
  }

  private mutating func truncated(
    _ time: TypedExpression, _ grain: Grain, _ calendar: BusinessCalendar, _ relation: inout Relation
  ) -> SQLExpression {
    let value = lower(time, &relation)
    switch grain {
    case .second: return .form(need(.truncateSecond), [value])
    case .minute: return .form(need(.truncateMinute), [value])
    case .hour: return .form(need(.truncateHour), [value])
    case .day: return .form(need(.truncateDay), [value])
    case .month: return .form(need(.truncateMonth), [value])
    case .quarter: return .form(need(.truncateQuarter), [value])
    case .year: return .form(need(.truncateYear), [value])
    case .week: return weekStart(value, calendar.weekStart)
    case .fiscalQuarter, .fiscalYear: return fiscalStart(of: grain, value, calendar)
    case .retailMonth, .retailQuarter, .retailYear: return retailStart(of: grain, value, &relation)
    }
  }

  /// A fiscal year is a year that stands some months later.
  mutating func fiscalStart(
    of grain: Grain, _ value: SQLExpression, _ calendar: BusinessCalendar
  ) -> SQLExpression {
    let form = grain == .fiscalYear ? Form.truncateYear : .truncateQuarter
    let months = Int64(calendar.fiscalOffset % (grain == .fiscalYear ? 12 : 3))
    if months == 0 { return .form(need(form), [value]) }
    // From the first of the month, so that no day is clamped.
    let month = SQLExpression.form(need(.truncateMonth), [value])
    let earlier = SQLExpression.form(need(.addMonths), [month, .integer(-months)])
    return .form(need(.addMonths), [.form(need(form), [earlier]), .integer(months)])
  }

  mutating func weekStart(_ value: SQLExpression, _ weekStart: Weekday) -> SQLExpression {
    if weekStart == .monday { return .form(need(.truncateWeek), [value]) }
    // Back by the days since the week began.
    let day = SQLExpression.form(need(.truncateDay), [value])
    let days = SQLExpression.form(
      need(.modulo),
      [
        .binary(.add, .form(need(.dayOfWeek), [value]), .integer(Int64(7 - weekStart.isoNumber))),
        .integer(7),
      ])
    return .form(need(.addDays), [day, .negate(days)])
  }

  private func form(of part: TimePart) -> Form {
    switch part {
    case .year: .year
    case .quarterOfYear: .quarterOfYear
    case .monthOfYear: .monthOfYear
    case .weekOfYear: .weekOfYear
    case .dayOfMonth: .dayOfMonth
    case .dayOfWeek: .dayOfWeek
    case .hourOfDay: .hourOfDay
    }
  }
}

extension TypedExpression {
  /// Whether it is a number that is written out and takes half of 64 bits for itself.
  fileprivate var leavesNoRoom: Bool {
    switch node {
    case .literal(.integer(let value)): value.magnitude >> 31 > 0
    case .literal(.decimal(let value)), .literal(.quantity(let value, _)), .literal(.money(let value, _)):
      value.coefficient.magnitude >> 31 > 0
    default: false
    }
  }
}
