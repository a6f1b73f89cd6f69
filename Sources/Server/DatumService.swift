import Definitions
import Logging
import Model
import Project

/// Everything that requests share.
final class DatumService: Sendable {
  let definition: ServerDefinition
  let revisions: Revisions
  let authenticator: Authenticator
  let limiter: RateLimiter?
  let meters = Meters()
  /// nil where the project has no connection: then there is SQL, and no answers.
  let pool: DatabasePool?
  /// That of the connection; what is compiled for where nothing else is said.
  let dialect: String
  /// Whether only this machine reaches it.
  let isLoopback: Bool

  var limits: ServerDefinition.Limits { definition.limits }

  init(
    _ definition: ServerDefinition, _ revision: Revision, _ connection: ConnectionDefinition?,
    jwt: JWTVerifier?, isLoopback: Bool,
    logger: Logger
  ) {
    self.definition = definition
    self.isLoopback = isLoopback
    revisions = Revisions(revision, logger: logger)
    authenticator = Authenticator(definition, jwt: jwt)
    limiter = definition.limits.requestsPerSecond.map {
      RateLimiter(perSecond: $0, burst: definition.limits.burst)
    }
    pool = connection.map { DatabasePool($0, of: revision.project, definition.limits) }
    dialect = connection?.engine.rawValue ?? revision.project.model.targets.first?.value ?? "postgres"
  }
}
