import Definitions
import Model

/// What groups are taken per: names of a question, with what they stand for in this model.
extension Normalizer {
  mutating func groupText(_ path: [String], _ formula: TypedExpression) -> String {
    var bases: [EntityID] = []
    for aggregate in formula.rowAggregates where !bases.contains(aggregate.entity) {
      bases.append(aggregate.entity)
    }
    return groupText(path, from: bases)
  }

  /// - Parameter bases: the entities whose rows are grouped.
  mutating func groupText(_ path: [String], from bases: [EntityID]) -> String {
    let name = path.map(canonicalName).joined(separator: ".")
    let meanings = bases.compactMap { meaning(of: path, from: $0) }
    return meanings.isEmpty ? name : "\(name) that is \(meanings.sorted().joined(separator: " and "))"
  }

  /// A dimension, a join or a whole entity, read on rows of an entity; nil for periods, which calendars tell.
  private mutating func meaning(of path: [String], from base: EntityID) -> String? {
    guard let first = path.first else { return nil }
    var holder = base
    var way = JoinPath()
    var rest = path[...]
    if let entity = model.entityNamed[first] {
      if entity != base {
        guard case .one(let found)? = model[base].reach[entity] else { return nil }
        way = found
      }
      holder = entity
      rest = rest.dropFirst()
    }
    for name in rest {
      guard let members = model[holder].members[name] else { return nil }
      if let dimension = members.dimension {
        return term(model[holder].dimensions[dimension].expression.prefixed(by: way), Scope(base: base)).text
      }
      if let join = members.join {
        way = way.appending(join)
        holder = model[holder].joins[join].target
      } else if let alias = members.alias {
        way = way.appending(model[holder].aliases[alias].path)
        holder = model[holder].aliases[alias].target
      } else {
        return nil
      }
    }
    return rowText(way, from: base)
  }
}
