/// Which entities each entity reaches along many-to-one joins, and how.
///
/// A path is simple: it visits no entity twice. Where there are several, the one that is meant is, in this order:
/// a join or an alias that bears the name of the entity that it leads to; the only path all of whose joins bear the
/// names of their entities (`order.retailer`, not `order.bill_to`); where all begin with the same join, what the
/// entity behind it means. Else they are ambiguous.
/// - Complexity: at most three paths are followed for each pair of entities.
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
  let all = simplePaths(from: start, in: entities) { _ in true }
  let plain = simplePaths(from: start, in: entities) { entities[$0.target.index].name == $0.name }
  var reach: [EntityID: Entity.Reach] = [:]
  for (target, found) in all {
    if found.isOnly {
      reach[target] = .one(found.paths[0])
    } else if let plain = plain[target], plain.isOnly {
      reach[target] = .one(plain.paths[0])
    } else {
      reach[target] = .several(found.paths)
    }
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

private struct FoundPaths {
  /// At most three, the shortest first.
  var paths: [JoinPath] = []
  /// Whether there may be paths that were not followed.
  var isCut = false

  var isOnly: Bool { paths.count == 1 && !isCut }
}

/// The simple paths along joins that fit. A path that goes on from where others were cut is never the only one.
private func simplePaths(
  from start: EntityID, in entities: [Entity], where fits: (Join) -> Bool
) -> [EntityID: FoundPaths] {
  // A tree of steps; each knows the one before it.
  struct Step {
    let entity: EntityID
    let before: Int
    let join: Int
  }
  var steps = [Step(entity: start, before: -1, join: -1)]
  var ends = [[Int]](repeating: [], count: entities.count)
  var isCut = [Bool](repeating: false, count: entities.count)
  func visits(_ entity: EntityID, upTo step: Int) -> Bool {
    var current = step
    while current >= 0 {
      if steps[current].entity == entity { return true }
      current = steps[current].before
    }
    return false
  }
  var next = 0
  while next < steps.count {
    let entity = steps[next].entity
    for (index, join) in entities[entity.index].joins.enumerated()
    where fits(join) && !visits(join.target, upTo: next) {
      guard ends[join.target.index].count < 3 else {
        isCut[join.target.index] = true
        continue
      }
      ends[join.target.index].append(steps.count)
      steps.append(Step(entity: join.target, before: next, join: index))
    }
    next += 1
  }
  var found: [EntityID: FoundPaths] = [:]
  for (index, last) in ends.enumerated() where !last.isEmpty {
    var paths = FoundPaths(isCut: isCut[index])
    for end in last {
      var joins: [Int] = []
      var current = end
      while steps[current].before >= 0 {
        if last.count == 1, isCut[steps[current].entity.index] { paths.isCut = true }
        joins.append(steps[current].join)
        current = steps[current].before
      }
      paths.paths.append(JoinPath(joins.reversed()))
    }
    found[EntityID(index: index)] = paths
  }
  return found
}
