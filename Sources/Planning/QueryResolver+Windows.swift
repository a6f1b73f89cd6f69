import Definitions
import Diagnostics
import Model
import Values

/// What aggregates of other times than their own period read.
extension QueryResolver {
  /// - Parameter full: the base of the same entity for its own periods and all groups.
  mutating func addBase(
    _ aggregate: Aggregate, like full: MetricQuery.Base, metric: String, _ span: SourceSpan
  ) {
    let window = aggregate.window
    var own = full
    if let level = aggregate.level.map(query.positions) {
      own.level = level
      for index in own.groups.indices where !level.contains(index) {
        own.groups[index] = .null(own.groups[index].type, unit: own.groups[index].unit)
      }
      if let period = own.period, !level.contains(period.index) { own.period = nil }
      if window.isOwn { return query.bases.append(own) }
    }
    if let table = window.table {
      return addBase(movedBy: table, of: aggregate, own, metric: metric, span)
    }
    let entity = model[own.entity]
    guard let time = own.time else {
      checker.findings.append(
        ModelProblem.noTime(span, what: "another time of '\(metric)'", entity: entity.name).finding)
      return
    }
    if time.type == .date, let unit = window.units.first(where: \.isWithinDay) {
      return report(.finerThanTime(span, metric: metric, unit: unit.rawValue, entity: entity.name))
    }
    let stretch: (from: Instant?, to: Instant?)
    if let period = own.period {
      if let other = grainCrossingPeriod(of: own) {
        return report(
          .periodsCross(span, metric: metric, one: period.grain.rawValue, other: other.rawValue))
      }
      if period.grain == .week, let unit = window.unitsOfPrior.first(where: { $0.months != nil }) {
        return report(.weeksDoNotMove(span, metric: metric, unit: unit.rawValue))
      }
      let stretched = window.steps.lazy.compactMap { step -> Grain? in
        if case .trailing(_, let unit) = step, unit.isRetail, !period.grain.isRetail { unit } else { nil }
      }
      if let unit = stretched.first {
        return report(
          .stretchOfWeeks(span, metric: metric, period: period.grain.rawValue, unit: unit.rawValue))
      }
      if let unit = unitThatDoesNotFit(window, period.grain) {
        return report(
          .unlikeYears(span, metric: metric, period: period.grain.rawValue, unit: unit.rawValue))
      }
      stretch = window.reach(
        from: query.from, to: query.to, periods: period.grain, calendar: model.calendar)
    } else {
      guard let to = query.to, query.from != nil || !window.isMoved else {
        return report(.noPeriod(span, metric: metric))
      }
      stretch = window.stretch(from: query.from, to: to, calendar: model.calendar)
    }
    var base = own
    base.window = window
    base.firstDay = stretch.from?.day
    base.lastDay = stretch.to?.day
    base.range = []
    if stretch.from != nil || stretch.to != nil {
      base.range = timeFilter(from: stretch.from, to: stretch.to, span, own.entity, metric: metric)
    }
    query.bases.append(base)
  }
}

extension QueryResolver {
  /// `fill`: every period of the range, or between the first and the last one with rows.
  mutating func resolveFill() {
    guard let span = request.fill else { return }
    guard let base = query.bases.first(where: { $0.isOwn && $0.period != nil }) else {
      return report(.nothingToFill(span))
    }
    if grainCrossingPeriod(of: base) != nil { return report(.fillCrosses(span)) }
    query.filled = base.period
  }

  /// The grain of another group of the same time that does not follow from the period: months beside weeks.
  private func grainCrossingPeriod(of base: MetricQuery.Base) -> Grain? {
    guard let period = base.period, let time = base.time.map(timeInZone) else { return nil }
    let start = base.groups[period.index]
    return base.groups.indices.lazy.filter {
      $0 != period.index && base.groups[$0].following(from: start) == nil
    }
    .compactMap { base.groups[$0].grain(of: time) }.first
  }
}

extension QueryResolver {
  /// A unit that periods cannot be moved by: one of whole weeks by which months are, or the other way round.
  private func unitThatDoesNotFit(_ window: TimeWindow, _ period: Grain) -> Grain? {
    window.steps.lazy.compactMap { step -> Grain? in
      switch step {
      case .prior(_, let unit):
        if period.isRetail { return unit.months == nil ? nil : unit }
        return unit.isRetail && period.months != nil ? unit : nil
      case .trailing, .toDate, .running, .periodBefore: return nil
      }
    }.first
  }
}

extension TimeWindow {
  fileprivate var unitsOfPrior: [Grain] {
    steps.compactMap { if case .prior(_, let unit) = $0 { unit } else { nil } }
  }
}

extension TypedExpression {
  /// How wide the periods are, where this is a period of `time`.
  func grain(of time: TypedExpression) -> Grain? {
    if node == time.node { return time.type == .date ? .day : nil }
    guard case .operation(.truncate(let grain, _), let operands) = node else { return nil }
    if operands[0].node == time.node { return grain }
    if case .operation(.cast(.timestamp), let inner) = operands[0].node, inner[0].node == time.node {
      return grain
    }
    return nil
  }
}

extension Grain {
  func isFiner(than other: Grain) -> Bool {
    Grain.allCases.firstIndex(of: self)! < Grain.allCases.firstIndex(of: other)!
  }
}
