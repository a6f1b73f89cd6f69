import Definitions
import Diagnostics
import Model
import Values

/// A check in the words of the language: a metric that counts what breaks it, or a question and what breaks it in an answer.
struct DeclaredCheck: Sendable {
  enum Subject: Sendable {
    /// A metric that counts the rows of an entity that break the rule; `all` counts all its rows.
    case rows(breaking: String, all: String, entity: String)
    /// The columns whose values must not stand twice; the metric counts rows that have them all.
    case values([String], counted: String, entity: String)
    /// A metric that is the newest moment.
    case newest(String, count: Int64, grain: Grain)
    /// A question, and the name of its metric that tells whether a group keeps the rule.
    case groups(QueryRequest, condition: String)
  }

  let subject: Subject
  let definition: CheckDefinition

  /// What is asked first.
  var questions: [QueryRequest] {
    switch subject {
    case .rows(let metric, _, _), .values(_, let metric, _), .newest(let metric, _, _):
      [QueryRequest(metric: metric, at: definition.span)]
    case .groups(let question, _): [question]
    }
  }
}

/// Says checks in the words of the language, so that they are typed, compiled and run as everything else is.
///
/// - Returns: the definitions with metrics for checks of rows, and the checks; what names a column or a join that is not
///   there is reported and left out.
func declareChecks(_ definitions: Definitions, in sources: SourceFiles) -> (
  definitions: Definitions, checks: Diagnosed<[DeclaredCheck]>
) {
  var declarer = CheckDeclarer(definitions: definitions, sources: sources)
  let checks = definitions.checks.compactMap { declarer.declared($0) }
  return (declarer.definitions, Diagnosed(checks, findings: declarer.findings))
}

/// Whether a metric was made for a check: no name that a person writes has a colon.
package func isMadeForCheck(_ metric: String) -> Bool { metric.contains(":") }

private struct CheckDeclarer {
  var definitions: Definitions
  let sources: SourceFiles
  var findings: [Finding] = []
  private let metricNames: Set<String>
  private var counted: [String: String] = [:]
  private var names: Set<String> = []

  init(definitions: Definitions, sources: SourceFiles) {
    self.definitions = definitions
    self.sources = sources
    metricNames = Set(
      (definitions.metrics + definitions.entities.flatMap(\.metrics)).map(\.name.value))
  }

  mutating func declared(_ check: CheckDefinition) -> DeclaredCheck? {
    guard let declared = made(check) else { return nil }
    if case .groups = declared.subject { return declared }
    // What only a question about metrics has would be left out in silence.
    if let (key, span) = check.question.keyOfMetrics {
      findings.append(
        Finding(
          .wrongShape, "'\(check.text)' is a rule about rows, which has no '\(key)'", at: span
        ).helping("say with 'where' which rows are meant"))
      return nil
    }
    return declared
  }

  private mutating func made(_ check: CheckDefinition) -> DeclaredCheck? {
    let entity = check.entity.flatMap { name in definitions.entities.firstIndex { $0.name.value == name } }
    switch check.rule {
    case .unique(let columns):
      guard let entity, areColumns(columns, of: entity) else { return nil }
      let known = columns.map { Expression.isNull(.name($0), negated: true, $0.span) }
      let metric = add(
        .count(where: conjunction(known + [check.question.filter].compactMap { $0 }), check.span), to: entity,
        check)
      return DeclaredCheck(
        subject: .values(
          columns.map(\.value), counted: metric, entity: definitions.entities[entity].name.value),
        definition: check)
    case .notNull(let columns):
      guard let entity, areColumns(columns, of: entity) else { return nil }
      let absent = columns.map { Expression.isNull(.name($0), negated: false, $0.span) }
      return rows(
        absent.dropFirst().reduce(absent[0]) { .binary(.or, $0, $1, check.span) }, of: entity, check)
    case .references(let join):
      guard let entity, let broken = brokenReference(join, of: entity, check.span) else { return nil }
      return rows(broken, of: entity, check)
    case .fresh(let time, let count, let grain):
      guard let entity else { return nil }
      let newest = Expression.call(
        .init(
          name: "max", nameSpan: time.span, isDistinct: false, arguments: [time],
          filter: check.question.filter,
          groups: nil, span: time.span))
      return DeclaredCheck(
        subject: .newest(add(newest, to: entity, check), count: count, grain: grain), definition: check)
    case .holds(let condition):
      if let entity, check.question.groups.isEmpty, isOfRows(condition, entity) {
        return rows(.unary(.not, condition, condition.span), of: entity, check)
      }
      return groups(keeping: condition, sides: sides(of: condition), check)
    case .near(let one, let distance, let other):
      return groups(keeping: near(one, distance, other), sides: [one, other], check)
    }
  }

