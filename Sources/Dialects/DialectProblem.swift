import Diagnostics
import SQL

/// What can be wrong with a dialect file.
enum DialectProblem {
  case unknownKey(String, SourceSpan, candidates: [String])
  case template(key: String, SourceSpan, Template.Problem, allowed: [String])
  case missingMeaning(key: String, others: String, dialect: String, SourceSpan?)
  case badValue(key: String, SourceSpan, expected: String)
  case unknownDialect(String, SourceSpan?, candidates: [String])
  case cycle([String], SourceSpan?)

  var finding: Finding {
    switch self {
    case .unknownKey(let key, let span, let candidates):
      return Finding(.dialectUnknownKey, "unknown key '\(key)' in a dialect file", at: span)
        .suggesting(key, from: candidates)
    case .template(let key, let span, let problem, let allowed):
      let list = allowed.isEmpty ? "none" : allowed.map { "{\($0)}" }.joined(separator: ", ")
      let message: String =
        switch problem {
        case .unknownPlaceholder(let name, _): "'\(key)' has no argument '{\(name)}'"
        case .missingPlaceholder(let name): "'\(key)' does not use its argument '{\(name)}'"
        case .unclosed: "'\(key)' has a '{' without '}'"
        }
      return Finding(.dialectPlaceholder, message, at: span).noting("its arguments are \(list)")
    case .missingMeaning(let key, let others, let dialect, let span):
      return Finding(
        .dialectMissingMeaning, "the dialect '\(dialect)' does not say '\(key)'\(others)", at: span
      )
      .helping("add the key, or take it from a relative with 'extends: postgres'")
    case .badValue(let key, let span, let expected):
      return Finding(.dialectBadValue, "expected \(expected) for '\(key)'", at: span)
    case .unknownDialect(let name, let span, let candidates):
      return Finding(.unknownDialect, "unknown dialect '\(name)'", at: span).suggesting(
        name, from: candidates
      )
      .noting("known are \(candidates.joined(separator: ", "))")
      .helping("add a dialect with a file dialects/\(name).yaml in the project")
    case .cycle(let names, let span):
      return Finding(
        .dialectCycle, "dialects extend each other: \(names.joined(separator: " -> "))", at: span)
    }
  }
}
