import Values

/// The rule of a zone for every year, as in `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX TZ, RFC 8536 section 3.3.1).
struct ZoneRule {
  private enum Day {
    /// The week-th weekday of a month, the fifth being the last; Sunday is 0.
    case weekday(month: Int, week: Int, day: Int)
    /// The day of the year, counted from 1 without 29 February.
    case julian(Int)
    /// The day of the year, counted from 0.
    case ordinal(Int)
  }

  private struct Turn {
    let day: Day
    /// Seconds after midnight, as the clock shows before it is set.
    let time: Int
  }

  /// Seconds ahead of UTC.
  private let standard: Int
  private let summer: Int
  private let start: Turn?
  private let end: Turn?

  init?(_ text: String) {
    var reader = Reader(text)
    guard reader.name(), let offset = reader.time() else { return nil }
    standard = -offset
    if reader.isAtEnd {
      (summer, start, end) = (standard, nil, nil)
      return
    }
    guard reader.name() else { return nil }
    summer = reader.isAt(",") ? standard + 3600 : reader.time().map { -$0 } ?? standard + 3600
    guard let start = reader.turn(), let end = reader.turn() else { return nil }
    (self.start, self.end) = (start, end)
  }

  func changes(in year: Int) -> [ZoneRules.Change] {
    guard let start, let end else { return [] }
    return [
      ZoneRules.Change(moment: moment(of: start, in: year, ahead: standard), seconds: summer),
      ZoneRules.Change(moment: moment(of: end, in: year, ahead: summer), seconds: standard),
    ].sorted { $0.moment < $1.moment }
  }

  private func moment(of turn: Turn, in year: Int, ahead seconds: Int) -> Instant {
    let first = Values.Day(year: year, month: 1, day: 1)!
    let day: Values.Day
    switch turn.day {
    case .ordinal(let number): day = first.adding(days: number)
    case .julian(let number):
      let isLeap = Values.Day(year: year, month: 2, day: 29) != nil
      day = first.adding(days: number - 1 + (isLeap && number > 59 ? 1 : 0))
    case .weekday(let month, let week, let weekday):
      let start = Values.Day(year: year, month: month, day: 1)!
      // Sunday is 0 here, and 7 of ISO.
      var found = start.adding(days: (weekday - start.isoWeekday % 7 + 7) % 7 + 7 * (week - 1))
      while found.components.month != month { found = found.adding(days: -7) }
      day = found
    }
    return Instant(day: day).moved(by: Int64(turn.time - seconds), .second)
  }

  private struct Reader {
    private var rest: Substring

    init(_ text: String) { rest = Substring(text) }

    var isAtEnd: Bool { rest.isEmpty }

    func isAt(_ character: Character) -> Bool { rest.first == character }

    private mutating func skip(_ character: Character) -> Bool {
      guard rest.first == character else { return false }
      rest.removeFirst()
      return true
    }

    /// `CET`, `<+03>`
    mutating func name() -> Bool {
      if skip("<") {
        guard let end = rest.firstIndex(of: ">") else { return false }
        rest = rest[rest.index(after: end)...]
        return true
      }
      let length = rest.prefix { $0.isLetter }.count
      rest = rest.dropFirst(length)
      return length > 0
    }

    private mutating func number() -> Int? {
      let digits = rest.prefix { $0.isNumber }
      rest = rest.dropFirst(digits.count)
      return Int(digits)
    }

    /// `-1`, `3:30`, in seconds.
    mutating func time() -> Int? {
      let isNegative = skip("-")
      if !isNegative { _ = skip("+") }
      guard let hours = number() else { return nil }
      var seconds = hours * 3600
      if skip(":") { seconds += (number() ?? 0) * 60 }
      if skip(":") { seconds += number() ?? 0 }
      return isNegative ? -seconds : seconds
    }

    /// `,M3.5.0/2`
    mutating func turn() -> Turn? {
      guard skip(",") else { return nil }
      let day: Day
      if skip("M") {
        guard let month = number(), (1...12).contains(month), skip("."), let week = number(),
          (1...5).contains(week),
          skip("."), let weekday = number(), (0...6).contains(weekday)
        else { return nil }
        day = .weekday(month: month, week: week, day: weekday)
      } else if skip("J") {
        guard let number = number() else { return nil }
        day = .julian(number)
      } else {
        guard let number = number() else { return nil }
        day = .ordinal(number)
      }
      let time = skip("/") ? self.time() : 7200
      return time.map { Turn(day: day, time: $0) }
    }
  }
}
