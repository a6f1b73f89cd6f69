import Definitions
import Diagnostics

/// Names for the rows of a join, seen from the entity that it leads to.
extension ModelBuilder {
  mutating func addInverses(_ index: Int) {
    let entity = checker.model.entities[index]
    for join in entityDefinitions[index].joins {
      guard let name = join.inverse, let members = entity.members[join.name.value] else { continue }
      let path: JoinPath
      if let position = members.join {
        path = JoinPath([position])
      } else if let alias = members.alias {
        path = entity.aliases[alias].path
      } else {
        continue
      }
      let target = checker.model.entity(at: path, from: EntityID(index: index))
      if let other = holder(of: name.value, EntityID(index: index), seenFrom: target) {
        checker.report(.inverseTaken(name.value, name.span, by: other))
        continue
      }
      checker.model.inverses[name.value, default: []].append(
        Inverse(entity: EntityID(index: index), path: path, target: target))
    }
  }

  /// What else bears a name where the inverse would be read; nil where nothing does.
  private func holder(of name: String, _ entity: EntityID, seenFrom target: EntityID) -> String? {
    if let other = checker.model.entityNamed[name], other != entity { return "an entity" }
    if checker.model[target].members[name] != nil {
      return "something else in the entity '\(checker.model[target].name)'"
    }
    if checker.model.inverses[name]?.contains(where: { $0.target == target }) == true {
      return "another inverse that leads to '\(checker.model[target].name)'"
    }
    return nil
  }
}
