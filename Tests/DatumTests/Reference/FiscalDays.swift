import Values

extension Day {
  /// Back month by month to one that begins a fiscal quarter, or year.
  func fiscalStart(of grain: Grain, in calendar: BusinessCalendar) -> Day {
    let first = calendar.fiscalYear!.firstMonth
    var start = Day(year: components.year, month: components.month, day: 1)!
    while grain == .fiscalYear ? start.components.month != first : (start.components.month - first) % 3 != 0 {
      let before = start.adding(days: -1).components
      start = Day(year: before.year, month: before.month, day: 1)!
    }
    return start
  }
}
