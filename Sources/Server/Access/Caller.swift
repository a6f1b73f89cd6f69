import Definitions
import Normal

/// Who asks, and what that may see and do.
struct Caller: Sendable {
  /// For logs and limits: the name of a token, the subject of a JWT, an address.
  let name: String
  let scopes: Set<ServerDefinition.Scope>
  let role: String?
  let claims: [String: [Literal]]

  init(
    name: String, scopes: Set<ServerDefinition.Scope>, role: String? = nil, claims: [String: [Literal]] = [:]
  ) {
    self.name = name
    self.scopes = scopes
    self.role = role
    self.claims = claims
  }

  init(name: String, _ grant: ServerDefinition.Grant) {
    self.init(name: name, scopes: Set(grant.scopes), role: grant.role?.value, claims: grant.claims)
  }

  /// Equal for all who see the same.
  ///
  /// - Parameter names: the claims that the role asks for; others, such as the end of a token, change nothing.
  func policy(asking names: [String]) -> Policy {
    Policy(role: role, claims: role == nil ? [:] : claims.filter { names.contains($0.key) })
  }

  struct Policy: Sendable, Hashable {
    let role: String?
    let claims: [String: [Literal]]
  }
}
