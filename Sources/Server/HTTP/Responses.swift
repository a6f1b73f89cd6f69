import Diagnostics
import HTTPTypes
import Hummingbird
import NIOCore
import Normal

extension HTTPField.Name {
  static let requestID = HTTPField.Name("X-Request-Id")!
  static let traceParent = HTTPField.Name("traceparent")!
  static let link = HTTPField.Name("Link")!
  static let retryAfter = HTTPField.Name("Retry-After")!
}

extension Exchange {
  /// An answer that is the same until the definitions change; what was made once is kept.
  ///
  /// - Parameters:
  ///   - key: what was asked, byte for byte.
  ///   - make: the document.
  func cached(_ key: [UInt8], _ make: () throws -> JSONValue) throws -> Response {
    try cached(key, type: "application/json; charset=utf-8") { try make().bytes }
  }

  func cached(_ key: [UInt8], type: String, _ make: () throws -> [UInt8]) throws -> Response {
    if let entry = view.cache[key] {
      context.record.note { $0.cache = "hit" }
      return response(entry)
    }
    context.record.note { $0.cache = "miss" }
    let text = try make()
    // The body holds the revision, the dialect and what the role makes of the question: its digest tells all of them.
    let entry = ResponseCache.Entry(
      body: ByteBuffer(bytes: text), tag: "\"\(sha256(text).prefix(32))\"", contentType: type)
    view.cache.insert(entry, for: key)
    return response(entry)
  }

  private func response(_ entry: ResponseCache.Entry) -> Response {
    var headers: HTTPFields = [:]
    headers[.eTag] = entry.tag
    headers[.cacheControl] = "private, max-age=60"
    headers[.vary] = "Authorization, Accept"
    if request.headers[.ifNoneMatch].map({ matches($0, entry.tag) }) == true {
      return Response(status: .notModified, headers: headers)
    }
    headers[.contentType] = entry.contentType
    return Response(status: .ok, headers: headers, body: .init(byteBuffer: entry.body))
  }

  /// RFC 9110, 13.1.2: `*`, or a list of tags; weak ones match too.
  private func matches(_ header: String, _ tag: String) -> Bool {
    header.split(separator: ",").contains { part in
      let word = part.drop { $0 == " " }.prefix { $0 != " " }
      return word == "*" || word == tag || word == "W/\(tag)"
    }
  }

  /// The key of what is asked by the address alone.
  var addressKey: [UInt8] { Array(request.uri.string.utf8) }
}

extension Response {
  static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
    var headers: HTTPFields = [:]
    headers[.contentType] = "application/json; charset=utf-8"
    headers[.cacheControl] = "no-store"
    return Response(
      status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: value.bytes)))
  }

  static func text(
    _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
  )
    -> Response
  {
    var headers: HTTPFields = [:]
    headers[.contentType] = type
    headers[.cacheControl] = "no-store"
    return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}
