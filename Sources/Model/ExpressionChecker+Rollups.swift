import Definitions
import Diagnostics

/// Aggregates across a to-many join as values of a row: in an entity `retailer`, `min(order.placed_at)`, `count(order)`,
/// `exists(order where status = 'cancelled')`.
extension ExpressionChecker {
  mutating func rollup(_ function: Function, _ call: Expression.Call, _ scope: RowScope) -> TypedExpression {
    let before = findings.count
    guard let home = scope.home, let rows = rows(of: call, seenFrom: home) else {
      if findings.count > before { return .missing(call.span) }
      // A name that means nothing is told as that.
      if let argument = call.arguments.first, case .path = argument { _ = check(argument, in: .row(scope)) }
      if findings.count > before { return .missing(call.span) }
      report(.aggregateInRow(call.nameSpan, name: call.name, isMetric: false))
      return .missing(call.span)
    }
    return rollup(function, rows.call, of: rows.entity, along: rows.link, to: home, at: scope.homePath)
  }

  /// `min(price) per product`: a value of the product that a row belongs to.
  mutating func rollup(
    _ value: Expression, per groups: [Expression], _ scope: RowScope, _ span: SourceSpan
  ) -> TypedExpression {
    guard case .call(let call) = value, let function = Function.named(call.name), function.kind == .aggregate
    else {
      report(
        .wrongType(
          value.span, what: "'per'", expected: "an aggregate before it", found: "another expression",
          help: "put both in parentheses: price = (min(price) per product)"))
      return .missing(span)
    }
    guard groups.count == 1, case .path(let steps, let groupSpan) = groups[0] else {
      report(.wrongArguments(span, function: call.name, signature: "an aggregate per one entity"))
      return .missing(span)
    }
    guard let (owner, path) = joined(steps, scope, groupSpan) else { return .missing(span) }
    if call.isOfTime {
      return succession(function, call, RowScope(base: scope.base, home: owner, homePath: path))
    }
    let before = findings.count
    let found = rows(of: call, seenFrom: owner)
    if findings.count > before { return .missing(span) }
    if var rows = found {
      // The rows that are looked at may lead there on the way that is written.
      if rows.entity == scope.home, scope.homePath.isEmpty { rows.link = path }
      return rollup(function, rows.call, of: rows.entity, along: rows.link, to: owner, at: path)
    }
    guard let home = scope.home, !path.isEmpty, path.steps.starts(with: scope.homePath.steps) else {
      report(
        .wrongType(
          groupSpan, what: "'per'", expected: "an entity that many rows of '\(call.name)' lead to",
          found: "'\(steps.map(\.name).joined(separator: "."))'", help: nil))
      return .missing(span)
    }
    let link = JoinPath(Array(path.steps.dropFirst(scope.homePath.steps.count)))
    return rollup(function, call, of: home, along: link, to: owner, at: path)
  }

  /// Of the rows that the question looks at.
  mutating func inQuery(_ value: Expression, _ context: Context, _ span: SourceSpan) -> TypedExpression {
    let typed = check(value, in: context)
    var hasRollups = false
    let marked = typed.mappingLeaves { leaf in
      guard case .rollup(var rollup) = leaf.node else { return leaf }
      hasRollups = true
      rollup.isInQuery = true
      var copy = leaf
      copy.node = .rollup(rollup)
      return copy
    }
    guard hasRollups || typed.type == .unknown else {
      report(
        .wrongType(
          span, what: "'in query'", expected: "a value made of many rows before it",
          found: describe(typed), help: "write it behind an aggregate of other rows: count(order) in query"))
      return .missing(span)
    }
    return marked
  }

  private mutating func rollup(
    _ function: Function, _ call: Expression.Call, of entity: EntityID, along link: JoinPath,
    to home: EntityID, at owner: JoinPath
  ) -> TypedExpression {
    let holder = model.entity(at: JoinPath(Array(link.steps.dropLast())), from: entity)
    if let last = link.steps.last, model[holder].joins[last].during != nil {
      report(.throughVersions(call.span, entity: model[home].name))
      return .missing(call.span)
    }
    return rollup(function, call, of: entity, tie: .path(link), to: home, at: owner)
  }

