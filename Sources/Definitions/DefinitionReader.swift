import Diagnostics
import Values
import YAMLTree

/// Turns YAML nodes into definitions, and gathers what is wrong on the way. Each kind of definition has an extension.
struct DefinitionReader {
  let sources: SourceFiles
  var findings: [Finding] = []
  /// What was read so far.
  var definitions = Definitions()

  init(sources: SourceFiles) { self.sources = sources }

  mutating func report(_ problem: DefinitionProblem) { findings.append(problem.finding) }

  mutating func finish(_ fields: FieldReader) {
    for problem in fields.unknownKeys() { report(problem) }
  }

  // MARK: Shapes

  mutating func pairs(_ node: YAMLNode?, _ what: @autoclosure () -> String) -> [YAMLPair] {
    guard let node else { return [] }
    switch node.content {
    case .mapping(let pairs): return pairs
    case .missing: return []
    case .scalar(let scalar) where scalar.isNull: return []
    default:
      report(.wrongShape(node.span, what: what(), expected: "names with values (a mapping)"))
      return []
    }
  }

  mutating func scalar(_ node: YAMLNode?, _ what: @autoclosure () -> String) -> YAMLScalar? {
    guard let node else { return nil }
    switch node.content {
    case .scalar(let scalar): return scalar
    case .missing: return nil
    default:
      report(.wrongShape(node.span, what: what(), expected: "a text"))
      return nil
    }
  }

  mutating func written(_ node: YAMLNode?, _ what: @autoclosure () -> String) -> Written<String>? {
    scalar(node, what()).map { Written($0.text, $0.span) }
  }

  mutating func text(_ node: YAMLNode?, _ what: @autoclosure () -> String) -> String? {
    scalar(node, what())?.text
  }

  /// One text, or a list of them.
  mutating func texts(_ node: YAMLNode?, _ what: @autoclosure () -> String) -> [Written<String>] {
    guard let node else { return [] }
    if case .sequence(let items) = node.content { return items.compactMap { written($0, what()) } }
    return written(node, what()).map { [$0] } ?? []
  }

  mutating func flag(_ node: YAMLNode?, _ what: @autoclosure () -> String) -> Bool {
    guard let scalar = scalar(node, what()) else { return false }
    if scalar.text != "true", scalar.text != "false" {
      report(.notAllowed(scalar.text, scalar.span, what: what(), allowed: ["true", "false"]))
    }
    return scalar.text == "true"
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: YAMLNode?, _ what: @autoclosure () -> String, as type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard let scalar = scalar(node, what()) else { return nil }
    if let value = Choice(rawValue: scalar.text) { return value }
    report(.notAllowed(scalar.text, scalar.span, what: what(), allowed: Choice.allCases.map(\.rawValue)))
    return nil
  }

  // MARK: Names and expressions

  mutating func name(_ scalar: YAMLScalar) -> Written<String> {
    if !DefinitionReader.isName(scalar.text) { report(.badName(scalar.text, scalar.span)) }
    return Written(scalar.text, scalar.span)
  }

  static func isName(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= 63, (first | 0x20) >= UInt8(ascii: "a"),
      (first | 0x20) <= UInt8(ascii: "z")
    else { return false }
    for byte in bytes {
      let isLetter = (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      let isDigit = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      if !isLetter, !isDigit, byte != UInt8(ascii: "_") { return false }
    }
    // The shortest words decide quickly: most names are longer than any keyword.
    return bytes.count > 8 || !reservedNames.contains(text.lowercased())
  }

  private static let reservedNames = ExpressionParser.reserved.union(["case", "null", "true", "false"])

  mutating func expression(_ scalar: YAMLScalar) -> Expression {
    if scalar.style != .literal, scalar.style != .folded {
      let quote: Character? =
        scalar.style == .singleQuoted ? "'" : scalar.style == .doubleQuoted ? "\"" : nil
      definitions.expressions.append(YAMLScalarPlace(text: scalar.text, span: scalar.span, quote: quote))
    }
    let origin = ScalarOrigin(of: scalar, in: sources[scalar.span.source])
    let parsed = parseExpression(scalar.text, at: origin)
    findings += parsed.findings
    return parsed.value
  }

  mutating func expression(_ node: YAMLNode?, _ what: @autoclosure () -> String) -> Expression? {
    scalar(node, what()).map { expression($0) }
  }

  // MARK: About

  mutating func about(_ fields: inout FieldReader) -> About {
    var about = About()
    about.label = written(fields.node("label"), "label")
    about.description = written(fields.node("description"), "description")
    about.owner = written(fields.node("owner"), "owner")
    about.tags = texts(fields.node("tags"), "tags").map(\.value)
    about.synonyms = texts(fields.node("synonyms"), "synonyms")
    about.tier = choice(fields.node("tier"), "tier", as: About.Tier.self)
    about.format = written(fields.node("format"), "format")
    about.isHidden = flag(fields.node("hidden"), "hidden")
    if let node = fields.node("deprecated") { about.deprecation = deprecation(node) }
    return about
  }

  private mutating func deprecation(_ node: YAMLNode) -> About.Deprecation {
    var fields = FieldReader(pairs(node, "deprecated"), of: "deprecated", span: node.span)
    let value = About.Deprecation(
      since: day(fields.node("since"), "since"),
      removeAfter: day(fields.node("remove_after"), "remove_after"),
      replacement: written(fields.node("replacement"), "replacement"),
      reason: text(fields.node("reason"), "reason"),
      migration: migration(fields.node("migration")), span: node.span)
    finish(fields)
    return value
  }

  private mutating func migration(_ node: YAMLNode?) -> Written<About.Deprecation.Migration>? {
    guard let node, let value = choice(node, "migration", as: About.Deprecation.Migration.self) else {
      return nil
    }
    return Written(value, node.span)
  }

  /// A day, kept as it is written.
  mutating func day(_ node: YAMLNode?, _ what: @autoclosure () -> String) -> Written<String>? {
    guard let written = written(node, what()) else { return nil }
    if Day(written.value) == nil {
      report(.wrongShape(written.span, what: what(), expected: "a day, as in 2026-12-31"))
    }
    return written
  }
}
