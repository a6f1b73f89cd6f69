import Model
import Planning

/// Which rows of a stock stand at the end of a period.
extension Evaluator {
  /// The rows of the last moment of each part, found by going through all of them.
  func rowsAtLastMoments(_ closing: Closing, of aggregate: Aggregate) -> Set<Int> {
    let base = query.base(of: aggregate)!
    var last: [[Value]: (moment: Value, rows: Set<Int>)] = [:]
    for number in tables[aggregate.entity.index].indices {
      let row = Row(entity: aggregate.entity, number: number)
      guard base.range.allSatisfy({ evaluate($0, row) == .truth(true) }) else { continue }
      let moment = evaluate(base.time!, row)
      let part = closing.partition.map { evaluate($0, row) }
      // What has no account is in none.
      if moment == .null || part.contains(.null) { continue }
      guard let known = last[part], !isLess(known.moment, moment) else {
        last[part] = (moment, [number])
        continue
      }
      if known.moment == moment { last[part]!.rows.insert(number) }
    }
    return last.values.reduce(into: []) { $0.formUnion($1.rows) }
  }
}
