import Definitions
import Model
import Values

/// Branches whose aggregates look at another time than the period of their row.
extension Planner {
  /// - Parameter base: of another window than its own periods, with a group that is a period.
  func windowed(_ base: MetricQuery.Base, _ basis: ConversionBasis?, _ members: [Int]) -> Branch {
    guard let period = base.period else { preconditionFailure("a window without a period") }
    if base.window.movesWholePeriods(of: period.grain) {
      return moved(branch(base, basis, members), base, period)
    }
    var parts = base
    var part = base.window.part(of: period.grain)
    // A range that ends within a part cuts windows there.
    if let end = query.to, end.start(of: part, calendar: model.calendar) < end {
      part = part.common(with: .day)
      // Windows of hours that end within an hour begin within one too.
      let finer: [Grain] = [.minute, .second]
      if part.isWithinDay {
        part = finer.first { end.start(of: $0, calendar: model.calendar) == end } ?? .second
      }
    }
    parts.groups[period.index] = base.groups[period.index].asPart(part)
    if let basis { return converted(parts, basis, members, seenFrom: period) }
    if members.allSatisfy({ leaves[$0].aggregate.function.isDecomposable }) {
      return seen(branch(parts, nil, members), parts, period)
    }
    return seen(rows(parts, members), parts, period)
  }

  // MARK: Periods that become other periods

  /// Each period becomes the one that looks back at it.
  private func moved(_ branch: Branch, _ base: MetricQuery.Base, _ period: MetricQuery.Period) -> Branch {
    let columns = branch.plan.columns
    var values = columns.indices.map {
      TypedExpression(.output($0), columns[$0].type, unit: unit(ofColumn: $0, in: branch))
    }
    var conditions: [TypedExpression] = []
    // Back the way that a window looks: the last step first, as weeks and months of weeks may not change places.
    for step in base.window.steps.reversed() {
      let (count, unit): (Int64, Grain)
      switch step {
      case .prior(let moved, let grain): (count, unit) = (moved, grain)
      case .periodBefore(let grain): (count, unit) = (1, grain)
      case .trailing, .toDate, .running: continue
      }
      let value = values[period.index]
      // A week that the other year of whole weeks lacks becomes none.
      let isOfWeeks = unit.isRetail && !period.grain.isRetail
      let operation = isOfWeeks ? Operation.sameWeek(count, unit) : .addInterval(count, unit)
      let moved = TypedExpression(.operation(operation, [value]), value.type)
      values[period.index] = moved
      if isOfWeeks {
        let isLacking = TypedExpression(.operation(.isNull, [moved]), .boolean)
        conditions.append(TypedExpression(.operation(.not, [isLacking]), .boolean))
      }
    }
    for index in query.dimensions.indices {
      if let value = seenKey(index, of: base, from: values[period.index]) { values[index] = value }
    }
    var plan = conditions.isEmpty ? branch.plan : .filter(branch.plan, conditions)
    if base.window.units.contains(where: \.isRetail) {
      // What weeks become is told by joins, which must stand before what is compared with it.
      plan = .project(plan, zip(columns, values).map { PlanColumn($0.name, $1) })
      values = columns.indices.map {
        TypedExpression(.output($0), columns[$0].type, unit: unit(ofColumn: $0, in: branch))
      }
    }
    if query.to == nil {
      // A group that has a past only is in the answer up to the last period that has rows of its own.
      let last = TypedExpression(.output(columns.count + 1), columns[period.index].type)
      plan = .join(
        plan, .bounds(bounds(of: period)),
        on: [TypedExpression(.operation(.lessOrEqual, [values[period.index], last]), .boolean)])
    }
    plan = .project(plan, zip(columns, values).map { PlanColumn($0.name, $1) })
    return Branch(plan: plan, measures: branch.measures)
  }

  func unit(ofColumn index: Int, in branch: Branch) -> Unit {
    if query.dimensions.indices.contains(index) { return query.dimensions[index].unit }
    return branch.measures.first { $0.column == index }.map { leaves[$0.leaf].unit } ?? .none
  }

  // MARK: Periods that see several parts

