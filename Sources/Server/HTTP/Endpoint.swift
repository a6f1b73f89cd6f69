import Definitions
import Diagnostics
import HTTPTypes
import Hummingbird

/// One thing that can be asked. Routes and the OpenAPI document are made of the same list, so they cannot differ.
struct Endpoint: Sendable {
  enum Method: String, Sendable {
    case get, post

    var http: HTTPRequest.Method { self == .get ? .get : .post }
  }

  struct Parameter: Sendable {
    enum Place: String, Sendable { case path, query }

    let name: String
    let place: Place
    let about: String
    /// A schema (JSON Schema 2020-12).
    var schema: JSONValue = .object([("type", .text("string"))])
    var isList = false
    /// What stands there in a view; for people who try, and programs that test.
    var example: (@Sendable (View) -> String?)?
  }

  let method: Method
  /// `/v1/metrics/{id}`
  let path: String
  /// One word for clients that are generated: `getMetric`.
  let operation: String
  let summary: String
  /// What whoever asks must be allowed; nil for everybody.
  let scope: ServerDefinition.Scope?
  var parameters: [Parameter] = []
  /// The name of the schema of the body; nil where there is none.
  var body: String?
  /// Media types of the answer, with the names of their schemas.
  var answers: [(type: String, schema: String?)]
  /// Statuses beside 200 and those of every endpoint.
  var problems: [HTTPResponse.Status] = []
  let answer: @Sendable (Exchange) async throws -> Response
}

extension Endpoint {
  /// What is served: what programs ask, and pages.
  static let all = OpenAPI.endpoints + PageRoutes.all
}
