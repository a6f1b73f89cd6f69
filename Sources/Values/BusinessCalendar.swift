/// When the weeks and the fiscal years of a project begin.
package struct BusinessCalendar: Sendable, Hashable {
  package var weekStart = Weekday.monday
  /// nil where the project declares no fiscal year.
  package var fiscalYear: FiscalYear?
  /// nil where the project declares no year of whole weeks.
  package var retailYear: RetailYear?

  package init() {}

  /// A year of twelve months that need not begin in January.
  package struct FiscalYear: Sendable, Hashable {
    /// The month whose first day it begins on, 1 to 12.
    package let firstMonth: Int
    /// Whether the year from April 2024 is called 2025, and not 2024.
    package let isNamedByEnd: Bool

    package init(firstMonth: Int, isNamedByEnd: Bool) {
      self.firstMonth = firstMonth
      self.isNamedByEnd = isNamedByEnd
    }
  }

  /// Months from January to the first month of the fiscal year.
  package var fiscalOffset: Int { (fiscalYear?.firstMonth ?? 1) - 1 }
}

extension Day {
  /// `2024`, `2024-Q1`, `2024-02`, `FY2025`, `FY2025-Q1`; the day itself of other grains.
  ///
  /// The day is the first of its period.
  package func name(of grain: Grain?, in calendar: BusinessCalendar) -> String {
    let (year, month, _) = components
    let text = "\(self)"
    switch grain {
    case .year: return String(text.prefix(4))
    case .quarter: return "\(text.prefix(4))-Q\((month + 2) / 3)"
    case .month: return String(text.prefix(7))
    case .fiscalYear, .fiscalQuarter:
      let months = (month - 1 - calendar.fiscalOffset + 12) % 12
      let first = month - 1 < calendar.fiscalOffset ? year - 1 : year
      let isLater = calendar.fiscalYear?.isNamedByEnd == true && calendar.fiscalOffset > 0
      let name = "FY\(isLater ? first + 1 : first)"
      return grain == .fiscalYear ? name : "\(name)-Q\(months / 3 + 1)"
    case .retailMonth, .retailQuarter, .retailYear: return calendar.retailName(of: self, grain)
    case .second, .minute, .hour, .day, .week, nil: return text
    }
  }
}
