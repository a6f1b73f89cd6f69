package import Diagnostics
package import Model

/// One rule: what it finds, why that is wrong, and what it looks like.
///
/// A rule is a file in `Rules`, and a line in `LintCatalogue`.
package struct LintRule: Sendable {
  /// How the fault is found.
  package enum Standing: Sendable {
    /// By looking at a project.
    case checked(RuleCheck)
    /// The language refuses it; its findings have these codes.
    case refused([Code])
    /// Nothing in the definition language can have it, for this reason.
    case impossible(String)
  }

  /// What a rule can change by itself.
  package enum FixKind: String, Sendable {
    case none
    /// No plan of the project changes.
    case safe
    /// Numbers change, on purpose.
    case unsafe
  }

  package let code: Code
  /// `ratio-of-row-ratios`
  package let name: String
  package let severity: Finding.Severity
  package let fix: FixKind
  /// What it finds, in one sentence.
  package let summary: String
  /// Why that is a fault, and what to do.
  package let why: String
  /// Definitions that have it; files are told apart by lines `# file: NAME`. Empty for what cannot be.
  package let bad: String
  /// The same, mended.
  package let good: String
  package let standing: Standing

  /// A rule that looks at a project as a whole.
  package init(
    _ code: Code, _ name: String, _ severity: Finding.Severity, fix: FixKind = .none, summary: String,
    why: String, bad: String, good: String, check: @escaping @Sendable (LintedProject) -> [LintFinding]
  ) {
    self.init(
      code, name, severity, fix: fix, summary: summary, why: why, bad: bad, good: good,
      RuleCheck(note: nil) { _, project in check(project) })
  }

  /// A rule that looks at each metric by itself, and perhaps at the rest of the project.
  package init(
    _ code: Code, _ name: String, _ severity: Finding.Severity, fix: FixKind = .none, summary: String,
    why: String, bad: String, good: String,
    rest: @escaping @Sendable (LintedProject) -> [LintFinding] = { _ in [] },
    checkMetric: @escaping @Sendable (Metric, LintedProject) -> [LintFinding]
  ) {
    let check = RuleCheck(
      note: { metric, project in
        let found = checkMetric(metric, project)
        return found.isEmpty ? nil : found
      }, notesFindings: true,
      find: { notes, project in notes.flatMap { $0.value as! [LintFinding] } + rest(project) })
    self.init(code, name, severity, fix: fix, summary: summary, why: why, bad: bad, good: good, check)
  }

  /// The same, of a rule that finds at most one thing in a metric.
  package init(
    _ code: Code, _ name: String, _ severity: Finding.Severity, fix: FixKind = .none, summary: String,
    why: String, bad: String, good: String,
    rest: @escaping @Sendable (LintedProject) -> [LintFinding] = { _ in [] },
    checkMetric: @escaping @Sendable (Metric, LintedProject) -> LintFinding?
  ) {
    self.init(
      code, name, severity, fix: fix, summary: summary, why: why, bad: bad, good: good, rest: rest,
      checkMetric: { metric, project -> [LintFinding] in checkMetric(metric, project).map { [$0] } ?? [] })
  }

  /// A rule that holds metrics against each other: it notes something of each by itself, and looks at all notes.
  package init<Note: Sendable>(
    _ code: Code, _ name: String, _ severity: Finding.Severity, fix: FixKind = .none, summary: String,
    why: String, bad: String, good: String, noting: @escaping @Sendable (Metric, LintedProject) -> Note?,
    check: @escaping @Sendable ([RuleNote<Note>], LintedProject) -> [LintFinding]
  ) {
    self.init(
      code, name, severity, fix: fix, summary: summary, why: why, bad: bad, good: good,
      RuleCheck(note: { noting($0, $1) }) { notes, project in
        check(
          notes.map { RuleNote(metric: project.model.metrics[$0.position], value: $0.value as! Note) },
          project)
      })
  }

  private init(
    _ code: Code, _ name: String, _ severity: Finding.Severity, fix: FixKind, summary: String, why: String,
    bad: String, good: String, _ check: RuleCheck
  ) {
    self.code = code
    self.name = name
    self.severity = severity
    self.fix = fix
    self.summary = summary
    self.why = why
    self.bad = bad
    self.good = good
    standing = .checked(check)
  }

  /// A rule that the language keeps.
  init(
    _ code: Code, _ name: String, refusedAs codes: [Code], summary: String, why: String, bad: String,
    good: String
  ) {
    self.code = code
    self.name = name
    severity = .error
    fix = .none
    self.summary = summary
    self.why = why
    self.bad = bad
    self.good = good
    standing = .refused(codes)
  }

  /// A rule that has nothing to find.
  init(_ code: Code, _ name: String, summary: String, impossible reason: String) {
    self.code = code
    self.name = name
    severity = .error
    fix = .none
    self.summary = summary
    why = reason
    bad = ""
    good = ""
    standing = .impossible(reason)
  }
}

/// What a rule does with a project.
package struct RuleCheck: Sendable {
  /// What it notes of a metric: of its definition, its plan, and the entities that it reads; nothing of other metrics, so that it
  /// holds as long as these do. nil for a rule that looks at the whole project only.
  let note: (@Sendable (Metric, LintedProject) -> (any Sendable)?)?
  /// Whether the notes are findings, whose places are places in files.
  var notesFindings = false
  /// What it finds, given all that was noted.
  let find: @Sendable ([MetricNote], LintedProject) -> [LintFinding]
}

/// What a rule noted of a metric, for those who keep it.
struct MetricNote: Sendable {
  /// In the metrics of the model.
  let position: Int
  let value: any Sendable
}

/// What a rule noted of a metric.
package struct RuleNote<Value: Sendable>: Sendable {
  package let metric: Metric
  package let value: Value
}
