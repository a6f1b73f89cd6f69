import Definitions
import Diagnostics
import HTTPTypes
import Model

/// The description of the interface for programs (OpenAPI 3.1), made of the endpoints that are served.
enum OpenAPI {
  static let endpoints: [Endpoint] =
    OperationEndpoints.all + CatalogEndpoints.all + CompileEndpoints.all + CompatibleEndpoints.all
    + QueryEndpoints.all

  /// - Parameter view: what examples are of; nil for none, as names tell.
  static func document(for view: View?) -> JSONValue {
    .object([
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
      ("paths", .object(paths(view))),
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
  }

  private static func paths(_ view: View?) -> [(String, JSONValue)] {
    var order: [String] = []
    for endpoint in endpoints where !order.contains(endpoint.path) { order.append(endpoint.path) }
    return order.map { path in
      (path, .object(endpoints.filter { $0.path == path }.map { ($0.method.rawValue, operation($0, view)) }))
    }
  }

  private static func operation(_ endpoint: Endpoint, _ view: View?) -> JSONValue {
    .fields([
      ("operationId", .text(endpoint.operation)), ("summary", .text(endpoint.summary)),
      (
        "parameters",
        endpoint.parameters.isEmpty ? nil : .list(endpoint.parameters.map { parameter($0, view) })
      ),
      (
        "requestBody",
        endpoint.body.map { schema in
          .object([("required", .bool(true)), ("content", question(schema, view))])
        }
      ),
      ("responses", .object(responses(endpoint))),
    ])
  }

  private static func parameter(_ parameter: Endpoint.Parameter, _ view: View?) -> JSONValue {
    let schema: JSONValue =
      parameter.isList ? .object([("type", .text("array")), ("items", parameter.schema)]) : parameter.schema
    return .fields([
      ("name", .text(parameter.name)), ("in", .text(parameter.place.rawValue)),
      ("required", parameter.place == .path ? .bool(true) : nil), ("description", .text(parameter.about)),
      ("schema", schema),
      ("example", parameter.example.flatMap { example in view.flatMap { example($0) } }.map { .text($0) }),
    ])
  }

  private static func responses(_ endpoint: Endpoint) -> [(String, JSONValue)] {
    let tag = JSONValue.object([
      (
        "ETag",
        .object([
          ("schema", .object([("type", .text("string"))])), ("description", .text("For If-None-Match.")),
        ])
      )
    ])
    let isTagged = endpoint.scope == .catalog || endpoint.scope == .compile
    let good = JSONValue.fields([
      ("description", .text("As asked.")), ("headers", isTagged ? tag : nil),
      ("content", content(endpoint.answers)),
    ])
    var statuses: [HTTPResponse.Status] = [.badRequest]
    if endpoint.scope != nil { statuses += [.unauthorized, .forbidden] }
    if endpoint.body != nil { statuses += [.unsupportedMediaType, .contentTooLarge] }
    statuses +=
      endpoint.problems + [
        .uriTooLong, .misdirectedRequest, .tooManyRequests, .internalServerError, .serviceUnavailable,
      ]
    var codes: [Int] = []
    for status in statuses where !codes.contains(status.code) { codes.append(status.code) }
    // Rows come from data, which changes whenever it likes; what is made of definitions has a tag.
    let unchanged: [(String, JSONValue)] =
      endpoint.scope == .query || endpoint.scope == .operate || endpoint.scope == nil
      ? [] : [("304", .object([("description", .text("Not changed since the tag that was sent."))]))]
    return [("200", good)] + unchanged
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

  private static func question(_ schema: String, _ view: View?) -> JSONValue {
    let metric = view?.model.metrics.first { !$0.about.isHidden }?.name
    let example = metric.map { JSONValue.object([("metrics", .list([.text($0)]))]) }
    return .object([
      (
        "application/json",
        .fields([
          ("schema", .object([("$ref", .text("#/components/schemas/\(schema)"))])), ("example", example),
        ])
      )
    ])
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