  /// The parts of a branch, aggregated again for each period that sees them.
  private func seen(_ parts: Branch, _ base: MetricQuery.Base, _ period: MetricQuery.Period) -> Branch {
    let columns = parts.plan.columns
    let part = TypedExpression(.output(period.index), columns[period.index].type)
    let joined = join(parts.plan, part: part, base.window, period)
    let start = TypedExpression(.output(columns.count), query.dimensions[period.index].type)
    let keys = query.dimensions.indices.map { index in
      PlanColumn(
        keyName(index), seenKey(index, of: base, from: start) ?? dimension(index, at: index))
    }
    var measures: [Aggregation.Measure] = []
    func count(_ column: Int) -> Int {
      measures.append(.sum(ofCounts: column, named: columns[column].name))
      return keys.count + measures.count - 1
    }
    let placed = parts.measures.map { measure -> Branch.Measure in
      let leaf = leaves[measure.leaf]
      let argument = TypedExpression(
        .output(measure.column), columns[measure.column].type, unit: leaf.unit)
      let decider = measure.decider.map { TypedExpression(.output($0), columns[$0].type) }
      measures.append(again(leaf, argument, decider: decider))
      let column = keys.count + measures.count - 1
      return Branch.Measure(
        leaf: measure.leaf, column: column, unconverted: measure.unconverted.map(count),
        rows: measure.rows.map(count))
    }
    return Branch(plan: .aggregate(joined, Aggregation(keys: keys, measures: measures)), measures: placed)
  }

  /// A group that is told by the period of the answer: the period itself, and the month that a day is in; nil for groups
  /// of the rows.
  func seenKey(_ index: Int, of base: MetricQuery.Base, from start: TypedExpression) -> TypedExpression? {
    guard let period = base.period else { return nil }
    if index == period.index { return start }
    // The groups of the base may be of parts; those of its own periods say what follows.
    guard let own = query.base(base.entity, .own), own.groups.indices.contains(index),
      own.groups[index] == base.groups[index]
    else { return nil }
    return own.groups[index].following(from: own.groups[period.index])?(start)
  }

  /// Rows with the periods whose windows see their part of time; the column of the period comes behind their own.
  func join(
    _ plan: Plan, part: TypedExpression, _ window: TimeWindow, _ period: MetricQuery.Period
  ) -> Plan {
    let count = plan.columns.count
    let (windows, from, to) = windows(window, period)
    let compare = { (operation: Operation, end: (column: Int, type: ValueType)) in
      TypedExpression(
        .operation(operation, [part, TypedExpression(.output(count + end.column), end.type)]), .boolean)
    }
    return .join(
      plan, windows, on: (from.map { [compare(.greaterOrEqual, $0)] } ?? []) + [compare(.less, to)])
  }

  /// Rows with what their aggregates look at, for aggregates that cannot be put together from those of parts.
  private func rows(_ base: MetricQuery.Base, _ members: [Int]) -> Branch {
    let (input, common) = filteredScan(base, members)
    var columns = keys(base)
    var placed: [Branch.Measure] = []
    func one(_ measure: Aggregation.Measure) -> Int {
      columns.append(PlanColumn(measure.name, measure.ofOneRow))
      return columns.count - 1
    }
    for member in members {
      let leaf = leaves[member]
      guard let argument = leaf.aggregate.argument else { preconditionFailure("a count is made of parts") }
      var place = Branch.Measure(
        leaf: member, column: one(measure(member, without: common, type: argument.type)))
      if let decider = leaf.aggregate.decider {
        place.decider = columns.count
        columns.append(PlanColumn(leaf.name + "_by", decider))
      }
      if !leaf.rowsWithoutRate.isEmpty {
        place.unconverted = [one(rowsWithoutRate(member, without: common))]
        if countsRows { place.rows = one(rowsLookedAt(member, without: common)) }
      }
      placed.append(place)
    }
    let isDistinct = members.allSatisfy {
      leaves[$0].aggregate.function.countsDifferent && leaves[$0].rowsWithoutRate.isEmpty
    }
    // What is the same in a part need not be looked at twice.
    let plan =
      isDistinct
      ? Plan.aggregate(input, Aggregation(keys: columns, measures: [])) : Plan.project(input, columns)
    return Branch(plan: plan, measures: placed)
  }