  // MARK: Rows

  private mutating func rows(_ broken: Expression, of entity: Int, _ check: CheckDefinition) -> DeclaredCheck
  {
    let all =
      counted[definitions.entities[entity].name.value]
      ?? add(.count(where: nil, check.span), to: entity, check, name: "all rows")
    counted[definitions.entities[entity].name.value] = all
    let condition = conjunction([broken] + [check.question.filter].compactMap { $0 })
    return DeclaredCheck(
      subject: .rows(
        breaking: add(.count(where: condition, check.span), to: entity, check), all: all,
        entity: definitions.entities[entity].name.value), definition: check)
  }

  private mutating func add(
    _ expression: Expression, to entity: Int, _ check: CheckDefinition, name: String? = nil
  ) -> String {
    var name = "\(definitions.entities[entity].name.value): \(name ?? check.text)"
    while !names.insert(name).inserted { name += " (again)" }
    definitions.entities[entity].metrics.append(
      MetricDefinition(
        name: Written(name, check.span), about: About(), expression: expression, filter: nil, empty: nil,
        conversion: nil))
    return name
  }

  private func conjunction(_ conditions: [Expression]) -> Expression? {
    conditions.dropFirst().reduce(conditions.first) { all, next in
      all.map { .binary(.and, $0, next, $0.span) }
    }
  }

  private mutating func areColumns(_ columns: [Written<String>], of entity: Int) -> Bool {
    let names = definitions.entities[entity].columns.map(\.name.value)
    let unknown = columns.filter { !names.contains($0.value) }
    for column in unknown {
      findings.append(
        Finding(
          .unknownName, "'\(definitions.entities[entity].name.value)' has no column '\(column.value)'",
          at: column.span
        ).suggesting(column.value, from: names))
    }
    return unknown.isEmpty
  }

  /// Whether a row names a row of another entity that is not there.
  private mutating func brokenReference(_ join: Written<String>, of entity: Int, _ span: SourceSpan)
    -> Expression?
  {
    let definition = definitions.entities[entity]
    let found = definition.joins.first { $0.name.value == join.value }
    guard let found, case .columns(let columns, let target, _) = found.target else {
      let names = definition.joins.filter { if case .columns = $0.target { true } else { false } }.map(
        \.name.value)
      findings.append(
        Finding(
          .unknownName, "'\(definition.name.value)' has no join '\(join.value)' by columns of its own",
          at: join.span
        ).suggesting(join.value, from: names))
      return nil
    }
    let name = target?.value ?? join.value
    guard let key = definitions.entities.first(where: { $0.name.value == name })?.key.first else {
      return nil
    }
    let known = columns.map { Expression.isNull(.name($0), negated: true, join.span) }
    let reached = Expression.path(
      [.init(name: join.value, span: join.span), .init(name: key.value, span: join.span)], join.span)
    return conjunction(known + [.isNull(reached, negated: false, join.span)])
  }

  /// Whether a condition is about rows: a name of the entity comes before that of a metric.
  private func isOfRows(_ condition: Expression, _ entity: Int) -> Bool {
    let definition = definitions.entities[entity]
    let own = Set(
      definition.columns.map(\.name.value) + definition.facts.map(\.name.value)
        + definition.dimensions.map(\.name.value) + definition.joins.map(\.name.value))
    let others = Set(definitions.entities.map(\.name.value)).subtracting([definition.name.value])
    return condition.isMadeOfRows(others) { own.contains($0) || !metricNames.contains($0) }
  }

