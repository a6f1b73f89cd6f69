import Definitions
import Model
import SQL
import Values

/// Mean rates of periods.
extension Lowering {
  /// The mean of the rates of a period, as a sum and a count, so that no digit is lost.
  mutating func averageTable(_ set: RateSet, _ index: Int, _ period: Grain, _ scope: RateScope) -> RateTable {
    let points = pointTable(set, index, scope)
    let isOfDays = set.average == .calendarDays
    let source = isOfDays ? rateTable(of: Policy(.transactionDate, rateSet: index), scope).name : points
    let column = { (name: String) in SQLExpression.output(table: source, name: name) }
    let names = currencyNames(set)
    let first = start(of: period, column("day"))
    var select = Select()
    select.source = .common(source, alias: source)
    if !isOfDays, isLocked(set, scope) {
      select.filter = [
        .binary(.greaterOrEqual, column("day"), column("known_from")),
        .binary(.less, column("day"), column("known_until")),
      ]
    }
    let isRanked = !isOfDays && set.precedence == .sourceFirst && set.sources.count > 1
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
    if isRanked {
      // The mean of the best source that has a rate in the period.
      select.columns.insert(.init(column("source_rank"), as: "source_rank"), at: names.count + 1)
      select.groupCount = names.count + 2
    }
    if set.openPeriod == .error {
      select.having = [.binary(.lessOrEqual, end(of: period, first), newestDay(of: points))]
    }
    if isRanked {
      select = best(of: .select(select), as: "of_sources", names, ["rate", "units"], by: "source_rank")
    }
    let name = uniqueName("\(set.name)_\(period.rawValue)_averages")
    commonTables.append(CommonTable(name: name, query: .select(select), isComputedOnce: true))
    let table = RateTable(
      name: name, key: .day, isPairs: set.shape == .pairs, hasUnits: true, points: points)
    return set.shape == .pairs ? directed(table, set) : table
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

  private mutating func start(of period: Grain, _ day: SQLExpression) -> SQLExpression {
    switch period {
    case .week: weekStart(day, model.weekStart)
    case .month: .form(need(.truncateMonth), [day])
    case .quarter: .form(need(.truncateQuarter), [day])
    case .second, .minute, .hour, .day, .year: .form(need(.truncateYear), [day])
    }
  }

  private mutating func end(of period: Grain, _ first: SQLExpression) -> SQLExpression {
    let months: Int64 =
      switch period {
      case .month: 1
      case .quarter: 3
      default: 12
      }
    if period == .week { return .form(need(.addDays), [first, .integer(6)]) }
    return .form(need(.addDays), [.form(need(.addMonths), [first, .integer(months)]), .integer(-1)])
  }
}
