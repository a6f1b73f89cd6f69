import Definitions
import Diagnostics
import Model
import Values

/// Groups that move by periods which stand in a table: `prior(gmv, 1 season)`.
extension QueryResolver {
  /// - Parameter own: the base of the same entity for its own periods.
  mutating func addBase(
    movedBy table: TimeWindow.TablePeriods, of aggregate: Aggregate, _ own: MetricQuery.Base, metric: String,
    _ span: SourceSpan
  ) {
    let periods = model[table.entity]
    if let period = own.period {
      return report(
        .movesBesideCalendar(span, metric: metric, entity: periods.name, period: period.grain.rawValue))
    }
    guard let validity = periods.validity else { return }
    guard let (index, path) = own.start(of: table.entity, validity.from) else {
      if isOfTotals || aggregate.level != nil {
        return report(.noPeriodInTotal(span, metric: metric, entity: periods.name))
      }
      guard case .one? = model[own.entity].reach[table.entity] else {
        if own.entity != table.entity, model[own.entity].reach[table.entity] == nil {
          _ = checkReach([.init(name: periods.name, span: span)], from: own.entity, metric: metric)
          return
        }
        return report(.noPeriodOfTable(span, metric: metric, entity: periods.name, dimension: nil))
      }
      return report(
        .noPeriodOfTable(
          span, metric: metric, entity: periods.name,
          dimension: periods.dimension(ofColumn: validity.from)?.name))
    }
    let column = { (position: Int) in
      TypedExpression(
        .field(.init(path: JoinPath(), entity: table.entity, column: position)),
        periods.columns[position].type)
    }
    var told: [(index: Int, value: TypedExpression)] = []
    for (position, group) in own.groups.enumerated() where position != index && group.reads(behind: path) {
      guard let value = group.unprefixed(by: path) else {
        return report(.partlyOfPeriod(group.span ?? span, metric: metric, entity: periods.name))
      }
      told.append((position, value))
    }
    var base = own
    base.window = aggregate.window
    var conditions: [TypedExpression] = []
    base.filter = []
    for condition in own.filter {
      if !condition.reads(behind: path) {
        base.filter.append(condition)
      } else if let ofPeriod = condition.unprefixed(by: path) {
        conditions.append(ofPeriod)
      } else {
        return report(.partlyOfPeriod(condition.span ?? span, metric: metric, entity: periods.name))
      }
    }
    base.move = .init(
      entity: table.entity, count: table.count, start: inZone(column(validity.from)), index: index,
      told: told,
      conditions: conditions,
      shown: shown(
        from: column(validity.from), end: column(validity.end), includesEnd: validity.includesEnd))
    base.firstDay = nil
    base.lastDay = nil
    base.range = []
    if let end = query.to, isOfOwnTime(path, own) {
      // What comes before a period that begins in the range is over before the range is.
      base.range = timeFilter(from: nil, to: end, span, own.entity, metric: metric)
      base.lastDay = end.day
    }
    query.bases.append(base)
  }

  /// Whether the period of a row is told by the time that ranges are of, as its clock stands in the table.
  private func isOfOwnTime(_ path: JoinPath, _ own: MetricQuery.Base) -> Bool {
    guard path.steps.count == 1, query.zone == "UTC", !model.hasLocalTimes,
      let during = model[own.entity].joins[path.steps[0]].during
    else { return false }
    return own.time?.node == .field(during)
  }

  /// The periods that lie in the range of the question, wholly or in part.
  private func shown(
    from: TypedExpression, end: TypedExpression, includesEnd: Bool
  ) -> [TypedExpression] {
    let compare = { (operation: Operation, column: TypedExpression, instant: Instant) -> TypedExpression in
      let literal =
        column.type == .date
        ? TypedExpression(.literal(.date(instant.day)), .date)
        : TypedExpression(.literal(.timestamp(instant)), .timestamp)
      return TypedExpression(.operation(operation, [column, literal]), .boolean)
    }
    var conditions: [TypedExpression] = []
    if let first = query.from {
      let isOpen = TypedExpression(.operation(.isNull, [end]), .boolean)
      let isLater = compare(includesEnd ? .greaterOrEqual : .greater, end, first)
      conditions.append(TypedExpression(.operation(.or, [isOpen, isLater]), .boolean))
    }
    if let last = query.to {
      // A day begins before a moment of the same day.
      conditions.append(
        compare(from.type == .date && last.secondOfDay > 0 ? .lessOrEqual : .less, from, last))
    }
    return conditions
  }
}

extension MetricQuery.Base {
  /// The group that is the first day of a period, and the way from the entity to the periods.
  fileprivate func start(of periods: EntityID, _ column: Int) -> (index: Int, path: JoinPath)? {
    for (index, group) in groups.enumerated() {
      var value = group
      if case .operation(.inZone, let operands) = group.node { value = operands[0] }
      if case .field(let field) = value.node, field.entity == periods, field.column == column {
        return (index, field.path)
      }
    }
    return nil
  }
}
