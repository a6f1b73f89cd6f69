import Definitions
import HTTPTypes
import Hummingbird
import NIOCore
import Site

/// The catalogue as pages, as `datum catalog build` writes them; charts are drawn from `/v1/query`.
enum PageRoutes {
  /// What pages may load: what is ours.
  private static let policy =
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

  static let home = Endpoint(
    method: .get, path: "/", operation: "home", summary: "The first page.", scope: nil, answers: []
  ) { _ in redirect }

  static let all: [Endpoint] = [
    home,
    Endpoint(
      method: .get, path: "/catalog", operation: "catalog", summary: "The first page.", scope: nil,
      answers: []
    ) { _ in redirect },
    Endpoint(
      method: .get, path: "/catalog/{first}", operation: "page", summary: "A page.", scope: .catalog,
      answers: []
    ) { exchange in try page(exchange.path("first"), exchange) },
    Endpoint(
      method: .get, path: "/catalog/{first}/{second}", operation: "pageOfFolder", summary: "A page.",
      scope: .catalog,
      answers: []
    ) { exchange in try page("\(exchange.path("first"))/\(exchange.path("second"))", exchange) },
  ]

  private static var redirect: Response {
    Response(status: .found, headers: [.location: "/catalog/index.html", .cacheControl: "no-store"])
  }

  private static func page(_ path: String, _ exchange: Exchange) throws -> Response {
    var response = try exchange.cached(Array("page \(path)".utf8), type: type(of: path)) {
      guard let file = try exchange.view.site.file(path) else {
        throw Problem(
          .notFound, "not_found", "there is no page '\(path)'", helps: ["begin at /catalog/index.html"])
      }
      return file
    }
    response.headers[.contentSecurityPolicy] = policy
    return response
  }

  private static func type(of path: String) -> String {
    switch path.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    default: "text/html; charset=utf-8"
    }
  }
}
