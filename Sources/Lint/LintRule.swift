package import Diagnostics

/// One rule: what it finds, why that is wrong, and what it looks like.
///
/// A rule is a file in `Rules`, and a line in `LintCatalogue`.
package struct LintRule: Sendable {
  /// How the fault is found.
  package enum Standing: Sendable {
    /// By looking at a project.
    case checked(@Sendable (LintedProject) -> [LintFinding])
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

  package init(
    _ code: Code, _ name: String, _ severity: Finding.Severity, fix: FixKind = .none, summary: String,
    why: String,
    bad: String, good: String, check: @escaping @Sendable (LintedProject) -> [LintFinding]
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
