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

  package func finding(at origin: ScalarOrigin) -> Finding {
    switch self {
    case .unknownCharacter(let character, let from, let to):
      let finding = Finding(
        .unknownCharacter, "'\(character)' is not part of the expression language", at: origin.span(from: from, to: to))
      switch character {
      case ";", "`", "$", "[", "{", ":": return finding.helping("remove it; `datum functions` lists what there is")
      case "“", "”", "‘", "’": return finding.helping("write text in straight single quotes: 'text'")
      default: return finding
      }
    case .badNumber(let text, let from, let to):
      return Finding(.badNumber, "cannot read '\(text)' as a number", at: origin.span(from: from, to: to))
        .helping("write a number as 1200 or 12.50, and a unit behind a blank: 12.50 USD, 7 days")
    case .unterminatedText(let quote, let from, let to):
      return Finding(.unterminatedText, "the text that begins here has no end", at: origin.span(from: from, to: to))
        .helping("close it with \(quote); inside a text write \(quote)\(quote) for one \(quote)")
    case .unexpected(let found, let expected, let from, let to):
      return Finding(
        .unexpectedToken, "expected \(expected), found \(found)", at: origin.span(from: from, to: max(to, from + 1)))
    case .tooDeep(let limit, let from, let to):
      return Finding(.expressionTooDeep, "nested deeper than \(limit) levels", at: origin.span(from: from, to: to))
        .helping("give a part of it a name: a fact, a dimension or a metric")
    case .tooLong(let limit, let from, let to):
      return Finding(
        .expressionTooDeep, "longer than \(limit) words and signs", at: origin.span(from: from, to: to)
      ).helping("give a part of it a name: a fact, a dimension or a metric")
    case .badDate(let text, let form, let from, let to):
      return Finding(.badDate, "there is no such \(form == "2024-02-29" ? "date" : "time"): '\(text)'",
        at: origin.span(from: from, to: to)
      ).helping("write it as '\(form)'")
    case .empty(let from, let to):
      return Finding(.missingExpression, "expected an expression, found nothing", at: origin.span(from: from, to: to))
    case .unknownCast(let name, let from, let to):
      return Finding(.typeMismatch, "there is no type '\(name)' to cast to", at: origin.span(from: from, to: to))
        .suggesting(name, from: Expression.CastTarget.allCases.map(\.rawValue))
        .noting("types are \(Expression.CastTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    }
  }
}
