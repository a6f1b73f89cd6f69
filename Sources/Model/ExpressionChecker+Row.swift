import Definitions
package import Diagnostics
package import Values

/// Names in row expressions: columns, facts, dimensions and the paths of joins to them.
extension ExpressionChecker {
  mutating func rowValue(
    _ steps: [Expression.PathStep], _ scope: RowScope, _ span: SourceSpan
  ) -> TypedExpression {
    if scope.dimensionsOnly, steps.count == 1, let word = TimeWord(steps[0].name),
      let time = model[scope.base].time
    {
      demandYear(for: word, span)
      return located(word.applied(to: time, calendar: model.calendar), span)
    }
    guard var place = start(of: steps, scope, span) else { return .missing(span) }
    while place.next < steps.count {
      let step = steps[place.next]
      let isLast = place.next == steps.count - 1
      let members = model[place.entity].members[step.name]
      if members?.isBroken == true, members?.column == nil || !isLast { return .missing(span) }
      if !isLast, let target = joinTarget(members, in: place) {
        place = Place(entity: target.entity, path: target.path, next: place.next + 1)
        continue
      }
      if let value = value(of: step, members, at: place, scope) {
        if isLast { return located(value, span) }
        return timeWord(after: value, name: step.name, steps[(place.next + 1)...], span)
      }
      if let target = joinTarget(members, in: place) {
        return keyValue(of: target.entity, reachedBy: target.path, from: scope.base, span)
      }
      reportUnknown(step, in: model[place.entity], scope, span: step.span)
      return .missing(span)
    }
    return keyValue(of: place.entity, reachedBy: place.path, from: scope.base, span)
  }

  /// Where a path has led to so far, and the next step of it.
  private struct Place {
    var entity: EntityID
    var path: JoinPath
    var next: Int
  }

  private mutating func start(of steps: [Expression.PathStep], _ scope: RowScope, _ span: SourceSpan)
    -> Place?
  {
    let first = steps[0].name
    if let home = scope.home, model[home].members[first] != nil {
      return Place(entity: home, path: scope.homePath, next: 0)
    }
    if let target = model.entityNamed[first] {
      guard let path = path(from: scope.base, to: target, steps[0].span) else { return nil }
      return Place(entity: target, path: path, next: 1)
    }
    if model.metricNamed[first] != nil || pending?.metrics[first] != nil {
      report(.aggregateInRow(steps[0].span, name: first, isMetric: true))
    } else if let home = scope.home {
      reportUnknown(steps[0], in: model[home], scope, span: steps[0].span)
    } else {
      report(
        .unknownName(
          first, steps[0].span, in: "this project", candidates: model.entities.map(\.name) + timeWords))
    }
    return nil
  }

  /// The one path from an entity to another; reports where there is none or more than one.
  package mutating func path(from base: EntityID, to target: EntityID, _ span: SourceSpan) -> JoinPath? {
    if base == target { return JoinPath() }
    switch model[base].reach[target] {
    case .one(let path): return path
    case .several(let paths):
      report(
        .ambiguousPath(
          span, from: model[base].name, to: model[target].name,
          paths: paths.map { model.text(of: $0, from: base) }))
    case nil:
      if model[target].reach[base] != nil {
        report(.toMany(span, from: model[base].name, to: model[target].name))
      } else {
        report(.unreachable(span, from: model[base].name, to: model[target].name))
      }
    }
    return nil
  }

  /// The entity that a path leads to; reports where it ends at a value.
  mutating func joined(_ steps: [Expression.PathStep], _ scope: RowScope, _ span: SourceSpan)
    -> (entity: EntityID, path: JoinPath)?
  {
    guard var place = start(of: steps, scope, span) else { return nil }
    while place.next < steps.count {
      let step = steps[place.next]
      guard let target = joinTarget(model[place.entity].members[step.name], in: place) else {
        report(
          .unknownName(
            step.name, step.span, in: "the joins of entity '\(model[place.entity].name)'",
            candidates: model[place.entity].joins.map(\.name)))
        return nil
      }
      place = Place(entity: target.entity, path: target.path, next: place.next + 1)
    }
    return (place.entity, place.path)
  }

  private func joinTarget(_ members: Entity.Members?, in place: Place) -> (entity: EntityID, path: JoinPath)?
  {
    if let join = members?.join {
      return (model[place.entity].joins[join].target, place.path.appending(join))
    }
    if let alias = members?.alias {
      let found = model[place.entity].aliases[alias]
      return (found.target, place.path.appending(found.path))
    }
    return nil
  }

