import Definitions
import Diagnostics
import HTTPTypes
import Hummingbird
import Model
import Project

/// What the server is, and how it does.
enum OperationEndpoints {
  static let all: [Endpoint] = [
    Endpoint(
      method: .get, path: "/v1", operation: "service",
      summary: "What is served: revision, dialects, limits, links.",
      scope: nil, answers: [("application/json", "Service")]
    ) { exchange in .json(service(exchange)) },
    Endpoint(
      method: .get, path: "/openapi.json", operation: "openapi", summary: "This document.", scope: nil,
      answers: [("application/json", nil)]
    ) { exchange in
      let isKnown = exchange.caller.scopes.contains(.catalog)
      return try exchange.cached(exchange.addressKey + [isKnown ? 1 : 0]) {
        OpenAPI.document(for: isKnown ? exchange.view : nil)
      }
    },
    Endpoint(
      method: .get, path: "/livez", operation: "livez", summary: "Whether the server runs.", scope: nil,
      answers: [("text/plain", nil)]
    ) { _ in .text("ok\n") },
    Endpoint(
      method: .get, path: "/readyz", operation: "readyz",
      summary: "Whether the server answers by the definitions as they are now.", scope: nil,
      answers: [("application/json", "Readiness")], problems: [.serviceUnavailable]
    ) { exchange in readiness(exchange) },
    Endpoint(
      method: .get, path: "/metrics", operation: "metrics", summary: "Counters for Prometheus.",
      scope: .operate,
      answers: [("text/plain", nil)]
    ) { exchange in
      .text(
        exchange.service.meters.text(of: exchange.service), type: "text/plain; version=0.0.4; charset=utf-8")
    },
  ]

  private static func service(_ exchange: Exchange) -> JSONValue {
    let limits = exchange.service.limits
    let revision = exchange.view.revision
    let links =
      CatalogEndpoints.paths.map { ($0.path, JSONValue.text("/v1/\($0.path)")) }
      + [
        ("compile", .text("/v1/compile")), ("explain", .text("/v1/explain")), ("query", .text("/v1/query")),
        ("values", .text("/v1/values")), ("compatible", .text("/v1/compatible")),
        ("search", .text("/v1/search")),
        ("ownership", .text("/v1/ownership")), ("openapi", .text("/openapi.json")),
      ]
    return .object([
      ("name", .text(revision.project.model.name)), ("revision", .text(revision.id)),
      ("dialects", .list(revision.dialects.keys.sorted().map { .text($0) })),
      ("dialect", .text(exchange.service.dialect)),
      ("metrics", .number(exchange.view.model.metrics.count)),
      (
        "limits",
        .object([
          ("body_bytes", .number(limits.bodyBytes)), ("metrics", .number(Question.mostMetrics)),
          ("dimensions", .number(Question.mostGroups)),
          ("statement_seconds", .number(limits.statementSeconds)),
        ])
      ),
      (
        "scopes", .list(exchange.caller.scopes.map(\.rawValue).sorted().map { .text($0) })
      ),
      ("links", .object(links)),
    ])
  }

  /// Ready means that questions are answered; what is old is told, as those who edit need to know it.
  private static func readiness(_ exchange: Exchange) -> Response {
    let broken = exchange.service.revisions.broken
    return .json(
      .fields([
        ("status", .text(broken == nil ? "ready" : "degraded")),
        ("revision", .text(exchange.view.revision.id)),
        // Findings may name what a role must not see.
        (
          "detail",
          broken.map {
            exchange.caller.role == nil && !exchange.caller.scopes.isEmpty
              ? .text($0) : .text("the definitions have errors")
          }
        ),
      ]))
  }
}
