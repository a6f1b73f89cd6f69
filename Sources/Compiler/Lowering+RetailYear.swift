import Model
import SQL
import Values

/// Years of whole weeks: a common table has a row for each week, with the periods that it belongs to.
extension Lowering {
  /// The years that a statement knows the weeks of.
  private static let years = 1950...2100

  /// The first day of the month, the quarter or the year of whole weeks that a time lies in.
  mutating func retailStart(of grain: Grain, _ time: SQLExpression, _ relation: inout Relation)
    -> SQLExpression
  {
    let week = self.week(of: time, &relation)
    return .output(table: week, name: "\(unit(grain))_start")
  }

  /// The same day of the same week of another period; null where that has no such week.
  mutating func sameWeek(
    _ time: SQLExpression, isDate: Bool, _ count: Int64, _ grain: Grain, _ relation: inout Relation
  ) -> SQLExpression {
    let week = self.week(of: time, &relation)
    let unit = self.unit(grain)
    let number = SQLExpression.output(table: week, name: "week_of_\(unit)")
    let other = joinedWeek(unit, of: week, later: count, number, named: "other_week", &relation)
    let days = SQLExpression.form(
      need(.daysBetween), [.output(table: week, name: "week"), .output(table: other, name: "week")])
    return .form(need(isDate ? .addDays : .addDaysToTime), [time, days])
  }

  /// The same, or the first day behind the other period.
  mutating func retailMoved(
    _ time: SQLExpression, isDate: Bool, _ count: Int64, _ grain: Grain, _ relation: inout Relation
  ) -> SQLExpression {
    let same = sameWeek(time, isDate: isDate, count, grain, &relation)
    let week = self.week(of: time, &relation)
    let behind = joinedWeek(
      unit(grain), of: week, later: count + 1, .integer(0), named: "week_behind", &relation)
    let end = SQLExpression.output(table: behind, name: "week")
    return .form(need(.coalesce), [same, isDate ? end : .form(need(.startOfDate), [end])])
  }

  /// The row of a week of another period, joined once.
  private mutating func joinedWeek(
    _ unit: String, of week: String, later count: Int64, _ number: SQLExpression, named name: String,
    _ relation: inout Relation
  ) -> String {
    let key = SQLExpression.binary(
      .add, .output(table: week, name: "\(unit)_number"), .integer(count))
    let alias = alias(name, in: relation)
    relation.weekJoins.append(
      (
        nil, alias,
        Select.Join(
          .left, .common(weekTable(), alias: alias),
          on: [
            .binary(.equal, .output(table: alias, name: "\(unit)_number"), key),
            .binary(.equal, .output(table: alias, name: "week_of_\(unit)"), number),
          ])
      ))
    return alias
  }

  private func unit(_ grain: Grain) -> String {
    switch grain {
    case .retailYear: "year"
    case .retailQuarter: "quarter"
    default: "month"
    }
  }

  /// The row of the week that a time lies in, joined once.
  private mutating func week(of time: SQLExpression, _ relation: inout Relation) -> String {
    let week = weekStart(time, model.calendar.weekStart)
    if let known = relation.weekJoins.first(where: { $0.week == week }) { return known.alias }
    let alias = alias("week", in: relation)
    let own = SQLExpression.output(table: alias, name: "week")
    relation.weekJoins.append(
      (week, alias, Select.Join(.left, .common(weekTable(), alias: alias), on: [.binary(.equal, own, week)])))
    return alias
  }

  private func alias(_ name: String, in relation: Relation) -> String {
    let taken = Set(relation.weekJoins.map(\.alias))
    var alias = "retail_\(name)"
    var number = 2
    while taken.contains(alias) {
      alias = "retail_\(name)_\(number)"
      number += 1
    }
    return alias
  }

  // MARK: The table

