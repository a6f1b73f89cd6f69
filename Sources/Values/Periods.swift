/// Days and instants moved by units of time, and the period that they are in.
extension Day {
  /// Months are clamped to the end of a shorter month.
  package func moved(by count: Int64, _ grain: Grain, in calendar: BusinessCalendar = BusinessCalendar())
    -> Day
  {
    switch grain {
    case .second, .minute, .hour, .day: adding(days: Int(count))
    case .week: adding(days: 7 * Int(count))
    case .month: adding(months: Int(count))
    case .quarter, .fiscalQuarter: adding(months: 3 * Int(count))
    case .year, .fiscalYear: adding(months: 12 * Int(count))
    case .retailMonth, .retailQuarter, .retailYear: calendar.retailMoved(self, by: count, grain).day
    }
  }

  /// The first day of the period.
  package func start(of grain: Grain, calendar: BusinessCalendar) -> Day {
    let (year, month, _) = components
    switch grain {
    case .second, .minute, .hour, .day: return self
    case .week: return adding(days: -((isoWeekday - calendar.weekStart.isoNumber + 7) % 7))
    case .month: return Day(year: year, month: month, day: 1) ?? self
    case .quarter: return Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? self
    case .year: return Day(year: year, month: 1, day: 1) ?? self
    case .fiscalQuarter, .fiscalYear:
      let months = (month - 1 - calendar.fiscalOffset + 12) % (grain == .fiscalYear ? 12 : 3)
      return (Day(year: year, month: month, day: 1) ?? self).adding(months: -months)
    case .retailMonth, .retailQuarter, .retailYear: return calendar.retailStart(of: self, grain)
    }
  }
}

extension Instant {
  package func moved(by count: Int64, _ grain: Grain, in calendar: BusinessCalendar = BusinessCalendar())
    -> Instant
  {
    if grain.isRetail { return calendar.retailMoved(self, by: count, grain) }
    guard let seconds = grain.seconds else {
      return Instant(day: day.moved(by: count, grain, in: calendar), secondOfDay: secondOfDay)
    }
    let second = Int64(secondOfDay) + count * seconds
    let days = second >= 0 ? second / 86_400 : -((86_399 - second) / 86_400)
    return Instant(day: day.adding(days: Int(days)), secondOfDay: Int(second - days * 86_400))
  }

  package func start(of grain: Grain, calendar: BusinessCalendar) -> Instant {
    guard let seconds = grain.seconds else { return Instant(day: day.start(of: grain, calendar: calendar)) }
    return Instant(day: day, secondOfDay: secondOfDay / Int(seconds) * Int(seconds))
  }
}

extension Grain {
  /// nil for grains of a day and wider.
  package var seconds: Int64? {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    case .day, .week, .month, .quarter, .year, .fiscalQuarter, .fiscalYear, .retailMonth, .retailQuarter,
      .retailYear:
      nil
    }
  }

  /// Months in one of them; nil where that is not a whole number.
  package var months: Int64? {
    switch self {
    case .month: 1
    case .quarter, .fiscalQuarter: 3
    case .year, .fiscalYear: 12
    case .second, .minute, .hour, .day, .week, .retailMonth, .retailQuarter, .retailYear: nil
    }
  }

  /// The widest of second, minute, hour, day and month that periods of both are made of.
  package func common(with other: Grain) -> Grain {
    let order: [Grain] = [.second, .minute, .hour, .day, .month]
    let unit = { (grain: Grain) -> Grain in
      grain == .week || grain.isRetail ? .day : grain.months == nil ? grain : .month
    }
    return order.first { $0 == unit(self) || $0 == unit(other) } ?? .day
  }
}
