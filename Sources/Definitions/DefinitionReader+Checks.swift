import Diagnostics
import Values
import YAMLTree

/// `checks:` and `examples:`.
extension DefinitionReader {
  mutating func readChecks(_ fields: inout FieldReader, entity: String? = nil) {
    for node in items(fields.node("checks")) {
      if let check = check(node, entity: entity) { definitions.checks.append(check) }
    }
    for node in items(fields.node("examples")) {
      if let example = example(node) { definitions.examples.append(example) }
    }
  }

  private func items(_ node: YAMLNode?) -> [YAMLNode] {
    guard let node else { return [] }
    if case .sequence(let items) = node.content { return items }
    return [node]
  }

  // MARK: Checks

  /// `refunds <= gmv by month`, or a mapping with one of the rules and what belongs to it.
  private mutating func check(_ node: YAMLNode, entity: String?) -> CheckDefinition? {
    guard case .mapping(let pairs) = node.content else {
      guard let scalar = scalar(node, "a check") else { return nil }
      var question = QueryText()
      guard let rule = condition(part(scalar), &question) else { return nil }
      return made(rule, scalar.text, node.span, nil, nil, entity, question)
    }
    // A mapping in lines of its own ends on the line behind it.
    let span =
      pairs.first.flatMap { first in
        pairs.last.map { SourceSpan(node.span.source, Int(first.key.span.start), Int($0.value.span.end)) }
      } ?? node.span
    var fields = FieldReader(pairs, of: "a check", span: span)
    let unique = fields.node("unique"), notNull = fields.node("not_null")
    let references = fields.node("references"), fresh = fields.node("fresh"), that = fields.node("that")
    var question = conditions(&fields)
    let severity = choice(fields.node("severity"), "severity", as: CheckSeverity.self)
    let description = text(fields.node("description"), "description")
    finish(fields)
    let given = [unique, notNull, references, fresh, that].compactMap { $0 }
    guard given.count == 1, let given = given.first else {
      report(
        .wrongShape(
          span, what: "a check", expected: "one of that, unique, not_null, references, fresh"))
      return nil
    }
    let name = pairs.first { $0.value.span == given.span }?.key.text ?? ""
    let rule: CheckDefinition.Rule?
    if unique != nil || notNull != nil {
      let columns = texts(given, name)
      if columns.isEmpty {
        report(.wrongShape(given.span, what: name, expected: "columns, as in \(name): order_id"))
      }
      rule = columns.isEmpty ? nil : unique != nil ? .unique(columns) : .notNull(columns)
    } else if references != nil {
      rule = written(given, name).map { .references($0) }
    } else if let scalar = scalar(given, name) {
      rule = fresh == nil ? condition(part(scalar), &question) : freshness(part(scalar))
    } else {
      rule = nil
    }
    guard let rule else { return nil }
    if entity == nil, that == nil {
      report(
        .wrongShape(span, what: "a check of rows", expected: "the file of the entity whose rows they are"))
      return nil
    }
    let words =
      if case .scalar(let scalar) = given.content { scalar.text } else {
        texts(given, name).map(\.value).joined(separator: ", ")
      }
    return made(
      rule, that == nil ? "\(name): \(words)" : words, span, severity, description, entity, question)
  }

  private enum CheckSeverity: String, CaseIterable { case error, warning }

  private mutating func made(
    _ rule: CheckDefinition.Rule, _ text: String, _ span: SourceSpan, _ severity: CheckSeverity?,
    _ description: String?, _ entity: String?, _ question: QueryText
  ) -> CheckDefinition {
    let parsed = parseQuery(question)
    findings += parsed.findings
    return CheckDefinition(
      rule: rule, text: text.split(whereSeparator: \.isWhitespace).joined(separator: " "), span: span,
      description: description,
      severity: severity == .warning ? .warning : .error, entity: entity, question: parsed.value)
  }

