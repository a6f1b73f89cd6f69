package import Definitions

/// A file that says something else than it did.
package struct FileChange: Sendable {
  package let before: FileDefinitions
  package let after: FileDefinitions

  package init(before: FileDefinitions, after: FileDefinitions) {
    self.before = before
    self.after = after
  }

  /// Whether the entities that there are, how they are joined and how amounts are converted are as they were.
  var keepsGraph: Bool {
    let files = [before, after]
    return files.allSatisfy { !$0.isProjectFile && $0.definitions.currencies.isEmpty }
      && before.definitions.entities.count == after.definitions.entities.count
      && zip(before.definitions.entities, after.definitions.entities).allSatisfy { one, other in
        one.name == other.name && one.joins == other.joins
      }
  }

  /// The names of all facts, dimensions and metrics that it defines now.
  var names: Set<String> { Set(after.definitions.meanings.keys) }

  /// The names of facts, dimensions and metrics that came, went, or are defined in another way.
  var changedNames: Set<String> {
    let old = before.definitions.meanings, new = after.definitions.meanings
    return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
  }
}

/// What decides what a name means: where it is defined, and how.
private enum Meaning: Equatable {
  case fact(of: String, Expression)
  case dimension(of: String, Expression)
  case metric(
    of: String?, [Expression], MetricDefinition.EmptyRule?, ConversionDefinition?)

  init(_ metric: MetricDefinition, of home: String?) {
    self = .metric(of: home, metric.expressions, metric.empty, metric.conversion)
  }
}

extension Definitions {
  /// By name; several, where it is given to more than one thing.
  fileprivate var meanings: [String: [Meaning]] {
    var meanings: [String: [Meaning]] = [:]
    for entity in entities {
      let home = entity.name.value
      for fact in entity.facts {
        meanings[fact.name.value, default: []].append(.fact(of: home, fact.expression))
      }
      for dimension in entity.dimensions {
        meanings[dimension.name.value, default: []].append(.dimension(of: home, dimension.expression))
      }
      for metric in entity.metrics { meanings[metric.name.value, default: []].append(.init(metric, of: home)) }
    }
    for metric in metrics { meanings[metric.name.value, default: []].append(.init(metric, of: nil)) }
    return meanings
  }
}
