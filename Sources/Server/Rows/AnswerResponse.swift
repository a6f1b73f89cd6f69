import Diagnostics
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Sends an answer while it is made. As long as little is there it is held back, so that what goes wrong soon has its own
/// status; later it is said at the end.
struct AnswerResponse {
  private let run: AnswerRun
  private let exchange: Exchange
  /// Bytes that are held back.
  private static let heldBack = 256 << 10

  init(_ run: AnswerRun, _ exchange: Exchange) {
    self.run = run
    self.exchange = exchange
  }

  func response() async throws -> Response {
    let reading = Reading(run)
    var reader = run.stream.makeReader()
    var held: [UInt8] = []
    var headers: HTTPFields = [:]
    headers[.contentType] = run.writer.format.mediaType
    headers[.cacheControl] = "no-store"
    if run.writer.format == .csv { headers[.contentDisposition] = "inline; filename=\"answer.csv\"" }
    while held.count < AnswerResponse.heldBack, let event = await reader.next() {
      switch event {
      case .chunk(let bytes): held += bytes
      case .end(.failed(let problem, _)): throw problem
      case .end(.done(let end)):
        exchange.context.record.note { $0.rows = end.rows }
        exchange.service.meters.count(rows: end.rows)
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: held)))
      }
    }
    return Response(status: .ok, headers: headers, body: body(held, reading))
  }

  private func body(_ held: [UInt8], _ reading: Reading) -> ResponseBody {
    let (run, record, instance) = (run, exchange.context.record, exchange.request.uri.path)
    let (meters, id) = (exchange.service.meters, exchange.context.record.current.id)
    let log = exchange.context.logger
    return ResponseBody { writer in
      defer { withExtendedLifetime(reading) {} }
      var reader = run.stream.makeReader()
      try await writer.write(ByteBuffer(bytes: held))
      while let event = await reader.next() {
        switch event {
        case .chunk(let bytes): try await writer.write(ByteBuffer(bytes: bytes))
        case .end(.done(let end)):
          meters.count(rows: end.rows)
          // The line of the request was written when its answer began.
          log.info("an answer was sent", metadata: ["id": "\(id)", "rows": "\(end.rows)"])
        case .end(.failed(let problem, let rows)):
          log.error(
            "an answer broke off",
            metadata: ["id": "\(id)", "code": "\(problem.code)", "cause": "\(problem.cause ?? "")"])
          record.note { $0.problem = problem.code }
          var trailer: [UInt8] = []
          run.writer.fail(problem, rows: rows, instance: instance, &trailer)
          // A file that is not whole must not look as if it were.
          if trailer.isEmpty { throw problem }
          try await writer.write(ByteBuffer(bytes: trailer))
        }
      }
      try await writer.finish(nil)
    }
  }

  /// As long as it is there somebody waits for the answer: a client that goes, before the first row or between two, takes it
  /// along.
  private final class Reading: Sendable {
    private let run: AnswerRun

    init(_ run: AnswerRun) { self.run = run }

    deinit { run.abandon() }
  }
}
