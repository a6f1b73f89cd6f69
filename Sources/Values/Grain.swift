/// How wide the buckets of a time dimension are.
package enum Grain: String, Sendable, Hashable, CaseIterable {
  case second, minute, hour, day, week, month
  case retailMonth = "retail_month"
  case quarter
  case fiscalQuarter = "fiscal_quarter"
  case retailQuarter = "retail_quarter"
  case year
  case fiscalYear = "fiscal_year"
  case retailYear = "retail_year"

  /// Whether it is of a year that the project declares.
  package var isFiscal: Bool { self == .fiscalQuarter || self == .fiscalYear }

  /// Whether it is of a year of whole weeks that the project declares.
  package var isRetail: Bool { retailMonths != nil }

  /// How many months of a year of whole weeks it has; nil for other periods.
  package var retailMonths: Int64? {
    switch self {
    case .retailMonth: 1
    case .retailQuarter: 3
    case .retailYear: 12
    case .second, .minute, .hour, .day, .week, .month, .quarter, .fiscalQuarter, .year, .fiscalYear: nil
    }
  }

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
