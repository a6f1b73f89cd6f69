import Model
import Planning

/// Groups that become those of a later period of a table, found by counting the periods between.
extension Evaluator {
  func places(
    in base: MetricQuery.Base, movedBy move: MetricQuery.PeriodMove, _ key: (Int) -> [Value]
  ) -> [(key: [Value], row: Int)] {
    let periods = tables[move.entity.index].indices.map { Row(entity: move.entity, number: $0) }
    let starts = periods.map { evaluate(move.start, $0) }
    return tables[base.entity.index].indices.compactMap { number in
      var key = key(number)
      let was = key[move.index]
      guard was != .null else { return nil }
      let becomes = periods.indices.first { candidate in
        let between = starts.filter { isLess(was, $0) && !isLess(starts[candidate], $0) }
        return isLess(was, starts[candidate]) && between.count == Int(move.count)
      }
      guard let becomes, move.conditions.allSatisfy({ evaluate($0, periods[becomes]) == .truth(true) })
      else { return nil }
      key[move.index] = starts[becomes]
      for told in move.told { key[told.index] = evaluate(told.value, periods[becomes]) }
      return (key, number)
    }
  }

  /// Whether a group is in the answer though nothing else has rows for it: its period lies in the range.
  func isShown(_ key: [Value], _ base: MetricQuery.Base) -> Bool {
    guard let move = base.move else { return true }
    return tables[move.entity.index].indices.contains { number in
      let period = Row(entity: move.entity, number: number)
      return evaluate(move.start, period) == key[move.index]
        && move.shown.allSatisfy { evaluate($0, period) == .truth(true) }
    }
  }
}