  /// - Parameter owner: from the rows that are looked at to `home`, the entity that has the value.
  mutating func rollup(
    _ function: Function, _ call: Expression.Call, of entity: EntityID, tie: Rollup.Tie,
    to home: EntityID, at owner: JoinPath
  ) -> TypedExpression {
    // It is an aggregate of the other entity's rows, written as in a metric of that entity.
    let formula: TypedExpression
    if call.name == "exists" {
      guard call.arguments.count == 1, !call.isDistinct,
        call.arguments.first?.singleName.flatMap({ model.entityNamed[$0] }) == entity
      else {
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
      let rollup = Rollup(path: owner, entity: home, aggregate: aggregate, tie: tie)
      return TypedExpression(.rollup(rollup), leaf.type, unit: leaf.unit, span: leaf.span)
    }
  }

  private struct Rows {
    let entity: EntityID
    var link: JoinPath
    /// With the name of the entity in place of that of an inverse.
    let call: Expression.Call
  }

  /// The rows that a call looks at, seen from an entity that they lead to; nil where its names are of no such rows.
  private mutating func rows(of call: Expression.Call, seenFrom home: EntityID) -> Rows? {
    guard let argument = call.arguments.first else { return nil }
    for name in argument.firstNames {
      let found = (model.inverses[name] ?? []).compactMap { inverse -> Rows? in
        guard let rest = inverse.target == home ? JoinPath() : onlyPath(from: inverse.target, to: home) else {
          return nil
        }
        return Rows(
          entity: inverse.entity, link: inverse.path.appending(rest),
          call: call.renaming(name, to: model[inverse.entity].name))
      }
      if found.count == 1 { return found[0] }
    }
    guard let entity = manySide(of: argument, home), let reach = model[entity].reach[home] else { return nil }
    switch reach {
    case .one(let link): return Rows(entity: entity, link: link, call: call)
    case .several(let paths):
      report(
        .waysBack(
          call.span, from: model[home].name, to: model[entity].name,
          paths: paths.map { model.text(of: $0, from: entity) }))
      return nil
    }
  }

  private func onlyPath(from entity: EntityID, to target: EntityID) -> JoinPath? {
    if case .one(let path)? = model[entity].reach[target] { path } else { nil }
  }

  /// The entity whose rows are aggregated: the one that all names are reached from, and that leads to `home`.
  private func manySide(of argument: Expression, _ home: EntityID) -> EntityID? {
    var entities: [EntityID] = []
    collectEntities(argument, into: &entities)
    return model.bases(of: entities).first { entity in
      entity != home && model[entity].reach[home] != nil && model[home].reach[entity] == nil
    }
  }

  private func isInSeveralCurrencies(_ aggregate: Aggregate) -> Bool {
    if aggregate.rowExpressions.contains(where: \.readsRates) { return true }
    if case .row? = aggregate.argument?.unit.currency { return aggregate.readsAmounts }
    return false
  }
}

extension Expression {
  /// The first names of its paths, each once, in order.
  fileprivate var firstNames: [String] {
    var found: [String] = []
    for name in (singlePath.map { [$0[0].name] } ?? parts.flatMap(\.firstNames)) where !found.contains(name) {
      found.append(name)
    }
    return found
  }

  private var singlePath: [PathStep]? { if case .path(let steps, _) = self { steps } else { nil } }

  fileprivate func renaming(_ name: String, to other: String) -> Expression {
    guard case .path(let steps, let span) = self else { return mappingParts { $0.renaming(name, to: other) } }
    guard steps[0].name == name else { return self }
    return .path([.init(name: other, span: steps[0].span)] + steps.dropFirst(), span)
  }
}

extension Expression.Call {
  /// With another first name of paths.
  fileprivate func renaming(_ old: String, to new: String) -> Expression.Call {
    .init(
      name: name, nameSpan: nameSpan, isDistinct: isDistinct,
      arguments: arguments.map { $0.renaming(old, to: new) },
      filter: filter.map { $0.renaming(old, to: new) }, groups: groups, span: span)
  }
}