  private mutating func weekTable() -> String {
    if let known = retailWeeks { return known }
    guard let rules = model.calendar.retailYear else {
      preconditionFailure("a year of whole weeks was not declared")
    }
    let years = yearTable(rules)
    let year = { (name: String) in SQLExpression.output(table: years, name: name) }
    let number = SQLExpression.output(table: "later", name: "days")
    let week = SQLExpression.form(
      need(.addDays), [year("first_week"), .binary(.multiply, number, .integer(7))])
    let before = rules.weeksBeforeMonths
    let month = cases(of: number, before.indices.map { (before[$0], Int64($0)) })
    let monthStart = cases(of: number, before.map { ($0, Int64($0)) })
    let quarters = [0, 13, 26, 39]
    let quarter = cases(of: number, quarters.indices.map { (quarters[$0], Int64($0)) })
    let quarterStart = cases(of: number, quarters.map { ($0, Int64($0)) })
    let start = { (lowering: inout Lowering, weeks: SQLExpression) in
      SQLExpression.form(
        lowering.need(.addDays), [year("first_week"), .binary(.multiply, weeks, .integer(7))])
    }
    let count = { (perYear: Int64, own: SQLExpression) in
      SQLExpression.binary(.add, .binary(.multiply, year("year_number"), .integer(perYear)), own)
    }
    var select = Select()
    select.source = .common(years, alias: years)
    select.joins = [
      .init(.inner, daysLater(53), on: [.binary(.less, week, year("next_first_week"))])
    ]
    select.columns = [
      .init(week, as: "week"), .init(year("year_number"), as: "year_number"),
      .init(count(4, quarter), as: "quarter_number"), .init(count(12, month), as: "month_number"),
      .init(number, as: "week_of_year"),
      .init(.binary(.subtract, number, quarterStart), as: "week_of_quarter"),
      .init(.binary(.subtract, number, monthStart), as: "week_of_month"),
      .init(year("first_week"), as: "year_start"), .init(start(&self, quarterStart), as: "quarter_start"),
      .init(start(&self, monthStart), as: "month_start"),
    ]
    let name = uniqueName("retail_weeks")
    commonTables.append(CommonTable(name: name, query: .select(select), isComputedOnce: true))
    retailWeeks = name
    return name
  }

  /// A row for each year, with the weeks that it and the next one begin with.
  private mutating func yearTable(_ rules: RetailYear) -> String {
    let number = SQLExpression.output(table: "later", name: "days")
    let anchor = SQLExpression.date(
      "\(Day(year: Lowering.years.lowerBound, month: rules.firstMonth, day: 1)!)")
    let first = { (lowering: inout Lowering, year: SQLExpression) -> SQLExpression in
      let day = SQLExpression.form(
        lowering.need(.addMonths), [anchor, .binary(.multiply, year, .integer(12))])
      let last =
        rules.leeway == 0 ? day : .form(lowering.need(.addDays), [day, .integer(Int64(rules.leeway))])
      return lowering.weekStart(last, lowering.model.calendar.weekStart)
    }
    var select = Select()
    select.source = daysLater(Int64(Lowering.years.count))
    select.columns = [
      .init(number, as: "year_number"), .init(first(&self, number), as: "first_week"),
      .init(first(&self, .binary(.add, number, .integer(1))), as: "next_first_week"),
    ]
    let name = uniqueName("retail_years")
    commonTables.append(CommonTable(name: name, query: .select(select), isComputedOnce: true))
    return name
  }

  /// The value of the last of the steps that a number has reached.
  private func cases(of number: SQLExpression, _ steps: [(from: Int, value: Int64)]) -> SQLExpression {
    .conditional(
      zip(steps, steps.dropFirst()).map { step, next in
        .init(.binary(.less, number, .integer(Int64(next.from))), .integer(step.value))
      }, otherwise: .integer(steps[steps.count - 1].value))
  }
}

extension Lowering {
  /// The periods of whole weeks from a first to a last one.
  mutating func retailPeriods(
    _ grain: Grain, from first: SQLExpression, to last: SQLExpression, _ bounds: Select.Source?
  ) -> String {
    let weeks = weekTable()
    let start = SQLExpression.output(table: weeks, name: "\(unit(grain))_start")
    var select = Select()
    select.source = .common(weeks, alias: weeks)
    if let bounds { select.joins = [.init(.inner, bounds, on: [.boolean(true)])] }
    select.columns = [.init(start, as: "period")]
    select.filter = [.binary(.greaterOrEqual, start, first), .binary(.lessOrEqual, start, last)]
    select.groupCount = 1
    let name = uniqueName("periods")
    commonTables.append(CommonTable(name: name, query: .select(select), isComputedOnce: true))
    return name
  }
}

extension TypedExpression {
  /// Whether the weeks of a year of whole weeks must be known.
  var readsRetailYear: Bool {
    hasOperation { operation in
      switch operation {
      case .truncate(let grain, _), .addInterval(_, let grain): grain.isRetail
      case .sameWeek: true
      default: false
      }
    }
  }
}
