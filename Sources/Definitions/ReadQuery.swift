package import Diagnostics
import YAMLTree

/// Reads a question from a YAML file: `metrics`, `by`, `where`, `time`, `having`, `order`, `limit`, `offset`, `in`, `zone`.
package func readQuery(_ file: SourceID, in sources: SourceFiles) -> Diagnosed<QueryRequest> {
  let tree = readYAML(file, in: sources)
  var reader = DefinitionReader(sources: sources)
  reader.findings = tree.findings
  guard case .mapping(let pairs) = tree.value.content else {
    if tree.findings.isEmpty {
      reader.report(
        .wrongShape(tree.value.span, what: "a question", expected: "keys such as 'metrics' and 'by'"))
    }
    return Diagnosed(QueryRequest(), findings: reader.findings)
  }
  var fields = FieldReader(pairs, of: "a question", span: tree.value.span)
  let text = reader.queryText(&fields)
  reader.finish(fields)
  let parsed = parseQuery(text)
  return Diagnosed(parsed.value, findings: reader.findings + parsed.findings)
}

extension DefinitionReader {
  mutating func queryText(_ fields: inout FieldReader) -> QueryText {
    var text = conditions(&fields)
    if let node = fields.node("metrics") {
      let items: [YAMLNode]
      if case .sequence(let list) = node.content { items = list } else { items = [node] }
      for item in items {
        if case .mapping(let named) = item.content, let metric = namedMetric(named) {
          text.metrics.append(metric)
        } else if case .mapping(let named) = item.content {
          for pair in named {
            if let scalar = scalar(pair.value, "an expression") {
              text.metrics.append(part(scalar, name: pair.key.text))
            }
          }
        } else if let scalar = scalar(item, "metrics") {
          text.metrics.append(part(scalar))
        }
      }
    }
    (text.having, text.havingTree) = condition(fields.node("having"), "having")
    text.order = parts(fields.node("order"), "order")
    text.limit = part(fields.node("limit"), "limit")
    text.offset = part(fields.node("offset"), "offset")
    text.places = part(fields.node("places"), "places")
    text.round = part(fields.node("round"), "round")
    text.top = part(fields.node("top"), "top")
    text.totals = part(fields.node("totals"), "totals")
    text.fill = part(fields.node("fill"), "fill")
    let comparison = fields.node("compare")
    if let comparison, case .mapping(let pairs) = comparison.content {
      var compare = FieldReader(pairs, of: "'compare'", span: comparison.span)
      text.compare = part(compare.node("to"), "to")
      text.constantRates = part(compare.node("constant_currency"), "constant_currency")
      text.bridge = part(compare.node("bridge"), "bridge")
      text.ratesOn = part(compare.node("fx_on"), "fx_on")
      finish(compare)
    } else {
      text.compare = part(comparison, "compare")
    }
    return text
  }

  /// `{as: share, expression: gmv / orders}`; nil for `{share: gmv / orders}`.
  private mutating func namedMetric(_ pairs: [YAMLPair]) -> QueryText.Part? {
    guard pairs.count == 2, let name = pairs.first(where: { $0.key.text == "as" }),
      let expression = pairs.first(where: { $0.key.text == "expression" }),
      let scalar = scalar(expression.value, "an expression")
    else { return nil }
    return part(scalar, name: text(name.value, "as"))
  }

  /// What is looked at, and how: everything of a question but what is asked and how the answer looks.
  mutating func conditions(_ fields: inout FieldReader) -> QueryText {
    var text = QueryText()
    text.groups = parts(fields.node("by"), "by")
    (text.filter, text.filterTree) = condition(fields.node("where"), "where")
    text.time = timeRange(fields.node("time"))
    text.currency = part(fields.node("in"), "in")
    text.zone = part(fields.node("zone"), "zone")
    text.policies = parts(fields.node("at"), "at")
    text.asOf = part(fields.node("as_of"), "as_of")
    text.missing = part(fields.node("missing", nullIsAValue: true), "missing")
    return text
  }

  /// A text, or a tree.
  private mutating func condition(_ node: YAMLNode?, _ what: String) -> (QueryText.Part?, Expression?) {
    guard let node, case .mapping = node.content else { return (part(node, what), nil) }
    return (nil, conditionTree(node))
  }

  /// `2024-Q1`, or `{from: 2024-01-01, to: 2024-04-01}` with one of them or both.
  private mutating func timeRange(_ node: YAMLNode?) -> QueryText.Part? {
    guard let node, case .mapping(let pairs) = node.content else { return part(node, "time") }
    var fields = FieldReader(pairs, of: "'time'", span: node.span)
    let from = scalar(fields.node("from"), "from")
    let to = scalar(fields.node("to"), "to")
    finish(fields)
    guard let first = from ?? to else { return nil }
    return QueryText.Part("\(from?.text ?? "")..\(to?.text ?? "")", at: part(first).origin)
  }

  func part(_ scalar: YAMLScalar, name: String? = nil) -> QueryText.Part {
    QueryText.Part(scalar.text, at: ScalarOrigin(of: scalar, in: sources[scalar.span.source]), name: name)
  }

  private mutating func part(_ node: YAMLNode?, _ what: String) -> QueryText.Part? {
    scalar(node, what).map { part($0) }
  }

  private mutating func parts(_ node: YAMLNode?, _ what: String) -> [QueryText.Part] {
    guard let node else { return [] }
    if case .sequence(let items) = node.content { return items.compactMap { part($0, what) } }
    return part(node, what).map { [$0] } ?? []
  }
}
