import Diagnostics
import YAMLTree

/// `lint:` of `datum.yaml`, and `removed:` of a file of metrics.
extension DefinitionReader {
  mutating func lint(_ node: YAMLNode?) -> LintDefinition {
    var lint = LintDefinition()
    guard let node else { return lint }
    var fields = FieldReader(pairs(node, "lint"), of: "'lint'", span: node.span)
    lint.base = choice(fields.node("extends"), "extends", as: LintDefinition.Base.self) ?? .recommended
    lint.failOn = choice(fields.node("fail_on"), "fail_on", as: LintDefinition.Setting.self) ?? .error
    lint.rules += settings(fields.node("rules"), "rules", for: .everything)
    for pair in pairs(fields.node("tiers"), "tiers") {
      guard let tier = About.Tier(rawValue: pair.key.text) else {
        report(
          .notAllowed(
            pair.key.text, pair.key.span, what: "a tier", allowed: About.Tier.allCases.map(\.rawValue)))
        continue
      }
      lint.rules += settings(pair.value, "the rules of a tier", for: .tier(tier))
    }
    for pair in pairs(fields.node("paths"), "paths") {
      lint.rules += settings(pair.value, "the rules of a path", for: .path(pair.key.text))
    }
    if let words = fields.node("abbreviations") {
      lint.abbreviations = texts(words, "abbreviations").map(\.value)
    }
    if let deepest = scalar(fields.node("deepest"), "deepest") {
      if let count = Int(deepest.text), count > 0 {
        lint.deepest = count
      } else {
        report(.wrongShape(deepest.span, what: "deepest", expected: "a number of metrics, as in 5"))
      }
    }
    finish(fields)
    return lint
  }

  /// `{DUP003: off, DOC001: error}`; whether there is such a rule is for the linter to say.
  private mutating func settings(_ node: YAMLNode?, _ what: String, for scope: LintDefinition.Scope)
    -> [LintDefinition.RuleSetting]
  {
    pairs(node, what).compactMap { pair in
      choice(pair.value, "'\(pair.key.text)'", as: LintDefinition.Setting.self).map {
        .init(rule: Written(pair.key.text, pair.key.span), setting: $0, scope: scope)
      }
    }
  }

  mutating func removed(_ fields: inout FieldReader) -> [RemovedDefinition] {
    pairs(fields.node("removed"), "removed").map { pair in
      let name = Written(pair.key.text, pair.key.span)
      guard case .mapping(let inner) = pair.value.content else {
        return RemovedDefinition(name: name, on: day(pair.value, "removed"), replacement: nil, reason: nil)
      }
      var own = FieldReader(inner, of: "a removed name", span: pair.value.span)
      defer { finish(own) }
      return RemovedDefinition(
        name: name, on: day(own.node("on"), "on"),
        replacement: written(own.node("replacement"), "replacement"),
        reason: text(own.node("reason"), "reason"))
    }
  }
}
