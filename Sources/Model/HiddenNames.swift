import Definitions

/// Names that are not seen, and all that is made of them.
struct HiddenNames {
  private var columns: Set<Member> = []
  private var facts: Set<Member> = []
  private var dimensions: Set<Member> = []
  private var metrics: Set<String> = []
  /// Names that are resolved when a question is asked, by the entities that have them.
  private var names: [String: Set<EntityID>] = [:]
  /// What hidden facts and dimensions are made of, wherever it is read from: it stands inside of what is made of them.
  private var shapes: Set<TypedExpression> = []

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
    names[own, default: []].insert(id)
    return members.column != nil || members.fact != nil || members.dimension != nil
  }

  /// Adds what is made of them, at whatever depth.
  mutating func close(over model: Model) {
    var size = -1
    while size != columns.count {
      size = columns.count
      addTwins(in: model)
      addAmounts(in: model)
    }
    // Definitions are typed with what they refer to inside, but what is hidden now tells more that is hidden.
    var count = -1
    while count != facts.count + dimensions.count {
      count = facts.count + dimensions.count
      addRowDefinitions(of: model)
    }
    for (index, entity) in model.entities.enumerated() {
      let id = EntityID(index: index)
      for (position, column) in entity.columns.enumerated()
      where columns.contains(Member(entity: id, index: position)) {
        names[column.name, default: []].insert(id)
      }
    }
    for metric in model.metrics where metric.formula.rowAggregates.contains(where: { reads($0) }) {
      metrics.insert(metric.name)
    }
    for metric in model.metrics where metric.formula.aggregates.contains(where: { namesHidden($0, model) }) {
      metrics.insert(metric.name)
    }
    let asked = metrics
    for metric in model.metrics where asked.contains(where: { model.refers(metric, to: $0) }) {
      metrics.insert(metric.name)
    }
  }

  /// A column of a table that two entities stand on is one column.
  private mutating func addTwins(in model: Model) {
    for member in columns {
      let entity = model[member.entity]
      guard case .table(let table) = entity.source else { continue }
      let name = entity.columns[member.index].name
      for (index, other) in model.entities.enumerated() {
        guard case .table(let same) = other.source, same == table,
          let position = other.columns.firstIndex(where: { $0.name == name })
        else { continue }
        columns.insert(Member(entity: EntityID(index: index), index: position))
      }
    }
  }

  /// An amount whose currency is not seen is none.
  private mutating func addAmounts(in model: Model) {
    for (index, entity) in model.entities.enumerated() {
      for (position, column) in entity.columns.enumerated() {
        guard case .row(let field)? = column.unit.currency,
          columns.contains(Member(entity: field.entity, index: field.column))
        else { continue }
        columns.insert(Member(entity: EntityID(index: index), index: position))
      }
    }
  }

  private mutating func addRowDefinitions(of model: Model) {
    for (index, entity) in model.entities.enumerated() {
      let id = EntityID(index: index)
      for (position, fact) in entity.facts.enumerated() {
        let member = Member(entity: id, index: position)
        if facts.contains(member) || reads(fact.expression) {
          facts.insert(member)
          hide(fact.name, fact.expression, id)
        }
      }
      for (position, dimension) in entity.dimensions.enumerated() {
        let member = Member(entity: id, index: position)
        if dimensions.contains(member) || reads(dimension.expression) {
          dimensions.insert(member)
          hide(dimension.name, dimension.expression, id)
        }
      }
    }
  }

  private mutating func hide(_ name: String, _ expression: TypedExpression, _ id: EntityID) {
    names[name, default: []].insert(id)
    switch expression.node {
    // A column is followed by itself; a written value is made of nothing.
    case .field, .literal, .missing: break
    default: shapes.insert(expression.withoutPaths)
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
    return found || !shapes.isEmpty && expression.withoutPaths.hasPart(among: shapes)
  }

  private func reads(_ aggregate: Aggregate) -> Bool {
    if aggregate.rowExpressions.contains(where: { reads($0) }) { return true }
    guard let rule = aggregate.conversion, case .booked(let column) = rule.policy.reference.base else {
      return false
    }
    return names[column] != nil
  }

  /// Whether a path names one of them: groups of groups, keys of last moments, levels of totals.
  private func namesHidden(_ aggregate: Aggregate, _ model: Model) -> Bool {
    var paths =
      (aggregate.closing?.keys ?? [])
      + (aggregate.level ?? []).map { name in
        name.split(separator: ".").map(String.init)
      }
    if let grouped = aggregate.grouped {
      paths += grouped.groups
      let inner = grouped.formula.aggregates + (grouped.filter?.aggregates ?? [])
      if inner.contains(where: { namesHidden($0, model) }) { return true }
    }
    return paths.contains { isHidden($0, model) }
  }

  /// Whether a path ends at a hidden name: of an entity that stands before it, or that a join before it leads to.
  private func isHidden(_ path: [String], _ model: Model) -> Bool {
    // A grain or a part of a time may stand behind the name.
    path.indices.contains { index in
      guard let owners = names[path[index]] else { return false }
      guard index > 0 else { return true }
      let before = path[index - 1]
      return owners.contains { owner in
        model[owner].name == before
          || model.entities.contains { entity in
            entity.joins.contains { $0.name == before && $0.target == owner }
              || entity.aliases.contains { $0.name == before && $0.target == owner }
          }
      }
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

extension TypedExpression {
  /// The same, as if it were read from where it is defined.
  fileprivate var withoutPaths: TypedExpression {
    mappingLeaves { leaf in
      var copy = TypedExpression(leaf.node, leaf.type)
      switch leaf.node {
      case .field(var field):
        field.path = JoinPath()
        copy.node = .field(field)
      case .rollup(var rollup):
        rollup.path = JoinPath()
        copy.node = .rollup(rollup)
      case .literal, .aggregate, .operation, .conditional, .output, .missing: break
      }
      return copy
    }.withoutUnits
  }

  private var withoutUnits: TypedExpression {
    switch node {
    case .operation(let operation, let operands):
      TypedExpression(.operation(operation, operands.map(\.withoutUnits)), type)
    case .conditional(let branches, let otherwise):
      TypedExpression(
        .conditional(
          branches.map { Branch(condition: $0.condition.withoutUnits, value: $0.value.withoutUnits) },
          otherwise: otherwise?.withoutUnits), type)
    case .literal, .field, .rollup, .aggregate, .output, .missing: TypedExpression(node, type)
    }
  }

  /// Whether it, or a part of it, is one of those.
  fileprivate func hasPart(among shapes: Set<TypedExpression>) -> Bool {
    if shapes.contains(self) { return true }
    switch node {
    case .operation(_, let operands): return operands.contains { $0.hasPart(among: shapes) }
    case .conditional(let branches, let otherwise):
      return branches.contains { $0.condition.hasPart(among: shapes) || $0.value.hasPart(among: shapes) }
        || otherwise?.hasPart(among: shapes) == true
    case .rollup(let rollup):
      return rollup.aggregate.rowExpressions.contains { $0.withoutPaths.hasPart(among: shapes) }
    case .literal, .field, .aggregate, .output, .missing: return false
    }
  }
}
