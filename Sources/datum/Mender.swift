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

  /// The files at one moment, and what they mean.
  private struct State {
    let contents: [String: [UInt8]]
    let project: Project
    let errorCount: Int
    /// By metric.
    let plans: [String: String?]

    init(_ contents: [String: [UInt8]], root: String, after state: State? = nil) {
      self.contents = contents
      let files = ProjectFiles(root: root, contents: contents)
      project = state.map { loadProject(from: files, following: $0.project) } ?? loadProject(from: files)
      errorCount = project.findings.count { $0.severity == .error }
      let forms = zip(project.model.metrics, normalForms(of: project.model))
      plans = Dictionary(forms.map { ($0.name, $1?.canonicalText) }) { first, _ in first }
    }

    /// Whether every metric has the plan that it had.
    func keepsPlans(of other: State) -> Bool {
      other.plans.allSatisfy { name, plan in plans[name].map { $0 == plan } ?? false }
    }
  }

  func mend() -> Outcome {
    var state = State(before, root: root)
    var outcome = Outcome()
    for _ in 0..<Mender.rounds {
      var project = state.project
      let result = lint(project.linted(on: day), only: only)
      let mendable = result.findings.filter { finding in finding.fixes.contains { $0.isSafe || withUnsafe } }
      guard let next = mended(mendable, state, &outcome), next.contents != state.contents else { break }
      state = next
    }
    for (path, after) in state.contents {
      if let old = before[path], old != after { outcome.changes[path] = (old, after) }
    }
    return outcome
  }

  /// All at once where that is right, else those that are right by themselves; nil where nothing is mended.
  private func mended(_ findings: [LintFinding], _ state: State, _ outcome: inout Outcome) -> State? {
    let sources = state.project.sources
    let fixed = FixedFiles(of: findings, in: sources, withUnsafe: withUnsafe)
    if let next = accepted(fixed, after: state) {
      let positions = SourcePositions(sources)
      for (title, finding) in fixed.done {
        let place =
          finding.finding.place.map { "\(positions.file(of: $0)):\(positions.start(of: $0).line): " } ?? ""
        outcome.done.append("\(place)\(finding.finding.code.rawValue) \(title)")
      }
      return next
    }
    guard findings.count > 1 else { return nil }
    let right = findings.filter { finding in
      accepted(FixedFiles(of: [finding], in: sources, withUnsafe: withUnsafe), after: state) != nil
    }
    // Together where they stay right, else one in this round.
    if right.count < findings.count, !right.isEmpty { return mended(right, state, &outcome) }
    return right.first.flatMap { mended([$0], state, &outcome) }
  }

  /// The files with the fixes in them; nil where something is refused that was not, or a safe fix changes a plan.
  private func accepted(_ fixed: FixedFiles, after state: State) -> State? {
    guard !fixed.contents.isEmpty else { return nil }
    let next = State(state.contents.merging(fixed.contents) { $1 }, root: root, after: state)
    guard next.errorCount <= state.errorCount, withUnsafe || next.keepsPlans(of: state) else { return nil }
    return next
  }
}
