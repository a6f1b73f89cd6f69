import Diagnostics
import SQL
import YAMLTree

/// Lays files over each other, the most general first, and checks that the dialect says everything that it must.
func makeDialect(named name: String, from layers: [DialectFile]) -> Diagnosed<Dialect> {
  var maker = DialectMaker(name: name)
  for layer in layers {
    for entry in layer.entries { maker.apply(entry) }
  }
  maker.checkWhole(at: layers.last?.entries.first { $0.key == "name" }?.keySpan)
  return Diagnosed(maker.dialect, findings: maker.findings)
}

private struct DialectMaker {
  var dialect = Dialect()
  var findings: [Finding] = []
  private var said: Set<String> = []

  init(name: String) { dialect.name = name }

  mutating func apply(_ entry: DialectFile.Entry) {
    said.insert(entry.key)
    if let form = Form(rawValue: entry.key) { return applyTemplate(form, entry) }
    if entry.key.hasPrefix("types.") {
      dialect.types[String(entry.key.dropFirst("types.".count))] = entry.scalar?.text
      return
    }
    switch entry.key {
    case "title": dialect.title = entry.scalar?.text ?? ""
    case "extends": dialect.relative = entry.scalar?.text
    case "versions": dialect.versions = versions(entry)
    case "session": dialect.session = items(entry)
    case "executes": dialect.executes = flag(entry)
    case "identifiers.quote": applyQuotes(entry)
    case "identifiers.fold": choose(entry, \.identifiers.fold)
    case "identifiers.physical": choose(entry, \.identifiers.physical)
    case "identifiers.output": choose(entry, \.identifiers.output)
    case "identifiers.max_bytes": number(entry, \.identifiers.maxBytes)
    case "identifiers.reserved_extra":
      dialect.identifiers.reserved = Dialect.Identifiers().reserved.union(texts(entry))
    case "literals.string.escape": choose(entry, \.literals.escape)
    case "literals.string.backslash_escapes": dialect.literals.backslashEscapes = flag(entry)
    case "literals.boolean.true": dialect.literals.booleanTrue = entry.scalar?.text ?? "TRUE"
    case "literals.boolean.false": dialect.literals.booleanFalse = entry.scalar?.text ?? "FALSE"
    case "literals.date": literalTemplate(entry, \.literals.date)
    case "literals.decimal": literalTemplate(entry, \.literals.decimal)
    case "literals.timestamp": literalTemplate(entry, \.literals.timestamp)
    case "limits.decimal_precision": number(entry, \.decimalPrecision)
    case "aggregates.conditional": choose(entry, \.conditionalAggregate)
    case "clauses.nulls_order": choose(entry, \.nullsOrder)
    case "clauses.group_by": choose(entry, \.grouping)
    case "strategies.numbers": choose(entry, \.numbers)
    case "strategies.sorted_aggregates": choose(entry, \.sortedAggregates)
    case "strategies.percentile": choose(entry, \.percentile)
    case "strategies.groups": choose(entry, \.groups)
    case "strategies.alternatives": choose(entry, \.alternatives)
    case "clauses.column_alias": choose(entry, \.columnAlias)
    case "clauses.limit": choose(entry, \.limit)
    case "clauses.rows_in": choose(entry, \.rowsIn)
    case "clauses.recursive_columns": dialect.namesRecursiveColumns = flag(entry)
    case "clauses.settings": dialect.settings = entry.scalar?.text ?? ""
    case "strategies.zones": choose(entry, \.zones)
    case "strategies.decimals": choose(entry, \.decimals)
    case "clauses.materialized_hint": dialect.hasMaterializedHint = flag(entry)
    default: break
    }
  }

  private mutating func applyTemplate(_ form: Form, _ entry: DialectFile.Entry) {
    guard let scalar = entry.scalar else {
      if form.isOptional {
        dialect.setTemplate(nil, for: form)
      } else {
        report(.missingMeaning(key: entry.key, others: "", dialect: dialect.name, entry.keySpan))
      }
      return
    }
    do throws(Template.Problem) {
      dialect.setTemplate(try Template(for: form, scalar.text), for: form)
    } catch {
      report(.template(key: entry.key, scalar.span, error, allowed: form.placeholders))
    }
  }

