import Definitions
import Diagnostics

/// Definitions that are checked when they are first referred to, so that order in files means nothing.
struct PendingDefinitions: Sendable {
  /// How far the checking of a definition has come.
  struct Progress: Sendable {
    enum State { case waiting, running, done }

    var state = State.waiting
    /// Of a definition that is done.
    var expression = TypedExpression.missing(nil)
    /// How many definitions stand on each other below it, with itself.
    var levels = 1
    /// Whether nothing was found wrong with it, nor with what was checked for its sake.
    var isClean = false
  }

  /// By entity, then by position in the entity.
  var facts: [[FactDefinition]] = []
  var factProgress: [[Progress]] = []
  var dimensions: [[DimensionDefinition]] = []
  var dimensionProgress: [[Progress]] = []
  /// By name; the position in `definitions`.
  var metrics: [String: Int] = [:]
  var definitions: [(definition: MetricDefinition, home: EntityID?)] = []
  var metricProgress: [Progress] = []
  /// The definitions that are being checked, outermost first.
  var stack: [Running] = []
  /// One chain that is too long is told once, not for each of its parts.
  var isTooDeep = false

  /// Which definition; positions as above.
  enum Key {
    case fact(Int, of: EntityID)
    case dimension(Int, of: EntityID)
    case metric(Int)
  }

  subscript(key: Key) -> Progress {
    get {
      switch key {
      case .fact(let index, let entity): factProgress[entity.index][index]
      case .dimension(let index, let entity): dimensionProgress[entity.index][index]
      case .metric(let index): metricProgress[index]
      }
    }
    set {
      switch key {
      case .fact(let index, let entity): factProgress[entity.index][index] = newValue
      case .dimension(let index, let entity): dimensionProgress[entity.index][index] = newValue
      case .metric(let index): metricProgress[index] = newValue
      }
    }
  }

  struct Running: Sendable {
    let name: String
    /// Of those that it stands on.
    var levels = 0
    /// How many findings there were before it.
    let findings: Int
  }
}

extension ExpressionChecker {
  mutating func factExpression(_ fact: Int, of entity: EntityID, _ span: SourceSpan) -> TypedExpression {
    guard let definition = pending?.facts[entity.index][fact] else {
      return model[entity].facts[fact].expression
    }
    return checkedOnce(.fact(fact, of: entity), definition.name, in: entity, span) { checker in
      checker.check(definition.expression, in: .row(RowScope(base: entity, home: entity)))
    }
  }

  mutating func dimensionExpression(_ dimension: Int, of entity: EntityID, _ span: SourceSpan)
    -> TypedExpression
  {
    guard let definition = pending?.dimensions[entity.index][dimension] else {
      return model[entity].dimensions[dimension].expression
    }
    return checkedOnce(.dimension(dimension, of: entity), definition.name, in: entity, span) { checker in
      guard let place = checker.placeOfItself(in: definition, of: entity) else {
        return checker.check(definition.expression, in: .row(RowScope(base: entity, home: entity)))
      }
      checker.report(
        .noColumnForDimension(
          definition.name.value, place, entity: checker.model[entity].name,
          columns: checker.model[entity].columns.map(\.name)))
      return .missing(span)
    }
  }

  /// Where a dimension names itself, as one does that has the name of a column, and there is no such column.
  private func placeOfItself(in definition: DimensionDefinition, of entity: EntityID) -> SourceSpan? {
    guard case .path(let steps, let place) = definition.expression, steps.count == 1,
      steps[0].name == definition.name.value,
      let members = model[entity].members[definition.name.value], members.column == nil, members.fact == nil
    else { return nil }
    return place
  }

  /// What a dimension is, whatever was checked first; a hole while it is being checked.
  mutating func knownExpression(ofDimension dimension: Int, of entity: EntityID, _ span: SourceSpan)
    -> TypedExpression
  {
    if pending?[.dimension(dimension, of: entity)].state == .running { return .missing(span) }
    return dimensionExpression(dimension, of: entity, span)
  }

  /// nil when there is no such metric.
  mutating func metricFormula(_ name: String, _ span: SourceSpan) -> TypedExpression? {
    guard let index = pending?.metrics[name] else {
      guard let defined = model.metricNamed[name] else { return nil }
      return model.metrics[defined].formula
    }
    let (definition, home) = pending!.definitions[index]
    return checkedOnce(.metric(index), definition.name, in: nil, span) { checker in
      var formula = checker.check(definition.expression, in: .metric(home: home))
      if let filter = definition.filter, formula.type != .unknown {
        formula = checker.applying(filter, to: formula, home: home)
      }
      if let conversion = definition.conversion, formula.type != .unknown {
        formula = checker.converting(formula, by: conversion, metric: name)
      }
      if definition.empty == .zero { formula = formula.zeroWhereNull() }
      if definition.empty == .null { formula = formula.nullWhereEmpty() }
      return formula
    }
  }

