package import Model
package import SQL
package import Values

/// A statement that finds the rate of a currency on a day: the newest one on or before it that is not too old.
///
/// - Returns: one row at the most, with the day of the rate and the rate; where exact numbers are integers, in
///   units of 10^-`RateSet.rateScale`.
package func rateStatement(
  for currency: String, on day: Day, in rateSet: RateSet, for dialect: Dialect
) -> String {
  let alias = rateSet.table.last ?? rateSet.name
  let column = { (name: String) in SQLExpression.column(table: alias, name: name) }
  let oldest = day.adding(days: -(rateSet.maxStalenessDays ?? 0))
  var power: Int64 = 1
  for _ in 0..<RateSet.rateScale { power *= 10 }
  var select = Select()
  let rate: SQLExpression =
    dialect.decimals == .scaledInteger
    ? .form(.readDecimal, [column(rateSet.rateColumn), .integer(power)])
    : .form(.round, [column(rateSet.rateColumn), .integer(Int64(RateSet.rateScale))])
  select.columns = [.init(column(rateSet.dateColumn), as: "day"), .init(rate, as: "rate")]
  select.source = .table(rateSet.table, alias: alias)
  select.filter = [
    .binary(.equal, column(rateSet.currencyColumn), .text(currency)),
    .binary(.lessOrEqual, column(rateSet.dateColumn), .date("\(day)")),
    .binary(.greaterOrEqual, column(rateSet.dateColumn), .date("\(oldest)")),
    .binary(.greater, rate, .integer(0)),
  ]
  select.order = [.init(column(rateSet.dateColumn), isDescending: true)]
  select.limit = 1
  return printSQL(Statement(query: .select(select)), for: dialect)
}
