import Definitions
import Model
import SQL
import Values

/// Rates as common tables: what is read from a rate set becomes one rate for each currency and key.
///
/// Whatever a table of rates holds twice, late, or from several sources is settled here, so that the join with amounts
/// meets one row at the most. Two rates that contradict each other become null, which counts as no rate.
extension Lowering {
  /// A common table with the rates of a set for one kind of key.
  struct RateTable {
    enum Key {
      /// A column `day`, equal to the key.
      case day
      /// Columns `valid_from` and `valid_until`, around the key.
      case interval
      /// One rate for each currency.
      case none
    }

    let name: String
    let key: Key
    /// Whether rates are of pairs of currencies: columns `from_currency` and `to_currency`.
    let isPairs: Bool
    /// Whether a rate is `rate / units`.
    let hasUnits: Bool
    /// Whether a column `age` has the days from the day of the rate to `day`.
    var hasAge = false
    /// The table of points, where the newest day is looked up.
    var points: String?
  }

  struct RateTableID: Hashable {
    enum Content: Hashable { case days, averages(Grain), crosses(Grain, to: String?), plan }
    let rateSet: Int
    let content: Content
    let scope: RateScope
  }

  mutating func rateTable(of policy: Policy, _ scope: RateScope) -> RateTable {
    guard let index = policy.rateSet else { preconditionFailure("a policy without rates was planned") }
    let content: RateTableID.Content =
      switch policy.reference.base {
      case .average(let period): .averages(period)
      case .plan: .plan
      case .transactionDate, .end, .fixed, .booked, .shifted: .days
      }
    let id = RateTableID(rateSet: index, content: content, scope: scope)
    if let known = rateTables[id] { return known }
    let set = model.currencies.rateSets[index]
    let table: RateTable =
      switch content {
      case .plan: planTable(set)
      case .averages(let period): averageTable(set, index, period, scope)
      case .crosses: preconditionFailure("crosses are joined by themselves")
      case .days: set.shape == .intervals ? intervalTable(set) : dayTable(set, index, scope)
      }
    rateTables[id] = table
    return table
  }

  // MARK: Quotes as they stand in the table

  /// The columns of a rate set under one set of names.
  struct Quotes {
    let source: Select.Source
    let date: SQLExpression
    /// The currency, or the two of a pair.
    let currencies: [SQLExpression]
    let rate: SQLExpression
    let units: SQLExpression?
    let origin: SQLExpression?
    let recordedAt: SQLExpression?
    var filter: [SQLExpression]
  }

  mutating func quotes(of set: RateSet, date: String) -> Quotes {
    let columns = set.columns
    if set.shape == .wide { return wideQuotes(of: set) }
    let alias = set.table.last ?? set.name
    let column = { (name: String) in SQLExpression.column(table: alias, name: name) }
    let rate = rateValue(column(columns.rate))
    let currencies =
      set.shape == .pairs ? [column(columns.from), column(columns.to)] : [column(columns.currency)]
    var filter: [SQLExpression] = [.binary(.greater, rate, .integer(0))]
    // The pivot is 1 by definition, whatever the table says of it.
    if set.shape != .pairs { filter.append(.binary(.notEqual, currencies[0], .text(set.pivot))) }
    if let source = columns.source, !set.sources.isEmpty {
      filter.append(.oneOf(column(source), set.sources.map { .text($0) }))
    }
    return Quotes(
      source: .table(set.table, alias: alias), date: column(date), currencies: currencies, rate: rate,
      units: columns.per.map(column), origin: columns.source.map(column),
      recordedAt: columns.recordedAt.map(column), filter: filter)
  }

  /// A row for each currency of a table that has a column for each.
  private mutating func wideQuotes(of set: RateSet) -> Quotes {
    let alias = set.table.last ?? set.name
    let parts = set.columns.byCurrency.filter { $0.code.value != set.pivot }.map { code, name -> Query in
      var select = Select()
      select.source = .table(set.table, alias: alias)
      select.columns = [
        .init(.column(table: alias, name: set.columns.date), as: "day"),
        .init(.text(code.value), as: "currency"),
        .init(rateValue(.column(table: alias, name: name)), as: "rate"),
      ]
      return .select(select)
    }
    let column = { (name: String) in SQLExpression.output(table: "quotes", name: name) }
    return Quotes(
      source: .query(.unionAll(parts), alias: "quotes"), date: column("day"),
      currencies: [column("currency")],
      rate: column("rate"), units: nil, origin: nil, recordedAt: nil,
      filter: [.binary(.greater, column("rate"), .integer(0))])
  }

  /// A rate with the decimals that rates have on every database; what is not above zero then is no rate.
  private mutating func rateValue(_ column: SQLExpression) -> SQLExpression {
    isScaled
      ? .form(need(.readDecimal), [column, .integer(powerOfTen(RateSet.rateScale))])
      : .form(need(.round), [column, .integer(Int64(RateSet.rateScale))])
  }

  func currencyNames(_ set: RateSet) -> [String] {
    set.shape == .pairs ? ["from_currency", "to_currency"] : ["currency"]
  }

