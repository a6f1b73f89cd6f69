import Diagnostics
import YAMLTree

/// `questions:`, questions with a name and parameters.
extension DefinitionReader {
  mutating func readQuestions(_ fields: inout FieldReader) {
    for pair in pairs(fields.node("questions"), "questions") {
      if let question = question(pair) { definitions.questions.append(question) }
    }
  }

  private mutating func question(_ pair: YAMLPair) -> SavedQuestion? {
    let name = name(pair.key)
    var fields = FieldReader(
      pairs(pair.value, "the question '\(name.value)'"), of: "a question", span: pair.value.span)
    let text = queryText(&fields)
    let parameters = pairs(fields.node("parameters"), "parameters").compactMap { parameter($0) }
    let about = about(&fields)
    finish(fields)
    if text.metrics.isEmpty, text.groups.isEmpty {
      report(.missingKey("metrics", of: "the question '\(name.value)'", name.span, example: "metrics: [gmv]"))
      return nil
    }
    return SavedQuestion(name: name, about: about, parameters: parameters, text: text)
  }

  /// `country: text`, `since: {type: date, default: 2024-01-01}`
  private mutating func parameter(_ pair: YAMLPair) -> SavedQuestion.Parameter? {
    let name = name(pair.key)
    var node: YAMLNode? = pair.value
    var usual: QueryText.Part?
    var description: String?
    if case .mapping(let inner) = pair.value.content {
      var fields = FieldReader(inner, of: "a parameter", span: pair.value.span)
      node = fields.node("type")
      if case .sequence(let items)? = fields.node("default")?.content {
        let scalars = items.compactMap { scalar($0, "default") }
        if let first = scalars.first {
          usual = QueryText.Part(
            scalars.map(\.text).joined(separator: ","), at: part(first).origin)
        }
      } else {
        usual = scalar(fields.node("default"), "default").map { part($0) }
      }
      description = self.text(fields.node("description"), "description")
      finish(fields)
    }
    guard let scalar = scalar(node, "the type of the parameter '\(name.value)'") else {
      if node == nil {
        report(.missingKey("type", of: "the parameter '\(name.value)'", name.span, example: "type: text"))
      }
      return nil
    }
    guard let type = ParameterType(scalar.text) else {
      report(
        .wrongShape(scalar.span, what: "the type of a parameter", expected: "one of \(ParameterType.forms)"))
      return nil
    }
    return SavedQuestion.Parameter(name: name, type: type, description: description, usual: usual)
  }
}
