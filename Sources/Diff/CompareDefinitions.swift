import Definitions
import Diagnostics
import Model
import Normal

/// What has changed between two revisions of a project, by meaning.
///
/// Things are held against each other by their names. A metric whose plan is the same is the same fact, however it is
/// written; one whose own text is the same may have another plan through what it stands on.
/// - Returns: in the order of gravity, then of names; what is as it was is not among them.
package func compareDefinitions(from base: Revision, to head: Revision) -> [Change] {
  let comparison = Comparison(base: base, head: head)
  let changes = comparison.metrics() + comparison.entities() + comparison.questions() + comparison.project()
  return changes.sorted { left, right in
    if left.category != right.category { return left.category > right.category }
    if left.isDirect != right.isDirect { return left.isDirect }
    return (left.kind.rawValue, left.name) < (right.kind.rawValue, right.name)
  }
}

struct Comparison {
  let base: Revision
  let head: Revision

  // MARK: Metrics

  func metrics() -> [Change] {
    var changes: [Change] = []
    var facets: [String: [Change.Facet]] = [:]
    for metric in head.model.metrics {
      guard let old = base.model.metric(named: metric.name) else { continue }
      facets[metric.name] = self.facets(of: metric, since: old)
    }
    for metric in head.model.metrics {
      guard let own = facets[metric.name] else {
        changes.append(change(metric, [newFacet(of: metric)], isDirect: true, through: []))
        continue
      }
      guard !own.isEmpty else { continue }
      let isDirect = isRewritten(metric)
      let through = isDirect ? [] : cause(of: metric, facets)
      changes.append(change(metric, own, isDirect: isDirect, through: through))
    }
    for old in base.model.metrics where head.model.metric(named: old.name) == nil {
      let owner = base.owner("metric:\(old.name)")
      changes.append(
        Change(
          kind: .metric, name: old.name, facets: [removedFacet(of: old)], isDirect: true, through: [],
          owner: owner,
          isCertified: old.about.tier == .certified, place: old.nameSpan, isInBase: true))
    }
    return changes
  }

  private func change(
    _ metric: Metric, _ facets: [Change.Facet], isDirect: Bool, through: [String]
  ) -> Change {
    Change(
      kind: .metric, name: metric.name, facets: facets, isDirect: isDirect, through: through,
      owner: head.owner("metric:\(metric.name)"),
      formerOwner: base.model.metric(named: metric.name).flatMap { base.owner("metric:\($0.name)") },
      isCertified: metric.about.tier == .certified, place: metric.nameSpan)
  }

  /// Whether the text of the metric itself differs.
  private func isRewritten(_ metric: Metric) -> Bool {
    guard let old = base.model.metric(named: metric.name) else { return true }
    return head.text(of: metric.definition.places.whole) != base.text(of: old.definition.places.whole)
      || metric.about.owner?.value != old.about.owner?.value
  }

  /// The nearest metric that it stands on whose own text has changed, and those between; empty where it is something else.
  private func cause(of metric: Metric, _ facets: [String: [Change.Facet]], depth: Int = 0) -> [String] {
    guard depth < 60 else { return [] }
    for name in head.model.references(of: metric) {
      guard let other = head.model.metric(named: name),
        facets[name].map({ $0.contains { $0.category.touchesNumbers } }) ?? true
      else { continue }
      if isRewritten(other) { return [name] }
      let further = cause(of: other, facets, depth: depth + 1)
      if !further.isEmpty { return further + [name] }
    }
    return []
  }

  private func newFacet(of metric: Metric) -> Change.Facet {
    if let plan = head.forms[metric.name],
      let same = base.forms.first(where: {
        $0.value.isEqual(to: plan) && head.model.metric(named: $0.key) == nil
      })
    {
      return .init(.additive, "name", "new, with the plan that '\(same.key)' had")
    }
    return .init(.additive, "name", "new")
  }

  /// A metric that is gone breaks who asks for it, unless its end was agreed.
  private func removedFacet(of metric: Metric) -> Change.Facet {
    let renamed = base.forms[metric.name].flatMap { plan in
      head.model.metrics.first {
        base.model.metric(named: $0.name) == nil && head.forms[$0.name]?.isEqual(to: plan) == true
      }
    }
    if let tombstone = head.definitions.removed.first(where: { $0.name.value == metric.name }) {
      let replacement = tombstone.replacement?.value ?? renamed?.name
      let wasAnnounced = metric.about.deprecation != nil
      return .init(
        wasAnnounced ? .additive : .breaking, "name",
        "removed, and listed as removed\(replacement.map { "; use '\($0)'" } ?? "")\(wasAnnounced ? "" : "; it was not deprecated before")"
      )
    }
    if let renamed {
      return .init(.breaking, "name", "renamed to '\(renamed.name)' without leaving the old name")
    }
    return .init(.breaking, "name", "removed without a word under 'removed:'")
  }
}
