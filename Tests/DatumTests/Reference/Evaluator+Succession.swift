import Model
import Values

/// Rows that come after a row of another entity, or before it, found by looking at each pair.
extension Evaluator {
  /// To which row each row is credited, once found.
  final class Credits {
    var found: [Rollup: [Int: Int]] = [:]
  }

  /// The rows that belong to a row of the entity that has the value.
  func successors(_ rollup: Rollup, _ succession: Succession, of owner: Int) -> [Int] {
    let rows = tables[rollup.aggregate.entity.index].indices.filter {
      isPair(rollup, succession, owner: owner, row: $0)
    }
    guard let credit = succession.credit else { return Array(rows) }
    let credited = credits(rollup, succession, credit)
    return rows.filter { credited[$0] == owner }
  }

  private func isPair(_ rollup: Rollup, _ succession: Succession, owner: Int, row: Int) -> Bool {
    let own = Row(entity: rollup.entity, number: owner)
    let other = Row(entity: rollup.aggregate.entity, number: row)
    if let condition = succession.condition, evaluate(condition, own) != .truth(true) { return false }
    for key in succession.keys {
      let value = evaluate(key.own, own)
      guard value != .null, value == evaluate(key.other, other) else { return false }
    }
    let start = evaluate(succession.start, own)
    let time = evaluate(succession.time, other)
    guard start != .null, time != .null else { return false }
    let isAfter = succession.direction == .after
    let (earlier, later) = isAfter ? (start, time) : (time, start)
    // No row follows itself.
    if rollup.entity == rollup.aggregate.entity, owner == row { return false }
    if succession.isStrict ? !isLess(earlier, later) : isLess(later, earlier) { return false }
    guard let limit = succession.limit else { return true }
    let end = evaluate(
      TypedExpression(
        .operation(.addInterval(isAfter ? limit.count : -limit.count, limit.grain), [limit.anchor]),
        limit.anchor.type), own)
    guard end != .null else { return false }
    return isAfter ? isLess(time, end) : isLess(end, time)
  }

  private func credits(_ rollup: Rollup, _ succession: Succession, _ credit: Succession.Credit) -> [Int: Int]
  {
    var key = rollup
    key.path = JoinPath()
    if let known = credits.found[key] { return known }
    var found: [Int: Int] = [:]
    for row in tables[rollup.aggregate.entity.index].indices {
      let owners = tables[rollup.entity.index].indices.filter {
        isPair(rollup, succession, owner: $0, row: row)
      }
      let ordered = owners.sorted { one, other in
        let places = [one, other].map { owner -> [Value] in
          let place = Row(entity: rollup.entity, number: owner)
          return [evaluate(succession.start, place)]
            + model[rollup.entity].key.map { Evaluator.value(tables[rollup.entity.index][owner][$0]) }
        }
        for (left, right) in zip(places[0], places[1]) {
          if isLess(left, right) { return true }
          if isLess(right, left) { return false }
        }
        return false
      }
      found[row] = credit == .first ? ordered.first : ordered.last
    }
    credits.found[key] = found
    return found
  }
}
