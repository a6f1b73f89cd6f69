import Definitions
package import Values

/// The stretch of time that an aggregate looks at, seen from a period of the answer: that period itself, where there are
/// no steps.
///
/// A stretch is half open. Each step changes what the steps before it have made of the period.
package struct TimeWindow: Sendable, Hashable {
  package enum Step: Sendable, Hashable {
    /// The same stretch, so much earlier. Months are clamped to the end of a shorter month.
    case prior(Int64, Grain)
    /// So much time up to the end.
    case trailing(Int64, Grain)
    /// From the start of the week, month, … that the last moment is in, up to the end.
    case toDate(Grain)
    /// All time up to the end.
    case running
    /// The whole period before the one that the stretch is in, also where a range cuts that.
    case periodBefore(Grain)
  }

  package let steps: [Step]
  /// Periods that stand in a table and are that much earlier; nil where only the calendar tells. Beside them are no steps.
  package let table: TablePeriods?

  /// So many rows of an entity of periods, in the order of their beginning.
  package struct TablePeriods: Sendable, Hashable {
    package let entity: EntityID
    package let count: Int64
  }

  package init(_ steps: [Step] = []) {
    self.steps = steps
    table = nil
  }

  package init(_ table: TablePeriods) {
    steps = []
    self.table = table
  }

  package static let own = TimeWindow()

  package var isOwn: Bool { steps.isEmpty && table == nil }

  /// Whether it is as wide as the period, which only moves.
  package var isMoved: Bool {
    steps.allSatisfy { step in
      switch step {
      case .prior, .periodBefore: true
      case .trailing, .toDate, .running: false
      }
    }
  }

  /// `prior(trailing(x, 7 days), 1 year)` first moves the period, then looks back from its end.
  package func inside(_ step: Step) -> TimeWindow { TimeWindow([step] + steps) }

  /// The units that its ends are moved by.
  package var units: [Grain] {
    steps.compactMap { step in
      switch step {
      case .prior(_, let grain), .trailing(_, let grain), .toDate(let grain), .periodBefore(let grain): grain
      case .running: nil
      }
    }
  }

  /// What periods of `grain` and this window are made of: rows of one such part are in it together or not at all.
  package func part(of grain: Grain) -> Grain {
    units.reduce(grain.common(with: grain)) { $0.common(with: $1) }
  }

  /// Whether every period of `grain` becomes exactly another one.
  package func movesWholePeriods(of grain: Grain) -> Bool {
    guard isMoved else { return false }
    return steps.allSatisfy { step in
      if case .periodBefore(let own) = step { return own == grain }
      guard case .prior(let count, let unit) = step else { return false }
      if let own = grain.retailMonths { return unit.retailMonths.map { count * $0 % own == 0 } ?? false }
      if unit.isRetail { return grain == .day || grain == .week }
      if let months = grain.months { return unit.months.map { count * $0 % months == 0 } ?? false }
      switch grain {
      case .week: return unit == .week || (unit == .day && count % 7 == 0)
      case .day: return unit == .day || unit == .week
      default: return unit.months == nil && (unit == grain || unit == .day || unit == .week)
      }
    }
  }
}

// MARK: Ends

extension TimeWindow {
  /// The stretch seen from a written range of time.
  package func stretch(from: Instant?, to: Instant?, calendar: BusinessCalendar) -> (
    from: Instant?, to: Instant?
  ) {
    var (from, to) = (from, to)
    for step in steps {
      switch step {
      case .prior(let count, let grain):
        from = from?.moved(by: -count, grain, in: calendar)
        to = to?.moved(by: -count, grain, in: calendar)
        // Of the 30 and the 31 of March a month earlier is the 28 of February, which is a day.
        if !grain.isRetail, let first = from, let end = to, end <= first { to = first.moved(by: 1, .day) }
      case .trailing(let count, let grain): from = to?.moved(by: -count, grain, in: calendar)
      case .toDate(let grain):
        from = to?.moved(by: -1, .second).start(of: grain, calendar: calendar)
      case .running: from = nil
      case .periodBefore(let grain):
        to = from?.start(of: grain, calendar: calendar)
        from = to?.moved(by: -1, grain, in: calendar)
      }
    }
    return (from, to)
  }

