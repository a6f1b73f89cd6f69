package import Diagnostics
import YAMLTree

extension SavedQuestion {
  /// The question with values for its parameters.
  ///
  /// - Parameters:
  ///   - values: by the names of parameters.
  ///   - changes: parts that stand in the place of those of the question.
  package func asked(
    with values: [(name: Written<String>, value: QueryText.Part)], changes: QueryText = QueryText()
  ) -> Diagnosed<QueryRequest> {
    var findings: [Finding] = []
    var bound: [String: (type: ParameterType, value: QueryText.Part)] = [:]
    for parameter in parameters {
      if let usual = parameter.usual { bound[parameter.name.value] = (parameter.type, usual) }
    }
    for (index, (name, value)) in values.enumerated() {
      if values.prefix(index).contains(where: { $0.name.value == name.value }) {
        findings.append(ParameterProblem.twice(name.value, name.span).finding)
        continue
      }
      guard let parameter = parameters.first(where: { $0.name.value == name.value }) else {
        findings.append(
          ParameterProblem.unknown(
            name.value, name.span, question: self.name.value, known: parameters.map(\.name.value)
          )
          .finding)
        continue
      }
      bound[name.value] = (parameter.type, value)
    }
    for parameter in parameters {
      let name = parameter.name.value
      guard let (type, value) = bound[name] else {
        findings.append(
          ParameterProblem.missing(name, parameter.name.span, question: self.name.value, type: parameter.type)
            .finding)
        continue
      }
      if type.literals(value) == nil {
        findings.append(ParameterProblem.badValue(value.text, value.span, name: name, type: type).finding)
        bound[name] = nil
      }
    }
    findings += undeclared
    guard findings.isEmpty else { return Diagnosed(QueryRequest(), findings: findings) }
    return filled(bound, changes)
  }

  /// The question with values that are only there so that it can be checked.
  package func sample() -> Diagnosed<QueryRequest> {
    var bound: [String: (type: ParameterType, value: QueryText.Part)] = [:]
    for parameter in parameters {
      let origin = text.metrics.first?.origin
      let part = parameter.usual ?? origin.map { QueryText.Part(parameter.type.sample, at: $0) }
      if let part { bound[parameter.name.value] = (parameter.type, part) }
    }
    var findings = undeclared
    for parameter in parameters {
      guard let usual = parameter.usual, parameter.type.literals(usual) == nil else { continue }
      findings.append(
        ParameterProblem.badValue(usual.text, usual.span, name: parameter.name.value, type: parameter.type)
          .finding)
    }
    let used = text.parameters.map(\.name)
    for parameter in parameters where !used.contains(parameter.name.value) {
      findings.append(
        ParameterProblem.unused(parameter.name.value, parameter.name.span, question: name.value).finding)
    }
    return findings.isEmpty ? filled(bound, QueryText()) : Diagnosed(QueryRequest(), findings: findings)
  }

  /// Names behind a dollar that no parameter has.
  private var undeclared: [Finding] {
    let known = parameters.map(\.name.value)
    return text.parameters.filter { !known.contains($0.name) }.map {
      ParameterProblem.unknown($0.name, $0.span, question: name.value, known: known).finding
    }
  }

  private func filled(
    _ bound: [String: (type: ParameterType, value: QueryText.Part)], _ changes: QueryText
  ) -> Diagnosed<QueryRequest> {
    var whole = text.changed(by: changes)
    // A part that is a parameter and nothing else is its text: a range of time, a currency, a limit.
    whole.replaceTexts { part in
      guard part.text.hasPrefix("$"), let value = bound[String(part.text.dropFirst())]?.value else {
        return part
      }
      return QueryText.Part(value.text, at: value.origin, name: part.name)
    }
    var parsed = parseQuery(whole)
    // Conditions are added to those of the question: they narrow it.
    var narrower = QueryText()
    narrower.filter = changes.filter
    narrower.having = changes.having
    narrower.filterTree = changes.filterTree
    narrower.havingTree = changes.havingTree
    let more = parseQuery(narrower)
    parsed.findings += more.findings
    let both = { (one: Expression?, other: Expression?) -> Expression? in
      guard let one, let other else { return one ?? other }
      return .binary(.and, one, other, other.span)
    }
    parsed.value.filter = both(parsed.value.filter, more.value.filter)
    parsed.value.having = both(parsed.value.having, more.value.having)
    parsed.value.replaceParameters { name in
      bound[name].flatMap { found in found.type.literals(found.value).map { ($0, found.type.isList) } }
    }
    return parsed
  }
}

