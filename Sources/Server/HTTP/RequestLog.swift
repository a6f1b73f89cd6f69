import HTTPTypes
import Hummingbird
import Logging

/// Gives each request its name, counts it, and writes one line of it: who, what, how long; never what was asked for.
struct RequestLog: RouterMiddleware {
  let service: DatumService

  func handle(
    _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let id = RequestLog.name(of: request)
    context.record.note { $0.id = id }
    var response = try await next(request, context)
    response.headers[.requestID] = id
    let duration = start.duration(to: .now)
    let facts = context.record.current
    let endpoint = context.endpointPath ?? "none"
    service.meters.count(endpoint, request.method.rawValue, status: response.status.code, duration, facts)
    let milliseconds = duration / .milliseconds(1)
    context.logger.log(
      level: response.status.code >= 500 ? .error : .info, "request",
      metadata: [
        "id": "\(id)", "method": "\(request.method)", "endpoint": "\(endpoint)",
        "status": "\(response.status.code)",
        "ms": "\((milliseconds * 100).rounded() / 100)", "caller": "\(facts.caller ?? "-")",
        "code": "\(facts.problem ?? "-")", "cache": "\(facts.cache ?? "-")",
        "rows": "\(facts.rows.map(String.init) ?? "-")",
      ])
    return response
  }

  /// That of whoever asks, where it is one: up to 128 letters, digits and `-_.`; that of a trace; else a new one.
  private static func name(of request: Request) -> String {
    if let given = request.headers[.requestID], (1...128).contains(given.utf8.count),
      given.utf8.allSatisfy(isPlain)
    {
      return given
    }
    // W3C Trace Context: version, trace, parent, flags.
    if let trace = request.headers[.traceParent]?.split(separator: "-"), trace.count == 4,
      trace[1].utf8.count == 32,
      trace[1].utf8.allSatisfy(isPlain)
    {
      return String(trace[1])
    }
    return String(UInt64.random(in: .min ... .max), radix: 16)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
