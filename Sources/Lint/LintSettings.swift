package import Definitions
package import Diagnostics

/// Which rules hold, and how severe each is: the catalogue, changed by `lint:` of `datum.yaml`.
package struct LintSettings: Sendable {
  private let definition: LintDefinition

  package init(_ definition: LintDefinition) { self.definition = definition }

  /// Whether a rule is on for anything at all.
  func mayHold(_ rule: LintRule) -> Bool {
    let own = definition.rules.filter { rule.isCalled($0.rule.value) }
    if own.contains(where: { $0.setting != .off }) { return true }
    return definition.base != .none && !own.contains { $0.scope == .everything && $0.setting == .off }
  }

  /// The finding as severe as it is here; nil where it is off.
  ///
  /// - Parameter isAsked: whether the rule was named by whoever runs it, and so is on.
  func applied(to finding: LintFinding, of rule: LintRule, in sources: SourceFiles, isAsked: Bool)
    -> LintFinding?
  {
    let path = finding.finding.place.map { sources[$0.source].name }
    var setting: LintDefinition.Setting?
    // What is said of a path is nearer than what is said of a tier, and both are nearer than what is said of all.
    for own in definition.rules where rule.isCalled(own.rule.value) {
      switch own.scope {
      case .everything: setting = setting ?? own.setting
      case .tier(let tier) where tier == finding.subject.tier: setting = own.setting
      case .path(let folder) where path.map({ isInside($0, folder) }) ?? false: setting = own.setting
      case .tier, .path: break
      }
    }
    guard let setting else {
      if definition.base == .none, !isAsked { return nil }
      guard definition.base == .strict, finding.finding.severity == .warning else { return finding }
      return finding.withSeverity(.error)
    }
    return setting.severity.map { finding.withSeverity($0) }
  }

  private func isInside(_ path: String, _ folder: String) -> Bool {
    let folder = folder.hasPrefix("./") ? String(folder.dropFirst(2)) : folder
    return path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }

  /// Settings that say nothing: of rules that do not exist or that the language keeps, of paths without a file.
  package func findings(files: [String]) -> [Finding] {
    let codes = LintCatalogue.rules.map(\.code.rawValue)
    return definition.rules.compactMap { setting -> Finding? in
      guard let rule = LintCatalogue.rule(named: setting.rule.value) else {
        return Finding(.valueNotAllowed, "there is no rule '\(setting.rule.value)'", at: setting.rule.span)
          .suggesting(setting.rule.value, from: codes).helping("list them: datum lint --list")
      }
      guard case .checked = rule.standing else {
        return Finding(
          .valueNotAllowed, "'\(setting.rule.value)' is kept by the language, and cannot be set",
          at: setting.rule.span
        ).helping("leave it out")
      }
      if case .path(let path) = setting.scope, !files.contains(where: { isInside($0, path) }) {
        return Finding(.valueNotAllowed, "no definition is in '\(path)'", at: setting.rule.span)
          .helping("name a file or a folder from the root: metrics/legacy/")
      }
      return nil
    }
  }
}

extension LintRule {
  fileprivate func isCalled(_ word: String) -> Bool { LintCatalogue.rule(named: word)?.code == code }
}

extension LintFinding {
  func withSeverity(_ severity: Finding.Severity) -> LintFinding {
    var copy = self
    copy.finding = finding.withSeverity(severity)
    return copy
  }
}