  // MARK: Groups

  private func groups(
    keeping condition: Expression, sides: [Expression], _ check: CheckDefinition
  ) -> DeclaredCheck {
    var question = check.question
    var shown: [QueryRequest.MetricRequest] = []
    for side in sides {
      let name = text(of: side.span)
      if !shown.contains(where: { $0.name == name }) {
        shown.append(.init(name: name, expression: side, span: side.span))
      }
    }
    let name = "\(check.text):"
    question.metrics = shown + [.init(name: name, expression: condition, span: condition.span)]
    return DeclaredCheck(subject: .groups(question, condition: name), definition: check)
  }

  /// What a reader wants to see of a group that breaks the rule; the rule itself is no answer.
  private func sides(of condition: Expression) -> [Expression] {
    let isWritten = { (side: Expression) in if case .literal = side { true } else { false } }
    switch condition {
    case .binary(let operation, let left, let right, _):
      if operation == .and || operation == .or { return sides(of: left) + sides(of: right) }
      return [left, right].filter { !isWritten($0) }
    case .between(let operand, _, _, _, _), .isNull(let operand, _, _), .oneOf(let operand, _, _, _):
      return [operand]
    case .unary(_, let operand, _): return sides(of: operand)
    default: return []
    }
  }

  private func near(_ one: Expression, _ distance: CheckDefinition.Distance, _ other: Expression)
    -> Expression
  {
    let span = one.span
    let size = { (value: Expression) in
      Expression.call(
        .init(
          name: "abs", nameSpan: span, isDistinct: false, arguments: [value], filter: nil, groups: nil,
          span: span))
    }
    let most: Expression =
      switch distance {
      case .amount(let amount): amount
      case .percent(let percent):
        .binary(
          .multiply, size(other),
          .literal(.decimal(Decimal(coefficient: percent.coefficient, scale: percent.scale + 2)), span), span)
      }
    return .binary(.lessOrEqual, size(.binary(.subtract, one, other, span)), most, span)
  }

  private func text(of span: SourceSpan) -> String {
    sources.text(of: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Expression {
  fileprivate static func name(_ name: Written<String>) -> Expression {
    .path([.init(name: name.value, span: name.span)], name.span)
  }

  fileprivate static func count(where condition: Expression?, _ span: SourceSpan) -> Expression {
    .call(
      .init(
        name: "count", nameSpan: span, isDistinct: false, arguments: [], filter: condition, groups: nil,
        span: span))
  }

  /// Whether each of its names is one of a row, and its aggregates are of rows of other entities, which are values of a row.
  fileprivate func isMadeOfRows(_ others: Set<String>, _ isOfRow: (String) -> Bool) -> Bool {
    switch self {
    case .missing, .literal, .parameter: true
    case .path(let steps, _): isOfRow(steps[0].name)
    case .call(let call) where Function.named(call.name)?.kind == .row:
      call.arguments.allSatisfy { $0.isMadeOfRows(others, isOfRow) }
    case .call(let call): call.arguments.contains { $0.names.contains(where: others.contains) }
    case .filtered, .inQuery: false
    case .per(let operand, let groups, _):
      operand.isMadeOfRows(others, isOfRow) && groups.allSatisfy { $0.isMadeOfRows(others, isOfRow) }
    default: parts.allSatisfy { $0.isMadeOfRows(others, isOfRow) }
    }
  }

  /// The first names of its paths.
  private var names: [String] {
    if case .path(let steps, _) = self { return [steps[0].name] }
    return parts.flatMap(\.names)
  }
}

extension QueryRequest {
  /// The first key that says something of metrics, and where.
  fileprivate var keyOfMetrics: (key: String, span: SourceSpan)? {
    groups.first.map { ("by", $0.span) } ?? time.map { ("time", $0.span) } ?? currency.map { ("in", $0.span) }
      ?? zone.map { ("zone", $0.span) } ?? policies.first.map { ("at", $0.policy.span) }
      ?? asOf.map { ("as_of", $0.span) } ?? missing.map { ("missing", $0.span) }
  }
}
