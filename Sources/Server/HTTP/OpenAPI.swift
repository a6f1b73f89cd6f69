import Diagnostics
import HTTPTypes

/// The description of the interface for programs (OpenAPI 3.1), made of the endpoints that are served.
enum OpenAPI {
  static let endpoints: [Endpoint] =
    OperationEndpoints.all + CatalogEndpoints.all + CompileEndpoints.all + CompatibleEndpoints.all
    + QueryEndpoints.all

  static let document: JSONValue = .object([
    ("openapi", .text("3.1.0")),
    (
      "info",
      .object([
        ("title", .text("Datum")), ("version", .text("1")),
        (
          "description",
          .text("Metrics by name: their definitions, their SQL, their values. No SQL comes in.")
        ),
      ])
    ),
    ("security", .list([.object([]), .object([("bearer", .list([]))])])),
    ("paths", .object(paths)),
    (
      "components",
      .object([
        ("schemas", .object(Schemas.all)),
        (
          "securitySchemes",
          .object([("bearer", .object([("type", .text("http")), ("scheme", .text("bearer"))]))])
        ),
      ])
    ),
  ])

  private static var paths: [(String, JSONValue)] {
    var order: [String] = []
    for endpoint in endpoints where !order.contains(endpoint.path) { order.append(endpoint.path) }
    return order.map { path in
      (path, .object(endpoints.filter { $0.path == path }.map { ($0.method.rawValue, operation($0)) }))
    }
  }

  private static func operation(_ endpoint: Endpoint) -> JSONValue {
    .fields([
      ("operationId", .text(endpoint.operation)), ("summary", .text(endpoint.summary)),
      ("parameters", endpoint.parameters.isEmpty ? nil : .list(endpoint.parameters.map(parameter))),
      (
        "requestBody",
        endpoint.body.map { schema in
          .object([("required", .bool(true)), ("content", content([("application/json", schema)]))])
        }
      ),
      ("responses", .object(responses(endpoint))),
    ])
  }

  private static func parameter(_ parameter: Endpoint.Parameter) -> JSONValue {
    let schema: JSONValue =
      parameter.isList ? .object([("type", .text("array")), ("items", parameter.schema)]) : parameter.schema
    return .fields([
      ("name", .text(parameter.name)), ("in", .text(parameter.place.rawValue)),
      ("required", parameter.place == .path ? .bool(true) : nil), ("description", .text(parameter.about)),
      ("schema", schema),
    ])
  }

  private static func responses(_ endpoint: Endpoint) -> [(String, JSONValue)] {
    let good = JSONValue.object([
      ("description", .text("As asked.")), ("content", content(endpoint.answers)),
    ])
    var statuses: [HTTPResponse.Status] = [.badRequest]
    if endpoint.scope != nil { statuses += [.unauthorized, .forbidden] }
    statuses += endpoint.problems + [.tooManyRequests, .internalServerError, .serviceUnavailable]
    var codes: [Int] = []
    for status in statuses where !codes.contains(status.code) { codes.append(status.code) }
    return [("200", good)]
      + [("304", .object([("description", .text("Not changed since the tag that was sent."))]))]
      + codes.sorted().map { code in
        (
          "\(code)",
          .object([
            ("description", .text(HTTPResponse.Status(integerLiteral: code).reasonPhrase)),
            ("content", content([("application/problem+json", "Problem")])),
          ])
        )
      }
  }

  private static func content(_ types: [(type: String, schema: String?)]) -> JSONValue {
    .object(
      types.map { type, schema in
        let schema: JSONValue =
          schema.map { .object([("$ref", .text("#/components/schemas/\($0)"))]) }
          ?? .object([("type", .text("string"))])
        return (
          type, .object([("schema", type == "application/json" && schema.isPlain ? .object([]) : schema)])
        )
      })
  }
}

extension JSONValue {
  /// Whether it is the schema of any text.
  fileprivate var isPlain: Bool {
    if case .object(let fields) = self { return fields.first?.key == "type" }
    return false
  }
}
