package import Diagnostics

/// `server.yaml`, as written: where the server listens, whom it answers, and how much it takes on.
package struct ServerDefinition: Sendable {
  /// `127.0.0.1:8080`
  package var listen: Written<String>?
  /// A connection of `datum.yaml`; its default one where nil.
  package var connection: Written<String>?
  package var tokens: [Token] = []
  package var jwt: JWT?
  /// What may be asked without a token; nil where nothing is said.
  package var anonymous: Grant?
  package var origins: [Written<String>] = []
  package var preflightSeconds = 600
  package var limits = Limits()

  package init() {}

  /// What somebody may do, and as whom.
  package struct Grant: Sendable {
    package var scopes: [Scope] = []
    package var role: Written<String>?
    /// Values of the role's claims.
    package var claims: [String: [Literal]] = [:]

    package init() {}
  }

  package enum Scope: String, Sendable, CaseIterable {
    /// Look definitions up.
    case catalog
    /// Get the SQL of a question.
    case compile
    /// Get the answer of a question.
    case query
    /// See how the server does.
    case operate
  }

  /// A token is kept as its SHA-256 alone.
  package struct Token: Sendable {
    package let name: Written<String>
    /// 64 hexadecimal digits, small letters.
    package let sha256: String
    package let grant: Grant
    /// The last day that it holds; nil for ever.
    package let expires: Written<String>?
  }

  /// How tokens that others sign are read.
  package struct JWT: Sendable {
    package let issuer: String
    package let audience: String
    package let algorithms: [Algorithm]
    /// A file with a JSON Web Key Set, from the folder of the project.
    package let keys: Written<String>
    package let roleClaim: String
    /// The role of tokens that name none, `all` where they see everything; nil where they are refused.
    package let defaultRole: Written<String>?
    package let scopeClaim: String
    package let span: SourceSpan

    package enum Algorithm: String, Sendable, CaseIterable {
      case rs256 = "RS256", es256 = "ES256", edDSA = "EdDSA"
    }
  }

  package struct Limits: Sendable {
    package var bodyBytes = 1 << 20
    package var connections = 512
    /// From the first byte of a request to its last.
    package var requestSeconds = 10
    package var idleSeconds = 60
    /// Per caller; nil for no limit.
    package var requestsPerSecond: Int?
    package var burst: Int?
    /// Statements that run at once, and questions that wait for one of them to end.
    package var statements = 2
    package var waiting = 64
    package var statementSeconds = 30

    package init() {}
  }
}
