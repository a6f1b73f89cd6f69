import Definitions
import Model
import Planning
import SQL
import Values

/// Periods of a time dimension without gaps, and joins of relations with them.
extension Lowering {
  /// Periods are counted from the first one, which begins a period, so none drifts at the end of a month.
  mutating func periods(_ periods: Periods) -> Relation {
    if let known = periodTables[periods.dimension] { return known }
    let name = periodTable(periods)
    var relation = Relation(columns: [.plain(.output(table: name, name: "period"))], names: ["period"])
    relation.select.source = .common(name, alias: name)
    periodTables[periods.dimension] = relation
    return relation
  }

  private mutating func periodTable(_ periods: Periods) -> String {
    let literal = { (instant: Instant) -> SQLExpression in
      periods.type == .date ? .date("\(instant.day)") : .timestamp("\(instant)")
    }
    var first = Select()
    var bound = { (_: String) in SQLExpression.null }
    if let bounds = periods.bounds {
      let relation = self.bounds(bounds)
      first.source = relation.select.source
      bound = { name in relation.columns[name == "first" ? 0 : 1].sql }
    }
    let start = periods.first.map(literal) ?? bound("first")
    let end = periods.last.map(literal) ?? bound("last")
    first.columns = [.init(start, as: "period"), .init(end, as: "last")]
    first.filter = [.binary(.lessOrEqual, start, end)]
    if periods.grain.isRetail { return retailPeriods(periods.grain, from: start, to: end, first.source) }
    if dialect.template(.series) != nil {
      return countedPeriods(periods, from: start, to: end, first.source)
    }
    let name = uniqueName("periods")
    let column = { (column: String) in SQLExpression.output(table: name, name: column) }
    var here = Relation(columns: [.plain(column("period"))], names: ["period"])
    let following = lower(
      TypedExpression(
        .operation(.addInterval(1, periods.grain), [TypedExpression(.output(0), periods.type)]), periods.type),
      &here)
    var next = Select()
    next.source = .common(name, alias: name)
    next.columns = [.init(following, as: "period"), .init(column("last"), as: "last")]
    next.filter = [.binary(.lessOrEqual, following, column("last"))]
    commonTables.append(
      CommonTable(
        name: name, query: .unionAll([.select(first), .select(next)]), recursiveColumns: ["period", "last"]))
    return name
  }

  /// The periods as so many numbers, each moved from the first.
  private mutating func countedPeriods(
    _ periods: Periods, from first: SQLExpression, to last: SQLExpression, _ bounds: Select.Source?
  ) -> String {
    var range = Select()
    range.source = bounds
    range.columns = [
      .init(first, as: "first"), .init(last, as: "last"),
      .init(distance(from: first, to: last, periods.grain), as: "distance"),
    ]
    let rangeName = uniqueName("range")
    commonTables.append(CommonTable(name: rangeName, query: .select(range)))
    let column = { (column: String) in SQLExpression.output(table: rangeName, name: column) }
    let numbers = uniqueName("numbers")
    commonTables.append(
      CommonTable(name: numbers, query: .series(of: rangeName, to: column("distance"))))
    var select = Select()
    select.source = .common(numbers, alias: numbers)
    select.joins = [.init(.inner, .common(rangeName, alias: rangeName), on: [.boolean(true)])]
    select.columns = [
      .init(later(column("first"), .output(table: numbers, name: "n"), periods.grain), as: "period")
    ]
    let name = uniqueName("periods")
    commonTables.append(CommonTable(name: name, query: .select(select), isComputedOnce: true))
    return name
  }

  /// How many periods later one begins than another.
  private mutating func distance(
    from first: SQLExpression, to last: SQLExpression, _ grain: Grain
  ) -> SQLExpression {
    let (form, width) = unit(of: grain)
    let distance: SQLExpression
    if form == .addMonths {
      let months = { (lowering: inout Lowering, time: SQLExpression) -> SQLExpression in
        .binary(
          .add, .binary(.multiply, .form(lowering.need(.year), [time]), .integer(12)),
          .form(lowering.need(.monthOfYear), [time]))
      }
      distance = .binary(.subtract, months(&self, last), months(&self, first))
    } else {
      distance = .form(need(form == .addDays ? .daysBetween : .secondsBetween), [first, last])
    }
    return width == 1
      ? distance : .form(need(.cutToInteger), [.form(need(.divide), [distance, .integer(width)])])
  }

  /// The period that begins so many later.
  private mutating func later(_ first: SQLExpression, _ count: SQLExpression, _ grain: Grain) -> SQLExpression
  {
    let (form, width) = unit(of: grain)
    return .form(
      need(form), [first, width == 1 ? count : .binary(.multiply, count, .integer(width))])
  }

  /// What periods are counted by, and how many of that they have.
  private func unit(of grain: Grain) -> (Form, Int64) {
    if let months = grain.months { return (.addMonths, months) }
    return switch grain {
    case .second: (.addSecondsToTime, 1)
    case .minute: (.addSecondsToTime, 60)
    case .hour: (.addSecondsToTime, 3600)
    case .week: (.addDays, 7)
    default: (.addDays, 1)
    }
  }

  /// One row: the first and the last period.
  mutating func bounds(_ bounds: PeriodBounds) -> Relation {
    if let known = boundTables[bounds.dimension] { return known }
    var relation = self.relation(of: bounds.plan)
    relation.names = ["first", "last"]
    let reader = reading(relation, named: "bounds")
    boundTables[bounds.dimension] = reader
    return reader
  }

  mutating func joined(_ left: Plan, _ right: Plan, _ conditions: [TypedExpression]) -> Relation {
    var relation = reading(self.relation(of: left), named: "by_part", isComputedOnce: true)
    let other = joinedRight(right)
    relation.columns += other.columns
    relation.names = Lowering.distinct(relation.names + other.names)
    guard let source = other.select.source else { preconditionFailure("a common table is read by its name") }
    let lowered = conditions.map { lower($0, &relation) }
    relation.select.joins = [.init(.inner, source, on: lowered)]
    return relation
  }

  private mutating func joinedRight(_ right: Plan) -> Relation {
    if case .bounds(let bounds) = right { return self.bounds(bounds) }
    return reading(self.relation(of: right), named: "windows", isComputedOnce: true)
  }
}
