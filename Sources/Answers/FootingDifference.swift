import Compiler
import Engines
import Model
import Planning
import Values

/// What rounded rows add up to more than the rounded total of all. Nobody adjusts a cell; the difference is told.
struct FootingDifference {
  let value: Decimal

  /// nil where there is no total of all rows, where rows do not add up to it anyway, and where there is no difference.
  init?(of metric: String, in table: ResultTable, of query: CompiledQuery) {
    let count = query.query.dimensions.count
    guard query.query.having == nil, query.query.limit == nil, query.query.offset == nil,
      let formula = query.query.formula(named: metric), formula.unit.isMoney, formula.isSumOfRows,
      let column = query.columns.firstIndex(where: {
        $0.column.role == .metric && $0.column.name == metric
      }),
      let level = query.column(.totalLevel)
    else { return nil }
    var difference: Int128 = 0
    var scale: Int?
    for row in table.rows {
      guard case .decimal(let amount) = row[column] else { continue }
      // All rows of a column have its decimals.
      let coefficient = amount.rescaled(to: scale ?? amount.scale).coefficient
      scale = scale ?? amount.scale
      if row[level] == .integer(0) { difference += coefficient }
      if row[level] == .integer(Int64(count)) { difference -= coefficient }
    }
    guard difference != 0, let scale else { return nil }
    value = Decimal(coefficient: difference, scale: scale)
  }
}
