import Answers
import Compiler
import Definitions
import Diagnostics
import FoundationEssentials
import Hummingbird
import Planning

/// `/v1/compile` and `/v1/explain`: what a question means, as SQL and in words.
enum CompileEndpoints {
  static let all: [Endpoint] = [
    Endpoint(
      method: .post, path: "/v1/compile", operation: "compile", summary: "The SQL of a question.",
      scope: .compile, body: "CompileRequest", answers: [("application/json", "Compiled")],
      problems: [.notFound, .conflict, .contentTooLarge, .unprocessableContent]
    ) { exchange in
      try exchange.parameters.allow([])
      let body = try await exchange.body()
      return try exchange.cached(exchange.key("compile", body)) {
        try compiled(try exchange.question(body), exchange)
      }
    },
    Endpoint(
      method: .get, path: "/v1/compile", operation: "compileLink",
      summary: "The SQL of a question in the address: for links, and for what keeps answers.",
      scope: .compile,
      parameters: questionParameters + [dialectParameter], answers: [("application/json", "Compiled")],
      problems: [.notFound, .conflict, .unprocessableContent]
    ) { exchange in
      try exchange.cached(exchange.addressKey) { try compiled(try exchange.addressedQuestion(), exchange) }
    },
    Endpoint(
      method: .post, path: "/v1/explain", operation: "explain",
      summary: "How a question is answered, in words: rows, groups, money, plan.", scope: .compile,
      body: "CompileRequest", answers: [("application/json", "Explanation")],
      problems: [.notFound, .conflict, .contentTooLarge, .unprocessableContent]
    ) { exchange in
      try exchange.parameters.allow([])
      let body = try await exchange.body()
      return try exchange.cached(exchange.key("explain", body)) {
        try explained(try exchange.question(body), exchange)
      }
    },
  ]

  static let dialectParameter = Endpoint.Parameter(
    name: "dialect", place: .query,
    about: "The database that the SQL is for; else that of the server's connection.")

  /// A question in the address: whole, or its parts.
  static let questionParameters: [Endpoint.Parameter] =
    [
      .init(
        name: "q", place: .query,
        about:
          "The question as JSON in base64url; then no part of it is given beside it, only dialect, revision and format."
      )
    ]
    + QuestionParameters.names.map { name in
      let isList = QuestionParameters.listNames.contains(name)
      return .init(
        name: name, place: .query,
        about: "As in docs/questions.md\(isList ? "; repeated, or with commas between" : "").",
        isList: isList)
    } + [
      .init(name: "saved", place: .query, about: "A question of the project, by its name."),
      .init(
        name: "revision", place: .query, about: "Answer only while the definitions are of this revision."),
    ]

  private static func compiled(_ question: Question, _ exchange: Exchange) throws -> JSONValue {
    let dialect = question.extra["dialect"]?.value ?? exchange.service.dialect
    return try CompileAnswer(question, for: dialect, in: exchange.view).json
  }

  private static func explained(_ question: Question, _ exchange: Exchange) throws -> JSONValue {
    let model = exchange.view.model
    let resolved = resolveQuery(question.request, in: model)
    guard let query = resolved.value else { throw Problem(resolved.findings, question.places) }
    let explanation = Explanation(query: query, planned: makePlan(for: query, in: model), model: model)
    return .fields([
      (
        "sections",
        .list(
          explanation.sections.map { section in
            .fields([("title", .text(section.title)), ("lines", .list(section.lines.map { .text($0) }))])
          })
      ),
      ("text", .text(explanation.text)), ("revision", .text(exchange.view.revision.id)),
    ])
  }
}

extension Exchange {
  /// Keys beside those of the question, where SQL is asked for, and where rows are.
  static let compileKeys = ["dialect", "revision"]
  static let queryKeys = ["format", "revision"]

  func question(_ body: [UInt8], _ extraKeys: [String] = Exchange.compileKeys) throws -> Question {
    let type = request.headers[.contentType].map { String($0.prefix { $0 != ";" }).lowercased() }
    switch type {
    case nil, "application/json", "text/json":
      return try Question(body: body, in: view, extraKeys: extraKeys)
    case "application/yaml", "application/x-yaml", "text/yaml":
      return try Question(body: body, isYAML: true, in: view, extraKeys: extraKeys)
    default:
      throw Problem(
        .unsupportedMediaType, "unsupported_media_type", "a question is application/json or application/yaml",
        helps: ["say so: Content-Type: application/json, or curl --json"])
    }
  }

  func addressedQuestion(_ extraKeys: [String] = Exchange.compileKeys) throws -> Question {
    guard let encoded = try parameters["q"] else {
      return try Question(parameters, in: view, extraKeys: extraKeys)
    }
    try parameters.allow(["q"] + extraKeys)
    guard let data = Data(base64URL: encoded[...]), data.count <= service.limits.bodyBytes else {
      throw Problem(.badRequest, "malformed_q", "'q' is no base64url text").at("?q")
    }
    var question = try Question(body: Array(data), in: view, extraKeys: extraKeys)
    for key in extraKeys {
      if let value = try parameters[key] { question.say(key, value) }
    }
    return question
  }

  /// What is asked of an endpoint; the same bytes are not the same question in JSON and YAML.
  func key(_ operation: String, _ body: [UInt8]) -> [UInt8] {
    Array("\(operation) \(request.headers[.contentType] ?? "")\n".utf8) + body
  }
}
