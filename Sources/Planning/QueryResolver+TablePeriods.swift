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
    guard checkReach([.init(name: periods.name, span: span)], from: own.entity, metric: metric),
      let validity = periods.validity
    else { return }
    var path = JoinPath()
    if case .one(let joins)? = model[own.entity].reach[table.entity] { path = joins }
    let column = { (position: Int) in
      TypedExpression(
        .field(.init(path: JoinPath(), entity: table.entity, column: position)),
        periods.columns[position].type)
    }
    let start = inZone(column(validity.from))
    guard
      let index = own.groups.firstIndex(where: { $0.unprefixed(by: path)?.node == start.node })
    else {
      return report(
        .noPeriodOfTable(
          span, metric: metric, entity: periods.name,
          dimension: periods.dimension(ofColumn: validity.from)?.name))
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
    var conditions = conditions(
      from: column(validity.from), end: column(validity.end), includesEnd: validity.includesEnd)
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
      entity: table.entity, count: table.count, start: start, index: index, told: told, conditions: conditions
    )
    base.firstDay = nil
    // What comes before a period that begins in the range is over before the range is.
    base.range = query.to.map { timeFilter(from: nil, to: $0, span, own.entity, metric: metric) } ?? []
    query.bases.append(base)
  }

  /// The periods that lie in the range of the question, wholly or in part.
  private func conditions(
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
