import Diagnostics
import Engines
import Lint
import Model
import Normal
import Project
import Values

/// Applies fixes until there are none left, in memory; no fix that says it is safe may change a plan.
struct Mender {
  private let root: String
  private let day: Day
  private let only: Set<Code>
  private let withUnsafe: Bool
  private let before: [String: [UInt8]]

  struct Outcome {
    /// By path.
    var changes: [String: (before: [UInt8], after: [UInt8])] = [:]
    /// What was done, and what could not be.
    var done: [String] = []
  }

  /// Fixes can make others possible; nothing takes more rounds than this.
  private static let rounds = 100

  init(_ project: Project, on day: Day, only: Set<Code>, withUnsafe: Bool) {
    root = project.root
    self.day = day
    self.only = only
    self.withUnsafe = withUnsafe
    var contents: [String: [UInt8]] = [:]
    for source in [project.projectFile].compactMap(\.self) + project.definitionFiles {
      contents[project.sources[source].name] = project.sources[source].bytes
    }
    before = contents
  }

  func mend() -> Outcome {
    var contents = before
    var outcome = Outcome()
    for _ in 0..<Mender.rounds {
      var project = loadProject(from: ProjectFiles(root: root, contents: contents))
      let result = lint(project.linted(on: day), only: only)
      let mendable = result.findings.filter { finding in finding.fixes.contains { $0.isSafe || withUnsafe } }
      let steps = accepted(mendable, project, contents, &outcome)
      guard steps.contents != contents else { break }
      contents = steps.contents
    }
    for (path, after) in contents {
      if let old = before[path], old != after { outcome.changes[path] = (old, after) }
    }
    return outcome
  }

  /// All at once where that is right, else one after the other.
  private func accepted(
    _ findings: [LintFinding], _ project: Project, _ contents: [String: [UInt8]], _ outcome: inout Outcome
  ) -> (contents: [String: [UInt8]], isWhole: Bool) {
    let fixed = FixedFiles(of: findings, in: project.sources, withUnsafe: withUnsafe)
    guard !fixed.contents.isEmpty else { return (contents, true) }
    let next = contents.merging(fixed.contents) { $1 }
    if keepsMeaning(of: project, in: next) {
      let positions = SourcePositions(project.sources)
      for (title, finding) in fixed.done {
        let place =
          finding.finding.place.map { "\(positions.file(of: $0)):\(positions.start(of: $0).line): " } ?? ""
        outcome.done.append("\(place)\(finding.finding.code.rawValue) \(title)")
      }
      return (next, true)
    }
    // Those that are right by themselves, together where they stay so.
    guard findings.count > 1 else { return (contents, false) }
    let right = findings.filter { finding in
      let alone = FixedFiles(of: [finding], in: project.sources, withUnsafe: withUnsafe)
      return !alone.contents.isEmpty && keepsMeaning(of: project, in: contents.merging(alone.contents) { $1 })
    }
    if right.count < findings.count, !right.isEmpty { return accepted(right, project, contents, &outcome) }
    return right.first.map { accepted([$0], project, contents, &outcome) } ?? (contents, false)
  }

  /// Whether every metric has the plan that it had, and nothing is refused that was not.
  private func keepsMeaning(of project: Project, in contents: [String: [UInt8]]) -> Bool {
    let next = loadProject(from: ProjectFiles(root: root, contents: contents))
    if next.findings.count(where: { $0.severity == .error })
      > project.findings.count(where: { $0.severity == .error })
    {
      return false
    }
    if withUnsafe { return true }
    return project.model.metrics.allSatisfy { metric in
      guard let other = next.model.metric(named: metric.name) else { return false }
      return normalForm(of: metric, in: project.model)?.canonicalText
        == normalForm(of: other, in: next.model)?.canonicalText
    }
  }
}
