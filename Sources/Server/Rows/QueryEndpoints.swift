import Answers
import Compiler
import Definitions
import Diagnostics
import Engines
import HTTPTypes
import Hummingbird
import Model
import NIOCore
import Project
import SQL

/// `/v1/query` and `/v1/values`: answers, row by row.
enum QueryEndpoints {
  static let all: [Endpoint] = [
    Endpoint(
      method: .post, path: "/v1/query", operation: "query", summary: "The answer of a question, as it comes.",
      scope: .query, parameters: [formatParameter], body: "QueryRequest",
      answers: answers, problems: problems + [.contentTooLarge]
    ) { exchange in
      try exchange.parameters.allow(["format"])
      return try await answer(try exchange.question(try await exchange.body(), Exchange.queryKeys), exchange)
    },
    Endpoint(
      method: .get, path: "/v1/query", operation: "queryLink",
      summary: "The answer of a question in the address: for spreadsheets and links.", scope: .query,
      parameters: CompileEndpoints.questionParameters + [formatParameter], answers: answers,
      problems: problems
    ) { exchange in
      try await answer(try exchange.addressedQuestion(Exchange.queryKeys), exchange)
    },
    Endpoint(
      method: .get, path: "/v1/values", operation: "values",
      summary: "The values of a dimension, the most frequent first.", scope: .query,
      parameters: [
        .init(name: "dimension", place: .query, about: "The dimension: brand.country."),
        .init(name: "contains", place: .query, about: "Only values with this text in them."),
        .init(name: "where", place: .query, about: "Only of rows for which this holds."),
        .init(
          name: "limit", place: .query, about: "At most so many, 1 to 10000; 100 where nothing is said.",
          schema: .object([("type", .text("integer")), ("minimum", .number(1)), ("maximum", .number(10_000))])
        ),
        formatParameter,
      ], answers: answers, problems: problems
    ) { exchange in
      try await answer(try ValuesQuestion(exchange).question, exchange)
    },
  ]

  private static let answers: [(type: String, schema: String?)] = [
    ("application/json", "Answer"), ("application/x-ndjson", nil), ("text/csv", nil),
  ]

  private static let problems: [HTTPResponse.Status] = [
    .notFound, .conflict, .notAcceptable, .unprocessableContent, .badGateway, .gatewayTimeout,
  ]

  private static let formatParameter = Endpoint.Parameter(
    name: "format", place: .query, about: "json, ndjson or csv; else what the header Accept asks for.",
    schema: .object([
      ("type", .text("string")), ("enum", .list(RowFormat.allCases.map { .text($0.rawValue) })),
    ]))

  private static func answer(_ question: Question, _ exchange: Exchange) async throws -> Response {
    let format = try RowFormat(of: exchange, question.extra["format"]?.value)
    guard let pool = exchange.service.pool else {
      throw Problem(.serviceUnavailable, "no_connection", "the server has no connection to a database")
    }
    let service = exchange.service
    let dialect = try exchange.view.dialect(named: service.dialect)
    let compiled = compile(question.request, in: exchange.view.model, for: dialect)
    guard let query = compiled.value else { throw Problem(compiled.findings, question.places) }
    let run = AnswerRun(query, exchange.view, dialect, format, findings: compiled.findings)
    let worker = try await pool.take()
    run.start(on: worker, of: pool)
    return try await AnswerResponse(run, exchange).response()
  }
}

extension EngineError {
  /// What happened, without values: data is in no log.
  fileprivate var logText: String {
    switch self {
    case .unexpectedValue(_, let column, let expected): "a value of '\(column)' is no \(expected)"
    case .statementFailed(let reason): "the statement failed: \(EngineError.withoutValues(reason))"
    default: "\(self)"
    }
  }

  /// `unrecognized token: '…'`
  private static func withoutValues(_ text: String) -> String {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated().map { index, part in
      index % 2 == 0 ? String(part) : "…"
    }.joined(separator: "'")
  }
}

extension Problem {
  /// What a database says stays in the log: it may name what whoever asks must not see.
  init(_ error: EngineError) {
    switch error {
    case .timedOut(let seconds):
      self.init(
        .gatewayTimeout, "R003", "no answer from the database within \(Int(seconds)) seconds",
        helps: ["narrow the question, as with 'time'"])
    case .cancelled: self.init(.serviceUnavailable, "cancelled", "the question was stopped")
    case .overflow:
      self.init(
        .unprocessableContent, "R007", "a number is too large for exact arithmetic on the database",
        helps: ["narrow the question"])
    case .cannotConnect, .libraryMissing, .variableUnset, .badSeed:
      self.init(
        .serviceUnavailable, "no_connection", "the database cannot be reached", helps: ["ask again later"])
    case .statementFailed, .unexpectedValue:
      self.init(
        .badGateway, "R002", "the database did not answer the statement",
        helps: ["the log of the server says why"])
    }
    cause = error.logText
  }
}
