package import Definitions
package import Diagnostics
import Model
import Normal
import Parallel

/// What linting a project came to.
package struct LintResult: Sendable {
  /// What stands, the most severe first, in the order of files.
  package var findings: [LintFinding] = []
  /// What a comment allows, with its reason.
  package var suppressed: [(finding: LintFinding, reason: String)] = []
  /// How many a baseline knows.
  package var known = 0

  package init() {}

  package func count(_ severity: Finding.Severity) -> Int {
    findings.count { $0.finding.severity == severity }
  }

  /// Whether anything is at least that severe.
  package func fails(on setting: LintDefinition.Setting) -> Bool {
    guard let least = setting.severity else { return false }
    return findings.contains { $0.finding.severity >= least }
  }
}

/// Looks at a project with every rule that its settings leave on.
///
/// - Parameters:
///   - only: codes of rules; all where empty.
///   - languageFindings: what reading and checking the definitions found, which no comment allows.
package func lint(
  _ project: LintedProject, only: Set<Code> = [], languageFindings: [Finding] = []
) -> LintResult {
  var linter = Linter()
  return linter.lint(project, only: only, languageFindings: languageFindings)
}

/// Looks at a project again and again while it changes: at metrics by themselves only where they, or what they read, have changed.
package struct Linter {
  private var last: (project: LintedProject, notes: [Code: [MetricNote]])?

  package init() {}

  /// As the function of that name. What it finds does not depend on what was looked at before.
  package mutating func lint(
    _ project: LintedProject, only: Set<Code> = [], languageFindings: [Finding] = []
  ) -> LintResult {
    let settings = LintSettings(project.definitions.project.lint)
    // Whether a comment allows nothing is known once every rule has looked.
    let looksAtAll = only.isEmpty || only.contains(.suppressionUnused)
    let rules = LintCatalogue.rules.filter { (looksAtAll || only.contains($0.code)) && settings.mayHold($0) }
    var found = languageFindings.map { LintFinding($0, of: .init(.project, project.model.name)) }
    for (rule, findings) in zip(rules, look(at: project, with: rules)) {
      found += findings.compactMap {
        settings.applied(to: $0, of: rule, in: project.sources, isAsked: !only.isEmpty)
      }
    }
    return settled(
      found, in: project, settings, rules: Set(rules.map(\.code)), only: only,
      isWhole: !languageFindings.hasErrors)
  }

  /// What each rule finds.
  private mutating func look(at project: LintedProject, with rules: [LintRule]) -> [[LintFinding]] {
    let kept = last.map { KeptNotes(from: $0.project, to: project) }
    let before = last?.notes ?? [:]
    let looked = mapConcurrently(rules.count) { index -> (findings: [LintFinding], notes: [MetricNote]) in
      guard case .checked(let check) = rules[index].standing else { return ([], []) }
      let notes = check.notes(on: project, before: before[rules[index].code], kept)
      return (check.find(notes, project), notes)
    }
    last = (
      project, Dictionary(uniqueKeysWithValues: zip(rules.map(\.code), looked.map(\.notes)))
    )
    return looked.map(\.findings)
  }
}

extension RuleCheck {
  /// What the rule notes of every metric, in their order.
  fileprivate func notes(on project: LintedProject, before: [MetricNote]?, _ kept: KeptNotes?)
    -> [MetricNote]
  {
    guard let note else { return [] }
    func made(of positions: some Sequence<Int>) -> [MetricNote] {
      positions.compactMap { position in
        note(project.model.metrics[position], project).map { MetricNote(position: position, value: $0) }
      }
    }
    guard let kept, let before else { return made(of: project.model.metrics.indices) }
    let (held, lost) = kept.sorted(before, areFindings: notesFindings)
    let new = made(of: kept.changed) + made(of: lost)
    return new.isEmpty ? held : (held + new).sorted { $0.position < $1.position }
  }
}

/// What comments allow is taken out, and what is wrong with the comments put in.
private func settled(
  _ found: [LintFinding], in project: LintedProject, _ settings: LintSettings, rules: Set<Code>,
  only: Set<Code>, isWhole: Bool
) -> LintResult {
  var suppressions = Suppressions(of: project)
  var result = LintResult()
  for finding in found {
    if let reason = suppressions.allows(finding, in: project.sources) {
      result.suppressed.append((finding, reason))
    } else {
      result.findings.append(finding)
    }
  }
  let own = suppressions.findings(of: rules, isWhole: isWhole)
  result.findings += own.compactMap { finding in
    LintCatalogue.rule(finding.finding.code).flatMap {
      settings.applied(to: finding, of: $0, in: project.sources, isAsked: !only.isEmpty)
    }
  }
  if !only.isEmpty {
    result.findings.removeAll { $0.finding.code.isOfRule && !only.contains($0.finding.code) }
  }
  result.findings = ordered(result.findings, in: project.sources)
  return result
}

/// The most severe first; of these in the order of files and lines.
func ordered(_ findings: [LintFinding], in sources: SourceFiles) -> [LintFinding] {
  findings.enumerated().sorted { left, right in
    let one = left.element.finding, other = right.element.finding
    if left.element.isChanged != right.element.isChanged { return left.element.isChanged == true }
    if one.severity != other.severity { return one.severity > other.severity }
    // What could not be read makes other things look wrong.
    if one.code.isOfText != other.code.isOfText { return one.code.isOfText }
    let places = [one, other].map { ($0.place?.source.number ?? -1, $0.place?.start ?? -1) }
    if places[0] != places[1] { return places[0] < places[1] }
    if one.code != other.code { return one.code.rawValue < other.code.rawValue }
    return left.offset < right.offset
  }.map(\.element)
}
