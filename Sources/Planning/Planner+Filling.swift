import Model
import Values

/// Periods without rows.
extension Planner {
  /// A branch without measures: each period of the answer with each combination of its other groups.
  func filling() -> Branch? {
    guard let period = query.filled,
      let own = query.bases.first(where: { $0.isOwn && $0.period != nil })
    else { return nil }
    let periods = Plan.periods(self.periods(period))
    // What the period tells is not combined with it.
    let others = query.dimensions.indices.filter { index in
      index != period.index && own.groups[index].following(from: own.groups[period.index]) == nil
    }
    let start = dimension(period.index, at: others.count)
    let keys = query.dimensions.indices.map { index -> PlanColumn in
      let other = others.firstIndex(of: index).map { dimension(index, at: $0) }
      return PlanColumn(keyName(index), other ?? seenKey(index, of: own, from: start) ?? start)
    }
    guard !others.isEmpty else { return Branch(plan: .project(periods, keys), measures: []) }
    let combinations = query.bases.filter(\.isOwn).map { base in
      Plan.aggregate(
        .rows(of: base.entity, where: base.conditions),
        Aggregation(keys: others.map { PlanColumn(keyName($0), base.groups[$0]) }, measures: []))
    }
    let known =
      combinations.count == 1
      ? combinations[0]
      : Plan.aggregate(
        .union(combinations),
        Aggregation(
          keys: others.enumerated().map { PlanColumn(keyName($1), dimension($1, at: $0)) }, measures: []))
    return Branch(
      plan: .project(.join(known, periods, on: [TypedExpression.boolean(true)]), keys), measures: [])
  }
}