  /// The periods of the answer with the ends of their windows.
  private func windows(_ window: TimeWindow, _ period: MetricQuery.Period) -> (
    plan: Plan, from: (column: Int, type: ValueType)?, to: (column: Int, type: ValueType)
  ) {
    let type = query.dimensions[period.index].type
    let start = TypedExpression(.output(0), type)
    let (from, to) = window.stretch(
      of: start, period.grain, calendar: model.calendar, rangeEnd: query.to)
    var columns = [PlanColumn("period", start)]
    if let from { columns.append(PlanColumn("sees_from", from)) }
    columns.append(PlanColumn("sees_until", to))
    return (
      .project(.periods(periods(period)), columns), from.map { (1, $0.type) }, (columns.count - 1, to.type)
    )
  }

  /// The periods of the answer.
  func periods(_ period: MetricQuery.Period) -> Periods {
    let moment = { (instant: Instant) in instant.start(of: period.grain, calendar: model.calendar) }
    return Periods(
      dimension: PeriodDimension(question: question, index: period.index), grain: period.grain,
      type: query.dimensions[period.index].type, first: query.from.map(moment),
      last: query.to.map { moment($0.moved(by: -1, .second)) },
      bounds: query.from == nil || query.to == nil ? bounds(of: period) : nil)
  }

  /// One row: the first and the last period of the answer that have rows of their own.
  private func bounds(of period: MetricQuery.Period) -> PeriodBounds {
    let type = query.dimensions[period.index].type
    let measures = { (value: TypedExpression, last: TypedExpression) -> [Aggregation.Measure] in
      [
        .init(name: "first", function: .min, argument: value, filter: nil, type: type, unit: .none),
        .init(name: "last", function: .max, argument: last, filter: nil, type: type, unit: .none),
      ]
    }
    let parts = query.bases.filter { $0.isOwn && $0.period == period }.map { base -> Plan in
      let group = base.groups[period.index]
      let rows = Plan.rows(of: base.entity, where: base.conditions)
      // The first period is that of the first moment, which is found without a look at any other.
      guard let (time, periodOf) = group.ofFirstMoment else {
        return .aggregate(rows, Aggregation(keys: [], measures: measures(group, group)))
      }
      let moments = measures(time, time).map {
        Aggregation.Measure(
          name: $0.name, function: $0.function, argument: time, filter: nil, type: time.type, unit: .none)
      }
      return .project(
        .aggregate(rows, Aggregation(keys: [], measures: moments)),
        moments.enumerated().map { PlanColumn($1.name, periodOf(TypedExpression(.output($0), time.type))) })
    }
    let plan =
      parts.count == 1
      ? parts[0]
      : .aggregate(
        .union(parts),
        Aggregation(
          keys: [], measures: measures(TypedExpression(.output(0), type), TypedExpression(.output(1), type))))
    return PeriodBounds(
      dimension: PeriodDimension(question: question, index: period.index), type: type, plan: plan)
  }
}

extension TypedExpression {
  /// A time, and the period that each of its moments is in, where a later moment is never in an earlier period: not so by the
  /// clock of a zone.
  fileprivate var ofFirstMoment: (time: TypedExpression, period: (TypedExpression) -> TypedExpression)? {
    guard case .operation(let operation, let operands) = node, case .truncate = operation,
      operands.count == 1, case .field = operands[0].node
    else { return nil }
    let type = type
    return (operands[0], { TypedExpression(.operation(operation, [$0]), type) })
  }

  /// Whether it is narrower than a period of `grain`.
  func isPart(of grain: Grain) -> Bool {
    guard case .operation(.truncate(let own, _), _) = node else { return grain != .day && type == .date }
    return own != grain
  }

  /// The part of its time that windows are made of.
  fileprivate func asPart(_ grain: Grain) -> TypedExpression {
    guard case .operation(.truncate(let own, let calendar), let operands) = node, own != grain else {
      return self
    }
    if grain == .day, operands[0].type == .date { return operands[0] }
    return TypedExpression(
      .operation(.truncate(grain, calendar: calendar), operands), grain.isWithinDay ? .timestamp : .date,
      span: span)
  }
}
