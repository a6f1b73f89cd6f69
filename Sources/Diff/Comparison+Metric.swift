import Definitions
import Diagnostics
import Model
import Normal

/// In what respects a metric differs from what it was.
extension Comparison {
  func facets(of metric: Metric, since old: Metric) -> [Change.Facet] {
    var facets = interface(of: metric, since: old) + meaning(of: metric, since: old)
    facets += governance(metric.about, since: old.about)
    let owners = (base.owner("metric:\(old.name)"), head.owner("metric:\(metric.name)"))
    if owners.0 != owners.1 {
      facets.append(.init(.governance, "owner", "\(owners.0 ?? "nobody") → \(owners.1 ?? "nobody")"))
    }
    return facets
  }

  // MARK: What it is to those who ask

  private func interface(of metric: Metric, since old: Metric) -> [Change.Facet] {
    var facets: [Change.Facet] = []
    guard head.forms[metric.name] != nil else {
      return base.forms[metric.name] == nil
        ? [] : [.init(.breaking, "definition", "can no longer be understood")]
    }
    if let before = base.forms[metric.name], let after = head.forms[metric.name],
      before.output != after.output
    {
      facets.append(.init(.breaking, "type", "\(before.output) → \(after.output)"))
    }
    if metric.about.isHidden, !old.about.isHidden {
      facets.append(.init(.breaking, "hidden", "no longer shown"))
    }
    if !metric.about.isHidden, old.about.isHidden { facets.append(.init(.additive, "hidden", "shown now")) }
    let conversion = (old.definition.conversion, metric.definition.conversion)
    if conversion.1?.isLocked == true, conversion.0?.isLocked != true {
      facets.append(.init(.breaking, "policy", "locked: no question may choose another"))
    }
    let before = base.dimensions(of: old), after = head.dimensions(of: metric)
    let lost = before.subtracting(after).sorted(), won = after.subtracting(before).sorted()
    if !lost.isEmpty { facets.append(.init(.breaking, "dimensions", "no longer by \(list(lost))")) }
    if !won.isEmpty { facets.append(.init(.additive, "dimensions", "by \(list(won)) too")) }
    return facets
  }

  private func list(_ names: [String]) -> String {
    names.count > 4
      ? names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
      : names.joined(separator: ", ")
  }

  // MARK: What it says

  private func meaning(of metric: Metric, since old: Metric) -> [Change.Facet] {
    guard let before = base.forms[metric.name], let after = head.forms[metric.name] else { return [] }
    if before.isEqual(to: after) {
      let isRespelt =
        base.text(of: old.definition.places.expression) != head.text(of: metric.definition.places.expression)
        || base.text(of: old.definition.places.filter) != head.text(of: metric.definition.places.filter)
      return isRespelt ? [.init(.cosmetic, "plan", "\(after.shortHash) as before: proved")] : []
    }
    if before.output == after.output,
      let assumptions = proveEqual(old.formula, in: base.model, metric.formula, in: head.model),
      assumptions.allSatisfy({ $0.assumption.declaration(in: head.definitions, head.model) != nil })
    {
      return [
        .init(
          .cosmetic, "plan",
          "the same, as the project says that \(assumptions.map(\.text).joined(separator: ", and that "))")
      ]
    }
    var facets = formulaFacets(metric, old, before, after)
    facets += sourceFacets(before, after)
    if facets.isEmpty {
      facets.append(.init(.meaningChanged, "plan", "\(before.shortHash) → \(after.shortHash)"))
    }
    return facets
  }

