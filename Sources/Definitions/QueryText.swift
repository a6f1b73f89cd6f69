package import Diagnostics
import Values
package import YAMLTree

/// The parts of a question as texts with their places: what the command line and a YAML file have in common.
package struct QueryText: Sendable {
  package struct Part: Sendable {
    package let text: String
    package let origin: ScalarOrigin
    /// For an expression of the question's own.
    package var name: String?
    /// The values of a list that was given as such, and not as a text with commas.
    package var members: [String]?

    package init(_ text: String, at origin: ScalarOrigin, name: String? = nil) {
      self.text = text
      self.origin = origin
      self.name = name
    }

    package var span: SourceSpan { origin.span(from: 0, to: text.utf8.count) }

    /// `share: gmv / orders` in two; nil in the place of the name where there is none.
    package static func nameAndExpression(_ text: String) -> (name: String?, expression: String) {
      guard let colon = text.firstIndex(of: ":"), colon != text.startIndex,
        text[..<colon].allSatisfy({ $0.isLetter || $0 == "_" || $0.isNumber })
      else { return (nil, text) }
      return (String(text[..<colon]), String(text[text.index(after: colon)...].drop { $0 == " " }))
    }

    /// `average(month) for gmv` in two.
    fileprivate var policyAndMetric: (policy: String, metric: Written<String>?) {
      guard let range = text.firstRange(of: " for ") else { return (text, nil) }
      let name = String(text[range.upperBound...]).trimmingBlanks()
      let end = text.utf8.count
      return (
        String(text[..<range.lowerBound]),
        Written(name, origin.span(from: end - name.utf8.count, to: end))
      )
    }
  }

  package var metrics: [Part] = []
  package var groups: [Part] = []
  package var filter: Part?
  package var having: Part?
  /// Conditions that are written as a tree, `{eq: [order.status, paid]}`, and not as a text.
  package var filterTree: Expression?
  package var havingTree: Expression?
  package var order: [Part] = []
  package var limit: Part?
  package var offset: Part?
  package var time: Part?
  package var currency: Part?
  package var zone: Part?
  package var policies: [Part] = []
  package var asOf: Part?
  package var missing: Part?
  package var places: Part?
  /// `once` or `per_row`.
  package var round: Part?
  package var top: Part?
  /// `all` or `each`.
  package var totals: Part?
  /// `true` or `false`.
  package var fill: Part?
  package var compare: Part?
  package var constantRates: Part?
  package var bridge: Part?
  package var ratesOn: Part?

  package init() {}
}

