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
  private static let rounds = 10

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
    // The first that is right by itself; the others are looked at again in the next round.
    guard findings.count > 1 else { return (contents, false) }
    for finding in findings {
      let alone = accepted([finding], project, contents, &outcome)
      if alone.isWhole, alone.contents != contents { return alone }
    }
    return (contents, false)
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
