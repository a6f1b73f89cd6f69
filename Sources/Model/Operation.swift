package import Definitions
package import Values

/// What can be done with values. Each stage answers for all of them.
package enum Operation: Sendable, Hashable {
  case negate, add, subtract, multiply
  /// A quotient as a binary number; null where the divisor is zero.
  case ratio
  /// A quotient of an amount as an exact number, cut after `scale` digits; null where the divisor is zero.
  case divideExactly(scale: Int)
  case remainder
  case concatenate
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case and, or, not
  case like, isNull, oneOf
  case coalesce, nullIf
  case absolute, floor, ceiling
  case round(digits: Int, RoundingRule = .halfAwayFromZero)
  case lower, upper, trim, length, substring
  case daysBetween
  /// Seconds from one moment to another, as they pass.
  case secondsBetween
  /// Moves a date or a time; months are clamped to the end of a shorter month.
  case addInterval(Int64, Grain)
  /// The same day of the same week of another period of whole weeks; null where that has no such week.
  case sameWeek(Int64, Grain)
  case truncate(Grain, calendar: BusinessCalendar)
  case part(TimePart)
  /// A UTC time as wall time of a zone.
  case inZone(String)
  /// Wall time of a zone as UTC.
  case fromZone(String)
  case cast(ValueType)
  /// The amount of a row in another currency: amount, currency and rate key. Null without a rate.
  case convert(RowConversion)
  /// Whether a row whose amount is known has no rate: amount, currency and rate key.
  case lacksRate(RowConversion)
  /// An aggregate of the values of all rows with the same keys: the value, then the keys.
  case overGroups(Aggregate.Function)
  /// The place of a number among all groups that share some dimensions, the largest first: the number, then, once it is
  /// planned, those dimensions, and those that decide between equal numbers.
  case rank(RankOrder)
  /// What a value is in the row so many places later, and what puts rows in order; null behind the last.
  case later(Int64)
  /// The sum of a number over all rows of the answer, those beyond its limit too.
  case sumOverAnswer
}

/// Among which groups a number has its place.
package struct RankOrder: Sendable, Hashable {
  /// The dimensions that the groups share, by their names in a question.
  package var by: [String]
  /// Whether equal numbers have different places, in the order of their dimensions.
  package var breaksTies = false

  package init(by: [String]) { self.by = by }
}

extension Operation {
  /// The digits after the point of a product are capped here; what is beyond is rounded.
  package static let largestScale = 12
  /// Digits of an exact quotient; six beyond the cent.
  package static let quotientScale = 8

  /// The type of an arithmetic result, from the types of the operands; used by the checker, and again by the planner
  /// when a conversion has given an amount other digits.
  package func resultType(_ operands: [ValueType], otherwise: ValueType) -> ValueType {
    switch self {
    case .add, .subtract, .coalesce:
      return operands.dropFirst().reduce(operands[0]) { ValueType.common($0, $1) ?? otherwise }
    case .multiply:
      guard let left = operands[0].scale, let right = operands[1].scale else { return otherwise }
      if operands[0] == .integer, operands[1] == .integer { return .integer }
      return .decimal(scale: min(left + right, Operation.largestScale))
    case .divideExactly(let scale): return .decimal(scale: scale)
    case .negate, .absolute, .nullIf: return operands[0] == .null ? otherwise : operands[0]
    default: return otherwise
    }
  }
}

extension ValueType {
  /// The type in which both can be said; nil when there is none.
  package static func common(_ left: ValueType, _ right: ValueType) -> ValueType? {
    if left == right { return left }
    switch (left, right) {
    case (.unknown, let other), (let other, .unknown): return other == .null ? .unknown : other
    case (.null, let other), (let other, .null): return other
    case (.float, _) where right.isNumber, (_, .float) where left.isNumber: return .float
    case (.text, .currency), (.currency, .text): return .text
    case (.date, .timestamp), (.timestamp, .date): return .timestamp
    default:
      guard let leftScale = left.scale, let rightScale = right.scale else { return nil }
      return .decimal(scale: max(leftScale, rightScale))
    }
  }
}
