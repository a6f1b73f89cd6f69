import Definitions

/// Names that are not seen, and all that is made of them.
struct HiddenNames {
  private var columns: Set<Member> = []
  private var facts: Set<Member> = []
  private var dimensions: Set<Member> = []
  private var metrics: Set<String> = []
  /// Names in paths that are resolved when a question is asked: an entity's names, whichever it is.
  private var names: Set<String> = []

  private struct Member: Hashable {
    let entity: EntityID
    let index: Int
  }

  /// Adds a metric, or a column, a fact or a dimension of an entity.
  ///
  /// - Returns: whether there is such a name.
  mutating func add(_ name: String, in model: Model) -> Bool {
    if model.metricNamed[name] != nil {
      metrics.insert(name)
      return true
    }
    guard let dot = name.firstIndex(of: "."), let id = model.entityNamed[String(name[..<dot])] else {
      return false
    }
    let own = String(name[name.index(after: dot)...])
    guard let members = model[id].members[own] else { return false }
    if let column = members.column { columns.insert(Member(entity: id, index: column)) }
    if let fact = members.fact { facts.insert(Member(entity: id, index: fact)) }
    if let dimension = members.dimension {
      dimensions.insert(Member(entity: id, index: dimension))
      // Another name of a column is that column.
      if case .field(let field) = model[id].dimensions[dimension].expression.node {
        columns.insert(Member(entity: field.entity, index: field.column))
      }
    }
    names.insert(own)
    return members.column != nil || members.fact != nil || members.dimension != nil
  }

  /// Adds what is made of them, at whatever depth. Definitions are typed with what they refer to inside, so one pass finds
  /// what reads a column; what names a metric is found by its name.
  mutating func close(over model: Model) {
    for (index, entity) in model.entities.enumerated() {
      let id = EntityID(index: index)
      for (position, column) in entity.columns.enumerated()
      where columns.contains(Member(entity: id, index: position)) {
        names.insert(column.name)
      }
      for (position, fact) in entity.facts.enumerated() where reads(fact.expression) {
        facts.insert(Member(entity: id, index: position))
      }
      for (position, dimension) in entity.dimensions.enumerated() where reads(dimension.expression) {
        dimensions.insert(Member(entity: id, index: position))
      }
    }
    for (index, entity) in model.entities.enumerated() {
      let id = EntityID(index: index)
      for (position, fact) in entity.facts.enumerated()
      where facts.contains(Member(entity: id, index: position)) {
        names.insert(fact.name)
      }
      for (position, dimension) in entity.dimensions.enumerated()
      where dimensions.contains(Member(entity: id, index: position)) {
        names.insert(dimension.name)
      }
    }
    for metric in model.metrics where metric.formula.rowAggregates.contains(where: { reads($0, model) }) {
      metrics.insert(metric.name)
    }
    for metric in model.metrics where metric.formula.aggregates.contains(where: namesHidden) {
      metrics.insert(metric.name)
    }
    let asked = metrics
    for metric in model.metrics where asked.contains(where: { model.refers(metric, to: $0) }) {
      metrics.insert(metric.name)
    }
  }

  private func reads(_ expression: TypedExpression) -> Bool {
    var found = false
    expression.forEachLeaf { leaf in
      switch leaf.node {
      case .field(let field):
        found = found || columns.contains(Member(entity: field.entity, index: field.column))
      case .rollup(let rollup):
        found = found || rollup.aggregate.rowExpressions.contains { reads($0) }
        if case .time(let succession) = rollup.tie {
          found = found || succession.rowExpressions.contains { reads($0) }
        }
      case .literal, .aggregate, .operation, .conditional, .output, .missing: break
      }
    }
    return found
  }

  private func reads(_ aggregate: Aggregate, _ model: Model) -> Bool {
    if aggregate.rowExpressions.contains(where: { reads($0) }) { return true }
    guard let rule = aggregate.conversion, case .booked(let column) = rule.policy.reference.base else {
      return false
    }
    return names.contains(column)
  }

  /// Whether a path names one of them: groups of groups, keys of last moments, levels of totals.
  private func namesHidden(_ aggregate: Aggregate) -> Bool {
    var paths = (aggregate.closing?.keys ?? []) + [aggregate.level ?? []]
    if let grouped = aggregate.grouped {
      paths += grouped.groups
      if (grouped.formula.aggregates + (grouped.filter?.aggregates ?? [])).contains(where: namesHidden) {
        return true
      }
    }
    return paths.contains { path in
      path.contains { name in name.split(separator: ".").contains { names.contains(String($0)) } }
    }
  }

  /// Takes the names away; columns stay where they are, as joins may need them.
  func remove(from model: inout Model) {
    for index in model.entities.indices {
      let id = EntityID(index: index)
      for name in Array(model.entities[index].members.keys) { removeMember(name, of: id, from: &model) }
      model.entities[index].hiddenColumns = Set(
        columns.filter { $0.entity == id }.map(\.index))
      if let time = model.entities[index].time, reads(time) { model.entities[index].time = nil }
      keepDimensions(of: id, in: &model)
    }
    model.metrics.removeAll { metrics.contains($0.name) }
    model.metricNamed = Dictionary(
      uniqueKeysWithValues: model.metrics.enumerated().map { ($0.element.name, $0.offset) })
  }

  private func removeMember(_ name: String, of id: EntityID, from model: inout Model) {
    guard var members = model.entities[id.index].members[name] else { return }
    if let column = members.column, columns.contains(Member(entity: id, index: column)) {
      members.column = nil
    }
    if let fact = members.fact, facts.contains(Member(entity: id, index: fact)) { members.fact = nil }
    if let dimension = members.dimension, dimensions.contains(Member(entity: id, index: dimension)) {
      members.dimension = nil
    }
    let isEmpty =
      members.column == nil && members.fact == nil && members.dimension == nil && members.join == nil
      && members.alias == nil
    model.entities[id.index].members[name] = isEmpty ? nil : members
  }

  /// Lists of dimensions are shown, so those that are hidden leave them, and the others move up.
  private func keepDimensions(of id: EntityID, in model: inout Model) {
    let all = model.entities[id.index].dimensions
    let kept = all.indices.filter { !dimensions.contains(Member(entity: id, index: $0)) }
    guard kept.count < all.count else { return }
    model.entities[id.index].dimensions = kept.map { all[$0] }
    for (position, index) in kept.enumerated() {
      model.entities[id.index].members[all[index].name]?.dimension = position
    }
  }
}
