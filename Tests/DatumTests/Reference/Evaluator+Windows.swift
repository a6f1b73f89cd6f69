import Definitions
import Model
import Planning
import Values

/// Which rows an aggregate looks at for each group, where it may look at other times than that of its group.
extension Evaluator {
  /// The groups that see a row, for every row of the aggregate's entity, before its conditions are looked at.
  func places(of aggregate: Aggregate) -> [(key: [Value], row: Int)] {
    let base = query.base(of: aggregate)!
    let numbers = tables[aggregate.entity.index].indices
    let key = { (number: Int) -> [Value] in
      base.groups.map { evaluate($0, Row(entity: aggregate.entity, number: number)) }
    }
    if aggregate.window.isOwn { return numbers.map { (key($0), $0) } }
    if let move = base.move { return places(in: base, movedBy: move, key) }
    let moments = numbers.map { self.moment(of: $0, base) }
    guard let period = base.period else {
      let stretch = stretch(from: query.from, to: query.to, aggregate.window)
      return numbers.filter { isWithin(moments[$0], stretch) }.map { (key($0), $0) }
    }
    var places: [(key: [Value], row: Int)] = []
    for start in periods(period) {
      let seen = stretch(of: start, period.grain, aggregate.window)
      for number in numbers where isWithin(moments[number], seen) {
        var key = key(number)
        key[period.index] = value(start, like: query.dimensions[period.index].type)
        for index in base.groups.indices where index != period.index {
          if let told = told(base.groups[index], by: start, period, base) { key[index] = told }
        }
        places.append((key, number))
      }
    }
    return places
  }

  /// A group that the period tells: the month that a day is in.
  private func told(
    _ group: TypedExpression, by start: Instant, _ period: MetricQuery.Period, _ base: MetricQuery.Base
  ) -> Value? {
    guard case .operation(let operation, let operands) = group.node, let time = base.time else { return nil }
    var inner = operands[0]
    if case .operation(.inZone, let zoned) = inner.node { inner = zoned[0] }
    guard inner.node == time.node else { return nil }
    switch operation {
    case .truncate(let grain, _): return value(self.start(of: grain, start), like: group.type)
    case .part where [.hour, .minute, .second].contains(period.grain):
      let moment = TypedExpression(.literal(.timestamp(start)), .timestamp)
      return evaluate(
        TypedExpression(.operation(operation, [moment]), group.type), Row(entity: base.entity, number: 0))
    case .part(let part) where period.grain == .day && part != .hourOfDay:
      let day = TypedExpression(.literal(.date(start.day)), .date)
      return evaluate(
        TypedExpression(.operation(operation, [day]), group.type), Row(entity: base.entity, number: 0))
    default: return nil
    }
  }

  private func value(_ instant: Instant, like type: ValueType) -> Value {
    type == .date ? .day(instant.day) : .instant(instant)
  }

  private func isWithin(_ moment: Instant?, _ stretch: (from: Instant?, to: Instant?)) -> Bool {
    guard let moment else { return false }
    if let from = stretch.from, moment < from { return false }
    if let to = stretch.to, moment >= to { return false }
    return true
  }

  /// The entity's own time of a row, in the zone of the question.
  private func moment(of number: Int, _ base: MetricQuery.Base) -> Instant? {
    guard let time = base.time else { return nil }
    switch evaluate(time, Row(entity: base.entity, number: number)) {
    case .day(let day): return Instant(day: day)
    case .instant(let instant): return query.zone == "UTC" ? instant : WallTime(query.zone).local(instant)
    default: return nil
    }
  }

  // MARK: Periods

