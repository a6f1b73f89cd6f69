import BigInt
import Model
import Values

extension Evaluator {
  /// An expression by its leaves; three-valued logic where truths may be null.
  func compute(_ expression: TypedExpression, _ leaf: (TypedExpression) -> Value) -> Value {
    switch expression.node {
    case .operation(let operation, let arguments):
      return apply(operation, arguments.map { compute($0, leaf) }, arguments, expression.type)
    case .conditional(let branches, let otherwise):
      for branch in branches where compute(branch.condition, leaf) == .truth(true) {
        return compute(branch.value, leaf)
      }
      return otherwise.map { compute($0, leaf) } ?? .null
    default:
      return leaf(expression)
    }
  }

  /// An amount, its currency and its rate key; nil without a rate.
  private func converted(_ values: [Value], _ conversion: RowConversion) -> Value? {
    guard case .number(let amount) = values[0], case .text(let code) = values[1] else { return nil }
    if code == conversion.target { return values[0] }
    var day = Day(year: 1, month: 1, day: 1)!
    switch values[2] {
    case .day(let key): day = key
    // A plan of years.
    case .number(let year): day = Day(year: Int(year.numerator), month: 1, day: 1)!
    default: if model.currencies.needsDay(conversion.policy) { return nil }
    }
    guard let factor = try? book.factor(atKey: day, code, to: conversion.target, at: conversion.policy) else {
      return nil
    }
    return .number(amount * factor)
  }

