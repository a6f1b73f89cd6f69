/// Which rows an expression rests on.
extension TypedExpression {
  /// Whether it reads rows of one of some entities, or goes through them on its way to others. Says yes where it cannot be sure.
  ///
  /// - Parameter base: the entity whose rows a row expression is of; nil for a formula.
  func touches(_ entities: Set<EntityID>, from base: EntityID?, in model: Model) -> Bool {
    switch node {
    case .literal, .output, .missing: return false
    case .field(let field):
      if field.touches(entities, from: base, in: model) { return true }
      guard case .row(let currency)? = unit.currency else { return false }
      return currency.touches(entities, from: base, in: model)
    case .rollup(let rollup): return rollup.touches(entities, from: base, in: model)
    case .aggregate(let aggregate): return aggregate.touches(entities, in: model)
    case .operation(_, let operands):
      return operands.contains { $0.touches(entities, from: base, in: model) }
    case .conditional(let branches, let otherwise):
      return branches.contains {
        $0.condition.touches(entities, from: base, in: model)
          || $0.value.touches(entities, from: base, in: model)
      } || otherwise?.touches(entities, from: base, in: model) == true
    }
  }
}

extension FieldReference {
  func touches(_ entities: Set<EntityID>, from base: EntityID?, in model: Model) -> Bool {
    entities.contains(entity) || path.touches(entities, from: base, in: model)
  }
}

extension JoinPath {
  fileprivate func touches(_ entities: Set<EntityID>, from base: EntityID?, in model: Model) -> Bool {
    guard var entity = base else { return !isEmpty }
    for step in steps {
      entity = model[entity].joins[step].target
      if entities.contains(entity) { return true }
    }
    return false
  }
}

extension Aggregate {
  fileprivate func touches(_ entities: Set<EntityID>, in model: Model) -> Bool {
    if entities.contains(entity) { return true }
    if let table = window.table, entities.contains(table.entity) { return true }
    // Groups and keys are names that a question resolves.
    if level != nil || closing != nil || grouped != nil, model.reaches(anyOf: entities, from: entity) {
      return true
    }
    return (rowExpressions + [bookedAmount].compactMap(\.self)).contains {
      $0.touches(entities, from: entity, in: model)
    } || grouped?.formula.touches(entities, from: nil, in: model) == true
      || grouped?.filter?.touches(entities, from: nil, in: model) == true
  }
}

extension Rollup {
  fileprivate func touches(_ entities: Set<EntityID>, from base: EntityID?, in model: Model) -> Bool {
    path.touches(entities, from: base, in: model)
      || [entity, aggregate.entity].contains {
        entities.contains($0) || model.reaches(anyOf: entities, from: $0)
      } || aggregate.touches(entities, in: model)
  }
}

extension Model {
  fileprivate func reaches(anyOf entities: Set<EntityID>, from base: EntityID) -> Bool {
    self[base].reach.keys.contains(where: entities.contains)
  }
}