  // MARK: Points

  /// A time in which one day of knowledge holds.
  private struct Knowledge {
    let from: Day
    let until: Day
    /// The first day that is too late; nil for all that is recorded.
    let knownUntil: Day?
  }

  private static let firstDay = Day(year: 1, month: 1, day: 1)!
  private static let lastDay = Day(year: 9999, month: 12, day: 31)!

  /// Months that are locked, and the time between them; empty where the whole time has one knowledge.
  private func knowledge(of set: RateSet, _ scope: RateScope) -> [Knowledge] {
    guard scope.asOf == nil, set.columns.recordedAt != nil, !model.currencies.locks.isEmpty else { return [] }
    var parts: [Knowledge] = []
    var from = Lowering.firstDay
    for lock in model.currencies.locks {
      if from < lock.month { parts.append(.init(from: from, until: lock.month, knownUntil: nil)) }
      from = lock.month.adding(months: 1)
      parts.append(.init(from: lock.month, until: from, knownUntil: lock.knownOn.adding(days: 1)))
    }
    parts.append(.init(from: from, until: Lowering.lastDay, knownUntil: nil))
    return parts
  }

  /// Whether some months take rates as they were known when they were locked.
  func isLocked(_ set: RateSet, _ scope: RateScope) -> Bool { !knowledge(of: set, scope).isEmpty }

  /// One row for each currency and day of a set: the newest recording of the best source.
  ///
  /// - Returns: the name of a common table with the columns currency (or the pair), day, rate, and where there are such
  ///   units, source_rank, known_from and known_until.
  mutating func pointTable(_ set: RateSet, _ index: Int, _ scope: RateScope) -> String {
    if let known = pointTables[RateTableID(rateSet: index, content: .days, scope: scope)] { return known }
    let quotes = self.quotes(of: set, date: set.columns.date)
    let parts = knowledge(of: set, scope)
    var select = Select()
    select.source = quotes.source
    select.filter = quotes.filter
    var keys: [Select.Column] = zip(quotes.currencies, currencyNames(set)).map { .init($0, as: $1) }
    keys.append(.init(quotes.date, as: "day"))
    if !parts.isEmpty { joinKnowledge(parts, quotes, set, &select, &keys) }
    if let asOf = scope.asOf, let recorded = quotes.recordedAt {
      select.filter.append(.binary(.less, recorded, .date("\(asOf.adding(days: 1))")))
    }
    if let from = scope.from { select.filter.append(.binary(.greaterOrEqual, quotes.date, .date("\(from)"))) }
    if let to = scope.to { select.filter.append(.binary(.lessOrEqual, quotes.date, .date("\(to)"))) }
    let rank = quotes.origin.flatMap { origin -> SQLExpression? in
      guard set.sources.count > 1 else { return nil }
      return .conditional(
        set.sources.enumerated().map { .init(.binary(.equal, origin, .text($1)), .integer(Int64($0))) },
        otherwise: nil)
    }
    if let rank, set.precedence == .sourceFirst { keys.append(.init(rank, as: "source_rank")) }
    var order: [SQLExpression.WindowOrder] = []
    if let rank, set.precedence == .perDate { order.append(.init(rank)) }
    if let recorded = quotes.recordedAt { order.append(.init(recorded, isDescending: true)) }
    var values: [Select.Column] = [.init(quotes.rate, as: "rate")]
    if let units = quotes.units { values.append(.init(units, as: "units")) }
    let name = uniqueName("\(set.name)_points")
    if !order.isEmpty {
      select.columns =
        keys + values + [
          .init(.window(.rank, partitionBy: keys.map(\.expression), orderBy: order), as: "place")
        ]
      let column = { (name: String) in SQLExpression.output(table: "quotes", name: name) }
      var best = Select()
      best.source = .query(.select(select), alias: "quotes")
      best.filter = [.binary(.equal, column("place"), .integer(1))]
      keys = keys.map { .init(column($0.name), as: $0.name) }
      values = values.map { .init(column($0.name), as: $0.name) }
      select = best
    }
    select.columns = keys + values.map { .init(agreed($0.expression), as: $0.name) }
    select.groupCount = keys.count
    commonTables.append(CommonTable(name: name, query: .select(select), isComputedOnce: true))
    pointTables[RateTableID(rateSet: index, content: .days, scope: scope)] = name
    return name
  }

  /// The value that all rows of a group have; null where two of them differ.
  mutating func agreed(_ value: SQLExpression) -> SQLExpression {
    let least = SQLExpression.aggregate(need(.min), [value], filter: nil)
    let most = SQLExpression.aggregate(need(.max), [value], filter: nil)
    return .conditional([.init(.binary(.equal, least, most), least)], otherwise: nil)
  }

