package import Compiler
package import Engines
import Model
import Planning
package import Values

/// What the rounded rows of each metric add up to more than the rounded total of all, gathered as rows pass. Nobody adjusts a
/// cell; the difference is told.
package struct FootingDifferences: Sendable {
  private struct Sum {
    let metric: String
    let column: Int
    var difference: Int128 = 0
    var scale: Int?
  }

  private var sums: [Sum] = []
  private let level: Int?
  private let dimensions: Int64

  /// Of metrics whose rows add up to their total; none where there is no total of all rows, or not all rows are there.
  package init(of query: CompiledQuery) {
    level = query.column(.totalLevel)
    dimensions = Int64(query.query.dimensions.count)
    guard level != nil, query.query.having == nil, query.query.limit == nil, query.query.offset == nil else {
      return
    }
    for (index, column) in query.columns.enumerated() where column.column.role == .metric {
      let name = column.column.name
      guard let formula = query.query.formula(named: name), formula.unit.isMoney, formula.isSumOfRows else {
        continue
      }
      sums.append(Sum(metric: name, column: index))
    }
  }

  /// Adds a row of the statement.
  package mutating func add(_ row: [Cell]) {
    guard let level, case .integer(let found) = row[level] else { return }
    for index in sums.indices {
      guard case .decimal(let amount) = row[sums[index].column] else { continue }
      // All rows of a column have its decimals.
      let scale = sums[index].scale ?? amount.scale
      let coefficient = amount.rescaled(to: scale).coefficient
      sums[index].scale = scale
      if found == 0 { sums[index].difference += coefficient }
      if found == dimensions { sums[index].difference -= coefficient }
    }
  }

  /// nil where there is none.
  package subscript(metric: String) -> Decimal? {
    guard let sum = sums.first(where: { $0.metric == metric }), sum.difference != 0, let scale = sum.scale
    else {
      return nil
    }
    return Decimal(coefficient: sum.difference, scale: scale)
  }
}
