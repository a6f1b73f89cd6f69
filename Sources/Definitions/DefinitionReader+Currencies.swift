import Diagnostics
import YAMLTree

extension DefinitionReader {
  /// Reads `currencies:`, `rates:`, `conversion:` and `missing:` of one file into `definitions`.
  mutating func currencies(_ fields: inout FieldReader, into definitions: inout CurrencyDefinitions) {
    if let node = fields.node("currencies") {
      var inner = FieldReader(pairs(node, "currencies"), of: "'currencies'", span: node.span)
      _ = text(inner.node("iso"), "iso")
      if let codes = inner.node("restrict_to") { definitions.restrictTo = texts(codes, "restrict_to") }
      finish(inner)
    }
    definitions.rateSets += pairs(fields.node("rates"), "rates").compactMap { rateSet($0) }
    definitions.policies += pairs(fields.node("conversion"), "conversion").compactMap { policy($0) }
    if let mode = scalar(fields.node("missing"), "missing"), mode.text != "error" {
      if ["null", "exclude"].contains(mode.text) || mode.text.hasPrefix("exclude(") {
        report(.notInThisRelease(mode.span, what: "'missing: \(mode.text)'", instead: "write missing: error"))
      } else {
        report(.notAllowed(mode.text, mode.span, what: "missing", allowed: ["error"]))
      }
    }
  }

  private mutating func rateSet(_ pair: YAMLPair) -> RateSetDefinition? {
    let name = name(pair.key)
    var fields = FieldReader(pairs(pair.value, "a rate set"), of: "a rate set", span: pair.value.span)
    let table = written(fields.node("table"), "table")
    let shape = choice(fields.node("shape"), "shape", as: RateSetDefinition.Shape.self) ?? .points
    let pivot = written(fields.node("pivot"), "pivot")
    let quote = choice(fields.node("quote"), "quote", as: RateSetDefinition.Quote.self) ?? .currencyPerPivot
    _ = fields.node("locked").map { flag($0, "locked") }
    let columns = fields.node("columns")
    var names = FieldReader(pairs(columns, "columns"), of: "the columns of a rate set", span: pair.value.span)
    let dateKey = shape == .points ? "date" : "period"
    let date = text(names.node(dateKey), dateKey)
    let currency = text(names.node("currency"), "currency")
    let rate = text(names.node("rate"), "rate")
    finish(names)
    let staleness = gap(fields.node("gap"))
    finish(fields)
    let subject = "the rate set '\(name.value)'"
    if table == nil { report(.missingKey("table", of: subject, name.span, example: "table: fx_rates")) }
    if pivot == nil { report(.missingKey("pivot", of: subject, name.span, example: "pivot: EUR")) }
    guard let table, let pivot else { return nil }
    return RateSetDefinition(
      name: name, table: table, shape: shape, pivot: pivot, quote: quote, dateColumn: date ?? dateKey,
      currencyColumn: currency ?? "currency", rateColumn: rate ?? "rate", maxStalenessDays: staleness)
  }

  /// `{fill: previous, max_staleness: 7 days}`; gaps are filled for seven days where nothing is said.
  private mutating func gap(_ node: YAMLNode?) -> Int? {
    guard let node else { return 7 }
    var fields = FieldReader(pairs(node, "gap"), of: "'gap'", span: node.span)
    let fill = scalar(fields.node("fill"), "fill")
    let staleness = scalar(fields.node("max_staleness"), "max_staleness")
    finish(fields)
    if let fill, fill.text != "previous" {
      if fill.text != "none" {
        report(.notAllowed(fill.text, fill.span, what: "fill", allowed: ["previous", "none"]))
      }
      return nil
    }
    guard let staleness else { return 7 }
    let words = staleness.text.split(separator: " ")
    guard let first = words.first, let days = Int(first), (0...366).contains(days),
      words.dropFirst().first?.hasPrefix("day") ?? true
    else {
      report(
        .wrongShape(staleness.span, what: "max_staleness", expected: "days from 0 to 366, as in '7 days'"))
      return 7
    }
    return days
  }

  private mutating func policy(_ pair: YAMLPair) -> PolicyDefinition? {
    guard let kind = PolicyDefinition.Kind(rawValue: pair.key.text) else {
      report(
        .unknownKey(
          pair.key.text, pair.key.span, of: "'conversion'",
          allowed: PolicyDefinition.Kind.allCases.map(\.rawValue)))
      return nil
    }
    guard let scalar = scalar(pair.value, "a conversion policy") else { return nil }
    let words = scalar.text.split(separator: " ").map(String.init)
    guard words.count == 3, words[1] == "using" else {
      report(
        .wrongShape(
          scalar.span, what: "a conversion policy", expected: "a policy as in 'transaction_date using ecb'"))
      return nil
    }
    if kind == .flow, words[0] != "transaction_date" {
      report(
        .notInThisRelease(
          scalar.span, what: "the policy '\(words[0])'", instead: "write transaction_date using \(words[2])"))
    }
    let origin = ScalarOrigin(of: scalar, in: sources[scalar.span.source])
    let end = scalar.text.utf8.count
    return PolicyDefinition(
      kind: kind, rateSet: Written(words[2], origin.span(from: end - words[2].utf8.count, to: end)))
  }
}
