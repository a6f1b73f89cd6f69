/// A year of whole weeks: four quarters of thirteen weeks, the last of fourteen where the year has a week more.
package struct RetailYear: Sendable, Hashable {
  /// Which week begins the year, seen from the first day of its month.
  package enum Beginning: String, Sendable, Hashable, CaseIterable {
    /// The one that begins nearest to that day, at most three days before or after.
    case nearest
    /// The last one that begins on that day or before.
    case last
    /// The first one that begins on that day or after.
    case first
  }

  /// How many weeks the months of a quarter have.
  package enum Pattern: String, Sendable, Hashable, CaseIterable {
    case fourFourFive = "4-4-5"
    case fourFiveFour = "4-5-4"
    case fiveFourFour = "5-4-4"

    /// The weeks of a quarter before each of its months.
    var weeksBefore: [Int] {
      switch self {
      case .fourFourFive: [0, 4, 8]
      case .fourFiveFour: [0, 4, 9]
      case .fiveFourFour: [0, 5, 9]
      }
    }
  }

  /// 1 to 12: the month that it begins with, or near to.
  package let firstMonth: Int
  package let beginning: Beginning
  package let pattern: Pattern
  /// Whether the year that begins in or near February 2024 is called 2025, and not 2024.
  package let isNamedByEnd: Bool

  package init(firstMonth: Int, beginning: Beginning, pattern: Pattern, isNamedByEnd: Bool) {
    self.firstMonth = firstMonth
    self.beginning = beginning
    self.pattern = pattern
    self.isNamedByEnd = isNamedByEnd
  }

  /// How many days after the first of its month the week in which the year may begin must have begun.
  package var leeway: Int {
    switch beginning {
    case .nearest: 3
    case .last: 0
    case .first: 6
    }
  }

  /// The weeks of a year before each of its twelve months.
  package var weeksBeforeMonths: [Int] {
    (0..<4).flatMap { quarter in pattern.weeksBefore.map { 13 * quarter + $0 } }
  }
}

extension BusinessCalendar {
  /// Where a day stands in a year of whole weeks.
  private struct Place {
    let year: Int
    let yearStart: Day
    /// From 0.
    let week: Int
    /// 0 to 11.
    let month: Int

    var quarter: Int { month / 3 }
  }

  private func place(of day: Day, in rules: RetailYear) -> Place {
    let week = day.start(of: .week, calendar: self)
    // The year of a week that begins early belongs to the month that is nearly there.
    var year = week.adding(days: 6 - rules.leeway).components.year + 1
    while yearStart(year, rules) > week { year -= 1 }
    let start = yearStart(year, rules)
    let number = (week.daysSince1970 - start.daysSince1970) / 7
    return Place(
      year: year, yearStart: start, week: number,
      month: rules.weeksBeforeMonths.lastIndex { $0 <= number } ?? 0)
  }

  private func yearStart(_ year: Int, _ rules: RetailYear) -> Day {
    let first = Day(daysSince1970: 0).moved(by: Int64((year - 1970) * 12 + rules.firstMonth - 1), .month)
    return first.adding(days: rules.leeway).start(of: .week, calendar: self)
  }

  /// The first day of the month, the quarter or the year of whole weeks.
  func retailStart(of day: Day, _ grain: Grain) -> Day {
    guard let rules = retailYear else { preconditionFailure("a year of whole weeks was not declared") }
    let place = place(of: day, in: rules)
    switch grain {
    case .retailYear: return place.yearStart
    case .retailQuarter: return place.yearStart.adding(days: 91 * place.quarter)
    default: return place.yearStart.adding(days: 7 * rules.weeksBeforeMonths[place.month])
    }
  }

  /// The same day of the same week of another month, quarter or year of whole weeks; the first day behind that, from its
  /// beginning, where it has no such week.
  func retailMoved(_ instant: Instant, by count: Int64, _ grain: Grain) -> Instant {
    let (day, hasWeek) = retailMoved(instant.day, by: count, grain)
    return Instant(day: day, secondOfDay: hasWeek ? instant.secondOfDay : 0)
  }

  func retailMoved(_ day: Day, by count: Int64, _ grain: Grain) -> (day: Day, hasWeek: Bool) {
    guard let rules = retailYear, let months = grain.retailMonths else {
      preconditionFailure("a year of whole weeks was not declared")
    }
    let place = place(of: day, in: rules)
    let own = retailStart(of: day, grain)
    let index = Int64(place.year * 12 + place.month) / months + count
    let start = start(ofPeriod: Int(index * months), rules)
    let end = self.start(ofPeriod: Int((index + 1) * months), rules)
    let moved = start.adding(days: day.daysSince1970 - own.daysSince1970)
    return moved < end ? (moved, true) : (end, false)
  }

  /// The first day of a month, counted from the year 0.
  private func start(ofPeriod month: Int, _ rules: RetailYear) -> Day {
    let year = month >= 0 ? month / 12 : (month - 11) / 12
    return yearStart(year, rules).adding(days: 7 * rules.weeksBeforeMonths[month - year * 12])
  }

  /// `RY2024`, `RY2024-Q1`, `RY2024-P03`
  func retailName(of day: Day, _ grain: Grain?) -> String {
    guard let rules = retailYear else { return "\(day)" }
    let place = place(of: day, in: rules)
    let name = "RY\(rules.isNamedByEnd && rules.firstMonth > 1 ? place.year + 1 : place.year)"
    switch grain {
    case .retailYear: return name
    case .retailQuarter: return "\(name)-Q\(place.quarter + 1)"
    default: return "\(name)-P\(padded(place.month + 1, 2))"
    }
  }
}