  /// Quotes of each part of the time, as they were known when it was locked. Older ones are kept as long as they may be
  /// carried forward into it.
  private mutating func joinKnowledge(
    _ parts: [Knowledge], _ quotes: Quotes, _ set: RateSet, _ select: inout Select,
    _ keys: inout [Select.Column]
  ) {
    let rows = parts.map { part -> Query in
      var row = Select()
      row.columns = [
        .init(.date("\(part.from)"), as: "known_from"), .init(.date("\(part.until)"), as: "known_until"),
        .init(.date("\(part.knownUntil ?? Lowering.lastDay)"), as: "recorded_until"),
      ]
      return .select(row)
    }
    let column = { (name: String) in SQLExpression.output(table: "locks", name: name) }
    let carried = SQLExpression.form(
      need(.addDays), [quotes.date, .integer(Int64(set.maxStalenessDays ?? 0))])
    select.joins.append(
      .init(
        .inner, .query(.unionAll(rows), alias: "locks"),
        on: [
          .binary(.less, quotes.recordedAt!, column("recorded_until")),
          .binary(.less, quotes.date, column("known_until")),
          .binary(.greaterOrEqual, carried, column("known_from")),
        ]))
    keys += [
      .init(column("known_from"), as: "known_from"), .init(column("known_until"), as: "known_until"),
    ]
  }

  // MARK: Days

  /// A row for each currency and day on which a rate holds: its own day and those that it is carried forward to.
  private mutating func dayTable(_ set: RateSet, _ index: Int, _ scope: RateScope) -> RateTable {
    let points = pointTable(set, index, scope)
    let hasUnits = set.columns.per != nil
    let isLocked = isLocked(set, scope)
    let isRanked = set.precedence == .sourceFirst && set.sources.count > 1
    let days = Int64(set.maxStalenessDays ?? 0) + 1
    let point = { (name: String) in SQLExpression.output(table: points, name: name) }
    let names = currencyNames(set)
    let extra = (isRanked ? ["source_rank"] : []) + (isLocked ? ["known_from", "known_until"] : [])
    let values = ["rate"] + (hasUnits ? ["units"] : [])

    var gaps = Select()
    gaps.source = .common(points, alias: points)
    let partition = (names + extra.filter { $0 != "known_until" }).map(point)
    let next = SQLExpression.window(
      .lead(point("day")), partitionBy: partition, orderBy: [.init(point("day"))])
    let gap = SQLExpression.form(need(.daysBetween), [point("day"), next])
    gaps.columns =
      (names + ["day"] + values + extra).map { .init(point($0), as: $0) } + [.init(gap, as: "gap")]

    let held = { (name: String) in SQLExpression.output(table: "held", name: name) }
    let later = SQLExpression.output(table: "later", name: "days")
    var select = Select()
    select.source = .query(.select(gaps), alias: "held")
    let isHeld = SQLExpression.binary(
      .or, .isNull(held("gap")), .binary(.less, later, held("gap")))
    select.joins = [.init(.inner, daysLater(days), on: [isHeld])]
    let day = SQLExpression.form(need(.addDays), [held("day"), later])
    select.columns =
      names.map { .init(joinKey(held($0)), as: $0) } + [.init(day, as: "day")]
      + values.map { .init(held($0), as: $0) } + [.init(later, as: "age")]
    if isLocked {
      select.filter = [
        .binary(.greaterOrEqual, day, held("known_from")), .binary(.less, day, held("known_until")),
      ]
    }
    if isRanked {
      select.columns.append(.init(held("source_rank"), as: "source_rank"))
      select = best(
        of: .select(select), as: "of_sources", keys: names + ["day"], values + ["age"], by: "source_rank")
    }
    let name = uniqueName("\(set.name)_days")
    commonTables.append(CommonTable(name: name, query: .select(select), isComputedOnce: true))
    let table = RateTable(
      name: name, key: .day, isPairs: set.shape == .pairs, hasUnits: hasUnits, hasAge: true, points: points)
    return set.shape == .pairs ? directed(table, set) : table
  }

  /// Of several rates for a key, the one that stands first.
  ///
  /// - Parameters:
  ///   - rates: its columns are `keys`, `values` and the order.
  ///   - order: the column whose least value is the best.
  func best(
    of rates: Query, as alias: String, keys: [String], _ values: [String], by order: String
  ) -> Select {
    let column = { (name: String) in SQLExpression.output(table: alias, name: name) }
    var ranked = Select()
    ranked.source = .query(rates, alias: alias)
    ranked.columns =
      (keys + values).map { .init(column($0), as: $0) } + [
        .init(.window(.rank, partitionBy: keys.map(column), orderBy: [.init(column(order))]), as: "place")
      ]
    let best = { (name: String) in SQLExpression.output(table: "ranked", name: name) }
    var select = Select()
    select.source = .query(.select(ranked), alias: "ranked")
    select.columns = (keys + values).map { .init(best($0), as: $0) }
    select.filter = [.binary(.equal, best("place"), .integer(1))]
    return select
  }

  /// One side of a join with rates.
  mutating func joinKey(_ value: SQLExpression) -> SQLExpression {
    if case .text = value { return value }
    if case .date = value { return value }
    return dialect.template(.joinKey)?.isIdentity == true ? value : .form(need(.joinKey), [value])
  }
}