  private mutating func value(
    of step: Expression.PathStep, _ members: Entity.Members?, at place: Place, _ scope: RowScope
  ) -> TypedExpression? {
    guard let members else { return nil }
    if let column = members.column, !scope.dimensionsOnly {
      return field(column, of: place.entity, path: place.path)
    }
    if let fact = members.fact, !scope.dimensionsOnly {
      return fact < 0 ? nil : factExpression(fact, of: place.entity, step.span).prefixed(by: place.path)
    }
    if let dimension = members.dimension {
      return dimensionExpression(dimension, of: place.entity, step.span).prefixed(by: place.path)
    }
    return nil
  }

  func field(_ column: Int, of entity: EntityID, path: JoinPath) -> TypedExpression {
    let definition = model[entity].columns[column]
    return TypedExpression(
      .field(FieldReference(path: path, entity: entity, column: column)), definition.type,
      unit: definition.unit.prefixed(by: path))
  }

  /// The key of a joined entity as a value.
  private mutating func keyValue(
    of entity: EntityID, reachedBy path: JoinPath, from base: EntityID, _ span: SourceSpan
  ) -> TypedExpression {
    guard model[entity].key.count == 1 else {
      report(.compositeKey(span, entity: model[entity].name))
      return .missing(span)
    }
    if let last = path.steps.last {
      let holder = model.entity(at: JoinPath(Array(path.steps.dropLast())), from: base)
      if model[holder].joins[last].during != nil {
        report(.throughVersions(span, entity: model[entity].name))
        return .missing(span)
      }
    }
    let key = keyFields(of: entity, reachedBy: path, from: base)[0]
    if case .field(let field) = key.node, model[field.entity].hiddenColumns.contains(field.column) {
      report(
        .unknownName(
          path.steps.last.map { step in
            model[model.entity(at: JoinPath(Array(path.steps.dropLast())), from: base)].joins[step].name
          } ?? model[entity].name, span, in: "entity '\(model[field.entity].name)', as a value",
          candidates: []))
      return .missing(span)
    }
    return located(key, span)
  }

  /// The key of a joined entity. Where the last join holds it, the joined table is not needed.
  func keyFields(of entity: EntityID, reachedBy path: JoinPath, from base: EntityID) -> [TypedExpression] {
    guard let last = path.steps.last else {
      return model[entity].key.map { field($0, of: entity, path: path) }
    }
    let before = JoinPath(Array(path.steps.dropLast()))
    let holder = model.entity(at: before, from: base)
    return model[holder].joins[last].columns.map { field($0, of: holder, path: before) }
  }

  private mutating func timeWord(
    after value: TypedExpression, name: String, _ rest: ArraySlice<Expression.PathStep>, _ span: SourceSpan
  ) -> TypedExpression {
    guard value.type != .unknown else { return .missing(span) }
    guard let step = rest.first, rest.count == 1, let word = TimeWord(step.name) else {
      if value.type.isTime, let step = rest.first {
        report(.unknownGrain(step.name, step.span))
      } else {
        report(.notATime(span, name: name, type: describe(value)))
      }
      return .missing(span)
    }
    guard value.type.isTime else {
      report(.notATime(span, name: name, type: describe(value)))
      return .missing(span)
    }
    demandYear(for: word, span)
    return located(word.applied(to: value, calendar: model.calendar), span)
  }

  private mutating func demandYear(for word: TimeWord, _ span: SourceSpan) {
    if case .grain(let grain) = word { demandYear(for: grain, span) }
  }

  /// Reports a period of a year that the project does not declare.
  package mutating func demandYear(for grain: Grain, _ span: SourceSpan) {
    if grain.isFiscal, model.calendar.fiscalYear == nil { report(.noFiscalYear(span, grain: grain.rawValue)) }
    if grain.isRetail, model.calendar.retailYear == nil { report(.noRetailYear(span, grain: grain.rawValue)) }
  }

  private func located(_ expression: TypedExpression, _ span: SourceSpan) -> TypedExpression {
    var copy = expression
    copy.span = span
    return copy
  }

  private mutating func reportUnknown(
    _ step: Expression.PathStep, in entity: Entity, _ scope: RowScope, span: SourceSpan
  ) {
    if let other = model.entityNamed[step.name],
      model[other].reach.keys.contains(where: { model[$0].name == entity.name })
    {
      report(.toMany(span, from: entity.name, to: step.name))
      return
    }
    if scope.dimensionsOnly {
      report(
        .unknownName(
          step.name, span, in: "entity '\(entity.name)', among its dimensions",
          candidates: entity.dimensions.map(\.name) + entity.joins.map(\.name) + entity.aliases.map(\.name)))
    } else {
      report(
        .unknownName(
          step.name, span, in: "entity '\(entity.name)'",
          candidates: entity.members.keys.sorted() + model.entities.map(\.name)))
    }
  }
}
