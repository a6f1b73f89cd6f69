package import Values

/// The words that may follow a time: grains, then parts.
package let timeWords: [String] =
  Grain.allCases.map(\.rawValue) + TimePart.allCases.map(\.rawValue).filter { $0 != "year" }

/// A grain or a part of a time, by its word.
package enum TimeWord: Sendable, Hashable {
  case grain(Grain)
  case part(TimePart)

  package init?(_ word: String) {
    if let grain = Grain(rawValue: word) {
      self = .grain(grain)
    } else if let part = TimePart(rawValue: word) {
      self = .part(part)
    } else {
      return nil
    }
  }

  /// The word applied to a date or a timestamp.
  package func applied(to time: TypedExpression, calendar: BusinessCalendar) -> TypedExpression {
    switch self {
    case .part(let part): return TypedExpression(.operation(.part(part), [time]), .integer, span: time.span)
    case .grain(let grain):
      if grain == .day, time.type == .date { return time }
      let type: ValueType = grain.isWithinDay ? .timestamp : .date
      let source =
        grain.isWithinDay && time.type == .date
        ? TypedExpression(.operation(.cast(.timestamp), [time]), .timestamp, span: time.span) : time
      return TypedExpression(
        .operation(.truncate(grain, calendar: calendar), [source]), type, span: time.span)
    }
  }
}
