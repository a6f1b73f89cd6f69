import Definitions
import Diagnostics
import Values

/// Which definitions mention which names in their expressions. A name that a definition does not mention can mean what it
/// likes, and the definition means what it did: names are all that expressions are resolved by.
struct Mentions: Sendable {
  /// By the name that is mentioned, and the file: the names of the definitions that do.
  private var byName: [String: [SourceID: [String]]] = [:]
  /// The names that the definitions of a file mention.
  private var bySource: [SourceID: Set<String>] = [:]

  init() {}

  init(in definitions: Definitions) {
    add(definitions)
  }

  var isEmpty: Bool { bySource.isEmpty }

  /// The file says something else than before.
  mutating func replace(_ file: FileDefinitions) {
    for name in bySource[file.source] ?? [] { byName[name]?[file.source] = nil }
    bySource[file.source] = nil
    add(file.definitions)
  }

  /// The definitions that mention one of some names.
  func definitions(mentioning names: Set<String>) -> Set<String> {
    names.reduce(into: []) { found, name in
      for definitions in (byName[name] ?? [:]).values { found.formUnion(definitions) }
    }
  }

  /// The names, those of the definitions that mention them, those of the definitions that mention these, and so on.
  func affected(by names: Set<String>) -> Set<String> {
    var affected = names
    var next = Array(names)
    while let name = next.popLast() {
      for definitions in (byName[name] ?? [:]).values {
        for definition in definitions where affected.insert(definition).inserted { next.append(definition) }
      }
    }
    return affected
  }

  private mutating func add(_ definitions: Definitions) {
    for entity in definitions.entities {
      for fact in entity.facts { add(fact.name, [fact.expression]) }
      for dimension in entity.dimensions { add(dimension.name, [dimension.expression]) }
      for metric in entity.metrics { add(metric.name, metric.expressions) }
    }
    for metric in definitions.metrics { add(metric.name, metric.expressions) }
  }

  private mutating func add(_ definition: Written<String>, _ expressions: [Expression]) {
    let source = definition.span.source
    for name in Set(expressions.flatMap(\.mentionedNames)) {
      byName[name, default: [:]][source, default: []].append(definition.value)
      bySource[source, default: []].insert(name)
    }
  }
}

extension Expression {
  /// Every name in the paths of the expression, and the units that may be entities whose rows are periods.
  var mentionedNames: [String] {
    var names: [String] = []
    forEachPart { part in
      switch part {
      case .path(let steps, _): names += steps.map(\.name)
      case .literal(.quantity(_, let unit), _): names += [unit, String(unit.dropLast())]
      case .literal(.interval(_, let grain), _): names += [grain.rawValue, grain.rawValue + "s"]
      default: break
      }
    }
    return names
  }
}
