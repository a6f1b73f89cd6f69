package import Diagnostics
package import YAMLTree

/// What can be wrong with the text of an expression; offsets are bytes of that text.
package enum ExpressionProblem: Sendable {
  case unknownCharacter(String, from: Int, to: Int)
  case badNumber(String, from: Int, to: Int)
  case unterminatedText(quote: String, from: Int, to: Int)
  case unexpected(found: String, expected: String, from: Int, to: Int)
  case tooDeep(limit: Int, from: Int, to: Int)
  case badDate(String, form: String, from: Int, to: Int)
  case tooLong(limit: Int, from: Int, to: Int)
  case empty(from: Int, to: Int)
  case unknownCast(String, from: Int, to: Int)

  private func unknownCharacter(_ text: String, at span: SourceSpan) -> Finding {
    let make = { (what: String) in
      Finding(.unknownCharacter, "\(what) is not part of the expression language", at: span)
    }
    guard let first = text.unicodeScalars.first(where: { !$0.isASCII }) ?? text.unicodeScalars.first else {
      return make("this")
    }
    switch first {
    case "\u{A0}", "\u{202F}", "\u{2007}": return make("a no-break space").helping("replace it with a blank")
    case "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}":
      return make("an invisible character (U+\(String(first.value, radix: 16, uppercase: true)))").helping(
        "delete it")
    case "“", "”", "‘", "’", "„", "«", "»":
      return make("'\(first)'").helping("write text in straight single quotes: 'text'")
    case ";", "`", "$", "[", "{", ":":
      return make("'\(text)'").helping("remove it; `datum functions` lists what there is")
    default:
      let finding = make("'\(text)'")
      return first.properties.isAlphabetic
        ? finding.noting(
          "names have the letters a to z; another name of a column stands in double quotes: \"\(text)\"")
        : finding
    }
  }

  package func finding(at origin: ScalarOrigin) -> Finding {
    switch self {
    case .unknownCharacter(let character, let from, let to):
      return unknownCharacter(character, at: origin.span(from: from, to: to))
    case .badNumber(let text, let from, let to):
      let shown = text.utf8.count > 30 ? "\(text.prefix(27))…" : text
      return Finding(.badNumber, "cannot read '\(shown)' as a number", at: origin.span(from: from, to: to))
        .noting("a number has at most 18 digits, an interval at most ten thousand years")
        .helping("write a number as 1200 or 12.50, and a unit behind a blank: 12.50 USD, 7 days")
    case .unterminatedText(let quote, let from, let to):
      return Finding(
        .unterminatedText, "the text that begins here has no end", at: origin.span(from: from, to: to)
      )
      .helping("close it with \(quote); inside a text write \(quote)\(quote) for one \(quote)")
    case .unexpected(let found, let expected, let from, let to):
      let finding = Finding(
        .unexpectedToken, "expected \(expected), found \(found)",
        at: origin.span(from: from, to: max(to, from + 1)))
      let word = found.filter { $0 != "'" }
      if found == "'*'" { return finding.helping("count rows with count()") }
      if ["end", "when", "then", "else", "distinct", "where"].contains(word.lowercased()) {
        return finding.helping("a column of that name stands in double quotes: \"\(word)\"")
      }
      return finding
    case .tooDeep(let limit, let from, let to):
      return Finding(
        .expressionTooDeep, "nested deeper than \(limit) levels", at: origin.span(from: from, to: to)
      )
      .helping("give a part of it a name: a fact, a dimension or a metric")
    case .tooLong(let limit, let from, let to):
      return Finding(
        .expressionTooDeep, "longer than \(limit) words and signs", at: origin.span(from: from, to: to)
      ).helping("give a part of it a name: a fact, a dimension or a metric")
    case .badDate(let text, let form, let from, let to):
      return Finding(
        .badDate, "there is no such \(form == "2024-02-29" ? "date" : "time"): '\(text)'",
        at: origin.span(from: from, to: to)
      ).helping("write it as '\(form)'")
    case .empty(let from, let to):
      return Finding(
        .missingExpression, "expected an expression, found nothing", at: origin.span(from: from, to: to))
    case .unknownCast(let name, let from, let to):
      return Finding(
        .typeMismatch, "there is no type '\(name)' to cast to", at: origin.span(from: from, to: to)
      )
      .suggesting(name, from: Expression.CastTarget.allCases.map(\.rawValue))
      .noting("types are \(Expression.CastTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }
}
