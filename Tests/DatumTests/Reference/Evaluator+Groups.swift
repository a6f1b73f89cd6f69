import BigInt
import Definitions
import Model
import Planning

/// Aggregates of groups: each group is worked out as a question of its own.
extension Evaluator {
  struct GroupValues {
    var values: [Value] = []
    var unconverted = 0
    var rateAge: Int?
  }

  /// What an aggregate is over, by the groups of the answer.
  func groupValues(of aggregate: Aggregate) throws -> [[Value]: GroupValues] {
    let inner = query.groupQuery(of: aggregate)!
    var evaluator = evaluator(of: inner)
    let kept = query.groupNames.indices.filter { aggregate.level?.contains(query.groupNames[$0]) ?? true }
    let per = aggregate.grouped!.groupNames.map { inner.groupNames.firstIndex(of: $0)! }
    evaluator.demanded = per
    var found: [[Value]: GroupValues] = [:]
    for group in try evaluator.groups() where !per.contains(where: { group.key[$0] == .null }) {
      var key: [Value] = Array(repeating: .null, count: query.groupNames.count)
      for (position, index) in kept.enumerated() { key[index] = group.key[position] }
      found[key, default: GroupValues()].values.append(
        evaluator.value(of: inner.metrics[0].formula, in: group))
      found[key]!.unconverted += evaluator.counted(in: group)
      if let age = evaluator.rateAge(evaluator.ofGroups, group.found) {
        found[key]!.rateAge = max(found[key]!.rateAge ?? 0, age)
      }
    }
    return found
  }

  /// Rows without a rate behind the metric and the condition of a group, each once.
  private func counted(in group: Group) -> Int {
    var formula = query.metrics[0].formula
    if let having = query.having {
      formula = TypedExpression(.operation(.coalesce, [formula, having]), formula.type)
    }
    return unconverted(formula, group.found) ?? 0
  }

  func result(of aggregate: Aggregate, _ groups: GroupValues) -> Found {
    let known = groups.values.filter { $0 != .null }
    let empty: Value = aggregate.isNullWhenEmpty ? .null : .number(Rational(0))
    var value = combined(known, aggregate, empty)
    if groups.unconverted > 0, query.missing == .null || known.isEmpty { value = .null }
    return Found(aggregate: aggregate, value: value, unconverted: groups.unconverted, rateAge: groups.rateAge)
  }
}