  /// All that the windows of the periods of a range look at.
  package func reach(from: Instant?, to: Instant?, periods grain: Grain, calendar: BusinessCalendar) -> (
    from: Instant?, to: Instant?
  ) {
    var end = to
    for case .prior(let count, let unit) in steps {
      end = end.map { end in
        unit.isRetail
          ? end.moved(by: -count, unit, in: calendar)
          : max(
            end.moved(by: -count, unit, in: calendar),
            end.moved(by: -1, .day).moved(by: -count, unit, in: calendar).moved(by: 1, .day))
      }
    }
    if case .periodBefore(let own)? = steps.last {
      // The period before the last one ends where that begins.
      end = end.map { $0.moved(by: -1, .second).start(of: own, calendar: calendar) }
    }
    if isMoved { return (stretch(from: from, to: nil, calendar: calendar).from, end) }
    guard let first = from?.start(of: grain, calendar: calendar) else { return (nil, end) }
    let firstEnd = first.moved(by: 1, grain, in: calendar)
    let seen = stretch(
      from: first, to: to.map { min(firstEnd, $0) } ?? firstEnd, grain,
      move: { $0.moved(by: $1, $2, in: calendar) },
      sameWeek: { $0.moved(by: $1, $2, in: calendar) },
      start: { $0.moved(by: -1, .second).start(of: $1, calendar: calendar) })
    return (seen.from, end)
  }

  /// The stretch of a period that stands in a column.
  ///
  /// - Parameters:
  ///   - period: the first day, or the first moment, of a period of `grain`.
  ///   - rangeEnd: the end of the range that is asked for; the period that it lies in ends there.
  package func stretch(
    of period: TypedExpression, _ grain: Grain, calendar: BusinessCalendar, rangeEnd: Instant? = nil
  ) -> (from: TypedExpression?, to: TypedExpression) {
    let move = { (time: TypedExpression, count: Int64, unit: Grain) in
      TypedExpression(.operation(.addInterval(count, unit), [time]), time.type)
    }
    var start = period
    if period.type == .date, part(of: grain).isWithinDay {
      start = TypedExpression(.operation(.cast(.timestamp), [period]), .timestamp)
    }
    var end = move(start, 1, grain)
    if let rangeEnd, rangeEnd.start(of: grain, calendar: calendar) < rangeEnd {
      end = cut(end, of: period, rangeEnd, grain, calendar)
    }
    let sameWeek = { (time: TypedExpression, count: Int64, unit: Grain) in
      TypedExpression(.operation(.sameWeek(count, unit), [time]), time.type)
    }
    return stretch(from: start, to: end, grain, move: move, sameWeek: sameWeek) { end, unit in
      let last = move(end, -1, end.type == .date ? .day : .second)
      let first = TypedExpression(
        .operation(.truncate(unit, calendar: calendar), [last]), unit.isWithinDay ? .timestamp : .date)
      return first.type == end.type
        ? first : TypedExpression(.operation(.cast(end.type), [first]), end.type)
    }
  }

  /// The stretch seen from a period of `grain`, of times that are known or stand in a column.
  ///
  /// - Parameters:
  ///   - sameWeek: a period moved to the same week of another period of whole weeks; what sees nothing where that has none.
  ///   - start: the start of the unit that the last moment before an end is in.
  private func stretch<Time>(
    from: Time, to: Time, _ grain: Grain, move: (Time, Int64, Grain) -> Time,
    sameWeek: (Time, Int64, Grain) -> Time, start: (Time, Grain) -> Time
  ) -> (from: Time?, to: Time) {
    var from: Time? = from
    var to = to
    var isPeriod = true
    for step in steps {
      switch step {
      case .prior(let count, let unit):
        let isOfWeeks = isPeriod && unit.isRetail && !grain.isRetail
        from = from.map { isOfWeeks ? sameWeek($0, -count, unit) : move($0, -count, unit) }
        // Of the 29, 30 and 31 of March a month earlier is the 28 of February: one day, not the days between.
        if isPeriod, grain.months == nil, !grain.isRetail, unit.months != nil || unit.isRetail, let from {
          to = move(from, 1, grain)
        } else {
          to = move(to, -count, unit)
        }
      case .trailing(let count, let unit):
        from = move(to, -count, unit)
        isPeriod = false
      case .toDate(let unit):
        from = start(to, unit)
        isPeriod = false
      case .running:
        from = nil
        isPeriod = false
      case .periodBefore(let own):
        // It moves whole periods, which are renamed and meet no windows.
        from = from.map { move($0, -1, own) }
        to = move(to, -1, own)
      }
    }
    return (from, to)
  }

  /// The end of a period, or of the range where that comes first. A range that ends within a day ends, for windows of
  /// days, with that day.
  private func cut(
    _ end: TypedExpression, of period: TypedExpression, _ rangeEnd: Instant, _ grain: Grain,
    _ calendar: BusinessCalendar
  ) -> TypedExpression {
    let written = { (instant: Instant, type: ValueType) -> TypedExpression in
      let day = instant.secondOfDay == 0 ? instant.day : instant.day.adding(days: 1)
      return TypedExpression(
        .literal(type == .date ? .date(day) : .timestamp(instant)), type)
    }
    let last = rangeEnd.start(of: grain, calendar: calendar)
    let isLast = TypedExpression(.operation(.equal, [period, written(last, period.type)]), .boolean)
    return TypedExpression(
      .conditional([.init(condition: isLast, value: written(rangeEnd, end.type))], otherwise: end), end.type)
  }
}
