import Definitions
import Diagnostics
import Hummingbird
import Model
import Planning

/// `/v1/compatible`: what may be added to a question, and why the rest may not.
enum CompatibleEndpoints {
  static let all: [Endpoint] = [
    Endpoint(
      method: .post, path: "/v1/compatible", operation: "compatible",
      summary:
        "Metrics and dimensions that can be added to a question, and for each other one the reason why not.",
      scope: .compile, body: "CompileRequest", answers: [("application/json", "Compatible")],
      problems: [.notFound, .conflict, .contentTooLarge, .unprocessableContent]
    ) { exchange in
      try exchange.parameters.allow([])
      let body = try await exchange.body()
      return try exchange.cached(exchange.key("compatible", body)) {
        try Compatible(try exchange.question(body), exchange.view).json
      }
    }
  ]
}

private struct Compatible {
  let request: QueryRequest
  let view: View

  /// - Throws: `Problem` where the question makes no sense before anything is added to it.
  init(_ question: Question, _ view: View) throws {
    request = question.request
    self.view = view
    if error(of: request) != nil {
      throw Problem(resolveQuery(request, in: view.model).findings, question.places)
    }
  }

  var json: JSONValue {
    let asked = Set(request.metrics.map(\.name)), groups = Set(request.groups.map(\.name))
    let model = view.model
    let metrics = model.metrics.filter { !$0.about.isHidden && !asked.contains($0.name) }
    let dimensions = model.entities.flatMap { entity in
      entity.dimensions.filter { !$0.about.isHidden }.map { "\(entity.name).\($0.name)" }
    }.filter { !groups.contains($0) }
    return .fields([
      ("metrics", partition(metrics.map(\.name)) { reason(addingMetric: $0) }),
      ("dimensions", partition(dimensions) { reason(addingGroup: $0) }),
      ("revision", .text(view.revision.id)),
    ])
  }

  private func partition(_ names: [String], _ reason: (String) -> Finding?) -> JSONValue {
    var fitting: [JSONValue] = []
    var excluded: [JSONValue] = []
    for name in names {
      if let finding = reason(name) {
        excluded.append(
          .fields([
            ("name", .text(name)), ("code", .text(finding.code.rawValue)), ("reason", .text(finding.message)),
            ("notes", finding.notes.isEmpty ? nil : .list(finding.notes.map { .text($0) })),
            ("help", finding.helps.isEmpty ? nil : .list(finding.helps.map { .text($0) })),
          ]))
      } else {
        fitting.append(.text(name))
      }
    }
    return .object([("fit", .list(fitting)), ("excluded", .list(excluded))])
  }

  private func reason(addingMetric name: String) -> Finding? {
    var changed = request
    guard let metric = view.model.metric(named: name) else { return nil }
    changed.metrics.append(QueryRequest(metric: name, at: metric.nameSpan).metrics[0])
    return error(of: changed)
  }

  private func reason(addingGroup name: String) -> Finding? {
    var changed = request
    guard let place = view.model.metrics.first?.nameSpan else { return nil }
    let steps = name.split(separator: ".").map { Expression.PathStep(name: String($0), span: place) }
    changed.groups.append(.init(name: name, steps: steps, span: place))
    return error(of: changed)
  }

  private func error(of request: QueryRequest) -> Finding? {
    guard !request.metrics.isEmpty || !request.groups.isEmpty else { return nil }
    let resolved = resolveQuery(request, in: view.model)
    return resolved.value == nil ? resolved.findings.first { $0.severity == .error } : nil
  }
}
