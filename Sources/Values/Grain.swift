/// How wide the buckets of a time dimension are.
package enum Grain: String, Sendable, Hashable, CaseIterable {
  case second, minute, hour, day, week, month, quarter
  case fiscalQuarter = "fiscal_quarter"
  case year
  case fiscalYear = "fiscal_year"

  /// Whether it is of a year that the project declares.
  package var isFiscal: Bool { self == .fiscalQuarter || self == .fiscalYear }

  /// Buckets of a day and wider are days; narrower ones are instants.
  package var isWithinDay: Bool { self == .second || self == .minute || self == .hour }
}

/// A number that a time carries: `day_of_week` is 1 (Monday) to 7 (Sunday), `week_of_year` is the ISO week.
package enum TimePart: String, Sendable, Hashable, CaseIterable {
  case year
  case quarterOfYear = "quarter_of_year"
  case monthOfYear = "month_of_year"
  case weekOfYear = "week_of_year"
  case dayOfMonth = "day_of_month"
  case dayOfWeek = "day_of_week"
  case hourOfDay = "hour_of_day"
}

/// The day on which a week begins; the raw value is the spelling in `datum.yaml`.
package enum Weekday: String, Sendable, Hashable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// 1 = Monday to 7 = Sunday.
  package var isoNumber: Int {
    switch self {
    case .monday: 1
    case .tuesday: 2
    case .wednesday: 3
    case .thursday: 4
    case .friday: 5
    case .saturday: 6
    case .sunday: 7
    }
  }
}
