/// Which entities each entity reaches along many-to-one joins, and how.
///
/// A path is simple: it visits no entity twice. Where a join or an alias bears the name of the entity that it leads
/// to, that is the path; otherwise a single path is taken and several are ambiguous.
/// - Complexity: at most four paths are kept for each pair of entities.
func findReach(in entities: [Entity]) -> [[EntityID: Entity.Reach]] {
  entities.indices.map { start in
    var paths: [EntityID: [JoinPath]] = [:]
    var queue: [(entity: EntityID, path: JoinPath, visited: [EntityID])] = [(EntityID(index: start), JoinPath(), [EntityID(index: start)])]
    var next = 0
    while next < queue.count {
      let (entity, path, visited) = queue[next]
      next += 1
      for (index, join) in entities[entity.index].joins.enumerated() where !visited.contains(join.target) {
        let longer = path.appending(index)
        guard paths[join.target, default: []].count < 4 else { continue }
        paths[join.target, default: []].append(longer)
        queue.append((join.target, longer, visited + [join.target]))
      }
    }
    var reach: [EntityID: Entity.Reach] = [:]
    for (target, found) in paths { reach[target] = found.count == 1 ? .one(found[0]) : .several(found) }
    for (index, join) in entities[start].joins.enumerated() where entities[join.target.index].name == join.name {
      reach[join.target] = .one(JoinPath([index]))
    }
    for alias in entities[start].aliases where entities[alias.target.index].name == alias.name {
      reach[alias.target] = .one(alias.path)
    }
    return reach
  }
}
