import Definitions
import Model
import SQL
import Values

/// Rates of pairs of currencies, in both directions.
extension Lowering {
  /// Pairs in both directions: a pair that is quoted, else the inverse of the opposite one. The rate of a pair is
  /// `rate / units`.
  mutating func directed(_ table: RateTable, _ set: RateSet) -> RateTable {
    let column = { (name: String) in SQLExpression.output(table: table.name, name: name) }
    var units = table.hasUnits ? column("units") : one
    if table.hasUnits, isScaled { units = .binary(.multiply, units, one) }
    let part = { (isInverse: Bool) -> Select in
      var select = Select()
      select.source = .common(table.name, alias: table.name)
      select.columns = [
        .init(column(isInverse ? "to_currency" : "from_currency"), as: "from_currency"),
        .init(column(isInverse ? "from_currency" : "to_currency"), as: "to_currency"),
        .init(column("day"), as: "day"), .init(isInverse ? units : column("rate"), as: "rate"),
        .init(isInverse ? column("rate") : units, as: "units"),
        .init(.integer(isInverse ? 1 : 0), as: "is_inverse"),
      ]
      if table.hasAge { select.columns.insert(.init(column("age"), as: "age"), at: 5) }
      return select
    }
    var query: Query = .select(part(false))
    if set.inverse == .derive {
      query = .select(
        best(
          of: .unionAll([.select(part(false)), .select(part(true))]), as: "both",
          keys: currencyNames(set) + ["day"],
          ["rate", "units"] + (table.hasAge ? ["age"] : []), by: "is_inverse"))
    }
    let name = uniqueName("\(set.name)_pairs")
    commonTables.append(CommonTable(name: name, query: query, isComputedOnce: true))
    return RateTable(
      name: name, key: .day, isPairs: true, hasUnits: true, hasAge: table.hasAge, points: table.points)
  }
}
