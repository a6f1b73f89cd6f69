package import Definitions
package import Diagnostics

/// What a rule found, of what, and how it could be mended.
package struct LintFinding: Sendable {
  package var finding: Finding
  package let subject: Subject
  package var fixes: [Fix] = []
  /// The plan of the metric that it is about; findings keep their fingerprint as long as it does.
  package var plan: String?
  /// Whether it stands on what has changed; nil where changes were not asked for.
  package var isChanged: Bool?

  package init(_ finding: Finding, of subject: Subject, fixes: [Fix] = [], plan: String? = nil) {
    self.finding = finding
    self.subject = subject
    self.fixes = fixes
    self.plan = plan
  }

  /// What a finding is about: `metric gmv`.
  package struct Subject: Sendable, Hashable {
    package enum Kind: String, Sendable {
      case project, entity, column, fact, dimension, metric, question, dashboard, file
    }

    package let kind: Kind
    package let name: String
    package let tier: About.Tier?
    package let owner: String?

    package init(_ kind: Kind, _ name: String, tier: About.Tier? = nil, owner: String? = nil) {
      self.kind = kind
      self.name = name
      self.tier = tier
      self.owner = owner
    }

    package var text: String { "\(kind.rawValue) \(name)" }
  }

  /// A change of text that mends it.
  package struct Fix: Sendable {
    /// What it does: `refer to 'gmv'`.
    package let title: String
    package let edits: [TextEdit]
    package let isSafe: Bool

    package init(_ title: String, _ edits: [TextEdit], isSafe: Bool) {
      self.title = title
      self.edits = edits
      self.isSafe = isSafe
    }
  }
}

/// A stretch of a file and what stands there instead.
package struct TextEdit: Sendable {
  package let span: SourceSpan
  package let replacement: String

  package init(_ span: SourceSpan, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}
