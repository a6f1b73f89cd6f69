import Definitions
import Diagnostics

/// What a change of files leaves as it was.
struct KeptDefinitions {
  let before: CheckedModel
  private let changedSources: Set<SourceID>
  /// What bears one of these names is checked again.
  private var affectedNames: Set<String>
  /// Facts and dimensions, of whatever entity, that are defined in another way.
  private var changedMembers: Set<String> = []
  /// What bears one of these names may take something from a changed file, where it may stand elsewhere now.
  private let movedNames: Set<String>
  /// The entities whose rows are others than they were, or whose time is told in another way.
  private var changedRows: Set<EntityID>
  /// Whether every column may have the values that it might.
  private var keepsValues = true

  /// Whether what expressions rest on besides each other is as it was.
  var keepsRows: Bool { changedRows.isEmpty && keepsValues }

  /// nil where everything has to be checked again: where entities, joins or rules of currencies differ.
  ///
  /// - Parameter builder: knows tables, columns, joins and names of all, and what none of it means.
  init?(
    from before: CheckedModel, to builder: ModelBuilder, _ changes: [FileChange], _ mentions: Mentions
  ) {
    let old = before.model, new = builder.checker.model
    guard changes.allSatisfy(\.keepsGraph), old.hasGraph(of: new) else { return nil }
    self.before = before
    changedSources = Set(changes.map(\.after.source))
    changedRows = Set(
      new.entities.indices.filter { index in
        !new.entities[index].hasRows(of: old.entities[index])
          || builder.entityDefinitions[index].time != before.entityDefinitions[index].time
      }.map { EntityID(index: $0) })
    // A unit that is written out has to be that of some column.
    guard changedRows.isEmpty || old.unitNames == new.unitNames else { return nil }
    affectedNames = changes.reduce(into: []) { $0.formUnion($1.changedMetrics) }
    var moved = Set(changes.flatMap { $0.after.definitions.metricNames })
    for (name, members) in changes.flatMap(\.changedMembers) {
      guard let id = old.entityNamed[name] else { return nil }
      // In other files a path leads to what an entity has; a name by itself is another's.
      let leading = mentions.definitions(mentioning: old.names(leadingTo: [id]))
      affectedNames.formUnion(leading.intersection(mentions.definitions(mentioning: members)))
      changedMembers.formUnion(members)
      moved.formUnion(leading)
    }
    movedNames = mentions.affected(by: moved)
    for (index, entity) in builder.entityDefinitions.enumerated()
    where !entity.hasValues(of: before.entityDefinitions[index]) {
      // Who compares its columns with texts reads them by a path, or takes them from a metric of its file.
      let leading = old.names(leadingTo: [EntityID(index: index)])
      affectedNames.formUnion(mentions.definitions(mentioning: leading))
      affectedNames.formUnion(entity.metrics.map(\.name.value))
      keepsValues = false
    }
    affectedNames.formUnion(
      Set(old.inverses.keys).union(new.inverses.keys).filter { old.inverses[$0] != new.inverses[$0] })
    spread(from: old, builder, mentions)
  }

  /// Goes on from what has changed to what rests on it, until nothing more does.
  private mutating func spread(from old: Model, _ builder: ModelBuilder, _ mentions: Mentions) {
    var known = (names: -1, rows: -1)
    while known != (affectedNames.count, changedRows.count) {
      known = (affectedNames.count, changedRows.count)
      affectedNames.formUnion(old.names(leadingTo: changedRows))
      if !changedRows.isEmpty {
        for (definition, home) in builder.checker.pending!.definitions {
          if let home, changedRows.contains(home) { affectedNames.insert(definition.name.value) }
        }
      }
      affectedNames = mentions.affected(by: affectedNames)
      for (index, definition) in builder.entityDefinitions.enumerated() {
        let id = EntityID(index: index)
        guard !changedRows.contains(id) else { continue }
        let mentioned = definition.time?.mentionedNames ?? []
        if mentioned.contains(where: { affectedNames.contains($0) || changedMembers.contains($0) })
          || old.entities[index].touches(changedRows, id, in: old)
        {
          changedRows.insert(id)
        }
      }
    }
  }

  /// Whether everything in the file of an entity is checked again.
  func checksAgain(_ entity: EntityID, _ definition: EntityDefinition) -> Bool {
    changedRows.contains(entity) || changedSources.contains(definition.name.span.source)
  }

  /// How a definition that is kept was checked, without places that mean nothing any more.
  fileprivate func kept(_ name: Written<String>, _ progress: PendingDefinitions.Progress)
    -> PendingDefinitions.Progress
  {
    guard movedNames.contains(name.value) else { return progress }
    var copy = progress
    copy.expression = progress.expression.unplaced(in: changedSources)
    return copy
  }

  /// A metric that is kept.
  fileprivate func kept(_ metric: Metric) -> Metric {
    guard movedNames.contains(metric.name) else { return metric }
    return Metric(metric, formula: metric.formula.unplaced(in: changedSources))
  }

  /// Whether a definition is not only the same, but checked with the same result. What raised a finding is checked again, so
  /// that it raises it again.
  ///
  /// - Parameter base: the entity whose rows a row expression is of; nil for a formula.
  fileprivate func holds(
    _ name: Written<String>, _ progress: PendingDefinitions.Progress, from base: EntityID?
  ) -> Bool {
    progress.isClean && !changedSources.contains(name.span.source) && !affectedNames.contains(name.value)
      && (changedRows.isEmpty || !progress.expression.touches(changedRows, from: base, in: before.model))
  }
}

