import Definitions
package import Diagnostics

/// Aggregates of groups: `avg(gmv per retailer)`, `max(orders per day)`, `count(orders per retailer where orders >= 2)`.
extension ExpressionChecker {
  mutating func groupAggregate(
    _ call: Expression.Call, of value: Expression, per groups: [Expression], home: EntityID?
  ) -> TypedExpression {
    let context = Context.metric(home: home)
    let formula = check(value, in: context)
    let filter = call.filter.map { condition($0, in: context, what: "'where'") }
    guard let paths = paths(groups), formula.type != .unknown, filter?.type != .unknown else {
      return .missing(call.span)
    }
    guard let entity = formula.rowAggregates.first?.entity else {
      report(.noAggregate(value.span, name: call.name))
      return .missing(call.span)
    }
    let grouped = GroupedFormula(formula: formula, filter: filter, groups: paths)
    let make = { (function: Aggregate.Function, type: ValueType, unit: Unit) in
      TypedExpression(
        .aggregate(Aggregate(function: function, over: grouped, entity: entity)), type, unit: unit,
        span: call.span)
    }
    switch call.name {
    case "count", "count_approx":
      return make(countFunction(of: call), .integer, .none)
    case "sum", "avg":
      guard expectNumber(formula, call.name) else { return .missing(call.span) }
      let sum = make(.sum, formula.type, formula.unit)
      return call.name == "sum"
        ? sum : quotient(of: sum.nullWhereEmpty(), by: make(.count, .integer, .none), call.span)
    default: return measure(call, of: formula, unit: formula.unit, make)
    }
  }

  /// `sum(formula per path, …)`
  package func sum(
    of formula: TypedExpression, per paths: [[String]], entity: EntityID, _ span: SourceSpan
  ) -> TypedExpression {
    let grouped = GroupedFormula(formula: formula, filter: nil, groups: paths)
    return TypedExpression(
      .aggregate(Aggregate(function: .sum, over: grouped, entity: entity)), formula.type, unit: formula.unit,
      span: span)
  }

  /// The dimensions behind `per` or `by`; reports what is none.
  mutating func paths(_ groups: [Expression]) -> [[String]]? {
    var paths: [[String]] = []
    for group in groups {
      guard case .path(let steps, _) = group else { return nil }
      let isTime = steps.count == 1 && TimeWord(steps[0].name) != nil
      if !isTime, model.entityNamed[steps[0].name] == nil {
        report(
          .unknownName(
            steps[0].name, steps[0].span, in: "this project",
            candidates: model.entities.map(\.name) + timeWords))
        return nil
      }
      paths.append(steps.map(\.name))
    }
    return paths
  }
}
