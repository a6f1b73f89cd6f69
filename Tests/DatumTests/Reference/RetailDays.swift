import Values

extension BusinessCalendar {
  /// The first days of all months of years of whole weeks, and how many weeks each has, written out year by year.
  private func retailMonths(around day: Day) -> [(start: Day, year: Int, month: Int)] {
    let rules = retailYear!
    let lengths =
      switch rules.pattern {
      case .fourFourFive: [4, 4, 5]
      case .fourFiveFour: [4, 5, 4]
      case .fiveFourFour: [5, 4, 4]
      }
    let reach =
      switch rules.beginning {
      case .nearest: -3...3
      case .last: -6...0
      case .first: 0...6
      }
    var months: [(Day, Int, Int)] = []
    for year in (day.components.year - 4)...(day.components.year + 4) {
      let first = Day(year: year, month: rules.firstMonth, day: 1)!
      var next = reach.map { first.adding(days: $0) }.first { $0.isoWeekday == weekStart.isoNumber }!
      for month in 0..<12 {
        months.append((next, year, month))
        next = next.adding(days: 7 * lengths[month % 3])
      }
    }
    return months
  }

  private func retailStarts(_ grain: Grain, around day: Day) -> [Day] {
    retailMonths(around: day).filter { $0.month % Int(grain.retailMonths!) == 0 }.map(\.start)
  }

  func retailStartWrittenOut(of day: Day, _ grain: Grain) -> Day {
    retailStarts(grain, around: day).last { $0 <= day }!
  }

  /// nil where the other period has no such week.
  func retailMovedWrittenOut(_ day: Day, _ count: Int, _ grain: Grain) -> Day? {
    let starts = retailStarts(grain, around: day)
    let own = starts.lastIndex { $0 <= day }!
    let moved = starts[own + count].adding(days: day.daysSince1970 - starts[own].daysSince1970)
    return moved < starts[own + count + 1] ? moved : nil
  }

  func retailEndWrittenOut(of day: Day, _ count: Int, _ grain: Grain) -> Day {
    let starts = retailStarts(grain, around: day)
    return starts[starts.lastIndex { $0 <= day }! + count + 1]
  }
}