  mutating func checkWhole(at place: SourceSpan?) {
    guard !findings.hasErrors else { return }
    var missing = Form.allCases.map(\.rawValue).filter { !said.contains($0) }
    missing += SQLType.keys.filter { dialect.types[$0] == nil }.map { "types.\($0)" }
    if missing.isEmpty {
      let needed: [Form] =
        dialect.decimals == .native
        ? [.divideExactly, .convert, .round, .cut] : [.readDecimal, .exactInteger]
      missing = needed.filter { dialect.template($0) == nil }.map(\.rawValue)
    }
    guard let first = missing.first else { return }
    let others =
      missing.count == 1
      ? ""
      : " and \(missing.count - 1) more: \(missing.dropFirst().prefix(5).joined(separator: ", "))\(missing.count > 6 ? ", …" : "")"
    report(.missingMeaning(key: first, others: others, dialect: dialect.name, place))
  }

  // MARK: Values

  private mutating func report(_ problem: DialectProblem) { findings.append(problem.finding) }

  private mutating func flag(_ entry: DialectFile.Entry) -> Bool {
    guard let text = entry.scalar?.text, text == "true" || text == "false" else {
      report(.badValue(key: entry.key, entry.node.span, expected: "true or false"))
      return false
    }
    return text == "true"
  }

  private mutating func number(_ entry: DialectFile.Entry, _ place: WritableKeyPath<Dialect, Int>) {
    guard let text = entry.scalar?.text, let value = Int(text), value > 0 else {
      return report(.badValue(key: entry.key, entry.node.span, expected: "a positive number"))
    }
    dialect[keyPath: place] = value
  }

  private mutating func choose<Choice: RawRepresentable & CaseIterable>(
    _ entry: DialectFile.Entry, _ place: WritableKeyPath<Dialect, Choice>
  ) where Choice.RawValue == String {
    guard let text = entry.scalar?.text, let value = Choice(rawValue: text) else {
      let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      return report(.badValue(key: entry.key, entry.node.span, expected: "one of \(choices)"))
    }
    dialect[keyPath: place] = value
  }

  private mutating func literalTemplate(_ entry: DialectFile.Entry, _ place: WritableKeyPath<Dialect, String>)
  {
    guard let text = entry.scalar?.text, text.contains("{v}") else {
      return report(.badValue(key: entry.key, entry.node.span, expected: "a text with the place '{v}'"))
    }
    dialect[keyPath: place] = text
  }

  private func texts(_ entry: DialectFile.Entry) -> [String] { items(entry).map { $0.lowercased() } }

  private func items(_ entry: DialectFile.Entry) -> [String] {
    guard case .sequence(let items) = entry.node.content else { return [] }
    return items.compactMap { item in
      if case .scalar(let scalar) = item.content { return scalar.text }
      return nil
    }
  }

  /// `tested 15.18`, or else `12 and later`.
  private func versions(_ entry: DialectFile.Entry) -> String {
    guard case .mapping(let pairs) = entry.node.content else { return "" }
    let said = { (key: String) -> String? in
      guard let value = pairs.first(where: { $0.key.text == key })?.value,
        case .scalar(let scalar) = value.content
      else { return nil }
      return scalar.text
    }
    return said("tested").map { "tested: \($0)" } ?? said("min") ?? ""
  }

  private mutating func applyQuotes(_ entry: DialectFile.Entry) {
    guard case .sequence(let items) = entry.node.content, items.count == 2,
      case .scalar(let open) = items[0].content,
      case .scalar(let close) = items[1].content
    else { return report(.badValue(key: entry.key, entry.node.span, expected: "two texts: ['\"', '\"']")) }
    dialect.identifiers.open = open.text
    dialect.identifiers.close = close.text
  }
}
