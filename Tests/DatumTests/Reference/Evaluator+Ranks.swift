import BigInt
import Model
import Planning

/// Places of groups among others: each is compared with every other one.
extension Evaluator {
  /// The value of a formula whose ranks are known.
  func value(of formula: TypedExpression, in group: Group) -> Value {
    let places = group.places
    return formulaValue(
      formula.mappingRanks { rank in
        guard case .number(let place)? = places[rank] else { return .null(.integer) }
        return .integer(Int64(String(place.numerator))!)
      }, group.find)
  }

  func ranked(_ groups: [Group], _ formulas: [TypedExpression]) -> [Group] {
    var groups = groups
    for rank in formulas.flatMap(\.ranks) {
      guard case .operation(.rank(let order), let operands) = rank.node else { continue }
      let shared = query.groupNames.indices.filter { order.by.contains(query.groupNames[$0]) }
      let values = groups.map { value(of: operands[0], in: $0) }
      for index in groups.indices where values[index] != .null {
        var before = 0
        for other in groups.indices where other != index && values[other] != .null {
          guard shared.allSatisfy({ groups[index].key[$0] == groups[other].key[$0] }) else { continue }
          if isLess(values[index], values[other]) { before += 1 }
          let isEqual = !isLess(values[index], values[other]) && !isLess(values[other], values[index])
          if order.breaksTies, isEqual, precedes(groups[other].key, groups[index].key) { before += 1 }
        }
        groups[index].places[rank] = .number(Rational(BigInt(before + 1)))
      }
    }
    return groups
  }

  /// Whether a group comes before another one in the order of dimensions, nulls last.
  private func precedes(_ one: [Value], _ other: [Value]) -> Bool {
    for (left, right) in zip(one, other) where left != right {
      if left == .null || right == .null { return right == .null }
      return isLess(left, right)
    }
    return false
  }
}
