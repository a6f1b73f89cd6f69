import Model
import Planning
import SQL

/// Aggregates that put the rows of a group in order (percentiles, lists), where a database lets all of a SELECT have one
/// order only, and none stand beside different values.
extension Lowering {
  private enum Order: Equatable {
    case none
    case by(TypedExpression?, where: TypedExpression?)
  }

  /// The same aggregation as several, put together by their keys; nil where one will do.
  func inOrders(_ input: Plan, _ aggregation: Aggregation) -> Plan? {
    guard dialect.sortedAggregates == .oneOrder else { return nil }
    var orders: [Order] = aggregation.measures.contains { $0.function.countsDifferent } ? [.none] : []
    // Which of the parts computes a measure; what needs no order comes along with the first.
    let parts = aggregation.measures.map { measure -> Int in
      guard measure.function.isSorted else { return 0 }
      let order = Order.by(measure.argument, where: measure.filter)
      if let known = orders.firstIndex(of: order) { return known }
      orders.append(order)
      return orders.count - 1
    }
    guard orders.count > 1 else { return nil }
    let keyCount = aggregation.keys.count
    let outputs = aggregation.keys.enumerated().map { index, key in
      PlanColumn(
        key.name, TypedExpression(.output(index), key.expression.type, unit: key.expression.unit))
    }
    let branches = orders.indices.map { part -> Plan in
      let own = aggregation.measures.indices.filter { parts[$0] == part }
      let values = aggregation.measures.enumerated().map { index, measure -> PlanColumn in
        guard let position = own.firstIndex(of: index) else {
          return PlanColumn(measure.name, .null(measure.type, unit: measure.unit))
        }
        return PlanColumn(
          measure.name, TypedExpression(.output(keyCount + position), measure.type, unit: measure.unit))
      }
      return .project(
        .aggregate(
          input, Aggregation(keys: aggregation.keys, measures: own.map { aggregation.measures[$0] })),
        outputs + values)
    }
    // Each value stands in one row of its group.
    let found = aggregation.measures.enumerated().map { index, measure in
      Aggregation.Measure(
        name: measure.name, function: measure.type == .boolean ? .any : .max,
        argument: TypedExpression(.output(keyCount + index), measure.type, unit: measure.unit), filter: nil,
        type: measure.type, unit: measure.unit)
    }
    return .aggregate(.union(branches), Aggregation(keys: outputs, measures: found))
  }
}

extension Aggregate.Function {
  fileprivate var isSorted: Bool {
    switch self {
    case .percentile, .textList: true
    case .sum, .min, .max, .count, .countDistinct, .countApprox, .stddev, .variance, .minBy, .maxBy, .any,
      .all:
      false
    }
  }
}
