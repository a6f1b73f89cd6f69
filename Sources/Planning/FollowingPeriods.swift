import Model
import Values

extension TypedExpression {
  /// How this value follows from a rate key: the month of a day, the year of a month. nil where it does not.
  func following(from key: TypedExpression) -> ((TypedExpression) -> TypedExpression)? {
    if self == key || (type == key.type && node == key.node) { return { $0 } }
    if let follows = followingHour(key) { return follows }
    let key = key.asPlainDay
    switch node {
    case .operation(let operation, let operands):
      guard operands.count == 1, let day = operands[0].asDay else { return nil }
      switch operation {
      case .truncate(let grain, _) where !grain.isWithinDay:
        guard key.node == day.node || key.isPeriod(of: day, within: grain) else { return nil }
      case .part(let part) where part != .hourOfDay:
        guard key.node == day.node else { return nil }
      default: return nil
      }
      let (type, unit) = (type, unit)
      return { TypedExpression(.operation(operation, [$0]), type, unit: unit) }
    case .literal, .field, .rollup, .aggregate, .conditional, .output, .missing: return nil
    }
  }

  /// What follows from an hour, a minute or a second: every wider period that it is in, and every part.
  private func followingHour(_ key: TypedExpression) -> ((TypedExpression) -> TypedExpression)? {
    guard case .operation(.truncate(let period, _), let times) = key.node, period.isWithinDay,
      case .operation(let operation, let operands) = node, operands.count == 1,
      operands[0].node == times[0].node
    else { return nil }
    switch operation {
    case .truncate(let grain, _) where period.isFiner(than: grain): break
    case .part: break
    default: return nil
    }
    let (type, unit) = (type, unit)
    return { TypedExpression(.operation(operation, [$0]), type, unit: unit) }
  }

  /// The day of a time in the form of `asDay`, where it is written as a period of a day.
  private var asPlainDay: TypedExpression {
    guard case .operation(.truncate(.day, _), let operands) = node else { return self }
    return operands[0].asDay ?? self
  }

  /// The day of a time, as rate keys are made of it.
  private var asDay: TypedExpression? {
    switch type {
    case .date: self
    case .timestamp: TypedExpression(.operation(.cast(.date), [self]), .date)
    default: nil
    }
  }

  /// Whether this is the first day of a period of `day` that lies within one `grain`.
  private func isPeriod(of day: TypedExpression, within grain: Grain) -> Bool {
    guard case .operation(.truncate(let period, _), let operands) = node, operands.count == 1,
      operands[0].node == day.node || operands[0].asDay?.node == day.node
    else { return false }
    switch period {
    case .month: return [.month, .quarter, .year].contains(grain)
    case .quarter: return [.quarter, .year].contains(grain)
    case .year: return grain == .year
    case .week: return grain == .week
    case .second, .minute, .hour, .day: return false
    }
  }
}