  /// The periods of the answer: those of the range, else from the first to the last one that has rows of its own.
  private func periods(_ period: MetricQuery.Period) -> [Instant] {
    var known: [Instant] = []
    for base in query.bases where base.window.isOwn && base.period?.index == period.index {
      for number in tables[base.entity.index].indices {
        let row = Row(entity: base.entity, number: number)
        guard base.conditions.allSatisfy({ evaluate($0, row) == .truth(true) }) else { continue }
        switch evaluate(base.groups[period.index], row) {
        case .day(let day): known.append(Instant(day: day))
        case .instant(let instant): known.append(instant)
        default: break
        }
      }
    }
    let start = { (instant: Instant) in self.start(of: period.grain, instant) }
    guard let first = query.from.map(start) ?? known.min(),
      let end = query.to ?? known.max().map({ add(1, period.grain, $0) })
    else { return [] }
    var periods: [Instant] = []
    var next = first
    while next < end {
      periods.append(next)
      next = add(1, period.grain, next)
    }
    return periods
  }

  /// The groups of periods without rows: each period with each combination of the other groups that any row has.
  func filled() -> [[Value]] {
    guard let period = query.filled else { return [] }
    var others = Set<[Value]>()
    var own: MetricQuery.Base?
    for base in query.bases where base.window.isOwn && base.level == nil {
      if base.period != nil { own = own ?? base }
      for number in tables[base.entity.index].indices {
        let row = Row(entity: base.entity, number: number)
        guard base.conditions.allSatisfy({ evaluate($0, row) == .truth(true) }) else { continue }
        others.insert(base.groups.map { evaluate($0, row) })
      }
    }
    guard let own else { return [] }
    let isAlone = query.groupNames.indices.allSatisfy { index in
      index == period.index
        || told(own.groups[index], by: Instant(day: Day(year: 2024, month: 1, day: 1)!), period, own) != nil
    }
    if isAlone { others = [Array(repeating: .null, count: query.groupNames.count)] }
    var groups: [[Value]] = []
    for start in periods(period) {
      for other in others {
        var key = other
        key[period.index] = value(start, like: query.dimensions[period.index].type)
        for index in key.indices where index != period.index {
          if let told = told(own.groups[index], by: start, period, own) { key[index] = told }
        }
        groups.append(key)
      }
    }
    return groups
  }

  private func start(of grain: Grain, _ instant: Instant) -> Instant {
    let (year, month, _) = instant.day.components
    switch grain {
    case .second: return instant
    case .minute:
      return Instant(day: instant.day, secondOfDay: instant.secondOfDay - instant.secondOfDay % 60)
    case .hour:
      return Instant(day: instant.day, secondOfDay: instant.secondOfDay - instant.secondOfDay % 3600)
    case .day: return Instant(day: instant.day)
    case .week:
      var day = instant.day
      while day.isoWeekday != model.calendar.weekStart.isoNumber { day = day.adding(days: -1) }
      return Instant(day: day)
    case .month: return Instant(day: Day(year: year, month: month, day: 1)!)
    case .quarter:
      return Instant(
        day: Day(year: year, month: [1, 1, 1, 4, 4, 4, 7, 7, 7, 10, 10, 10][month - 1], day: 1)!)
    case .year: return Instant(day: Day(year: year, month: 1, day: 1)!)
    case .fiscalQuarter, .fiscalYear:
      return Instant(day: instant.day.fiscalStart(of: grain, in: model.calendar))
    case .retailMonth, .retailQuarter, .retailYear:
      return Instant(day: model.calendar.retailStartWrittenOut(of: instant.day, grain))
    }
  }

  private func add(_ count: Int64, _ grain: Grain, _ instant: Instant) -> Instant {
    let days = { (days: Int64) in
      Instant(day: instant.day.adding(days: Int(days)), secondOfDay: instant.secondOfDay)
    }
    let months = { (months: Int64) in
      Instant(day: instant.day.adding(months: Int(months)), secondOfDay: instant.secondOfDay)
    }
    let seconds = { (seconds: Int64) -> Instant in
      let all = Int64(instant.day.daysSince1970) * 86_400 + Int64(instant.secondOfDay) + seconds
      let day = (all - ((all % 86_400) + 86_400) % 86_400) / 86_400
      return Instant(day: Day(daysSince1970: Int(day)), secondOfDay: Int(all - day * 86_400))
    }
    switch grain {
    case .second: return seconds(count)
    case .minute: return seconds(60 * count)
    case .hour: return seconds(3600 * count)
    case .day: return days(count)
    case .week: return days(7 * count)
    case .month: return months(count)
    case .quarter, .fiscalQuarter: return months(3 * count)
    case .year, .fiscalYear: return months(12 * count)
    case .retailMonth, .retailQuarter, .retailYear:
      if let day = model.calendar.retailMovedWrittenOut(instant.day, Int(count), grain) {
        return Instant(day: day, secondOfDay: instant.secondOfDay)
      }
      return Instant(day: model.calendar.retailEndWrittenOut(of: instant.day, Int(count), grain))
    }
  }

