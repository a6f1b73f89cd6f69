import Definitions
import Diagnostics
import YAMLTree

/// A question in the address: `?metrics=gmv,orders&by=brand.country&by=month&in=EUR`, as links and spreadsheets have it.
struct QuestionParameters {
  private let parameters: QueryParameters

  /// Names with several values, and those with one.
  private static let lists:
    [(name: String, path: any WritableKeyPath<QueryText, [QueryText.Part]> & Sendable)] = [
      ("metrics", \.metrics), ("by", \.groups), ("order", \.order),
    ]
  private static let texts:
    [(name: String, path: any WritableKeyPath<QueryText, QueryText.Part?> & Sendable)] = [
      ("where", \.filter), ("having", \.having), ("time", \.time), ("in", \.currency), ("zone", \.zone),
      ("as_of", \.asOf), ("missing", \.missing), ("limit", \.limit), ("offset", \.offset),
      ("places", \.places), ("round", \.round), ("top", \.top), ("totals", \.totals), ("fill", \.fill),
      ("compare", \.compare), ("constant_currency", \.constantRates), ("bridge", \.bridge),
      ("fx_on", \.ratesOn),
    ]

  /// Those that are repeated, or have commas between.
  static let listNames = lists.map(\.name) + ["at"]
  static let names = lists.map(\.name) + texts.map(\.name) + ["at"]

  /// `with.country=FR`: a value for a parameter of a saved question.
  static let valuePrefix = "with."

  init(_ parameters: QueryParameters) {
    self.parameters = parameters
  }

  func text(in sources: inout SourceFiles) throws -> QueryText {
    func part(_ text: String, _ name: String, as metric: String? = nil) -> QueryText.Part {
      let source = sources.add(SourceFile(name: "?\(name)", text: text))
      return QueryText.Part(text, at: ScalarOrigin(wholeOf: source), name: metric)
    }
    var text = QueryText()
    for (name, path) in QuestionParameters.lists {
      for value in parameters.all(name).flatMap(QuestionParameters.items) {
        let (metric, expression) =
          name == "metrics" ? QueryText.Part.nameAndExpression(value) : (nil, value)
        text[keyPath: path].append(part(expression, name, as: metric))
      }
    }
    for (name, path) in QuestionParameters.texts {
      if let value = try parameters[name] { text[keyPath: path] = part(value, name) }
    }
    for value in parameters.all("at") { text.policies.append(part(value, "at")) }
    return text
  }

  /// Values for parameters of a saved question.
  func values(in sources: inout SourceFiles) -> [(name: Written<String>, value: QueryText.Part)] {
    parameters.pairs.filter { $0.name.hasPrefix(QuestionParameters.valuePrefix) }.map { name, value in
      let source = sources.add(SourceFile(name: "?\(name)", text: value))
      let origin = ScalarOrigin(wholeOf: source)
      return (
        Written(
          String(name.dropFirst(QuestionParameters.valuePrefix.count)),
          SourceSpan(source, 0, value.utf8.count)),
        QueryText.Part(value, at: origin)
      )
    }
  }

  /// The parts between commas, but for those in parentheses and quotes.
  private static func items(_ text: String) -> [String] {
    var items: [String] = [""]
    var depth = 0
    var isQuoted = false
    for character in text {
      if character == "'" { isQuoted.toggle() }
      if !isQuoted, character == "(" { depth += 1 }
      if !isQuoted, character == ")" { depth -= 1 }
      if character == ",", depth == 0, !isQuoted {
        items.append("")
      } else {
        items[items.count - 1].append(character)
      }
    }
    return items.map { String($0.drop { $0 == " " }) }.filter { !$0.isEmpty }
  }
}