  private func apply(
    _ operation: Operation, _ values: [Value], _ arguments: [TypedExpression], _ type: ValueType
  ) -> Value {
    switch operation {
    case .and:
      if values.contains(.truth(false)) { return .truth(false) }
      return values.contains(.null) ? .null : .truth(true)
    case .or:
      if values.contains(.truth(true)) { return .truth(true) }
      return values.contains(.null) ? .null : .truth(false)
    case .isNull: return .truth(values[0] == .null)
    case .coalesce: return values.first { $0 != .null } ?? .null
    case .nullIf: return values[1] != .null && isEqual(values[0], values[1]) ? .null : values[0]
    case .oneOf:
      if values[0] == .null { return .null }
      if values.dropFirst().contains(where: { $0 != .null && isEqual(values[0], $0) }) { return .truth(true) }
      return values.dropFirst().contains(.null) ? .null : .truth(false)
    default: break
    }
    switch operation {
    case .convert(let conversion): return converted(values, conversion) ?? .null
    case .lacksRate(let conversion):
      return .truth(values[0] != .null && converted(values, conversion) == nil)
    default: break
    }
    if values.contains(.null) { return .null }
    switch (operation, values.first!) {
    case (.not, .truth(let value)): return .truth(!value)
    case (.negate, .number(let value)): return .number(Rational(0) - value)
    case (.negate, .float(let value)): return .float(-value)
    case (.add, _): return add(values[0], values[1])
    case (.subtract, _): return add(values[0], negated(values[1]))
    case (.multiply, _):
      if case .number(let a) = values[0], case .number(let b) = values[1] {
        let product = a * b
        if case .decimal(let scale) = type, scale == Operation.largestScale {
          return .number(Rational(product.rounded(to: scale)))
        }
        return .number(product)
      }
      return .float(double(values[0]) * double(values[1]))
    case (.ratio, _):
      let divisor = double(values[1])
      return divisor == 0 ? .null : .float(double(values[0]) / divisor)
    case (.divideExactly, .number(let dividend)):
      guard case .number(let divisor) = values[1], let quotient = dividend / divisor else { return .null }
      return .number(quotient)
    case (.remainder, .number(let dividend)):
      guard case .number(let divisor) = values[1], divisor != Rational(0) else { return .null }
      return .number(Rational(dividend.numerator % divisor.numerator))
    case (.concatenate, .text(let left)):
      if case .text(let right) = values[1] { return .text(left + right) }
    case (.equal, _): return .truth(isEqual(values[0], values[1]))
    case (.notEqual, _): return .truth(!isEqual(values[0], values[1]))
    case (.less, _): return .truth(isLess(values[0], values[1]))
    case (.lessOrEqual, _): return .truth(!isLess(values[1], values[0]))
    case (.greater, _): return .truth(isLess(values[1], values[0]))
    case (.greaterOrEqual, _): return .truth(!isLess(values[0], values[1]))
    case (.like, .text(let text)):
      if case .text(let pattern) = values[1] { return .truth(matches(Array(text)[...], Array(pattern)[...])) }
    case (.absolute, .number(let value)): return .number(value < Rational(0) ? Rational(0) - value : value)
    case (.floor, .number(let value)): return .number(Rational(value.floor))
    case (.ceiling, .number(let value)): return .number(Rational(0) - Rational((Rational(0) - value).floor))
    case (.round(let digits, let rule), .number(let value)):
      return .number(Rational(value.rounded(to: digits, rule)))
    case (.round(let digits, _), .float(let value)):
      let power = Double(BigInt(10).power(digits))
      return .float((value * power).rounded(.toNearestOrAwayFromZero) / power)
    case (.lower, .text(let text)): return .text(text.lowercased())
    case (.upper, .text(let text)): return .text(text.uppercased())
    case (.trim, .text(let text)):
      return .text(String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()))
    case (.length, .text(let text)): return .number(Rational(BigInt(text.unicodeScalars.count)))
    case (.daysBetween, .day(let from)):
      if case .day(let to) = values[1] {
        return .number(Rational(BigInt(to.daysSince1970 - from.daysSince1970)))
      }
    case (.secondsBetween, .instant(let from)):
      if case .instant(let to) = values[1] {
        let days = to.day.daysSince1970 - from.day.daysSince1970
        return .number(Rational(BigInt(days * 86_400 + to.secondOfDay - from.secondOfDay)))
      }
    case (.addInterval(let count, let grain), _): return moved(values[0], Int(count), grain)
    case (.truncate(let grain, let weekStart), _): return truncated(values[0], grain, weekStart)
    case (.part(let part), _): return .number(Rational(BigInt(self.part(part, of: values[0]))))
    case (.cast(.date), .instant(let instant)): return .day(instant.day)
    case (.inZone(let zone), .instant(let instant)): return .instant(WallTime(zone).local(instant))
    case (.fromZone(let zone), .instant(let instant)): return .instant(WallTime(zone).universal(instant))
    case (.cast(.timestamp), .day(let day)): return .instant(Instant(day: day))
    case (.cast(.float), _): return .float(double(values[0]))
    case (.cast(.integer), .number(let value)): return .number(Rational(value.numerator / value.denominator))
    case (.cast, _): return values[0]
    case (.sumOverAnswer, _): return values[0]
    default: break
    }
    preconditionFailure("the evaluator has no \(operation) of \(values)")
  }

  // MARK: Values

  func add(_ left: Value, _ right: Value) -> Value {
    if case .number(let a) = left, case .number(let b) = right { return .number(a + b) }
    return .float(double(left) + double(right))
  }

  private func negated(_ value: Value) -> Value {
    if case .number(let number) = value { return .number(Rational(0) - number) }
    return .float(-double(value))
  }

  func double(_ value: Value) -> Double {
    switch value {
    case .number(let number): number.double
    case .float(let float): float
    default: .nan
    }
  }

  private func isEqual(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.float, .number), (.number, .float): double(left) == double(right)
    default: left == right
    }
  }

  func isLess(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.number(let a), .number(let b)): a < b
    case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
    case (.day(let a), .day(let b)): a < b
    case (.instant(let a), .instant(let b)): a < b
    case (.truth(let a), .truth(let b)): !a && b
    default: double(left) < double(right)
    }
  }

  private func matches(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    switch first {
    case "%":
      return matches(text, pattern.dropFirst()) || (!text.isEmpty && matches(text.dropFirst(), pattern))
    case "_": return !text.isEmpty && matches(text.dropFirst(), pattern.dropFirst())
    default: return text.first == first && matches(text.dropFirst(), pattern.dropFirst())
    }
  }

  // MARK: Times

  private func instant(_ value: Value) -> Instant {
    switch value {
    case .day(let day): Instant(day: day)
    case .instant(let instant): instant
    default: preconditionFailure("\(value) is no time")
    }
  }

  private func moved(_ value: Value, _ count: Int, _ grain: Grain) -> Value {
    let time = instant(value)
    let day: Day
    switch grain {
    case .second, .minute, .hour:
      let seconds =
        time.day.daysSince1970 * 86_400 + time.secondOfDay + count
        * (grain == .second ? 1 : grain == .minute ? 60 : 3600)
      let days = Int((Double(seconds) / 86_400).rounded(.down))
      return .instant(Instant(day: Day(daysSince1970: days), secondOfDay: seconds - days * 86_400))
    case .day: day = time.day.adding(days: count)
    case .week: day = time.day.adding(days: 7 * count)
    case .month: day = time.day.adding(months: count)
    case .quarter, .fiscalQuarter: day = time.day.adding(months: 3 * count)
    case .year, .fiscalYear: day = time.day.adding(months: 12 * count)
    case .retailMonth, .retailQuarter, .retailYear:
      guard let found = model.calendar.retailMovedWrittenOut(time.day, count, grain) else {
        let end = model.calendar.retailEndWrittenOut(of: time.day, count, grain)
        if case .day = value { return .day(end) }
        return .instant(Instant(day: end))
      }
      day = found
    }
    if case .day = value { return .day(day) }
    return .instant(Instant(day: day, secondOfDay: time.secondOfDay))
  }

  private func truncated(_ value: Value, _ grain: Grain, _ calendar: BusinessCalendar) -> Value {
    let time = instant(value)
    let (year, month, _) = time.day.components
    switch grain {
    case .second: return .instant(time)
    case .minute: return .instant(Instant(day: time.day, secondOfDay: time.secondOfDay / 60 * 60))
    case .hour: return .instant(Instant(day: time.day, secondOfDay: time.secondOfDay / 3600 * 3600))
    case .day: return .day(time.day)
    case .week:
      return .day(time.day.adding(days: -((time.day.isoWeekday - calendar.weekStart.isoNumber + 7) % 7)))
    case .month: return .day(Day(year: year, month: month, day: 1)!)
    case .quarter: return .day(Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1)!)
    case .year: return .day(Day(year: year, month: 1, day: 1)!)
    case .fiscalQuarter, .fiscalYear: return .day(time.day.fiscalStart(of: grain, in: calendar))
    case .retailMonth, .retailQuarter, .retailYear:
      return .day(calendar.retailStartWrittenOut(of: time.day, grain))
    }
  }

  private func part(_ part: TimePart, of value: Value) -> Int {
    let time = instant(value)
    let (year, month, day) = time.day.components
    switch part {
    case .year: return year
    case .quarterOfYear: return (month + 2) / 3
    case .monthOfYear: return month
    case .dayOfMonth: return day
    case .dayOfWeek: return time.day.isoWeekday
    case .hourOfDay: return time.secondOfDay / 3600
    case .weekOfYear:
      // The week of its Thursday, counted from that Thursday's year.
      let thursday = time.day.adding(days: 4 - time.day.isoWeekday)
      let first = Day(year: thursday.components.year, month: 1, day: 1)!
      return (thursday.daysSince1970 - first.daysSince1970) / 7 + 1
    }
  }
}
