import SQL
import Values
import Zones

/// The clock of a zone, where the database knows none: a table says how far it is ahead of UTC in each year.
extension Lowering {
  /// A time in UTC as the clock of a zone shows it.
  mutating func inZone(_ time: SQLExpression, _ zone: String) -> SQLExpression {
    guard dialect.zones == .offsets else { return .form(need(.inZone), [time, .text(zone)]) }
    guard let rules = rules(of: zone) else { return time }
    return .form(need(.inZone), [time, secondsAhead(at: time, zone, rules)])
  }

  /// What the clock of a zone shows as a time in UTC.
  mutating func universal(_ shown: Instant, _ zone: String) -> SQLExpression {
    guard dialect.zones == .offsets else {
      return .form(need(.fromZone), [.timestamp("\(shown)"), .text(zone)])
    }
    return .timestamp("\(rules(of: zone)?.universal(shown) ?? shown)")
  }

  private mutating func rules(of zone: String) -> ZoneRules? {
    if let known = zoneRules[zone] { return known }
    guard let rules = readZoneRules(zone) else {
      if !unknownZones.contains(zone) { unknownZones.append(zone) }
      return nil
    }
    zoneRules[zone] = rules
    return rules
  }

  /// The years of which a table holds the changes where the times of a question are not known. Clocks of other years are
  /// those of the winter before or after.
  private static let years = 1970...2037

  private mutating func secondsAhead(at time: SQLExpression, _ zone: String, _ rules: ZoneRules)
    -> SQLExpression
  {
    let years = self.years.map { $0.clamped(to: 1...9999) } ?? Lowering.years
    let first = rules.seconds(at: Instant(day: Day(year: years.lowerBound, month: 1, day: 1)!))
    let changes = years.map { rules.changes(in: $0) }
    let most = changes.map(\.count).max() ?? 0
    if most == 0 { return .integer(Int64(first)) }
    let table = zoneTable(zone, years, changes, most, first: first)
    let column = { (name: String) in SQLExpression.output(table: table, name: name) }
    var select = Select()
    select.source = .common(table, alias: table)
    let ahead = SQLExpression.conditional(
      (1...most).reversed().map {
        .init(.binary(.greaterOrEqual, time, column("change_\($0)")), column("seconds_\($0)"))
      }, otherwise: column("seconds_0"))
    select.columns = [.init(ahead, as: "seconds")]
    select.filter = [
      .binary(
        .equal, column("year"), .form(need(.substring), [time, .integer(1), .integer(4)]))
    ]
    // Times of other years are not met.
    if self.years != nil { return .subquery(select) }
    let last = rules.seconds(at: Instant(day: Day(year: years.upperBound, month: 12, day: 31)!))
    let isBefore = SQLExpression.binary(
      .less, time, .timestamp("\(Day(year: years.lowerBound, month: 1, day: 1)!) 00:00:00"))
    let beyond: SQLExpression =
      first == last
      ? .integer(Int64(first))
      : .conditional([.init(isBefore, .integer(Int64(first)))], otherwise: .integer(Int64(last)))
    return .form(need(.coalesce), [.subquery(select), beyond])
  }

  /// A row for each year: the seconds at its beginning, then each change with the seconds from then on.
  private mutating func zoneTable(
    _ zone: String, _ years: ClosedRange<Int>, _ changes: [[ZoneRules.Change]], _ most: Int, first: Int
  ) -> String {
    if let known = zoneTables[zone] { return known }
    var seconds = first
    let rows = zip(years, changes).map { year, changes -> Query in
      var row = Select()
      let digits = String("000\(year)".suffix(4))
      row.columns = [.init(.text(digits), as: "year"), .init(.integer(Int64(seconds)), as: "seconds_0")]
      for number in 1...most {
        let change = number <= changes.count ? changes[number - 1] : nil
        row.columns += [
          .init(change.map { .timestamp("\($0.moment)") } ?? .null, as: "change_\(number)"),
          .init(change.map { .integer(Int64($0.seconds)) } ?? .null, as: "seconds_\(number)"),
        ]
        seconds = change?.seconds ?? seconds
      }
      return .select(row)
    }
    let name = uniqueName(
      zone.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }.reduce(into: "") { $0.append($1) }
        + "_clock")
    commonTables.append(CommonTable(name: name, query: .unionAll(rows), isComputedOnce: true))
    zoneTables[zone] = name
    return name
  }
}
