package import Diagnostics
package import YAMLTree

/// A question as it comes over a wire: its parts, and how the answer is wanted.
package struct AskedQuestion: Sendable {
  package var text = QueryText()
  /// A question of the project that is asked; what else is said stands in the place of its parts.
  package var saved: Written<String>?
  /// Values for its parameters.
  package var values: [(name: Written<String>, value: QueryText.Part)] = []
  /// What else is said beside the question, by its key.
  package var extra: [String: Written<String>] = [:]

  package init() {}
}

/// Reads a question and the keys that may stand beside it from a mapping: YAML, or JSON, which is YAML.
///
/// - Parameter extraKeys: keys with a text beside those of docs/questions.md.
/// - Returns: the question, and the tree, in which places of findings are found.
package func readAskedQuestion(_ file: SourceID, in sources: SourceFiles, extraKeys: [String]) -> Diagnosed<
  (question: AskedQuestion, tree: YAMLNode)
> {
  let tree = readYAML(file, in: sources)
  var reader = DefinitionReader(sources: sources)
  reader.findings = tree.findings
  var asked = AskedQuestion()
  guard case .mapping(let pairs) = tree.value.content else {
    if tree.findings.isEmpty {
      reader.report(
        .wrongShape(tree.value.span, what: "a question", expected: "keys such as 'metrics' and 'by'"))
    }
    return Diagnosed((asked, tree.value), findings: reader.findings)
  }
  var fields = FieldReader(pairs, of: "a question", span: tree.value.span)
  asked.text = reader.queryText(&fields)
  asked.saved = reader.written(fields.node("saved"), "saved")
  for pair in reader.pairs(fields.node("with"), "with") {
    if let value = reader.listed(pair.value, "a value") {
      asked.values.append((Written(pair.key.text, pair.key.span), value))
    }
  }
  for key in extraKeys { asked.extra[key] = reader.written(fields.node(key), key) }
  reader.finish(fields)
  return Diagnosed((asked, tree.value), findings: reader.findings)
}

extension DefinitionReader {
  /// `FR`, or `[FR, DE]`, whose values may have commas.
  fileprivate mutating func listed(_ node: YAMLNode, _ what: String) -> QueryText.Part? {
    guard case .sequence(let items) = node.content else {
      if case .scalar(let scalar) = node.content, scalar.isNull {
        report(.wrongShape(node.span, what: what, expected: "a value; leave the name out for the default"))
        return nil
      }
      return scalar(node, what).map { part($0) }
    }
    let scalars = items.compactMap { scalar($0, what) }
    guard let first = scalars.first else {
      report(.wrongShape(node.span, what: what, expected: "at least one value in the list"))
      return nil
    }
    var list = part(first)
    list.members = scalars.map(\.text)
    return list
  }
}
