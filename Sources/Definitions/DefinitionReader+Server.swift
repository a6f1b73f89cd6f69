package import Diagnostics
import Values
import YAMLTree

/// Reads `server.yaml`.
package func readServer(_ file: SourceID, in sources: SourceFiles) -> Diagnosed<ServerDefinition> {
  let tree = readYAML(file, in: sources)
  var reader = DefinitionReader(sources: sources)
  reader.findings = tree.findings
  let definition = reader.server(tree.value)
  return Diagnosed(definition, findings: reader.findings)
}

extension DefinitionReader {
  fileprivate mutating func server(_ node: YAMLNode) -> ServerDefinition {
    var server = ServerDefinition()
    if case .missing = node.content { return server }
    var fields = FieldReader(pairs(node, "the file"), of: "server.yaml", span: node.span)
    server.listen = written(fields.node("listen"), "listen")
    server.connection = written(fields.node("connection"), "connection")
    server.tokens = pairs(fields.node("tokens"), "tokens").compactMap { token($0) }
    server.jwt = jwt(fields.node("jwt"))
    if let node = fields.node("anonymous") {
      var inner = FieldReader(pairs(node, "anonymous"), of: "'anonymous'", span: node.span)
      server.anonymous = grant(&inner)
      finish(inner)
    }
    if let node = fields.node("cors") {
      var inner = FieldReader(pairs(node, "cors"), of: "'cors'", span: node.span)
      server.origins = texts(inner.node("origins"), "origins")
      for origin in server.origins where origin.value == "*" || origin.value == "null" {
        report(
          .wrongShape(
            origin.span, what: "an origin", expected: "one page that may ask, as in https://bi.example.com"))
      }
      server.preflightSeconds = number(inner.node("max_age"), "max_age", 0...86_400) ?? 600
      finish(inner)
    }
    if let node = fields.node("limits") { server.limits = limits(node) }
    finish(fields)
    return server
  }

  private mutating func token(_ pair: YAMLPair) -> ServerDefinition.Token? {
    var fields = FieldReader(pairs(pair.value, "a token"), of: "a token", span: pair.value.span)
    let hash = scalar(fields.node("sha256"), "sha256")
    let expires = day(fields.node("expires"), "expires")
    let grant = grant(&fields)
    finish(fields)
    guard let hash else {
      report(.missingKey("sha256", of: "a token", pair.value.span, example: "datum token NAME makes one"))
      return nil
    }
    guard hash.text.utf8.count == 64, hash.text.utf8.allSatisfy({ isHexadecimal($0) }) else {
      report(
        .wrongShape(hash.span, what: "sha256", expected: "64 hexadecimal digits, as datum token prints them"))
      return nil
    }
    return .init(
      name: Written(pair.key.text, pair.key.span), sha256: hash.text, grant: grant, expires: expires)
  }

  private func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private mutating func grant(_ fields: inout FieldReader) -> ServerDefinition.Grant {
    var grant = ServerDefinition.Grant()
    for word in texts(fields.node("scopes"), "scopes") {
      if let scope = ServerDefinition.Scope(rawValue: word.value) {
        grant.scopes.append(scope)
      } else {
        report(
          .notAllowed(
            word.value, word.span, what: "a scope",
            allowed: ServerDefinition.Scope.allCases.map(\.rawValue)))
      }
    }
    grant.role = written(fields.node("role"), "role")
    for pair in pairs(fields.node("claims"), "claims") {
      let items: [YAMLNode] = if case .sequence(let list) = pair.value.content { list } else { [pair.value] }
      grant.claims[pair.key.text] = items.compactMap { item in
        scalar(item, "a claim").map { literal(of: $0) }
      }
    }
    return grant
  }

  /// A text where it is in quotes; else what it looks like.
  private func literal(of scalar: YAMLScalar) -> Literal {
    scalar.style == .plain ? Literal(plain: scalar.text) : .text(scalar.text)
  }

  private mutating func jwt(_ node: YAMLNode?) -> ServerDefinition.JWT? {
    guard let node else { return nil }
    var fields = FieldReader(pairs(node, "jwt"), of: "'jwt'", span: node.span)
    defer { finish(fields) }
    let issuer = text(fields.node("issuer"), "issuer")
    let audience = text(fields.node("audience"), "audience")
    let keys = written(fields.node("keys"), "keys")
    let role = text(fields.node("role_claim"), "role_claim")
    let usual = written(fields.node("default_role"), "default_role")
    let scope = text(fields.node("scope_claim"), "scope_claim")
    let algorithms = texts(fields.node("algorithms"), "algorithms").compactMap { word in
      let algorithm = ServerDefinition.JWT.Algorithm(rawValue: word.value)
      if algorithm == nil {
        report(
          .notAllowed(
            word.value, word.span, what: "an algorithm",
            allowed: ServerDefinition.JWT.Algorithm.allCases.map(\.rawValue)))
      }
      return algorithm
    }
    for (key, value, example) in [
      ("issuer", issuer, "issuer: https://id.example.com"), ("audience", audience, "audience: datum"),
      ("keys", keys?.value, "keys: jwks.json"),
      ("algorithms", algorithms.first?.rawValue, "algorithms: [RS256]"),
    ] where value == nil {
      report(.missingKey(key, of: "'jwt'", node.span, example: example))
    }
    guard let issuer, let audience, let keys, !algorithms.isEmpty else { return nil }
    return .init(
      issuer: issuer, audience: audience, algorithms: algorithms, keys: keys, roleClaim: role ?? "datum_role",
      defaultRole: usual,
      scopeClaim: scope ?? "scope", span: node.span)
  }

  private mutating func limits(_ node: YAMLNode) -> ServerDefinition.Limits {
    var limits = ServerDefinition.Limits()
    var fields = FieldReader(pairs(node, "limits"), of: "'limits'", span: node.span)
    func read(_ key: String, _ range: ClosedRange<Int>, _ path: WritableKeyPath<ServerDefinition.Limits, Int>)
    {
      if let value = number(fields.node(key), key, range) { limits[keyPath: path] = value }
    }
    read("body_bytes", 1_024...(64 << 20), \.bodyBytes)
    read("connections", 1...65_536, \.connections)
    read("request_seconds", 1...3_600, \.requestSeconds)
    read("idle_seconds", 1...3_600, \.idleSeconds)
    read("statements", 1...256, \.statements)
    read("waiting", 0...65_536, \.waiting)
    read("statement_seconds", 1...86_400, \.statementSeconds)
    limits.requestsPerSecond = number(
      fields.node("requests_per_second"), "requests_per_second", 1...1_000_000)
    limits.burst = number(fields.node("burst"), "burst", 1...1_000_000)
    finish(fields)
    return limits
  }

  private mutating func number(_ node: YAMLNode?, _ what: String, _ range: ClosedRange<Int>) -> Int? {
    guard let scalar = scalar(node, what) else { return nil }
    if let value = Int(scalar.text), range.contains(value) { return value }
    report(
      .wrongShape(
        scalar.span, what: what,
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)"))
    return nil
  }
}

extension Literal {
  /// `7`, `2.5`, `true`; a text where it is none of these.
  package init(plain text: String) {
    if let number = Int64(text) {
      self = .integer(number)
    } else if let number = Decimal(text) {
      self = .decimal(number)
    } else if text == "true" || text == "false" {
      self = .boolean(text == "true")
    } else {
      self = .text(text)
    }
  }
}