  /// What must hold; groups that are written behind it go to the question.
  private mutating func condition(_ part: QueryText.Part, _ question: inout QueryText) -> CheckDefinition
    .Rule?
  {
    let text = CheckText(part)
    if let unfinished = text.unfinished {
      report(.wrongShape(unfinished.span, what: "a check", expected: "dimensions behind 'by'"))
      return nil
    }
    question.groups += text.groups
    let subject = expression(text.subject)
    guard let distance = text.distance else { return .holds(subject) }
    guard let other = text.other else {
      report(
        .wrongShape(
          distance.span, what: "what stands behind 'within'",
          expected: "a distance and a metric, as in 'within 20% of prior(gmv, 1 week)'"))
      return nil
    }
    let near = expression(other)
    if distance.text.hasPrefix("-") {
      report(.wrongShape(distance.span, what: "a distance", expected: "a number of zero or more"))
      return nil
    }
    guard distance.text.hasSuffix("%") else {
      return .near(subject, .amount(expression(distance)), to: near)
    }
    guard let percent = Decimal(distance.text.filter { $0 != " " && $0 != "%" }), percent >= Decimal(0) else {
      report(.wrongShape(distance.span, what: "a distance", expected: "a number before '%', as in 20%"))
      return nil
    }
    return .near(subject, .percent(percent), to: near)
  }

  /// `placed_at within 1 day`
  private mutating func freshness(_ part: QueryText.Part) -> CheckDefinition.Rule? {
    let text = CheckText(part)
    if let distance = text.distance, text.other == nil, text.groups.isEmpty,
      case .literal(.interval(let count, let grain), _) = expression(distance), count > 0, !grain.isRetail
    {
      return .fresh(expression(text.subject), count: count, grain: grain)
    }
    report(
      .wrongShape(
        part.span, what: "'fresh'", expected: "a time and how old it may be, as in 'placed_at within 1 day'"))
    return nil
  }

  // MARK: Examples

  /// `{ask: gmv by year in USD, time: 2024, expect: [[2024, 1284310.22]]}`
  private mutating func example(_ node: YAMLNode) -> ExampleDefinition? {
    var fields = FieldReader(pairs(node, "an example"), of: "an example", span: node.span)
    let ask = scalar(fields.node("ask"), "ask")
    var question = queryText(&fields)
    let expected = fields.node("expect", nullIsAValue: true)
    finish(fields)
    if let ask { addWords(of: part(ask), to: &question) }
    guard let expected, !question.metrics.isEmpty else {
      report(
        .missingKey(
          expected == nil ? "expect" : "ask", of: "an example", node.span,
          example: expected == nil ? "expect: [[2024, 1284310.22]]" : "ask: gmv by year in USD"))
      return nil
    }
    let parsed = parseQuery(question)
    findings += parsed.findings
    return ExampleDefinition(question: parsed.value, rows: rows(expected), span: node.span)
  }

  /// `gmv orders by brand.country month in EUR`
  private mutating func addWords(of ask: QueryText.Part, to question: inout QueryText) {
    enum Place { case metrics, groups, currency, end }
    var place = Place.metrics
    var isFinished = true
    for (word, start) in ask.words {
      let part = QueryText.Part(word, at: ask.origin.advanced(to: start))
      isFinished = true
      switch (word, place) {
      case ("by", .metrics):
        place = .groups
        isFinished = false
      case ("in", .metrics), ("in", .groups):
        place = .currency
        isFinished = false
      case (_, .metrics): question.metrics.append(part)
      case (_, .groups): question.groups.append(part)
      case (_, .currency) where question.currency == nil:
        question.currency = part
        place = .end
      case (_, .currency), (_, .end):
        report(.wrongShape(part.span, what: "ask", expected: "one currency, at the end"))
        return
      }
    }
    if !isFinished {
      report(
        .wrongShape(
          ask.span, what: "ask", expected: "metrics, then by and dimensions, then in and a currency"))
    }
  }

  private mutating func rows(_ node: YAMLNode) -> [ExampleDefinition.Row] {
    let rows: [YAMLNode]
    switch node.content {
    case .sequence(let items): rows = items
    // One value by itself.
    case .scalar: rows = [node]
    default:
      report(
        .wrongShape(node.span, what: "expect", expected: "a list of rows, as in [[2024, 1284310.22]]"))
      rows = []
    }
    return rows.map { row in
      let cells: [YAMLNode]
      if case .sequence(let items) = row.content { cells = items } else { cells = [row] }
      return .init(
        cells: cells.map { cell in
          let scalar = scalar(cell, "a cell")
          return Written(scalar?.isNull == true ? nil : scalar?.text ?? "", cell.span)
        }, span: row.span)
    }
  }

  private mutating func expression(_ part: QueryText.Part) -> Expression {
    let parsed = parseExpression(part.text, at: part.origin)
    findings += parsed.findings
    return parsed.value
  }
}
