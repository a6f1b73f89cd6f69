import Diagnostics
import Values
import YAMLTree

extension DefinitionReader {
  /// Reads `currencies:`, `rates:`, `conversion:`, `locks:`, `missing:` and `rounding:` of one file.
  mutating func currencies(_ fields: inout FieldReader) {
    if let node = fields.node("currencies") {
      var inner = FieldReader(pairs(node, "currencies"), of: "'currencies'", span: node.span)
      _ = text(inner.node("iso"), "iso")
      if let codes = inner.node("restrict_to") {
        definitions.currencies.restrictTo = texts(codes, "restrict_to")
      }
      if let added = inner.node("add") { definitions.currencies.added += addedCurrencies(added) }
      finish(inner)
    }
    definitions.currencies.rateSets += pairs(fields.node("rates"), "rates").compactMap { rateSet($0) }
    for pair in pairs(fields.node("conversion"), "conversion") {
      guard let kind = MoneyKind(rawValue: pair.key.text) else {
        report(
          .unknownKey(
            pair.key.text, pair.key.span, of: "'conversion'", allowed: MoneyKind.allCases.map(\.rawValue)))
        continue
      }
      if let policy = policy(pair.value) {
        definitions.currencies.policies.append(.init(kind: kind, policy: policy))
      }
    }
    definitions.currencies.locks += pairs(fields.node("locks"), "locks").compactMap { lock($0) }
    if let rule = missingRule(fields.node("missing", nullIsAValue: true)) {
      definitions.currencies.missing = rule
    }
    if let rule = scalar(fields.node("rounding"), "rounding") {
      definitions.currencies.rounding = RoundingRule(rawValue: rule.text)
      if definitions.currencies.rounding == nil {
        report(
          .notAllowed(rule.text, rule.span, what: "rounding", allowed: RoundingRule.allCases.map(\.rawValue)))
      }
    }
  }

  private mutating func addedCurrencies(_ node: YAMLNode) -> [AddedCurrency] {
    guard case .sequence(let items) = node.content else {
      report(.wrongShape(node.span, what: "add", expected: "a list as in [{code: BTC, minor_units: 8}]"))
      return []
    }
    return items.compactMap { item in
      var fields = FieldReader(pairs(item, "a currency"), of: "a currency", span: item.span)
      let code = written(fields.node("code"), "code")
      let minor = scalar(fields.node("minor_units"), "minor_units")
      finish(fields)
      guard let code else {
        report(.missingKey("code", of: "a currency", item.span, example: "code: BTC"))
        return nil
      }
      let isCode =
        (3...6).contains(code.value.utf8.count)
        && code.value.utf8.allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
      if !isCode { report(.wrongShape(code.span, what: "code", expected: "3 to 6 capital letters")) }
      let units = minor.map { Int($0.text) ?? -1 } ?? 2
      guard (0...8).contains(units) else {
        report(
          .wrongShape(
            minor?.span ?? item.span, what: "minor_units", expected: "a number of decimals from 0 to 8"))
        return nil
      }
      return isCode ? AddedCurrency(code: code, minorUnits: units) : nil
    }
  }

  // MARK: Policies

  /// `transaction_date using ecb`
  mutating func policy(_ node: YAMLNode?) -> WrittenPolicy? {
    guard let scalar = scalar(node, "a conversion policy") else { return nil }
    let origin = ScalarOrigin(of: scalar, in: sources[scalar.span.source])
    guard let policy = PolicyText(scalar.text) else {
      report(.wrongShape(scalar.span, what: "a conversion policy", expected: PolicyText.forms))
      return nil
    }
    return WrittenPolicy(policy, at: origin, span: scalar.span)
  }

  /// `error`, `null`, `exclude`, `exclude(max_share: 2%)`; a bare null is the word.
  private mutating func missingRule(_ node: YAMLNode?) -> Written<MissingRule>? {
    guard let mode = scalar(node, "missing") else { return nil }
    if let rule = MissingRule(mode.text) { return Written(rule, mode.span) }
    report(.notAllowed(mode.text, mode.span, what: "missing", allowed: MissingRule.words))
    return nil
  }

  /// `2026-03: 2026-04-07`
  private mutating func lock(_ pair: YAMLPair) -> RateLock? {
    guard let month = Day("\(pair.key.text)-01") else {
      report(.wrongShape(pair.key.span, what: "a lock", expected: "a month as in 2026-03"))
      return nil
    }
    guard let value = scalar(pair.value, "a lock") else { return nil }
    guard let day = Day(value.text) else {
      report(
        .wrongShape(value.span, what: "a lock", expected: "the day whose rates are kept, as in 2026-04-07"))
      return nil
    }
    return RateLock(month: month, knownOn: day, span: pair.key.span)
  }
}

extension WrittenPolicy {
  init(_ policy: PolicyText, at origin: ScalarOrigin, span: SourceSpan) {
    self.init(
      reference: policy.reference,
      rateSet: policy.rateSet.map { Written($0.name, origin.span(from: $0.from, to: $0.to)) }, span: span)
  }
}

extension MissingRule {
  package static let words = ["error", "null", "exclude", "exclude(max_share: 2%)"]

  package init?(_ text: String) {
    switch text {
    case "error": self = .error
    case "null": self = .null
    case "exclude": self = .exclude(maxPercent: nil)
    default:
      guard text.hasPrefix("exclude("), text.hasSuffix(")") else { return nil }
      let inner = text.dropFirst(8).dropLast().split(separator: ":").map { String($0).trimmingBlanks() }
      guard inner.count == 2, inner[0] == "max_share", inner[1].hasSuffix("%"),
        let percent = Decimal(String(inner[1].dropLast()).trimmingBlanks()), percent >= Decimal(0),
        percent <= Decimal(100)
      else { return nil }
      self = .exclude(maxPercent: percent)
    }
  }
}

extension MissingRule: CustomStringConvertible {
  package var description: String {
    switch self {
    case .error: "error"
    case .null: "null"
    case .exclude(let percent): percent.map { "exclude(max_share: \($0)%)" } ?? "exclude"
    }
  }
}
