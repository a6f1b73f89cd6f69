/// Which entities each entity reaches along many-to-one joins, and how.
///
/// A path is simple: it visits no entity twice. Where there are several, the one that is meant is, in this order:
/// a join or an alias that bears the name of the entity that it leads to; the only path all of whose joins bear the
/// names of their entities (`order.retailer`, not `order.bill_to`); where all begin with the same join, what the
/// entity behind it means. Else they are ambiguous.
/// - Complexity: at most four paths are kept for each pair of entities.
func findReach(in entities: [Entity]) -> [[EntityID: Entity.Reach]] {
  var reach = entities.indices.map { directReach(from: EntityID(index: $0), in: entities) }
  // A choice that an entity makes holds for those that reach it, and so on outwards.
  var isChanged = true
  while isChanged {
    isChanged = false
    for start in entities.indices {
      for (target, found) in reach[start] {
        guard case .several(let paths) = found, let first = paths[0].steps.first,
          paths.allSatisfy({ $0.steps.first == first }),
          case .one(let rest)? = reach[entities[start].joins[first].target.index][target]
        else { continue }
        reach[start][target] = .one(JoinPath([first]).appending(rest))
        isChanged = true
      }
    }
  }
  return reach
}

private func directReach(from start: EntityID, in entities: [Entity]) -> [EntityID: Entity.Reach] {
  struct Step {
    let entity: EntityID
    let path: JoinPath
    let visited: [EntityID]
    /// Every join on the way bears the name of its entity.
    let isPlain: Bool
  }
  var paths: [EntityID: [(path: JoinPath, isPlain: Bool)]] = [:]
  var queue = [Step(entity: start, path: JoinPath(), visited: [start], isPlain: true)]
  var next = 0
  while next < queue.count {
    let step = queue[next]
    next += 1
    for (index, join) in entities[step.entity.index].joins.enumerated()
    where !step.visited.contains(join.target) {
      guard paths[join.target, default: []].count < 4 else { continue }
      let longer = Step(
        entity: join.target, path: step.path.appending(index), visited: step.visited + [join.target],
        isPlain: step.isPlain && entities[join.target.index].name == join.name)
      paths[join.target, default: []].append((longer.path, longer.isPlain))
      queue.append(longer)
    }
  }
  var reach: [EntityID: Entity.Reach] = [:]
  for (target, found) in paths {
    let plain = found.filter(\.isPlain)
    reach[target] =
      found.count == 1
      ? .one(found[0].path) : plain.count == 1 ? .one(plain[0].path) : .several(found.map(\.path))
  }
  for (index, join) in entities[start.index].joins.enumerated()
  where entities[join.target.index].name == join.name {
    reach[join.target] = .one(JoinPath([index]))
  }
  for alias in entities[start.index].aliases where entities[alias.target.index].name == alias.name {
    reach[alias.target] = .one(alias.path)
  }
  return reach
}
