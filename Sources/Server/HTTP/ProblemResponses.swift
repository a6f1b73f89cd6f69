import Diagnostics
import HTTPTypes
import Hummingbird
import Logging

/// Tells what went wrong as `application/problem+json`, whoever noticed it; what nobody expected is in the log alone.
struct ProblemResponses: RouterMiddleware {
  func handle(
    _ request: Request, context: ServerContext, next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let problem = problem(for: error, request, context)
      context.record.note { $0.problem = problem.code }
      if let cause = problem.cause {
        context.logger.error(
          "the database failed", metadata: ["code": "\(problem.code)", "cause": "\(cause)"])
      }
      return problem.response(instance: request.uri.path)
    }
  }

  private func problem(for error: any Error, _ request: Request, _ context: ServerContext) -> Problem {
    if let problem = error as? Problem { return problem }
    if let error = error as? any HTTPResponseError {
      return error.status == .notFound
        ? nothingThere(request) : Problem(error.status, "http", error.status.reasonPhrase)
    }
    context.logger.error("an error that nobody expected", metadata: ["error": "\(type(of: error))"])
    return Problem(.internalServerError, "internal", "something went wrong here", helps: ["the log has more"])
  }

  /// The path is wrong, or the method.
  private func nothingThere(_ request: Request) -> Problem {
    let path = request.uri.path
    let methods = Endpoint.all.filter { ProblemResponses.matches(path, $0.path) }.map(
      \.method.http.rawValue)
    guard methods.isEmpty else {
      return Problem(
        .methodNotAllowed, "method_not_allowed", "\(request.method.rawValue) is not for this path"
      )
      .with(.allow, (methods + ["OPTIONS"]).joined(separator: ", "))
    }
    let finding = Finding(.unknownName, "there is nothing at this path", at: nil)
      .suggesting(path, from: Set(Endpoint.all.map(\.path)).sorted())
    return Problem(
      .notFound, "not_found", finding.message, helps: finding.helps + ["GET /v1 lists what there is"])
  }

  static func matches(_ path: String, _ pattern: String) -> Bool {
    let parts = path.split(separator: "/"), wanted = pattern.split(separator: "/")
    return parts.count == wanted.count && zip(parts, wanted).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
  }
}
