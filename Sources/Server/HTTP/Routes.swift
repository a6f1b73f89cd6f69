import Definitions
import HTTPTypes
import Hummingbird

/// Puts the endpoints into a router: who may ask, how often, then the answer.
func makeRouter(_ service: DatumService) -> Router<ServerContext> {
  let router = Router(context: ServerContext.self, options: [.autoGenerateHeadEndpoints])
  router.middlewares.add(RequestLog(service: service))
  router.middlewares.add(BrowserGuards(service))
  router.middlewares.add(ProblemResponses())
  for endpoint in Endpoint.all {
    router.on(RouterPath(endpoint.path), method: endpoint.method.http) { request, context in
      try await answer(endpoint, request, context, service)
    }
  }
  return router
}

private func answer(
  _ endpoint: Endpoint, _ request: Request, _ context: ServerContext, _ service: DatumService
)
  async throws -> Response
{
  guard request.uri.string.utf8.count <= 8_192 else {
    throw Problem(.uriTooLong, "uri_too_long", "the address is longer than 8192 bytes")
  }
  let caller = try await caller(for: endpoint, request, context, service)
  context.record.note { $0.caller = caller.name }
  let left = try service.limiter?.take(caller.name)
  if let scope = endpoint.scope, !caller.scopes.contains(scope) {
    guard request.headers[.authorization] != nil else { throw Authenticator.stranger }
    throw Problem(.forbidden, "forbidden", "the token has not the scope '\(scope.rawValue)'")
      .with(
        .wwwAuthenticate, "Bearer realm=\"datum\", error=\"insufficient_scope\", scope=\"\(scope.rawValue)\"")
  }
  let revision = service.revisions.current
  // Whether the server runs does not depend on who asks.
  let view =
    endpoint.scope == nil
    ? try (try? revision.view(for: caller)) ?? revision.view(for: Caller(name: "", scopes: []))
    : try revision.view(for: caller)
  let exchange = Exchange(
    request: request, context: context, caller: caller, view: view, service: service,
    parameters: QueryParameters(request.uri.query))
  var response = try await endpoint.answer(exchange)
  if let left, let limit = service.limits.requestsPerSecond {
    response.headers[.init("RateLimit-Limit")!] = "\(limit)"
    response.headers[.init("RateLimit-Remaining")!] = "\(left)"
  }
  return response
}

/// What is for everybody is so for those who do not say who they are as well.
private func caller(
  for endpoint: Endpoint, _ request: Request, _ context: ServerContext, _ service: DatumService
)
  async throws -> Caller
{
  if endpoint.scope == nil {
    let grant = try? await service.authenticator.caller(of: request, address: context.remoteAddress)
    return grant ?? Caller(name: context.remoteAddress ?? "anonymous", scopes: [])
  }
  return try await service.authenticator.caller(of: request, address: context.remoteAddress)
}
