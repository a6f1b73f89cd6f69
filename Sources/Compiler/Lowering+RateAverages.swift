import Definitions
import Model
import SQL
import Values

/// Mean rates of periods.
extension Lowering {
  /// The mean of the rates of a period, as a sum and a count, so that no digit is lost.
  mutating func averageTable(_ set: RateSet, _ index: Int, _ period: Grain, _ scope: RateScope) -> RateTable {
    let source = averaged(set, index, scope)
    let column = { (name: String) in SQLExpression.output(table: source.name, name: name) }
    let names = currencyNames(set)
    let first = start(of: period, column("day"))
    var select = Select()
    select.source = .common(source.name, alias: source.name)
    select.filter = source.filter
    let rows = SQLExpression.aggregate(need(.countRows), [], filter: nil)
    let known = SQLExpression.aggregate(need(.count), [column("rate")], filter: nil)
    let sum = SQLExpression.aggregate(need(.sum), [column("rate")], filter: nil)
    var units = rows
    if set.columns.per != nil { units = .binary(.multiply, rows, agreed(column("units"))) }
    select.columns =
      names.map { .init(joinKey(column($0)), as: $0) } + [
        .init(first, as: "day"),
        // A day with two rates that contradict each other must not be left out of the mean.
        .init(.conditional([.init(.binary(.equal, rows, known), sum)], otherwise: nil), as: "rate"),
        .init(units, as: "units"),
      ]
    select.groupCount = names.count + 1
    if source.isRanked {
      // The mean of the best source that has a rate in the period.
      select.columns.insert(.init(column("source_rank"), as: "source_rank"), at: names.count + 1)
      select.groupCount = names.count + 2
    }
    if set.openPeriod == .error {
      select.filter.append(.binary(.lessOrEqual, end(of: period, first), newestDay(of: source.points)))
    }
    if source.isRanked {
      select = best(
        of: .select(select), as: "of_sources", keys: names + ["day"], ["rate", "units"], by: "source_rank")
    }
    let name = uniqueName("\(set.name)_\(period.rawValue)_averages")
    commonTables.append(CommonTable(name: name, query: .select(select), isComputedOnce: true))
    let table = RateTable(
      name: name, key: .day, isPairs: set.shape == .pairs, hasUnits: true, points: source.points)
    return set.shape == .pairs ? directed(table, set) : table
  }

  /// What a mean is taken of.
  struct Averaged {
    /// A common table with the columns currency (or the pair), day, rate, and where there are such units and source_rank.
    let name: String
    /// The points that are known.
    let filter: [SQLExpression]
    /// Whether each source has rates of its own, of which the best has the mean.
    let isRanked: Bool
    /// The common table of points, where the newest day is looked up.
    let points: String
  }

  /// The points of a set, or the days on which they hold.
  mutating func averaged(_ set: RateSet, _ index: Int, _ scope: RateScope) -> Averaged {
    let points = pointTable(set, index, scope)
    if set.average == .calendarDays {
      let days = rateTable(of: Policy(.transactionDate, rateSet: index), scope).name
      return Averaged(name: days, filter: [], isRanked: false, points: points)
    }
    let column = { (name: String) in SQLExpression.output(table: points, name: name) }
    return Averaged(
      name: points,
      filter: !isLocked(set, scope)
        ? []
        : [
          .binary(.greaterOrEqual, column("day"), column("known_from")),
          .binary(.less, column("day"), column("known_until")),
        ], isRanked: set.precedence == .sourceFirst && set.sources.count > 1, points: points)
  }

  /// The last day of which the set has a rate: periods that end later are not complete.
  mutating func newestDay(of points: String) -> SQLExpression {
    var select = Select()
    select.source = .common(points, alias: points)
    select.columns = [
      .init(.aggregate(need(.max), [.output(table: points, name: "day")], filter: nil), as: "day")
    ]
    return .subquery(select)
  }

  mutating func start(of period: Grain, _ day: SQLExpression) -> SQLExpression {
    switch period {
    case .week: weekStart(day, model.calendar.weekStart)
    case .month: .form(need(.truncateMonth), [day])
    case .quarter: .form(need(.truncateQuarter), [day])
    case .fiscalQuarter, .fiscalYear: fiscalStart(of: period, day, model.calendar)
    case .retailMonth, .retailQuarter, .retailYear:
      preconditionFailure("rates of periods of whole weeks are refused")
    case .second, .minute, .hour, .day, .year: .form(need(.truncateYear), [day])
    }
  }

  mutating func end(of period: Grain, _ first: SQLExpression) -> SQLExpression {
    let months = period.months ?? 12
    if period == .week { return .form(need(.addDays), [first, .integer(6)]) }
    return .form(need(.addDays), [.form(need(.addMonths), [first, .integer(months)]), .integer(-1)])
  }
}
