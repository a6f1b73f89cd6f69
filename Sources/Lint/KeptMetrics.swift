import Definitions
import Diagnostics
import Model
import Normal
import Parallel

/// The metrics of a project that are what they were before a change.
struct KeptMetrics: Sendable {
  private let before: LintedProject?
  /// By position now: that before.
  private(set) var positions: [Int?]

  /// None, in a project that nothing came before.
  init(in model: Model) {
    before = nil
    positions = Array(repeating: nil, count: model.metrics.count)
  }

  init(from before: LintedProject, in model: Model) {
    self.before = before
    positions = model.metrics.enumerated().map { index, metric in
      // Most stand where they stood.
      func isSame(_ position: Int) -> Bool { before.model.metrics[position].identity === metric.identity }
      if before.model.metrics.indices.contains(index), isSame(index) { return index }
      return before.model.metricNamed[metric.name].flatMap { isSame($0) ? $0 : nil }
    }
  }

  /// The plans of all metrics, those of the kept ones from before.
  func plans(in model: Model, sharedTables: Set<String>) -> (forms: [NormalForm?], plans: [HashedText?]) {
    let old = before?.sharedTables == sharedTables ? before : nil
    let hasSameRows = before?.model.rows === model.rows
    var forms: [NormalForm?] = Array(repeating: nil, count: positions.count)
    var plans: [HashedText?] = Array(repeating: nil, count: positions.count)
    var missing: [Int] = []
    for (index, position) in positions.enumerated() {
      guard let old,
        let same = position ?? (hasSameRows ? old.position(ofAlike: model.metrics[index]) : nil)
      else {
        missing.append(index)
        continue
      }
      forms[index] = old.forms[same]
      plans[index] = old.plans[same]
    }
    let positions = missing
    let made = mapConcurrently(missing.count) { place -> (NormalForm?, HashedText?) in
      let form = normalForm(
        ofFormula: model.metrics[positions[place]].formula, in: model, shared: sharedTables)
      return (form, form.map { HashedText($0.canonicalText) })
    }
    for (index, (form, plan)) in zip(missing, made) {
      forms[index] = form
      plans[index] = plan
    }
    return (forms, plans)
  }
}

extension LintedProject {
  /// Where a metric is that means what another does, if both stand on the same rows.
  fileprivate func position(ofAlike metric: Metric) -> Int? {
    // Groups and keys are names, and what dimensions they name may be something else now.
    guard !metric.formula.aggregates.contains(where: \.namesGroups) else { return nil }
    return model.metricNamed[metric.name].flatMap { model.metrics[$0].formula == metric.formula ? $0 : nil }
  }
}

extension Aggregate {
  fileprivate var namesGroups: Bool { grouped != nil || level != nil || closing != nil }
}

/// The notes about metrics that still hold after a change.
struct KeptNotes: Sendable {
  /// By position before: that now.
  private var positions: [Int?]
  /// The metrics of which everything is noted anew, by position now.
  let changed: [Int]
  private let changedSources: Set<SourceID>

  init(from before: LintedProject, to project: LintedProject) {
    let kept = KeptMetrics(from: before, in: project.model)
    let near = KeptNotes.entitiesNearChange(from: before, to: project)
    positions = Array(repeating: nil, count: before.model.metrics.count)
    var changed: [Int] = []
    for (index, position) in kept.positions.enumerated() {
      guard let position, let near, near.isEmpty || !project.model.metrics[index].reads(anyOf: near) else {
        changed.append(index)
        continue
      }
      positions[position] = index
    }
    self.changed = changed
    // Projects that share metrics share the numbers of their files, too.
    let isFollowing = changed.count < project.model.metrics.count
    changedSources =
      isFollowing
      ? Set(project.files.filter { before.sources[$0].bytes != project.sources[$0].bytes }) : []
  }

  /// What holds of the notes of a rule, and which metrics are to be looked at because theirs do not.
  func sorted(_ notes: [MetricNote], areFindings: Bool) -> (kept: [MetricNote], lost: [Int]) {
    var kept: [MetricNote] = []
    kept.reserveCapacity(notes.count)
    var lost: [Int] = []
    for note in notes {
      guard let position = positions[note.position] else { continue }
      // What stands in a changed file may stand elsewhere now.
      if areFindings, let findings = note.value as? [LintFinding],
        findings.contains(where: { $0.stands(inAnyOf: changedSources) })
      {
        lost.append(position)
      } else {
        kept.append(MetricNote(position: position, value: note.value))
      }
    }
    return (kept, lost)
  }

  /// The entities of which rules may say something else now, and all that rows of them are tied to; nil for all there are.
  private static func entitiesNearChange(from before: LintedProject, to project: LintedProject)
    -> Set<EntityID>?
  {
    guard before.model.people.defaultOwner == project.model.people.defaultOwner,
      before.sharedTables == project.sharedTables,
      before.surroundings.count == project.surroundings.count
    else { return nil }
    var near = Set(
      project.surroundings.indices.filter { before.surroundings[$0] != project.surroundings[$0] }
        .map { EntityID(index: $0) })
    var size = -1
    while size != near.count, !near.isEmpty {
      size = near.count
      for index in project.model.entities.indices {
        let id = EntityID(index: index)
        let reached = project.model[id].reach.keys
        if near.contains(id) {
          near.formUnion(reached)
        } else if reached.contains(where: near.contains) {
          near.insert(id)
        }
      }
    }
    return near
  }
}

extension Metric {
  /// Whether it stands in the file of one of these entities, or aggregates rows of one.
  fileprivate func reads(anyOf entities: Set<EntityID>) -> Bool {
    if let home, entities.contains(home) { return true }
    return formula.rowAggregates.contains { entities.contains($0.entity) }
  }
}

extension LintFinding {
  /// Whether any place of it is in one of these files.
  fileprivate func stands(inAnyOf sources: Set<SourceID>) -> Bool {
    let places =
      [finding.place].compactMap(\.self) + finding.labels.map(\.span)
      + fixes.flatMap { $0.edits.map(\.span) }
    return places.contains { sources.contains($0.source) }
  }
}