  /// Filters where they are all that differs, else the formula.
  private func formulaFacets(_ metric: Metric, _ old: Metric, _ before: NormalForm, _ after: NormalForm)
    -> [Change.Facet]
  {
    if before.sqlSources != after.sqlSources {
      return [.init(.maybe, "sql", "its rows come from SQL that has changed")]
    }
    guard before.formula != after.formula else { return [] }
    if before.policies != after.policies, before.formulaWithoutPolicies == after.formulaWithoutPolicies {
      return [
        .init(
          .meaningChanged, "policy",
          "\(before.policies.joined(separator: ", ")) → \(after.policies.joined(separator: ", "))")
      ]
    }
    let parts = (
      aggregateConditions(of: old.formula, in: base.model),
      aggregateConditions(of: metric.formula, in: head.model)
    )
    if let left = parts.0, let right = parts.1, left.map(\.rest) == right.map(\.rest),
      left.map(\.conditions) != right.map(\.conditions)
    {
      var facets: [Change.Facet] = []
      for (one, other) in zip(left, right) {
        for condition in one.conditions where !other.conditions.contains(condition) {
          facets.append(.init(.meaningChanged, "filter", "- \(condition)"))
        }
        for condition in other.conditions where !one.conditions.contains(condition) {
          facets.append(.init(.meaningChanged, "filter", "+ \(condition)"))
        }
      }
      return facets.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    return [.init(.meaningChanged, "formula", "\(before.formula) → \(after.formula)")]
  }

  /// What stands behind the formula without a word of it: times, zones, policies, rates, types of columns.
  private func sourceFacets(_ before: NormalForm, _ after: NormalForm) -> [Change.Facet] {
    let gone = before.sources.filter { !after.sources.contains($0) }
    let new = after.sources.filter { !before.sources.contains($0) }
    var facets: [Change.Facet] = []
    for line in new {
      guard let name = facetName(of: line) else { continue }
      let old = gone.first { subject(of: $0) == subject(of: line) }
      // What the formula reads beside what it read before, it says itself.
      if old == nil, ["column", "time", "rates"].contains(name) { continue }
      let words = old.map { difference(value(of: $0), value(of: line)) } ?? value(of: line)
      facets.append(.init(.meaningChanged, name, words))
    }
    for line in gone where !new.contains(where: { subject(of: $0) == subject(of: line) }) {
      guard let name = facetName(of: line), !["column", "time", "rates"].contains(name) else { continue }
      facets.append(.init(.meaningChanged, name, "no longer \(value(of: line))"))
    }
    return facets
  }

  /// Of two lists in words only what differs: `staleness 7 → staleness 3`.
  private func difference(_ before: String, _ after: String) -> String {
    let old = before.components, new = after.components
    guard old.count == new.count, old.count > 2 else { return "\(before) → \(after)" }
    return zip(old, new).filter { $0 != $1 }.map { "\($0) → \($1)" }.joined(separator: ", ")
  }

  private func facetName(of line: String) -> String? {
    let names: [(start: String, name: String)] = [
      ("column ", "column"), ("time of ", "time"), ("days begin in ", "zone"),
      ("weeks begin on ", "calendar"),
      ("fiscal year ", "calendar"), ("retail year ", "calendar"), ("amounts are shown in ", "currency"),
      ("missing rates: ", "currency"), ("rounding: ", "currency"), ("locked ", "currency"),
      ("rates ", "rates"),
    ]
    return names.first { line.hasPrefix($0.start) }?.name
  }

  /// What a line is about, so that an old and a new one are seen together.
  private func subject(of line: String) -> String {
    if let colon = line.firstRange(of: ": ") { return String(line[..<colon.lowerBound]) }
    return line.split(separator: " ").prefix(2).joined(separator: " ")
  }

  private func value(of line: String) -> String {
    if line.hasPrefix("time of "), let colon = line.firstRange(of: ": ") {
      return String(line[colon.upperBound...])
    }
    return line.hasPrefix("column ") ? String(line.dropFirst("column ".count)) : line
  }

  // MARK: Who answers for it, and what is said of it

  func governance(_ about: About, since old: About) -> [Change.Facet] {
    var facets: [Change.Facet] = []
    func compare(_ name: String, _ before: String?, _ after: String?) {
      guard before != after else { return }
      facets.append(
        .init(
          .governance, name, "\(before.map { "'\($0)'" } ?? "none") → \(after.map { "'\($0)'" } ?? "none")"))
    }
    compare("tier", old.tier?.rawValue, about.tier?.rawValue)
    compare("label", old.label?.value, about.label?.value)
    if old.description?.value != about.description?.value {
      facets.append(
        .init(
          .governance, "description",
          about.description == nil ? "taken out" : old.description == nil ? "written" : "rewritten"))
    }
    compare("format", old.format?.value, about.format?.value)
    if old.tags != about.tags {
      compare("tags", old.tags.joined(separator: ", "), about.tags.joined(separator: ", "))
    }
    let before = old.synonyms.map(\.value), after = about.synonyms.map(\.value)
    for word in after where !before.contains(word) { facets.append(.init(.additive, "synonym", "+ \(word)")) }
    for word in before where !after.contains(word) {
      facets.append(.init(.governance, "synonym", "- \(word)"))
    }
    switch (old.deprecation, about.deprecation) {
    case (nil, let new?):
      let use = new.replacement.map { "; use '\($0.value)'" } ?? ""
      facets.append(
        .init(
          .governance, "deprecated", "\(new.removeAfter.map { "until \($0.value)" } ?? "announced")\(use)"))
    case (.some, nil): facets.append(.init(.governance, "deprecated", "no longer"))
    case (let before?, let after?) where before != after:
      facets.append(.init(.governance, "deprecated", "changed"))
    default: break
    }
    return facets
  }
}

extension String {
  fileprivate var components: [String] {
    split(separator: ",").map { String($0.drop { $0 == " " }) }
  }
}
