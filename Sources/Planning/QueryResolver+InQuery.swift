import Definitions
import Model

/// Values of many rows that are `in query`: of the rows that the question looks at.
extension QueryResolver {
  /// The expression with the conditions of the question on the rows that such values are made of.
  ///
  /// A condition that is itself made of such values does not reach into them, as it would be made of itself.
  mutating func inQuery(_ expression: TypedExpression, metric: String) -> TypedExpression {
    guard expression.hasValuesInQuery else { return expression }
    var resolver = self
    let result = expression.mappingRollups { rollup in
      guard rollup.isInQuery, rollup.conditions.isEmpty else { return }
      rollup.conditions = resolver.conditions(on: rollup.aggregate.entity, metric: metric)
    }
    checker.findings = resolver.checker.findings
    return result
  }

  private mutating func conditions(on entity: EntityID, metric: String) -> [TypedExpression] {
    var conditions: [TypedExpression] = []
    if let filter = request.filter,
      paths(of: filter).allSatisfy({ checkReach($0, from: entity, metric: metric) })
    {
      let scope = RowScope(base: entity, home: nil, dimensionsOnly: true)
      let condition = inZone(checker.condition(filter, in: .row(scope), what: "'where'"))
      conditions += condition.conjuncts.filter { !$0.hasValuesInQuery }
    }
    if let range = request.time {
      conditions += timeFilter(from: range.from, to: range.to, range.span, entity, metric: metric)
    }
    if conditions.contains(where: \.readsRates), let span = request.filter?.span {
      report(.thresholdInQuery(span, metric: metric))
    }
    return conditions
  }
}

extension TypedExpression {
  fileprivate var hasValuesInQuery: Bool {
    var found = false
    forEachRollup { found = found || $0.isInQuery }
    return found
  }
}
