import Definitions
import Diagnostics

/// Aggregates across a to-many join as values of a row: in an entity `retailer`, `min(order.placed_at)`, `count(order)`,
/// `exists(order where status = 'cancelled')`.
extension ExpressionChecker {
  mutating func rollup(_ function: Function, _ call: Expression.Call, _ scope: RowScope) -> TypedExpression {
    guard let home = scope.home, let argument = call.arguments.first,
      let entity = manySide(of: argument, home)
    else {
      // A name that means nothing is told as that.
      let before = findings.count
      if let argument = call.arguments.first, case .path = argument { _ = check(argument, in: .row(scope)) }
      if findings.count > before { return .missing(call.span) }
      report(.aggregateInRow(call.nameSpan, name: call.name, isMetric: false))
      return .missing(call.span)
    }
    guard call.arguments.count == 1, !call.isDistinct || call.name == "count" else {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    guard let link = path(from: entity, to: home, call.span) else { return .missing(call.span) }
    let holder = model.entity(at: JoinPath(Array(link.steps.dropLast())), from: entity)
    if let last = link.steps.last, model[holder].joins[last].during != nil {
      report(.throughVersions(call.span, entity: model[home].name))
      return .missing(call.span)
    }
    // It is an aggregate of the other entity's rows, written as in a metric of that entity.
    let formula: TypedExpression
    if call.name == "exists" {
      guard argument.singleName.flatMap({ model.entityNamed[$0] }) == entity else {
        report(.wrongArguments(call.span, function: call.name, signature: function.signature))
        return .missing(call.span)
      }
      let filter = call.filter.map {
        condition($0, in: .row(RowScope(base: entity, home: entity)), what: "'where'")
      }
      if filter?.type == .unknown { return .missing(call.span) }
      let count = Aggregate(function: .count, entity: entity, argument: nil, filter: filter)
      formula = TypedExpression(
        .operation(.greater, [TypedExpression(.aggregate(count), .integer), .integer(0)]), .boolean,
        span: call.span)
    } else {
      formula = aggregate(function, call, home: entity)
    }
    guard formula.type != .unknown else { return .missing(call.span) }
    for aggregate in formula.aggregates where isInSeveralCurrencies(aggregate) {
      report(
        .notPossibleYet(
          call.span,
          what: "an amount in several currencies, or a threshold of one, as a value of '\(model[home].name)'",
          help: "make a metric of it: avg(gmv per \(model[home].name))"))
      return .missing(call.span)
    }
    return formula.mappingLeaves { leaf in
      guard case .aggregate(let aggregate) = leaf.node else { return leaf }
      let rollup = Rollup(path: scope.homePath, entity: home, aggregate: aggregate, link: link)
      return TypedExpression(.rollup(rollup), leaf.type, unit: leaf.unit, span: leaf.span)
    }
  }

  /// The entity whose rows are aggregated: the one that all names are reached from, and that leads to `home`.
  private func manySide(of argument: Expression, _ home: EntityID) -> EntityID? {
    var entities: [EntityID] = []
    collectEntities(argument, into: &entities)
    return entities.first { entity in
      entity != home && model[entity].reach[home] != nil && model[home].reach[entity] == nil
        && entities.allSatisfy { $0 == entity || model[entity].reach[$0] != nil }
    }
  }

  private func isInSeveralCurrencies(_ aggregate: Aggregate) -> Bool {
    let parts = [aggregate.argument, aggregate.filter].compactMap { $0 }
    if parts.contains(where: \.readsRates) { return true }
    if case .row? = aggregate.argument?.unit.currency { return aggregate.readsAmounts }
    return false
  }
}