extension QueryText {
  /// Parts that are said anew replace those that were there.
  fileprivate func changed(by changes: QueryText) -> QueryText {
    var copy = self
    func replace(_ path: WritableKeyPath<QueryText, Part?>) {
      if let part = changes[keyPath: path] { copy[keyPath: path] = part }
    }
    func replaceAll(_ path: WritableKeyPath<QueryText, [Part]>) {
      if !changes[keyPath: path].isEmpty { copy[keyPath: path] = changes[keyPath: path] }
    }
    for path in QueryText.lists { replaceAll(path) }
    for path in QueryText.texts + [\.bridge] { replace(path) }
    return copy
  }

  private static var lists: [WritableKeyPath<QueryText, [Part]>] {
    [\.metrics, \.groups, \.order, \.policies]
  }
  private static var expressions: [WritableKeyPath<QueryText, Part?>] { [\.filter, \.having, \.bridge] }
  private static var texts: [WritableKeyPath<QueryText, Part?>] {
    [
      \.limit, \.offset, \.time, \.currency, \.zone, \.asOf, \.missing, \.places, \.round, \.top, \.totals,
      \.fill,
      \.compare, \.constantRates, \.ratesOn,
    ]
  }

  fileprivate mutating func replaceTexts(_ change: (Part) -> Part) {
    for path in QueryText.texts { self[keyPath: path] = self[keyPath: path].map(change) }
  }

  /// The parameters that are named in all parts, with their places.
  fileprivate var parameters: [(name: String, span: SourceSpan)] {
    var parts = QueryText.lists.flatMap { self[keyPath: $0] }
    parts += (QueryText.texts + QueryText.expressions).compactMap { self[keyPath: $0] }
    return parts.filter { $0.text.contains("$") }.flatMap { part in
      ExpressionLexer.tokens(of: Array(part.text.utf8)).tokens.compactMap { token in
        guard case .parameter(let name) = token.kind else { return nil }
        return (name, part.origin.span(from: token.start, to: token.end))
      }
    }
  }
}

extension QueryRequest {
  /// - Parameter values: what a parameter stands for; nil where it is not known.
  fileprivate mutating func replaceParameters(_ values: (String) -> (literals: [Literal], isList: Bool)?) {
    metrics = metrics.map {
      .init(name: $0.name, expression: $0.expression.filled(values), span: $0.span)
    }
    filter = filter?.filled(values)
    having = having?.filled(values)
    if let bridge = comparison?.bridge {
      comparison?.bridge = .init(volume: bridge.volume.filled(values), ratesOn: bridge.ratesOn)
    }
  }
}

extension Expression {
  /// With values for its parameters; a list stands in `in ($countries)`.
  package func filled(_ values: (String) -> (literals: [Literal], isList: Bool)?) -> Expression {
    switch self {
    case .parameter(let name, let span):
      guard let found = values(name), !found.isList else { return self }
      return .literal(found.literals[0], span)
    case .oneOf(let operand, let members, let negated, let span):
      let filled = members.flatMap { member -> [Expression] in
        if case .parameter(let name, let span) = member, let found = values(name) {
          return found.literals.map { .literal($0, span) }
        }
        return [member.filled(values)]
      }
      return .oneOf(operand.filled(values), filled, negated: negated, span)
    default: return mappingParts { $0.filled(values) }
    }
  }
}

/// What can be wrong with the parameters of a question.
package enum ParameterProblem {
  case unknown(String, SourceSpan, question: String, known: [String])
  case missing(String, SourceSpan, question: String, type: ParameterType)
  case badValue(String, SourceSpan, name: String, type: ParameterType)
  case unused(String, SourceSpan, question: String)
  case twice(String, SourceSpan)

  package var finding: Finding {
    switch self {
    case .unknown(let name, let span, let question, let known):
      return Finding(.parameter, "the question '\(question)' has no parameter '\(name)'", at: span)
        .noting(known.isEmpty ? "it has none" : "it has \(known.joined(separator: ", "))")
        .suggesting(name, from: known)
    case .missing(let name, let span, let question, let type):
      return Finding(
        .parameter, "the question '\(question)' needs a value for '\(name)', a \(type)", at: span
      )
      .helping("say it with --with \(name)=…, or give it a default")
    case .badValue(let text, let span, let name, let type):
      return Finding(.parameter, "'\(text)' is no \(type), which the parameter '\(name)' takes", at: span)
    case .twice(let name, let span):
      return Finding(.parameter, "the parameter '\(name)' has a value already", at: span)
        .helping("write several values of a list with commas: --with \(name)=FR,DE")
    case .unused(let name, let span, let question):
      return Finding(
        .parameter, "the parameter '\(name)' is not used in the question '\(question)'", at: span
      )
      .helping("write $\(name) where its value is meant, or remove it")
    }
  }
}
