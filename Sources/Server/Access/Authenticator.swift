import Definitions
import Diagnostics
import HTTPTypes
import Hummingbird
import JWTKit
import Model
import Normal
import Project
import Values

/// Tells who asks.
struct Authenticator: Sendable {
  private let tokens: [ServerDefinition.Token]
  private let jwt: JWTVerifier?
  private let anonymous: ServerDefinition.Grant?

  /// - Parameter definition: where neither tokens nor keys are, and nothing is said, everybody may do everything.
  init(_ definition: ServerDefinition, jwt: JWTVerifier?) {
    tokens = definition.tokens
    self.jwt = jwt
    anonymous = definition.anonymous ?? (Authenticator.isOpen(definition) ? .everything : nil)
  }

  /// Whether nobody can say who they are.
  static func isOpen(_ definition: ServerDefinition) -> Bool {
    definition.tokens.isEmpty && definition.jwt == nil
  }

  /// Whether something is answered to those who do not say who they are.
  static func answersStrangers(_ definition: ServerDefinition) -> Bool {
    isOpen(definition) || definition.anonymous?.scopes.isEmpty == false
  }

  func caller(of request: Request, address: String?) async throws -> Caller {
    let fields = request.headers[values: .authorization]
    guard let header = fields.first else {
      guard let anonymous else { throw Authenticator.stranger }
      return Caller(name: address ?? "anonymous", anonymous)
    }
    guard fields.count == 1, let token = bearer(header) else {
      throw Authenticator.refusal("the header Authorization takes 'Bearer' and a token")
    }
    if let caller = try staticCaller(token) { return caller }
    if let jwt { return try await jwt.caller(of: token) }
    throw Authenticator.refusal("the token is not known")
  }

  private func bearer(_ header: String) -> String? {
    let parts = header.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 8_192,
      parts[1].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    return String(parts[1])
  }

  /// Every token is looked at, and all of it, so that time tells nothing of them.
  private func staticCaller(_ token: String) throws -> Caller? {
    guard !tokens.isEmpty else { return nil }
    let hash = Array(sha256(Array(token.utf8)).utf8)
    var found: ServerDefinition.Token?
    for known in tokens {
      var difference: UInt8 = 0
      for (one, other) in zip(hash, known.sha256.utf8) { difference |= one ^ other }
      if difference == 0 { found = known }
    }
    guard let found else { return nil }
    if let last = found.expires.flatMap({ Day($0.value) }), last < .today {
      throw Authenticator.refusal("the token has expired")
    }
    return Caller(name: found.name.value, found.grant)
  }

  /// Nobody said who they are (RFC 6750, 3.1: without an error).
  static var stranger: Problem {
    Problem(
      .unauthorized, "unauthorized", "say who you are",
      helps: ["send the header Authorization: Bearer and a token"]
    ).with(.wwwAuthenticate, "Bearer realm=\"datum\"")
  }

  static func refusal(_ detail: String) -> Problem {
    Problem(.unauthorized, "unauthorized", detail)
      .with(.wwwAuthenticate, "Bearer realm=\"datum\", error=\"invalid_token\"")
  }
}

extension ServerDefinition.Grant {
  fileprivate static var everything: ServerDefinition.Grant {
    var grant = ServerDefinition.Grant()
    grant.scopes = ServerDefinition.Scope.allCases
    return grant
  }
}
