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

  /// The metrics that came, went, or are defined in another way.
  var changedMetrics: Set<String> {
    let old = before.definitions.metricMeanings, new = after.definitions.metricMeanings
    return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
  }

  /// The facts and dimensions that did, by the name of their entity.
  var changedMembers: [String: Set<String>] {
    let old = before.definitions.memberMeanings, new = after.definitions.memberMeanings
    return Dictionary(
      uniqueKeysWithValues: Set(old.keys).union(new.keys).map { entity in
        let one = old[entity] ?? [:], other = new[entity] ?? [:]
        return (entity, Set(one.keys).union(other.keys).filter { one[$0] != other[$0] })
      })
  }
}

/// How a metric is defined.
private struct MetricMeaning: Equatable {
  let home: String?
  let expressions: [Expression]
  let empty: MetricDefinition.EmptyRule?
  let conversion: ConversionDefinition?

  init(_ metric: MetricDefinition, of home: String?) {
    self.home = home
    expressions = metric.expressions
    empty = metric.empty
    conversion = metric.conversion
  }
}

/// What a name of an entity stands for.
private enum MemberMeaning: Equatable {
  case fact(Expression)
  case dimension(Expression)
}

extension Definitions {
  /// By name; several, where it is given to more than one.
  fileprivate var metricMeanings: [String: [MetricMeaning]] {
    var meanings: [String: [MetricMeaning]] = [:]
    for entity in entities {
      for metric in entity.metrics {
        meanings[metric.name.value, default: []].append(.init(metric, of: entity.name.value))
      }
    }
    for metric in metrics { meanings[metric.name.value, default: []].append(.init(metric, of: nil)) }
    return meanings
  }

  /// By entity and name.
  fileprivate var memberMeanings: [String: [String: [MemberMeaning]]] {
    var meanings: [String: [String: [MemberMeaning]]] = [:]
    for entity in entities {
      var own: [String: [MemberMeaning]] = [:]
      for fact in entity.facts { own[fact.name.value, default: []].append(.fact(fact.expression)) }
      for dimension in entity.dimensions {
        own[dimension.name.value, default: []].append(.dimension(dimension.expression))
      }
      meanings[entity.name.value] = own
    }
    return meanings
  }
}
