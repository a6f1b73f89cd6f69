import Definitions
import HTTPTypes
import Hummingbird

/// What keeps pages of others out: origins that are allowed (CORS), hosts that are ours, headers that browsers obey.
struct BrowserGuards: RouterMiddleware {
  private let origins: Set<String>
  private let preflightSeconds: Int
  /// Names that the server is called by; nil where any will do: what others reach has names that we do not know, and where
  /// whoever asks must have a token, a page of others has none.
  private let hosts: Set<String>?

  init(_ service: DatumService) {
    origins = Set(service.definition.origins.map(\.value))
    preflightSeconds = service.definition.preflightSeconds
    hosts =
      service.isLoopback && Authenticator.answersStrangers(service.definition)
      ? ["localhost", "127.0.0.1", "[::1]", "::1"] : nil
  }

  func handle(
    _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    // A page elsewhere whose name is made to lead here would read what needs no token.
    if let hosts, let host = request.head.authority, !hosts.contains(BrowserGuards.name(of: host)) {
      return Problem(
        .misdirectedRequest, "unknown_host", "the server is not called that",
        helps: ["ask 127.0.0.1, or give the server tokens"]
      ).response(instance: request.uri.path)
    }
    if request.method == .options { return preflight(request) }
    var response = try await next(request, context)
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.init("X-Frame-Options")!] = "DENY"
    response.headers[.init("Referrer-Policy")!] = "no-referrer"
    allow(request, &response.headers)
    return response
  }

  private static func name(of host: String) -> String {
    if host.hasPrefix("[") { return String(host.prefix { $0 != "]" }) + "]" }
    return String(host.prefix { $0 != ":" }).lowercased()
  }

  private func preflight(_ request: Request) -> Response {
    let methods =
      Endpoint.all.filter { ProblemResponses.matches(request.uri.path, $0.path) }
      .map(\.method.http.rawValue) + ["OPTIONS"]
    var headers: HTTPFields = [:]
    headers[.allow] = methods.joined(separator: ", ")
    if allow(request, &headers) {
      headers[.accessControlAllowMethods] = methods.joined(separator: ", ")
      headers[.accessControlAllowHeaders] =
        "Authorization, Content-Type, If-None-Match, X-Request-Id, traceparent"
      headers[.accessControlMaxAge] = "\(preflightSeconds)"
    }
    return Response(status: .noContent, headers: headers)
  }

  @discardableResult
  private func allow(_ request: Request, _ headers: inout HTTPFields) -> Bool {
    guard let origin = request.headers[.origin] else { return false }
    headers[.vary] = [headers[.vary], "Origin"].compactMap(\.self).joined(separator: ", ")
    guard origins.contains(origin) else { return false }
    headers[.accessControlAllowOrigin] = origin
    headers[.accessControlExposeHeaders] = "ETag, X-Request-Id, Retry-After, Link"
    return true
  }
}
