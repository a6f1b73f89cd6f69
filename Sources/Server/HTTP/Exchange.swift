import Definitions
import HTTPTypes
import Hummingbird
import NIOCore

/// One request with who asks and what they see.
struct Exchange: Sendable {
  let request: Request
  let context: ServerContext
  let caller: Caller
  let view: View
  let service: DatumService
  /// What the query of the address says, in order.
  let parameters: QueryParameters

  /// A part of the path, without percent signs.
  func path(_ name: String) -> String {
    (context.parameters.get(name) ?? "").percentDecoded
  }

  /// The body, up to the limit.
  ///
  /// - Throws: `Problem` where it is larger.
  func body() async throws -> [UInt8] {
    let limit = service.limits.bodyBytes
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw tooLarge(limit)
    }
    var request = self.request
    do {
      let buffer = try await request.collectBody(upTo: limit)
      return Array(buffer.readableBytesView)
    } catch is NIOTooManyBytesError {
      throw tooLarge(limit)
    }
  }

  private func tooLarge(_ limit: Int) -> Problem {
    Problem(.contentTooLarge, "too_large", "the body is larger than \(limit) bytes")
  }
}
