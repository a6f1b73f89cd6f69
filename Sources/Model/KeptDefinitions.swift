import Definitions
import Diagnostics

/// What a change of files leaves as it was.
struct KeptDefinitions {
  let before: CheckedModel
  let changedSources: Set<SourceID>
  /// What bears one of these names is checked again.
  let affectedNames: Set<String>

  /// Whether a definition is not only the same, but checked with the same result. What raised a finding is checked again, so
  /// that it raises it again.
  fileprivate func holds(_ name: Written<String>, _ progress: PendingDefinitions.Progress) -> Bool {
    progress.isClean && !changedSources.contains(name.span.source) && !affectedNames.contains(name.value)
  }
}

extension ModelBuilder {
  /// Marks as done what is kept.
  mutating func takeOver(_ kept: KeptDefinitions) {
    let old = kept.before.checked
    for (index, entity) in entityDefinitions.enumerated()
    where !kept.changedSources.contains(entity.name.span.source) {
      for (position, fact) in checker.pending!.facts[index].enumerated()
      where kept.holds(fact.name, old.factProgress[index][position]) {
        checker.pending!.factProgress[index][position] = old.factProgress[index][position]
        checker.model.entities[index].facts[position].expression =
          old.factProgress[index][position].expression
      }
      for (position, dimension) in checker.pending!.dimensions[index].enumerated()
      where kept.holds(dimension.name, old.dimensionProgress[index][position]) {
        checker.pending!.dimensionProgress[index][position] = old.dimensionProgress[index][position]
        checker.model.entities[index].dimensions[position].expression =
          old.dimensionProgress[index][position].expression
      }
    }
    keptMetrics = Array(repeating: nil, count: checker.pending!.definitions.count)
    for index in keptMetrics.indices {
      let definition = checker.pending!.definitions[index].definition
      func isSame(_ position: Int) -> Bool { old.definitions[position].definition === definition }
      // Most stand where they stood. Of several with one name another may hold now.
      let isInPlace = old.definitions.indices.contains(index) && isSame(index)
      guard let position = isInPlace ? index : old.metrics[definition.name.value], isSame(position),
        kept.holds(definition.name, old.metricProgress[position])
      else { continue }
      checker.pending!.metricProgress[index] = old.metricProgress[position]
      keptMetrics[index] = kept.before.model.metrics[position]
    }
  }
}
