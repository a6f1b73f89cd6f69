import Definitions
import Diagnostics
import Engines
import FoundationEssentials
import HTTPTypes
import JWTKit
import Values

/// Tokens that an identity provider signs (RFC 7519): who, until when, which role.
struct JWTVerifier: Sendable {
  private let definition: ServerDefinition.JWT
  private let keys: JWTKeyCollection
  /// Clocks differ.
  private static let leeway: TimeInterval = 60

  /// - Parameter json: a JSON Web Key Set (RFC 7517).
  init(_ definition: ServerDefinition.JWT, keys json: String) async throws {
    self.definition = definition
    keys = JWTKeyCollection()
    try await keys.add(jwksJSON: json)
  }

  func caller(of token: String) async throws -> Caller {
    // The algorithm is ours to choose, not the token's: it is looked at before any key is.
    guard let name = algorithm(of: token),
      let algorithm = ServerDefinition.JWT.Algorithm(rawValue: name),
      definition.algorithms.contains(algorithm)
    else { throw Authenticator.refusal("the token is not known") }
    let claims: Claims
    do {
      claims = try await keys.verify(token, as: Claims.self)
    } catch {
      throw Authenticator.refusal("the token is not valid")
    }
    try check(claims)
    let scopes = claims.values[definition.scopeClaim]?.words ?? []
    let role = try role(of: claims)
    return Caller(
      name: claims.values["sub"]?.text ?? "jwt",
      scopes: Set(scopes.compactMap { ServerDefinition.Scope(rawValue: $0) }), role: role,
      claims: claims.values.compactMapValues(\.literals))
  }

  /// nil where all is seen. What names no role must not become that by itself.
  private func role(of claims: Claims) throws -> String? {
    guard let claim = claims.values[definition.roleClaim] else {
      guard let usual = definition.defaultRole?.value else {
        throw Problem(
          .forbidden, "forbidden",
          "the token has no claim '\(definition.roleClaim)', so it is not told what it may see")
      }
      return usual == "all" ? nil : usual
    }
    guard case .text(let role) = claim else {
      throw Authenticator.refusal("the token's '\(definition.roleClaim)' names no role")
    }
    return role
  }

  private func check(_ claims: Claims) throws {
    let now = Date().timeIntervalSince1970
    guard claims.values["iss"]?.text == definition.issuer else {
      throw Authenticator.refusal("the token is of another issuer")
    }
    guard claims.values["aud"]?.texts.contains(definition.audience) == true else {
      throw Authenticator.refusal("the token is for somebody else")
    }
    // Without an end a token that is lost is good for ever.
    guard let end = claims.values["exp"]?.number, end + JWTVerifier.leeway > now else {
      throw Authenticator.refusal("the token has expired")
    }
    if let begin = claims.values["nbf"], (begin.number ?? .infinity) - JWTVerifier.leeway > now {
      throw Authenticator.refusal("the token does not hold yet")
    }
  }

  private func algorithm(of token: String) -> String? {
    struct Header: Decodable { let alg: String }
    guard let first = token.split(separator: ".", omittingEmptySubsequences: false).first,
      let data = Data(base64URL: first),
      let header = try? JSONDecoder().decode(Header.self, from: data)
    else { return nil }
    return header.alg
  }
}

/// The claims of a token, whatever their names are.
private struct Claims: JWTPayload {
  let values: [String: Value]

  /// Times are checked with leeway, by whoever reads them.
  func verify(using algorithm: some JWTAlgorithm) async throws {}

  init(from decoder: any Decoder) throws {
    values = try decoder.singleValueContainer().decode([String: Value].self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode([String: String]())
  }

  enum Value: Decodable, Sendable {
    case text(String)
    case integer(Int64)
    case number(Double)
    case truth(Bool)
    case list([Value])
    /// What no role can use.
    case other

    init(from decoder: any Decoder) throws {
      if let container = try? decoder.singleValueContainer() {
        if let text = try? container.decode(String.self) {
          self = .text(text)
          return
        }
        if let truth = try? container.decode(Bool.self) {
          self = .truth(truth)
          return
        }
        if let number = try? container.decode(Int64.self) {
          self = .integer(number)
          return
        }
        if let number = try? container.decode(Double.self) {
          self = .number(number)
          return
        }
        if let list = try? container.decode([Value].self) {
          self = .list(list)
          return
        }
      }
      self = .other
    }

    /// The words of a text or of a list of texts: scopes come as either.
    var words: [String] {
      switch self {
      case .text(let text): text.split(separator: " ").map(String.init)
      case .list(let items): items.flatMap(\.words)
      case .integer, .number, .truth, .other: []
      }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }

    /// A text, or a list of texts, each whole.
    var texts: [String] {
      if case .list(let items) = self { return items.compactMap(\.text) }
      return text.map { [$0] } ?? []
    }

    var number: Double? {
      switch self {
      case .integer(let value): Double(value)
      case .number(let value): value
      case .text, .truth, .list, .other: nil
      }
    }

    /// As values of a role; nil for what is none.
    var literals: [Literal]? {
      switch self {
      case .text(let text): [.text(text)]
      case .integer(let value): [.integer(value)]
      case .truth(let value): [.boolean(value)]
      case .number(let value): Decimal("\(value)").map { [.decimal($0)] }
      case .list(let items):
        items.reduce([]) { found, item in
          guard let found, case let more? = item.literals, more.count == 1 else { return nil }
          return found + more
        }
      case .other: nil
      }
    }
  }
}
