import Diagnostics

/// What can be wrong with the shape of a definition file.
enum DefinitionProblem {
  case unknownKey(String, SourceSpan, of: String, allowed: [String])
  case wrongShape(SourceSpan, what: String, expected: String)
  case missingKey(String, of: String, SourceSpan, example: String?)
  case notAllowed(String, SourceSpan, what: String, allowed: [String])
  case badName(String, SourceSpan)
  case questionTwice(String, SourceSpan, first: SourceSpan)
  case nothingDefined(SourceSpan)
  case badColumnType(String, SourceSpan, reason: String)
  case notInThisRelease(SourceSpan, what: String, instead: String)

  var finding: Finding {
    switch self {
    case .unknownKey(let key, let span, let subject, let allowed):
      let near = nearestNames(to: key, in: allowed)
      let finding = Finding(.unknownKey, "unknown key '\(key)' in \(subject)", at: span)
      if key.contains(")") {
        return finding.helping("put the expression in quotes: between braces a comma begins a new key")
      }
      return near.isEmpty
        ? finding.noting("\(subject) has: \(allowed.joined(separator: ", "))")
        : finding.suggesting(key, from: allowed)
    case .questionTwice(let name, let span, let first):
      return Finding(.duplicateName, "the question '\(name)' is defined twice", at: span)
        .labelled("first here", at: first).helping("rename one of them")
    case .wrongShape(let span, let what, let expected):
      return Finding(.wrongShape, "expected \(expected) for \(what)", at: span)
    case .missingKey(let key, let subject, let span, let example):
      let finding = Finding(.missingKey, "\(subject) lacks the key '\(key)'", at: span)
      return example.map { finding.helping("add \($0)") } ?? finding
    case .notAllowed(let value, let span, let what, let allowed):
      return Finding(
        .valueNotAllowed,
        "expected \(what) to be one of \(allowed.joined(separator: ", ")), found '\(value)'", at: span
      ).suggesting(value, from: allowed)
    case .badName(let name, let span):
      return Finding(.badName, "'\(name)' cannot be a name", at: span)
        .noting(
          "a name begins with a letter and has letters, digits and '_', 63 at most, and is no word of the language"
        )
    case .nothingDefined(let span):
      return Finding(.nothingDefined, "this file defines nothing", at: span, severity: .warning)
        .noting(
          "a file begins with 'entity:', or has 'metrics:', 'rates:', 'currencies:', 'people:' and the like")
    case .badColumnType(let text, let span, let reason):
      return Finding(.badColumnType, "cannot read the column type '\(text)': \(reason)", at: span)
        .noting(
          "types are integer, decimal(p,s), float, text, boolean, date, timestamp, timestamp(Zone), currency, "
            + "money(currency_column), money(USD), money(…, minor); a unit may follow a number: decimal(10,3) kg"
        )
    case .notInThisRelease(let span, let what, let instead):
      return Finding(.notInThisRelease, "\(what) is not part of this release", at: span).helping(instead)
    }
  }
}
