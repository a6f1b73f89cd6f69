import Model
import Values

/// Periods without rows.
extension Planner {
  /// A branch without measures: each period of the answer with each combination of its other groups.
  func filling() -> Branch? {
    guard let period = query.filled,
      let own = query.bases.first(where: { $0.window.isOwn && $0.level == nil && $0.period != nil })
    else { return nil }
    let type = query.dimensions[period.index].type
    let periods = Plan.periods(self.periods(period))
    // What the period tells is not combined with it.
    let others = query.dimensions.indices.filter { index in
      index != period.index && own.groups[index].following(from: own.groups[period.index]) == nil
    }
    let start = TypedExpression(.output(others.count), type)
    let keys = query.dimensions.indices.map { index -> PlanColumn in
      let dimension = query.dimensions[index]
      let value =
        others.firstIndex(of: index).map {
          TypedExpression(.output($0), dimension.type, unit: dimension.unit)
        }
        ?? own.groups[index].following(from: own.groups[period.index])?(start) ?? start
      return PlanColumn(keyName(index), value)
    }
    guard !others.isEmpty else { return Branch(plan: .project(periods, keys), measures: []) }
    let combinations = query.bases.filter { $0.window.isOwn && $0.level == nil }.map { base -> Plan in
      let scan = Plan.scan(base.entity)
      return .aggregate(
        base.conditions.isEmpty ? scan : .filter(scan, base.conditions),
        Aggregation(keys: others.map { PlanColumn(keyName($0), base.groups[$0]) }, measures: []))
    }
    let known =
      combinations.count == 1
      ? combinations[0]
      : Plan.aggregate(
        .union(combinations),
        Aggregation(
          keys: others.enumerated().map { position, index in
            let dimension = query.dimensions[index]
            return PlanColumn(
              keyName(index), TypedExpression(.output(position), dimension.type, unit: dimension.unit))
          }, measures: []))
    return Branch(
      plan: .project(.join(known, periods, on: [TypedExpression.boolean(true)]), keys), measures: [])
  }
}
