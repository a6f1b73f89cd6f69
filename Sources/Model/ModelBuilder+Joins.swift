import Definitions
import Diagnostics
import Values

/// Joins between entities, and names for paths.
extension ModelBuilder {
  mutating func addJoins(_ index: Int) {
    for join in entityDefinitions[index].joins {
      guard case .columns(let columns, let entityName) = join.target else { continue }
      let targetName = entityName ?? join.name
      guard let target = checker.model.entityNamed[targetName.value] else {
        checker.report(
          .unknownEntity(targetName.value, targetName.span, candidates: checker.model.entities.map(\.name)))
        checker.model.entities[index].members[join.name.value, default: .init()].isBroken = true
        continue
      }
      let key = checker.model[target].key
      if key.isEmpty || key.count != entityDefinitions[target.index].key.count {
        // Its key was reported where it is declared.
        checker.model.entities[index].members[join.name.value, default: .init()].isBroken = true
        continue
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
            columns[0].span, join: join.name.value, columns: columns.count, entity: targetName.value,
            keyColumns: key.count))
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
        Join(name: join.name.value, target: target, columns: positions))
    }
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
