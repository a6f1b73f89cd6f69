import Definitions
package import Diagnostics
import Engines
import Hummingbird
import HummingbirdCore
import JWTKit
import Logging
import Model
import NIOCore
import Project

/// What the command line says of a server.
package struct ServeOptions: Sendable {
  /// The folder of `datum.yaml`.
  package var project: String
  /// `127.0.0.1:8080`; else what server.yaml says.
  package var listen: String?
  package var connection: String?
  /// The path of server.yaml, from the folder of the project.
  package var settings: String?
  /// Whether nothing is logged but errors.
  package var isQuiet = false

  package init(project: String) { self.project = project }
}

/// Why a server does not start.
package struct CannotServe: Error {
  package let findings: [Finding]
  package let sources: SourceFiles
}

/// Serves a project over HTTP until it is told to stop (SIGTERM, SIGINT); requests that are under way are answered first.
///
/// - Parameter started: called with the address once requests are taken.
package func serve(_ options: ServeOptions, started: @escaping @Sendable (String) -> Void) async throws {
  let start = try await ServerStart(options)
  var logger = Logger(label: "datum") { _ in LineLog() }
  logger.logLevel = options.isQuiet ? .error : .info
  let service = DatumService(
    start.definition, start.revision, start.connection, jwt: start.jwt, isLoopback: start.isLoopback,
    logger: logger)
  let limits = service.limits
  let server = HTTPServerBuilder.http1(
    configuration: .init(
      additionalChannelHandlers: [
        RequestDeadline(
          arrival: .seconds(Int64(limits.requestSeconds)), rest: .seconds(Int64(limits.idleSeconds)))
      ],
      idleTimeout: .seconds(Int64(limits.idleSeconds)),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 64 << 10, maxHeaderListSize: 80 << 10, maxHeaderFieldCount: 100)))
  let application = Application(
    router: makeRouter(service), server: server,
    configuration: .init(
      address: .hostname(start.host, port: start.port), serverName: "datum",
      availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
    services: [service.revisions],
    onServerRunning: { channel in
      let port = channel.localAddress?.port ?? start.port
      started("http://\(start.host.contains(":") ? "[\(start.host)]" : start.host):\(port)")
    }, logger: logger)
  try await application.runService()
}

/// What is settled before a server starts; all that can be wrong is told at once.
private struct ServerStart {
  let definition: ServerDefinition
  let revision: Revision
  let connection: ConnectionDefinition?
  let jwt: JWTVerifier?
  let host: String
  let port: Int
  let isLoopback: Bool

  init(_ options: ServeOptions) async throws {
    var project = loadProject(at: options.project)
    let errors = project.findings.filter { $0.severity == .error }
    guard errors.isEmpty, let revision = Revision(project) else {
      throw CannotServe(findings: errors, sources: project.sources)
    }
    var sources = project.sources
    func refuse(_ finding: Finding) -> CannotServe { CannotServe(findings: [finding], sources: sources) }
    let read = try ServerStart.settings(options, project, &sources)
    guard !read.findings.hasErrors else { throw CannotServe(findings: read.findings, sources: sources) }
    definition = read.value
    self.revision = revision
    for grant in definition.tokens.map(\.grant) + [definition.anonymous].compactMap(\.self) {
      guard let role = grant.role else { continue }
      let view = try ServerStart.role(role, project, sources).map {
        project.model.seen(by: $0, claims: grant.claims)
      }
      if let findings = view?.findings, findings.hasErrors {
        throw CannotServe(findings: findings, sources: sources)
      }
    }
    if let usual = definition.jwt?.defaultRole, usual.value != "all" {
      _ = try ServerStart.role(usual, project, sources)
    }
    let name = options.connection ?? definition.connection?.value
    if name != nil || !project.definitions.project.connections.isEmpty {
      let found = project.connection(named: name)
      guard let value = found.value else { throw CannotServe(findings: found.findings, sources: sources) }
      connection = value
    } else {
      connection = nil
    }
    let address = options.listen ?? definition.listen?.value ?? "127.0.0.1:8080"
    guard let colon = address.lastIndex(of: ":"), let port = Int(address[address.index(after: colon)...]),
      (0...65_535).contains(port)
    else {
      throw refuse(
        Finding(.wrongShape, "cannot read '\(address)' as an address", at: definition.listen?.span)
          .helping("write a host and a port: 127.0.0.1:8080"))
    }
    host = String(address[..<colon]).replacing("[", with: "").replacing("]", with: "")
    self.port = port
    isLoopback = host == "localhost" || host.hasPrefix("127.") || host == "::1"
    if !isLoopback, Authenticator.isOpen(definition) {
      throw refuse(
        Finding(
          .missingKey, "'\(host)' can be reached from other machines, and nobody has to say who they are",
          at: nil
        )
        .helping("make tokens with datum token NAME and write them into server.yaml, or listen on 127.0.0.1"))
    }
    if let settings = definition.jwt {
      guard let bytes = readBytes(of: project.absolute(settings.keys.value)) else {
        throw refuse(Finding(.unreadable, "cannot read \(settings.keys.value)", at: settings.keys.span))
      }
      do {
        jwt = try await JWTVerifier(settings, keys: String(decoding: bytes, as: UTF8.self))
      } catch {
        throw refuse(
          Finding(.wrongShape, "\(settings.keys.value) is no JSON Web Key Set", at: settings.keys.span)
            .helping("each key needs a 'kid', and the members of its kind"))
      }
    } else {
      jwt = nil
    }
    // The database is made where it is missing, before the first question waits for it.
    if let connection, connection.engine == .sqlite { _ = try? project.open(connection) { _ in } }
    project.findings = []
  }

  /// - Throws: `CannotServe` where there is no such role.
  private static func role(_ name: Written<String>, _ project: Project, _ sources: SourceFiles) throws
    -> RoleDefinition?
  {
    if let found = project.model.roles.first(where: { $0.name.value == name.value }) { return found }
    throw CannotServe(
      findings: [
        Finding(.unknownName, "the project has no role '\(name.value)'", at: name.span)
          .suggesting(name.value, from: project.model.roles.map(\.name.value))
      ], sources: sources)
  }

  private static func settings(_ options: ServeOptions, _ project: Project, _ sources: inout SourceFiles)
    throws
    -> Diagnosed<ServerDefinition>
  {
    let name = options.settings ?? "server.yaml"
    guard let bytes = readBytes(of: project.absolute(name)) else {
      guard options.settings == nil else {
        throw CannotServe(
          findings: [
            Finding(.unreadable, "cannot read \(name)", at: nil).helping("check the name of the file")
          ],
          sources: sources)
      }
      return Diagnosed(ServerDefinition())
    }
    return readServer(sources.add(SourceFile(name: name, bytes: bytes)), in: sources)
  }
}
