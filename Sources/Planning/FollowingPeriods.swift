import Model
import Values

extension TypedExpression {
  /// How this value follows from a rate key or a period: the month of a day, the year of a month. nil where it does not.
  func following(from key: TypedExpression) -> ((TypedExpression) -> TypedExpression)? {
    if self == key || (type == key.type && node == key.node) { return { $0 } }
    guard case .operation(let operation, let operands) = node, operands.count == 1,
      operation.isTold(by: key, of: operands[0])
    else { return nil }
    let (type, unit) = (type, unit)
    return { TypedExpression(.operation(operation, [$0]), type, unit: unit) }
  }

  /// The day of a time in the form of `asDay`, where it is written as a period of a day.
  fileprivate var asPlainDay: TypedExpression {
    guard case .operation(.truncate(.day, _), let operands) = node else { return self }
    return operands[0].asDay ?? self
  }

  /// The day of a time, as rate keys are made of it.
  fileprivate var asDay: TypedExpression? { type == .date || type == .timestamp ? day : nil }

  /// Whether this is the first day of a period of `day` that lies within one `grain`.
  fileprivate func isPeriod(of day: TypedExpression, within grain: Grain) -> Bool {
    guard case .operation(.truncate(let period, _), let operands) = node, operands.count == 1,
      operands[0].node == day.node || operands[0].asDay?.node == day.node
    else { return false }
    switch period {
    case .month: return grain.months != nil
    case .quarter: return [.quarter, .year].contains(grain)
    case .fiscalQuarter: return grain.isFiscal
    case .year, .fiscalYear: return grain == period
    case .week: return grain == .week || grain.isRetail
    case .retailMonth: return grain.isRetail
    case .retailQuarter: return grain == .retailQuarter || grain == .retailYear
    case .retailYear: return grain == .retailYear
    case .second, .minute, .hour, .day: return false
    }
  }
}

extension Operation {
  /// Whether a period or a part of `time` is the same for all times that have the same `key`.
  fileprivate func isTold(by key: TypedExpression, of time: TypedExpression) -> Bool {
    if case .operation(.truncate(let period, _), let times) = key.node, period.isWithinDay,
      times[0].node == time.node
    {
      switch self {
      case .truncate(let grain, _): return period.isFiner(than: grain)
      case .part: return true
      default: return false
      }
    }
    let key = key.asPlainDay
    guard let day = time.asDay else { return false }
    switch self {
    case .truncate(let grain, _) where !grain.isWithinDay:
      return key.node == day.node || key.isPeriod(of: day, within: grain)
    case .part(let part) where part != .hourOfDay: return key.node == day.node
    default: return false
    }
  }
}
