import Definitions
import Diagnostics
import Values

/// Joins between entities, and names for paths.
extension ModelBuilder {
  mutating func addJoins(_ index: Int) {
    for join in entityDefinitions[index].joins {
      guard case .columns(let columns, let entityName, let during) = join.target else { continue }
      let targetName = entityName ?? join.name
      guard let target = checker.model.entityNamed[targetName.value] else {
        checker.report(
          .unknownEntity(targetName.value, targetName.span, candidates: checker.model.entities.map(\.name)))
        checker.model.entities[index].members[join.name.value, default: .init()].isBroken = true
        continue
      }
      var key = checker.model[target].key
      if key.isEmpty || key.count != entityDefinitions[target.index].key.count {
        // Its key was reported where it is declared.
        checker.model.entities[index].members[join.name.value, default: .init()].isBroken = true
        continue
      }
      if during != nil {
        guard let validity = checker.model[target].validity else {
          if entityDefinitions[target.index].validity == nil {
            checker.report(.noVersions(during!.span, entity: targetName.value))
          }
          checker.model.entities[index].members[join.name.value, default: .init()].isBroken = true
          continue
        }
        key = validity.of
      }
      var positions: [Int] = []
      for column in columns {
        if let position = checker.model.entities[index].members[column.value]?.column {
          positions.append(position)
        } else {
          checker.report(
            .unknownName(
              column.value, column.span, in: "entity '\(checker.model.entities[index].name)'",
              candidates: checker.model.entities[index].columns.map(\.name)))
        }
      }
      guard positions.count == columns.count else { continue }
      guard positions.count == key.count else {
        checker.report(
          .joinKey(
            columns.first?.span ?? during?.span ?? join.name.span, join: join.name.value,
            columns: columns.count, entity: targetName.value,
            keyColumns: key.count,
            versions: checker.model[target].validity == nil ? .none : during == nil ? .without : .with))
        continue
      }
      for (position, keyColumn) in zip(positions, key) {
        let own = checker.model.entities[index].columns[position]
        let other = checker.model[target].columns[keyColumn]
        if ValueType.common(own.type, other.type) == nil {
          checker.report(
            .joinKeyType(
              columns[0].span, join: join.name.value, column: own.name, type: "\(own.type)", key: other.name,
              keyType: "\(other.type)"))
        }
      }
      checker.model.entities[index].members[join.name.value, default: .init()].join =
        checker.model.entities[index].joins.count
      checker.model.entities[index].joins.append(
        Join(name: join.name.value, target: target, columns: positions, key: key))
    }
  }

  /// The times whose versions joins mean; after all joins are known, as they may be of a joined entity.
  mutating func addTimesOfJoins(_ index: Int) {
    let id = EntityID(index: index)
    for join in entityDefinitions[index].joins {
      guard case .columns(_, _, let during?) = join.target,
        let position = checker.model[id].members[join.name.value]?.join
      else { continue }
      let target = checker.model[id].joins[position].target
      guard let time = column(at: during, from: id), let validity = checker.model[target].validity else {
        continue
      }
      let column = checker.model[time.entity].columns[time.column]
      let from = checker.model[target].columns[validity.from]
      guard column.type.isTime else {
        checker.report(
          .wrongType(
            during.span, what: "'during'", expected: "a date or a timestamp", found: "\(column.type)",
            help: nil))
        continue
      }
      if let reason = reasonAgainst(column, from, includesEnd: validity.includesEnd) {
        checker.report(
          .versionsOfOtherTimes(during.span, time: column.name, version: from.name, reason: reason))
        continue
      }
      checker.model.entities[index].joins[position].during = time
    }
  }

  /// Why versions cannot be told by a time: a day is not the same everywhere.
  private func reasonAgainst(_ time: Column, _ from: Column, includesEnd: Bool) -> String? {
    switch (time.clock, from.clock) {
    case (nil, nil): return nil
    case (let one?, let other?) where one == other:
      return includesEnd ? "a version that ends with its last day is told by a date" : nil
    case (let one?, nil) where one == checker.model.timeZone:
      return includesEnd ? "a version that ends with its last day is told by a date" : nil
    case (let one?, let other):
      return "one is in \(one), the other \(other.map { "in \($0)" } ?? "a day of \(checker.model.timeZone)")"
    case (nil, let other?): return "a day has no moment in \(other)"
    }
  }

  /// `placed_at`, or `order.placed_at` of a joined row.
  private mutating func column(at expression: Expression, from entity: EntityID) -> FieldReference? {
    guard case .path(let steps, _) = expression, let last = steps.last else {
      checker.report(
        .wrongType(
          expression.span, what: "'during'", expected: "a column, as in placed_at or order.placed_at",
          found: "something else", help: nil))
      return nil
    }
    var path = JoinPath()
    var current = entity
    for step in steps.dropLast() {
      guard let join = checker.model[current].members[step.name]?.join else {
        checker.report(
          .unknownName(
            step.name, step.span, in: "the joins of entity '\(checker.model[current].name)'",
            candidates: checker.model[current].joins.map(\.name)))
        return nil
      }
      path = path.appending(join)
      current = checker.model[current].joins[join].target
    }
    guard let column = checker.model[current].members[last.name]?.column else {
      checker.report(
        .unknownName(
          last.name, last.span, in: "entity '\(checker.model[current].name)'",
          candidates: checker.model[current].columns.map(\.name)))
      return nil
    }
    return FieldReference(path: path, entity: current, column: column)
  }

  mutating func addAliases(_ index: Int) {
    let id = EntityID(index: index)
    for join in entityDefinitions[index].joins {
      guard case .via(let expression) = join.target else { continue }
      guard case .path(let steps, let span) = expression else {
        checker.report(
          .wrongType(
            expression.span, what: "'via'", expected: "a path of joins, as in order.brand",
            found: "something else",
            help: nil))
        continue
      }
      var path = JoinPath()
      var entity = id
      for step in steps {
        guard let position = checker.model[entity].members[step.name]?.join else {
          checker.report(
            .unknownName(
              step.name, step.span, in: "the joins of entity '\(checker.model[entity].name)'",
              candidates: checker.model[entity].joins.map(\.name)))
          entity = id
          break
        }
        path = path.appending(position)
        entity = checker.model[entity].joins[position].target
      }
      guard path.steps.count == steps.count, span == span else { continue }
      checker.model.entities[index].members[join.name.value, default: .init()].alias =
        checker.model.entities[index].aliases.count
      checker.model.entities[index].aliases.append(Alias(name: join.name.value, path: path, target: entity))
    }
  }
}
