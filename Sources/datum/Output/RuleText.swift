import Diagnostics
import Lint

/// A rule for people.
struct RuleText {
  private let rule: LintRule

  init(_ rule: LintRule) { self.rule = rule }

  private var severity: String { rule.severity == .information ? "note" : rule.severity.rawValue }

  /// One line a rule.
  static var list: String {
    LintCatalogue.rules.map { rule in
      let standing =
        switch rule.standing {
        case .checked: RuleText(rule).severity
        case .refused: "refused"
        case .impossible: "-"
        }
      let fix = rule.fix == .none ? "" : rule.fix == .safe ? " [fix]" : " [unsafe fix]"
      let columns = [rule.code.rawValue, standing + String(repeating: " ", count: 8 - standing.count)]
      return columns.joined(separator: "  ") + " \(rule.name): \(rule.summary)\(fix)\n"
    }.joined()
  }

  var text: String {
    var lines = ["\(rule.code.rawValue) \(rule.name): \(rule.summary)", "", rule.why, ""]
    switch rule.standing {
    case .checked:
      lines.append("Severity: \(severity)")
      switch rule.fix {
      case .none: break
      case .safe: lines.append("Mended by: datum lint --fix --only \(rule.code.rawValue)")
      case .unsafe:
        lines.append("Mended, with other numbers, by: datum lint --unsafe-fixes --only \(rule.code.rawValue)")
      }
    case .refused(let codes):
      lines.append(
        "Refused by the language, as \(codes.map(\.rawValue).joined(separator: ", ")); no comment allows it.")
    case .impossible: lines.append("Nothing that is written here can have it.")
    }
    if !rule.bad.isEmpty {
      lines += ["", "Bad:", "", indented(rule.bad), "", "Good:", "", indented(rule.good)]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
      .joined(separator: "\n")
  }
}