/// Parses the parts of a question. Never fails: what cannot be understood is left out, with a finding.
package func parseQuery(_ text: QueryText) -> Diagnosed<QueryRequest> {
  var request = QueryRequest()
  var findings: [Finding] = []
  func expression(_ part: QueryText.Part) -> Expression {
    let parsed = parseExpression(part.text, at: part.origin)
    findings += parsed.findings
    return parsed.value
  }
  func count(_ part: QueryText.Part?, _ what: String) -> Int? {
    guard let part else { return nil }
    if let value = Int(part.text), value >= 0 { return value }
    findings.append(QueryProblem.badCount(part.text, part.span, what: what).finding)
    return nil
  }
  func read<Value>(
    _ part: QueryText.Part?, _ problem: (String, SourceSpan) -> QueryProblem,
    _ parse: (QueryText.Part) -> Value?
  ) -> Value? {
    guard let part else { return nil }
    let value = parse(part)
    if value == nil { findings.append(problem(part.text, part.span).finding) }
    return value
  }
  /// Where one of two words stands, if it is the first.
  func place(
    of part: QueryText.Part?, where word: String, else other: String,
    _ problem: (String, SourceSpan) -> QueryProblem
  ) -> SourceSpan? {
    let isAsked = read(part, problem) { [word, other].contains($0.text) ? $0.text == word : nil }
    return isAsked == true ? part?.span : nil
  }
  for part in text.metrics {
    if let name = part.name, name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      findings.append(QueryProblem.badName(part.span).finding)
    }
    request.metrics.append(.init(name: part.name ?? part.text, expression: expression(part), span: part.span))
  }
  for part in text.groups {
    switch expression(part) {
    case .path(let steps, let span):
      request.groups.append(.init(name: steps.map(\.name).joined(separator: "."), steps: steps, span: span))
    case .missing: break
    default: findings.append(QueryProblem.notADimension(part.text, part.span).finding)
    }
  }
  request.filter = text.filter.map(expression) ?? text.filterTree
  request.having = text.having.map(expression) ?? text.havingTree
  for part in text.order {
    let isDescending = part.text.hasPrefix("-")
    let name = isDescending || part.text.hasPrefix("+") ? String(part.text.dropFirst()) : part.text
    request.order.append(.init(name: name, span: part.span, isDescending: isDescending))
  }
  request.limit = count(text.limit, "limit")
  request.offset = count(text.offset, "offset")
  if let part = text.time {
    if let range = parseTimeRange(part.text, part.span) {
      request.time = range
    } else {
      findings.append(
        QueryProblem.badTimeRange(part.text, part.span, reason: reasonAgainstTimeRange(part.text)).finding)
    }
  }
  request.currency = text.currency.map { Written($0.text, $0.span) }
  request.zone = text.zone.map { Written($0.text, $0.span) }
  for part in text.policies {
    let (policy, metric) = part.policyAndMetric
    if let policy = PolicyText(policy) {
      request.policies.append(
        .init(policy: WrittenPolicy(policy, at: part.origin, span: part.span), metric: metric))
    } else {
      findings.append(QueryProblem.badPolicy(part.text, part.span).finding)
    }
  }
  request.asOf = read(text.asOf, QueryProblem.badDay) { part in Day(part.text).map { Written($0, part.span) }
  }
  request.places = read(text.places, QueryProblem.badPlaces) { part in
    Int(part.text).flatMap { (0...QueryRequest.mostPlaces).contains($0) ? $0 : nil }
  }
  request.roundsRows = place(of: text.round, where: "per_row", else: "once", QueryProblem.badRound)
  request.top = read(text.top, QueryProblem.badTop) { QueryRequest.TopRequest($0) }
  request.totals = read(text.totals, QueryProblem.badTotals) { part in
    QueryRequest.TotalsRequest.Levels(rawValue: part.text).map { .init(levels: $0, span: part.span) }
  }
  request.fill = place(of: text.fill, where: "true", else: "false", QueryProblem.badFill)
  if let part = text.compare {
    if case .literal(.interval(let count, let grain), _) = expression(part), count > 0 {
      request.comparison = .init(count: count, grain: grain)
    } else {
      findings.append(QueryProblem.badComparison(part.text, part.span).finding)
    }
  }
  if let part = text.constantRates {
    if part.text == "prior" {
      request.comparison?.constantRates = .prior
    } else if let policy = PolicyText(part.text) {
      request.comparison?.constantRates = .policy(WrittenPolicy(policy, at: part.origin, span: part.span))
    } else {
      findings.append(QueryProblem.badPolicy(part.text, part.span).finding)
    }
    if text.compare == nil {
      findings.append(QueryProblem.comparesNothing(part.span, what: "constant rates").finding)
    }
  }
  if let part = text.bridge {
    request.comparison?.bridge = .init(volume: expression(part))
    if text.compare == nil {
      findings.append(QueryProblem.comparesNothing(part.span, what: "a bridge").finding)
    }
  }
  if let part = text.ratesOn {
    if let volume = read(part, QueryProblem.badRatesOn, { QueryRequest.RatesOn(rawValue: $0.text) }) {
      request.comparison?.bridge?.ratesOn = volume
    }
    if text.bridge == nil { findings.append(QueryProblem.ratesOnAlone(part.span).finding) }
  }
  request.missing = read(text.missing, QueryProblem.badMissingRule) { part in
    MissingRule(part.text).map { Written($0, part.span) }
  }
  return Diagnosed(request, findings: findings)
}