  /// What a definition comes to, checked when it is first asked for.
  ///
  /// - Parameter entity: the entity that the name is of; nil for a metric.
  private mutating func checkedOnce(
    _ key: PendingDefinitions.Key, _ written: Written<String>, in entity: EntityID?, _ span: SourceSpan,
    by check: (inout ExpressionChecker) -> TypedExpression
  ) -> TypedExpression {
    let progress = pending![key]
    if progress.state == .done { return using(progress) }
    let name = entity.map { "\(model[$0].name).\(written.value)" } ?? written.value
    if progress.state == .running { return cycle(name, span) }
    guard enter(name, span) else { return .missing(span) }
    pending![key].state = .running
    let typed = check(&self)
    let done = leave(typed, written.span)
    finish(key, done)
    return done.expression
  }

  /// Notes that a definition is done, where others look for it.
  mutating func finish(_ key: PendingDefinitions.Key, _ progress: PendingDefinitions.Progress) {
    pending![key] = progress
    switch key {
    case .fact(let index, let entity):
      model.entities[entity.index].facts[index].expression = progress.expression
    case .dimension(let index, let entity):
      model.entities[entity.index].dimensions[index].expression = progress.expression
    case .metric: break
    }
  }

  /// Definitions may refer to definitions so many levels deep, and unfold to so many parts.
  private static let depthLimit = 60
  /// How many are checked inside each other: more than may stand on each other, so that it does not matter which comes first.
  private static let stackLimit = 100
  private static let sizeLimit = 4_000

  /// What the definition that is being checked stands on.
  private mutating func using(_ progress: PendingDefinitions.Progress) -> TypedExpression {
    if let last = pending!.stack.indices.last {
      pending!.stack[last].levels = max(pending!.stack[last].levels, progress.levels)
    }
    return progress.expression
  }

  private mutating func enter(_ name: String, _ span: SourceSpan) -> Bool {
    guard pending!.stack.count < ExpressionChecker.stackLimit else {
      reportDepth(of: pending!.stack[0].name, span)
      return false
    }
    pending!.stack.append(.init(name: name, findings: findings.count))
    return true
  }

  private mutating func reportDepth(of name: String, _ span: SourceSpan) {
    defer { pending!.isTooDeep = true }
    if !pending!.isTooDeep {
      report(.tooLarge(span, name: name, limit: ExpressionChecker.depthLimit, what: "levels"))
    }
  }

  /// The definition that was entered last is done.
  private mutating func leave(_ expression: TypedExpression, _ span: SourceSpan)
    -> PendingDefinitions.Progress
  {
    let running = pending!.stack.removeLast()
    var progress = PendingDefinitions.Progress(
      state: .done, expression: expression, levels: running.levels + 1)
    var budget = ExpressionChecker.sizeLimit
    var isWhole = true
    if !expression.fits(in: &budget, depth: 300, &isWhole) {
      report(.tooLarge(span, name: running.name, limit: ExpressionChecker.sizeLimit, what: "parts"))
      progress.expression = .missing(span)
    }
    // Whatever was checked first.
    if progress.levels > ExpressionChecker.depthLimit {
      reportDepth(of: running.name, span)
      progress.expression = .missing(span)
    }
    progress.isClean =
      findings.count == running.findings && isWhole && progress.expression.type != .unknown
    _ = using(progress)
    return progress
  }

  private mutating func cycle(_ name: String, _ span: SourceSpan) -> TypedExpression {
    let names = pending!.stack.map(\.name)
    report(.cycle(Array(names[(names.firstIndex(of: name) ?? 0)...]), span))
    return .missing(span)
  }
}

extension TypedExpression {
  /// Whether the expression has at most `budget` parts and is at most `depth` levels deep.
  ///
  /// - Parameter isWhole: set to false where a part is a hole.
  fileprivate func fits(in budget: inout Int, depth: Int, _ isWhole: inout Bool) -> Bool {
    budget -= 1
    guard budget >= 0, depth >= 0 else { return false }
    switch node {
    case .operation(_, let arguments):
      for argument in arguments where !argument.fits(in: &budget, depth: depth - 1, &isWhole) { return false }
    case .conditional(let branches, let otherwise):
      for branch in branches {
        guard branch.condition.fits(in: &budget, depth: depth - 1, &isWhole),
          branch.value.fits(in: &budget, depth: depth - 1, &isWhole)
        else {
          return false
        }
      }
      if let otherwise, !otherwise.fits(in: &budget, depth: depth - 1, &isWhole) { return false }
    case .aggregate(let aggregate):
      if let argument = aggregate.argument, !argument.fits(in: &budget, depth: depth - 1, &isWhole) {
        return false
      }
      if let filter = aggregate.filter, !filter.fits(in: &budget, depth: depth - 1, &isWhole) { return false }
      if let grouped = aggregate.grouped {
        guard grouped.formula.fits(in: &budget, depth: depth - 1, &isWhole),
          grouped.filter?.fits(in: &budget, depth: depth - 1, &isWhole) ?? true
        else { return false }
      }
    case .rollup(let rollup):
      let inner = TypedExpression(.aggregate(rollup.aggregate), type)
      return inner.fits(in: &budget, depth: depth - 1, &isWhole)
    case .missing: isWhole = false
    case .literal, .field, .output: break
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
