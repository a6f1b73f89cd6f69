import Diagnostics
import HTTPTypes
import Hummingbird
import Model
import NIOCore

/// What went wrong with a request, as it is told to whoever asked: `application/problem+json` (RFC 9457), with the codes that
/// findings have everywhere.
struct Problem: Error {
  let status: HTTPResponse.Status
  /// `Q001`, or a word for what no finding has: `unauthorized`.
  let code: String
  let title: String
  let detail: String
  /// Where in the request: `/by/0` (RFC 6901).
  var pointer: String?
  var helps: [String] = []
  var notes: [String] = []
  /// Everything that was found, where that is more than one thing.
  var errors: [JSONValue] = []
  var headers: HTTPFields = [:]
  /// For the log, and for nobody else.
  var cause: String?

  init(_ status: HTTPResponse.Status, _ code: String, _ detail: String, helps: [String] = []) {
    self.status = status
    self.code = code
    title = status.reasonPhrase
    self.detail = detail
    self.helps = helps
  }

  /// What one finding says, in its own words.
  init(_ status: HTTPResponse.Status, _ finding: Finding) {
    self.init(status, finding.code.rawValue, finding.message, helps: finding.helps)
    notes = finding.notes
  }

  /// Adds a header to the answer.
  func with(_ name: HTTPField.Name, _ value: String) -> Problem {
    var copy = self
    copy.headers[name] = value
    return copy
  }

  func at(_ pointer: String) -> Problem {
    var copy = self
    copy.pointer = pointer
    return copy
  }

  func json(instance: String) -> JSONValue {
    .fields([
      ("type", .text("urn:datum:problem:\(code)")), ("title", .text(title)),
      ("status", .number(status.code)), ("detail", .text(detail)), ("instance", .text(instance)),
      ("code", .text(code)), ("pointer", pointer.map { .text($0) }),
      ("notes", notes.isEmpty ? nil : .list(notes.map { .text($0) })),
      ("help", helps.isEmpty ? nil : .list(helps.map { .text($0) })),
      ("errors", errors.isEmpty ? nil : .list(errors)),
    ])
  }

  func response(instance: String) -> Response {
    var fields = headers
    fields[.contentType] = "application/problem+json"
    fields[.cacheControl] = "no-store"
    let body = json(instance: instance).compact
    return Response(status: status, headers: fields, body: .init(byteBuffer: ByteBuffer(string: body)))
  }
}

extension Problem {
  /// What findings about a question say; the first error is told in full, all of them are listed.
  ///
  /// - Parameters:
  ///   - places: tells where in the request something is.
  ///   - isForm: whether it is the form of the request that is wrong, and not its meaning.
  init(_ findings: [Finding], _ places: RequestPlaces, isForm: Bool = false) {
    let errors = findings.filter { $0.severity == .error }
    let first = errors.first ?? findings[0]
    self.init(
      isForm ? .badRequest : Problem.status(for: first.code), first.code.rawValue, first.message,
      helps: first.helps.map(RequestWords.of))
    notes = first.notes.map(RequestWords.of)
    pointer = places.pointer(of: first.place)
    self.errors = errors.prefix(20).map { finding in
      var fields: [(String, JSONValue?)] = [
        ("code", .text(finding.code.rawValue)), ("detail", .text(finding.message)),
        ("pointer", places.pointer(of: finding.place).map { .text($0) }),
      ]
      if let span = places.span(of: finding.place) { fields.append(("span", span)) }
      if !finding.notes.isEmpty {
        fields.append(("notes", .list(finding.notes.map { .text(RequestWords.of($0)) })))
      }
      if !finding.helps.isEmpty {
        fields.append(("help", .list(finding.helps.map { .text(RequestWords.of($0)) })))
      }
      return .fields(fields)
    }
  }

  private static func status(for code: Code) -> HTTPResponse.Status {
    switch code {
    // Whoever asks may not.
    case .roleClaim, .roleRows: .forbidden
    case .unknownDialect, .unknownQuestion: .notFound
    case .cannotConnect, .variableUnset: .serviceUnavailable
    case .timedOut: .gatewayTimeout
    case .statementFailed, .badSeed: .badGateway
    default: .unprocessableContent
    }
  }
}