/// What can be wrong with the form of a question.
enum QueryProblem {
  case badName(SourceSpan)
  case badCount(String, SourceSpan, what: String)
  case notADimension(String, SourceSpan)
  case badTimeRange(String, SourceSpan, reason: String?)
  case badPolicy(String, SourceSpan)
  case badDay(String, SourceSpan)
  case badMissingRule(String, SourceSpan)
  case badPlaces(String, SourceSpan)
  case badRound(String, SourceSpan)
  case badTop(String, SourceSpan)
  case badTotals(String, SourceSpan)
  case badFill(String, SourceSpan)
  case badComparison(String, SourceSpan)
  case comparesNothing(SourceSpan, what: String)
  case badRatesOn(String, SourceSpan)
  case ratesOnAlone(SourceSpan)

  var finding: Finding {
    switch self {
    case .badName(let span):
      return Finding(.badName, "the name of a metric has a line end or another control character", at: span)
    case .badCount(let text, let span, let what):
      return Finding(.badCount, "expected a whole number of 0 or more for \(what), found '\(text)'", at: span)
    case .notADimension(let text, let span):
      return Finding(.unknownDimension, "expected a dimension, found the expression '\(text)'", at: span)
        .helping("declare it as a dimension of its entity, and group by its name")
    case .badPolicy(let text, let span):
      return Finding(.wrongShape, "cannot read '\(text)' as a conversion policy", at: span)
        .helping("write \(PolicyText.forms)")
    case .badDay(let text, let span):
      return Finding(.wrongShape, "expected a day as in 2026-05-11 for as_of, found '\(text)'", at: span)
    case .badPlaces(let text, let span):
      return Finding(
        .badCount,
        "expected a number of decimals from 0 to \(QueryRequest.mostPlaces) for places, found '\(text)'",
        at: span)
    case .badRound(let text, let span):
      return Finding(.valueNotAllowed, "expected once or per_row for round, found '\(text)'", at: span)
    case .badTop(let text, let span):
      return Finding(.wrongShape, "cannot read '\(text)' as the groups that stand first", at: span)
        .helping("write 5 brand.country by gmv, and behind it: per month; ties keep or ties drop")
    case .badTotals(let text, let span):
      return Finding(.valueNotAllowed, "expected all or each for totals, found '\(text)'", at: span)
        .helping("'all' adds a row for all groups together, 'each' one for each dimension as well")
    case .badFill(let text, let span):
      return Finding(.valueNotAllowed, "expected true or false for fill, found '\(text)'", at: span)
    case .badComparison(let text, let span):
      return Finding(.badTimeRange, "expected an interval to compare with, found '\(text)'", at: span)
        .helping("write 1 year, 1 month, 52 weeks; by periods of a table move a metric: prior(gmv, 1 season)")
    case .comparesNothing(let span, let what):
      return Finding(
        .badTimeRange, "\(what) need\(what.hasPrefix("a ") ? "s" : "") a time to compare with", at: span
      )
      .helping("add --compare '1 year'")
    case .badRatesOn(let text, let span):
      let allowed = QueryRequest.RatesOn.allCases.map(\.rawValue).joined(separator: ", ")
      return Finding(.valueNotAllowed, "expected fx_on to be one of \(allowed), found '\(text)'", at: span)
    case .ratesOnAlone(let span):
      return Finding(.badTimeRange, "fx_on says how a bridge is built, and there is none", at: span)
        .helping("add --bridge with the metric that is the volume: --bridge units")
    case .badMissingRule(let text, let span):
      return Finding(
        .valueNotAllowed,
        "expected missing to be one of \(MissingRule.words.joined(separator: ", ")), found '\(text)'",
        at: span)
    case .badTimeRange(let text, let span, let reason):
      return Finding(
        .badTimeRange, "cannot read '\(text)' as a range of time\(reason.map { ": \($0)" } ?? "")", at: span
      )
      .noting("a range is half open: the end is the first moment that is not in it")
      .helping("write 2024, 2024-Q1, 2024-02, 2024-02-29, or from..to as in 2024-01-01..2024-04-01")
    }
  }
}