extension Model {
  /// Whether entities and joins are the same; what rows hold may differ.
  fileprivate func hasGraph(of other: Model) -> Bool {
    entities.count == other.entities.count && hasLocalTimes == other.hasLocalTimes
      && zip(entities, other.entities).allSatisfy { one, other in
        one.name == other.name && one.aliases == other.aliases
          && one.joins.map(\.name) == other.joins.map(\.name)
          && one.joins.map(\.target) == other.joins.map(\.target)
      }
  }

  fileprivate var unitNames: Set<String> {
    Set(entities.flatMap { $0.columns.flatMap { $0.unit.powers.map(\.name) } })
  }

  /// Every name that can bring an expression to rows of some entities.
  fileprivate func names(leadingTo targets: Set<EntityID>) -> Set<String> {
    guard !targets.isEmpty else { return [] }
    var names = Set(targets.map { self[$0].name })
    for entity in entities {
      names.formUnion(entity.joins.filter { targets.contains($0.target) }.map(\.name))
      names.formUnion(entity.aliases.filter { targets.contains($0.target) }.map(\.name))
    }
    for (name, inverses) in inverses where inverses.contains(where: { targets.contains($0.entity) }) {
      names.insert(name)
    }
    return names
  }
}

extension EntityDefinition {
  /// Whether its columns may have the same values.
  fileprivate func hasValues(of other: EntityDefinition) -> Bool {
    let own = dimensions.filter { $0.values != nil }, others = other.dimensions.filter { $0.values != nil }
    let bytes = { (dimension: DimensionDefinition) in dimension.values?.map { Array($0.value.utf8) } }
    return own.map(\.name) == others.map(\.name) && own.map(bytes) == others.map(bytes)
      && own.map(\.expression) == others.map(\.expression)
  }
}

extension Entity {
  fileprivate func hasRows(of other: Entity) -> Bool {
    source.isSame(as: other.source) && key == other.key && columns == other.columns
      && columns.map { Array($0.name.utf8) } == other.columns.map { Array($0.name.utf8) }
      && joins == other.joins
      && validity == other.validity && brokenNames == other.brokenNames
  }

  private var brokenNames: Set<String> { Set(members.filter(\.value.isBroken).keys) }

  /// Whether its time, its joins or the currencies of its amounts rest on rows of other entities that have changed.
  fileprivate func touches(_ entities: Set<EntityID>, _ id: EntityID, in model: Model) -> Bool {
    guard !entities.isEmpty else { return false }
    return time?.touches(entities, from: id, in: model) == true
      || joins.contains { $0.during?.touches(entities, from: id, in: model) == true }
      || columns.contains { column in
        guard case .row(let currency)? = column.unit.currency else { return false }
        return currency.touches(entities, from: id, in: model)
      }
  }
}

extension ModelBuilder {
  /// Marks a fact or a dimension as done, if it is kept: in a file that has not changed they stand where they stood.
  private mutating func takeOver(
    _ key: PendingDefinitions.Key, _ name: Written<String>, from entity: EntityID, _ kept: KeptDefinitions
  ) {
    let before = kept.before.checked[key]
    if kept.holds(name, before, from: entity) { checker.finish(key, kept.kept(name, before)) }
  }

  /// Marks as done what is kept.
  mutating func takeOver(_ kept: KeptDefinitions) {
    let old = kept.before.checked
    if kept.keepsRows { checker.model.rows = kept.before.model.rows }
    for (index, entity) in entityDefinitions.enumerated()
    where !kept.checksAgain(EntityID(index: index), entity) {
      let id = EntityID(index: index)
      for (position, fact) in checker.pending!.facts[index].enumerated() {
        takeOver(.fact(position, of: id), fact.name, from: id, kept)
      }
      for (position, dimension) in checker.pending!.dimensions[index].enumerated() {
        takeOver(.dimension(position, of: id), dimension.name, from: id, kept)
      }
    }
    keptMetrics = Array(repeating: nil, count: checker.pending!.definitions.count)
    for index in keptMetrics.indices {
      let definition = checker.pending!.definitions[index].definition
      func isSame(_ position: Int) -> Bool { old.definitions[position].definition === definition }
      // Most stand where they stood. Of several with one name another may hold now.
      let isInPlace = old.definitions.indices.contains(index) && isSame(index)
      guard let position = isInPlace ? index : old.metrics[definition.name.value], isSame(position),
        kept.holds(definition.name, old.metricProgress[position], from: nil)
      else { continue }
      checker.pending!.metricProgress[index] = kept.kept(definition.name, old.metricProgress[position])
      keptMetrics[index] = kept.kept(kept.before.model.metrics[position])
    }
  }
}

extension Entity.Source {
  /// By bytes: databases do not take letters that look alike for the same.
  fileprivate func isSame(as other: Entity.Source) -> Bool {
    switch (self, other) {
    case (.table(let one), .table(let other)): one.map { Array($0.utf8) } == other.map { Array($0.utf8) }
    case (.sql(let one), .sql(let other)): Array(one.utf8) == Array(other.utf8)
    case (.table, .sql), (.sql, .table): false
    }
  }
}

extension Definitions {
  fileprivate var metricNames: [String] {
    metrics.map(\.name.value) + entities.flatMap { $0.metrics.map(\.name.value) }
  }
}