  // MARK: Stretches

  private func stretch(from: Instant?, to: Instant?, _ window: TimeWindow) -> (from: Instant?, to: Instant?) {
    var (from, to) = (from, to)
    for step in window.steps {
      switch step {
      case .prior(let count, let grain):
        from = from.map { add(-count, grain, $0) }
        to = to.map { add(-count, grain, $0) }
        if !grain.isRetail, let first = from, let last = to, last <= first { to = add(1, .day, first) }
      case .trailing(let count, let grain): from = to.map { add(-count, grain, $0) }
      case .toDate(let grain): from = to.map { start(of: grain, add(-1, .second, $0)) }
      case .running: from = nil
      case .periodBefore(let grain):
        to = from.map { start(of: grain, $0) }
        from = to.map { add(-1, grain, $0) }
      }
    }
    return (from, to)
  }

  private var ofMonths: [Grain] { [.month, .quarter, .year, .fiscalQuarter, .fiscalYear] }

  private func stretch(of period: Instant, _ grain: Grain, _ window: TimeWindow) -> (
    from: Instant?, to: Instant?
  ) {
    var from: Instant? = period
    var to = add(1, grain, period)
    if var limit = query.to {
      // Windows of days end with a day.
      let isOfDays = !(window.units + [grain]).contains { [.hour, .minute, .second].contains($0) }
      if isOfDays, limit.secondOfDay > 0 { limit = Instant(day: limit.day.adding(days: 1)) }
      to = min(to, limit)
    }
    var isPeriod = true
    // The range of the question moves with its periods; its end by its last day, so that no day is cut off.
    var rangeFrom = query.from
    var rangeTo = query.to
    for step in window.steps {
      switch step {
      case .prior(let count, let unit):
        let isClamped =
          (ofMonths.contains(unit) && !ofMonths.contains(grain)) || (unit.isRetail && !grain.isRetail)
        // A day or a week that the other year of whole weeks lacks is compared with nothing.
        if unit.isRetail, !grain.isRetail, isPeriod,
          model.calendar.retailMovedWrittenOut(from!.day, -Int(count), unit) == nil
        {
          return (period, period)
        }
        from = from.map { add(-count, unit, $0) }
        to = isPeriod && isClamped ? add(1, grain, from!) : add(-count, unit, to)
        rangeFrom = rangeFrom.map { add(-count, unit, $0) }
        rangeTo = rangeTo.map {
          unit.isRetail
            ? add(-count, unit, $0)
            : max(add(-count, unit, $0), add(1, .day, add(-count, unit, add(-1, .day, $0))))
        }
      case .trailing(let count, let unit):
        from = add(-count, unit, to)
        isPeriod = false
      case .toDate(let unit):
        from = start(of: unit, add(-1, .second, to))
        isPeriod = false
      case .running:
        from = nil
        isPeriod = false
      case .periodBefore(let unit):
        to = start(of: unit, from!)
        from = add(-1, unit, to)
        rangeFrom = rangeFrom.map { add(-1, unit, start(of: unit, $0)) }
        rangeTo = rangeTo.map { start(of: unit, add(-1, .second, $0)) }
      }
    }
    if isPeriod, let first = from, let limit = rangeFrom { from = max(first, limit) }
    return (from, rangeTo.map { min(to, $0) } ?? to)
  }
}
