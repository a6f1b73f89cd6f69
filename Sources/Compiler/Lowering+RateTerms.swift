import Definitions
import Model
import SQL
import Values

/// Rates that hold for a term: from a date until another, or for a period of a plan.
extension Lowering {
  mutating func intervalTable(_ set: RateSet) -> RateTable {
    let quotes = self.quotes(of: set, date: set.columns.validFrom)
    let alias = set.table.last ?? set.name
    let last = SQLExpression.column(table: alias, name: set.columns.validTo)
    var first = Select()
    first.source = quotes.source
    first.filter = quotes.filter
    let openEnd: SQLExpression =
      set.maxStalenessDays.map { .form(need(.addDays), [quotes.date, .integer(Int64($0))]) }
      ?? .date("9999-12-30")
    let end = SQLExpression.conditional([.init(.isNull(last), openEnd)], otherwise: last)
    first.columns = [
      .init(quotes.currencies[0], as: "currency"), .init(quotes.date, as: "valid_from"),
      .init(agreed(quotes.rate), as: "rate"),
      .init(.aggregate(need(.max), [end], filter: nil), as: "valid_to"),
    ]
    first.groupCount = 2
    let column = { (name: String) in SQLExpression.output(table: "terms", name: name) }
    let beside = { (value: SQLExpression, isNext: Bool) in
      SQLExpression.window(
        isNext ? .lead(value) : .lag(value), partitionBy: [column("currency")],
        orderBy: [.init(column("valid_from"))])
    }
    // A next term ends an open one; one that begins within a term that names its end contradicts it.
    var terms = Select()
    terms.source = .query(.select(first), alias: "terms")
    terms.columns = [
      .init(column("currency"), as: "currency"), .init(column("valid_from"), as: "valid_from"),
      .init(column("valid_to"), as: "valid_to"), .init(column("rate"), as: "rate"),
      .init(beside(column("valid_from"), true), as: "next_from"),
      .init(beside(column("valid_to"), false), as: "previous_to"),
    ]
    let term = { (name: String) in SQLExpression.output(table: "terms_in_order", name: name) }
    let openLimit = SQLExpression.date("9999-12-30")
    let overlapsNext = SQLExpression.binary(
      .and, .binary(.lessOrEqual, term("next_from"), term("valid_to")),
      .binary(.less, term("valid_to"), openLimit))
    let overlapsPrevious = SQLExpression.binary(
      .and, .binary(.greaterOrEqual, term("previous_to"), term("valid_from")),
      .binary(.less, term("previous_to"), openLimit))
    let until = SQLExpression.form(need(.addDays), [term("valid_to"), .integer(1)])
    var select = Select()
    select.source = .query(.select(terms), alias: "terms_in_order")
    select.columns = [
      .init(term("currency"), as: "currency"), .init(term("valid_from"), as: "valid_from"),
      .init(
        .conditional(
          [.init(.binary(.lessOrEqual, term("next_from"), term("valid_to")), term("next_from"))],
          otherwise: until),
        as: "valid_until"),
      .init(
        .conditional(
          [.init(.binary(.or, overlapsNext, overlapsPrevious), .null)], otherwise: term("rate")), as: "rate"),
    ]
    let name = uniqueName("\(set.name)_intervals")
    commonTables.append(CommonTable(name: name, query: .select(select), isComputedOnce: true))
    return RateTable(name: name, key: .interval, isPairs: false, hasUnits: false, points: nil)
  }

  mutating func planTable(_ set: RateSet) -> RateTable {
    let quotes = self.quotes(of: set, date: set.columns.period ?? set.columns.currency)
    var select = Select()
    select.source = quotes.source
    select.filter = quotes.filter
    select.columns = [.init(quotes.currencies[0], as: "currency")]
    if set.columns.period != nil { select.columns.append(.init(quotes.date, as: "day")) }
    select.groupCount = select.columns.count
    select.columns.append(.init(agreed(quotes.rate), as: "rate"))
    if let units = quotes.units { select.columns.append(.init(agreed(units), as: "units")) }
    let name = uniqueName("\(set.name)_rates")
    commonTables.append(CommonTable(name: name, query: .select(select), isComputedOnce: true))
    return RateTable(
      name: name, key: set.columns.period == nil ? .none : .day, isPairs: false,
      hasUnits: set.columns.per != nil, points: nil)
  }
}
