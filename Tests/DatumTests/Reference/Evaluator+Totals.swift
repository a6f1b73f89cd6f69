import BigInt
import Model
import Planning

/// Rows of groups taken together: every level is a question of its own.
extension Evaluator {
  func withTotals() throws -> [[Value]] {
    let count = query.dimensions.count
    // The level stands behind what is asked for, before the ages of rates.
    let ages = query.metrics.filter { $0.formula.aggregates.contains(where: hasRateAge) }.count
    var all: [(level: Int, row: [Value])] = []
    func add(_ rows: [[Value]], level: Int) {
      for row in rows {
        var full = Array(row.prefix(count - level)) + Array(repeating: Value.null, count: level)
        full += row.dropFirst(count - level)
        full.insert(.number(Rational(BigInt(level))), at: full.count - ages)
        all.append((level, full))
      }
    }
    add(try rows(), level: 0)
    for total in query.totals {
      var evaluator = evaluator(of: total.query)
      evaluator.counted = query.metrics.map(isCounted)
      add(try evaluator.rows(), level: total.level)
    }
    if query.order.contains(where: { if case .formula = $0.key { true } else { false } }) {
      return all.sorted { $0.level < $1.level }.map(\.row)
    }
    return all.sorted { left, right in
      for order in query.order {
        guard case .dimension(let index) = order.key else { continue }
        let (isTotal, other) = (left.level >= count - index, right.level >= count - index)
        if isTotal != other { return other }
        let (one, two) = (left.row[index], right.row[index])
        if one == two { continue }
        if one == .null || two == .null { return two == .null }
        return order.isDescending ? isLess(two, one) : isLess(one, two)
      }
      return false
    }.map(\.row)
  }
}
