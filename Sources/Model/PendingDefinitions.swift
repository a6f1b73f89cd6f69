import Definitions
import Diagnostics

/// Definitions that are checked when they are first referred to, so that order in files means nothing.
struct PendingDefinitions {
  enum State { case waiting, running, done }

  /// By entity, then by position in the entity.
  var facts: [[FactDefinition]] = []
  var factStates: [[State]] = []
  var dimensions: [[DimensionDefinition]] = []
  var dimensionStates: [[State]] = []
  /// By name; the position in `definitions`.
  var metrics: [String: Int] = [:]
  var definitions: [(definition: MetricDefinition, home: EntityID?)] = []
  var metricStates: [State] = []
  var formulas: [TypedExpression] = []
  /// Names of the definitions that are being checked, outermost first.
  var stack: [String] = []
  /// One chain that is too long is told once, not for each of its parts.
  var isTooDeep = false
}

extension ExpressionChecker {
  mutating func factExpression(_ fact: Int, of entity: EntityID, _ span: SourceSpan) -> TypedExpression {
    guard let state = pending?.factStates[entity.index][fact], state != .done else {
      return model[entity].facts[fact].expression
    }
    let definition = pending!.facts[entity.index][fact]
    let name = "\(model[entity].name).\(definition.name.value)"
    if state == .running { return cycle(name, span) }
    guard enter(name, span) else { return .missing(span) }
    pending!.factStates[entity.index][fact] = .running
    let typed = bounded(
      check(definition.expression, in: .row(RowScope(base: entity, home: entity))), name, definition.name.span
    )
    pending!.stack.removeLast()
    pending!.factStates[entity.index][fact] = .done
    model.entities[entity.index].facts[fact].expression = typed
    return typed
  }

  mutating func dimensionExpression(_ dimension: Int, of entity: EntityID, _ span: SourceSpan)
    -> TypedExpression
  {
    guard let state = pending?.dimensionStates[entity.index][dimension], state != .done else {
      return model[entity].dimensions[dimension].expression
    }
    let definition = pending!.dimensions[entity.index][dimension]
    let name = "\(model[entity].name).\(definition.name.value)"
    if case .path(let steps, let place) = definition.expression, steps.count == 1,
      steps[0].name == definition.name.value,
      let members = model[entity].members[definition.name.value], members.column == nil, members.fact == nil
    {
      pending!.dimensionStates[entity.index][dimension] = .done
      report(
        .noColumnForDimension(
          definition.name.value, place, entity: model[entity].name, columns: model[entity].columns.map(\.name)
        ))
      return .missing(span)
    }
    if state == .running { return cycle(name, span) }
    guard enter(name, span) else { return .missing(span) }
    pending!.dimensionStates[entity.index][dimension] = .running
    let typed = bounded(
      check(definition.expression, in: .row(RowScope(base: entity, home: entity))), name, definition.name.span
    )
    pending!.stack.removeLast()
    pending!.dimensionStates[entity.index][dimension] = .done
    model.entities[entity.index].dimensions[dimension].expression = typed
    return typed
  }

  /// nil when there is no such metric.
  mutating func metricFormula(_ name: String, _ span: SourceSpan) -> TypedExpression? {
    guard let index = pending?.metrics[name] else {
      guard let defined = model.metricNamed[name] else { return nil }
      return model.metrics[defined].formula
    }
    switch pending!.metricStates[index] {
    case .done: return pending!.formulas[index]
    case .running: return cycle(name, span)
    case .waiting: break
    }
    guard enter(name, span) else { return .missing(span) }
    let (definition, home) = pending!.definitions[index]
    pending!.metricStates[index] = .running
    var formula = bounded(check(definition.expression, in: .metric(home: home)), name, definition.name.span)
    if let filter = definition.filter, formula.type != .unknown {
      formula = applying(filter, to: formula, home: home)
    }
    if let conversion = definition.conversion, formula.type != .unknown {
      formula = converting(formula, by: conversion, metric: name)
    }
    if definition.empty == .zero { formula = formula.zeroWhereNull() }
    if definition.empty == .null { formula = formula.nullWhereEmpty() }
    pending!.stack.removeLast()
    pending!.metricStates[index] = .done
    pending!.formulas[index] = formula
    return formula
  }

  /// Definitions may refer to definitions so many levels deep, and unfold to so many parts.
  private static let depthLimit = 60
  private static let sizeLimit = 4_000

  private mutating func enter(_ name: String, _ span: SourceSpan) -> Bool {
    guard pending!.stack.count < ExpressionChecker.depthLimit else {
      defer { pending!.isTooDeep = true }
      if !pending!.isTooDeep {
        report(.tooLarge(span, name: pending!.stack[0], limit: ExpressionChecker.depthLimit, what: "levels"))
      }
      return false
    }
    pending!.stack.append(name)
    return true
  }

  private mutating func bounded(_ expression: TypedExpression, _ name: String, _ span: SourceSpan)
    -> TypedExpression
  {
    var budget = ExpressionChecker.sizeLimit
    guard expression.fits(in: &budget, depth: 300) else {
      report(.tooLarge(span, name: name, limit: ExpressionChecker.sizeLimit, what: "parts"))
      return .missing(span)
    }
    return expression
  }

  private mutating func cycle(_ name: String, _ span: SourceSpan) -> TypedExpression {
    let start = pending!.stack.firstIndex(of: name) ?? 0
    report(.cycle(Array(pending!.stack[start...]), span))
    return .missing(span)
  }
}

extension TypedExpression {
  /// Whether the expression has at most `budget` parts and is at most `depth` levels deep.
  fileprivate func fits(in budget: inout Int, depth: Int) -> Bool {
    budget -= 1
    guard budget >= 0, depth >= 0 else { return false }
    switch node {
    case .operation(_, let arguments):
      for argument in arguments where !argument.fits(in: &budget, depth: depth - 1) { return false }
    case .conditional(let branches, let otherwise):
      for branch in branches {
        guard branch.condition.fits(in: &budget, depth: depth - 1),
          branch.value.fits(in: &budget, depth: depth - 1)
        else {
          return false
        }
      }
      if let otherwise, !otherwise.fits(in: &budget, depth: depth - 1) { return false }
    case .aggregate(let aggregate):
      if let argument = aggregate.argument, !argument.fits(in: &budget, depth: depth - 1) { return false }
      if let filter = aggregate.filter, !filter.fits(in: &budget, depth: depth - 1) { return false }
      if let grouped = aggregate.grouped {
        guard grouped.formula.fits(in: &budget, depth: depth - 1),
          grouped.filter?.fits(in: &budget, depth: depth - 1) ?? true
        else { return false }
      }
    case .rollup(let rollup):
      let inner = TypedExpression(.aggregate(rollup.aggregate), type)
      return inner.fits(in: &budget, depth: depth - 1)
    case .literal, .field, .output, .missing: break
    }
    return true
  }

  /// `empty: zero`: zero where there is no value.
  func zeroWhereNull() -> TypedExpression {
    guard type.isNumber, type != .unknown else { return self }
    return TypedExpression(
      .operation(.coalesce, [self, TypedExpression(.literal(.integer(0)), .integer, unit: unit)]), type,
      unit: unit,
      span: span)
  }
}
