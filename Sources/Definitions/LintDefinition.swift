package import Diagnostics

/// `lint:` of `datum.yaml`: which rules hold, how severe they are, and for whom.
package struct LintDefinition: Sendable {
  /// What a rule is set to.
  package enum Setting: String, Sendable, CaseIterable {
    case error, warning, info, off

    /// nil for off.
    package var severity: Finding.Severity? {
      switch self {
      case .error: .error
      case .warning: .warning
      case .info: .information
      case .off: nil
      }
    }
  }

  /// What holds where nothing else is said.
  package enum Base: String, Sendable, CaseIterable {
    /// Every rule as severe as its page says.
    case recommended
    /// Every warning is an error.
    case strict
    /// Only the rules that are named.
    case none
  }

  /// A rule, and what it is set to; for things of a tier, or in a folder.
  package struct RuleSetting: Sendable {
    package let rule: Written<String>
    package let setting: Setting
    package let scope: Scope
  }

  package enum Scope: Sendable, Equatable {
    case everything
    case tier(About.Tier)
    /// A path from the root, of a file or of a folder.
    case path(String)
  }

  package var base = Base.recommended
  package var failOn = Setting.error
  package var rules: [RuleSetting] = []
  /// Abbreviations that everybody knows; nil where names are not looked at.
  package var abbreviations: [String]?
  /// How many metrics may stand on each other.
  package var deepest = 5

  package init() {}
}

/// A name that is no longer: `removed:` of a file of metrics. It is never given to anything else.
package struct RemovedDefinition: Sendable {
  package let name: Written<String>
  package let on: Written<String>?
  package let replacement: Written<String>?
  package let reason: String?
}
