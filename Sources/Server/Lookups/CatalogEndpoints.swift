import Catalog
import Compiler
import Definitions
import Diagnostics
import HTTPTypes
import Hummingbird
import Model
import Normal
import Project

/// `/v1/metrics`, `/v1/dimensions` and their like: what is defined, one kind a path; search over all of them.
enum CatalogEndpoints {
  /// Kinds and what their lists are called.
  static let paths: [(kind: Subject.Kind, path: String)] = [
    (.metric, "metrics"), (.dimension, "dimensions"), (.entity, "entities"), (.table, "tables"),
    (.column, "columns"), (.question, "saved-queries"), (.dashboard, "dashboards"),
  ]

  static let all: [Endpoint] =
    paths.flatMap { kind, path in
      [list(kind, path), one(kind, path), lineage(kind, path), owners(kind, path)]
    } + [search, ownership]

  private static let limit = Endpoint.Parameter(
    name: "limit", place: .query, about: "At most so many, 1 to 500; 100 where nothing is said.",
    schema: .object([("type", .text("integer")), ("minimum", .number(1)), ("maximum", .number(500))]))
  private static let cursor = Endpoint.Parameter(
    name: "cursor", place: .query, about: "Where the list goes on: 'next' of the page before.")
  private static func id(_ kind: Subject.Kind) -> Endpoint.Parameter {
    Endpoint.Parameter(
      name: "id", place: .path, about: "The name: gmv, order.status, orders.subtotal.",
      example: { view in view.lookup.catalog.subjects.first { $0.kind == kind && !$0.isHidden }?.name })
  }

  private static func title(_ kind: Subject.Kind) -> String {
    kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst()
  }

  // MARK: Lists

  private static func list(_ kind: Subject.Kind, _ path: String) -> Endpoint {
    Endpoint(
      method: .get, path: "/v1/\(path)", operation: "list\(title(kind))s",
      summary: "Each \(kind.rawValue) that is defined, by search and filters.", scope: .catalog,
      parameters: [
        .init(
          name: "q", place: .query, about: "Words: the best match first, with typos and beginnings of words."),
        .init(name: "owner", place: .query, about: "Only what this person or team answers for."),
        .init(
          name: "tier", place: .query, about: "Only this tier.",
          schema: .object([
            ("type", .text("string")), ("enum", .list(About.Tier.allCases.map { .text($0.rawValue) })),
          ])),
        .init(name: "tag", place: .query, about: "Only what has this tag."), cursor, limit,
      ], answers: [("application/json", "SubjectList")], problems: [.conflict]
    ) { exchange in
      try exchange.parameters.allow(["q", "owner", "tier", "tag", "cursor", "limit"])
      return try exchange.cached(exchange.addressKey) { try page(of: kind, exchange) }
    }
  }

  private static func page(of kind: Subject.Kind, _ exchange: Exchange) throws -> JSONValue {
    let lookup = exchange.view.lookup
    let parameters = exchange.parameters
    var found: [Subject]
    if let words = try parameters["q"], !words.isEmpty {
      found = lookup.search.search(words, kinds: [kind], limit: .max).map(\.subject)
    } else {
      found = lookup.catalog.subjects.filter { $0.kind == kind && !$0.isHidden }
    }
    if let tier = try parameters["tier"] {
      guard let tier = About.Tier(rawValue: tier) else {
        throw wrong("tier", "one of \(About.Tier.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      found.removeAll { $0.tier != tier }
    }
    if let tag = try parameters["tag"] { found.removeAll { !$0.tags.contains(tag) } }
    if let owner = try parameters["owner"] {
      found.removeAll { !lookup.owners.answer(for: $0).owners.contains(owner) }
    }
    return try Page(parameters, exchange.view.revision.id).json(of: found) { summary(of: $0, lookup) }
  }

  static func summary(of subject: Subject, _ lookup: Lookup) -> JSONValue {
    .fields([
      ("id", .text(subject.id)), ("kind", .text(subject.kind.rawValue)), ("name", .text(subject.name)),
      ("label", subject.label.map { .text($0) }), ("description", subject.description.map { .text($0) }),
      ("type", subject.type.isEmpty ? nil : .text(subject.type)),
      ("unit", subject.unit.isEmpty ? nil : .text(subject.unit)),
      ("tier", subject.tier.map { .text($0.rawValue) }),
      ("deprecated", subject.deprecation == nil ? nil : .bool(true)),
      ("replacement", subject.deprecation?.replacement.map { .text($0.value) }),
      ("owners", .list(lookup.owners.answer(for: subject).owners.map { .text($0) })),
    ])
  }

  private static let search = Endpoint(
    method: .get, path: "/v1/search", operation: "search", summary: "Whatever is defined, by words.",
    scope: .catalog,
    parameters: [
      .init(
        name: "q", place: .query, about: "Words: the best match first, with typos and beginnings of words."),
      .init(name: "kind", place: .query, about: "Only these kinds: metric, dimension, …", isList: true),
      cursor, limit,
    ], answers: [("application/json", "SubjectList")], problems: [.conflict]
  ) { exchange in
    try exchange.parameters.allow(["q", "kind", "cursor", "limit"])
    return try exchange.cached(exchange.addressKey) {
      let lookup = exchange.view.lookup
      let kinds = try exchange.parameters.all("kind").flatMap { $0.split(separator: ",") }.map { word in
        guard let kind = Subject.Kind(rawValue: String(word)) else {
          throw wrong("kind", "one of \(Subject.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return kind
      }
      let page = try Page(exchange.parameters, exchange.view.revision.id)
      let hits = lookup.search.search(
        try exchange.parameters["q"] ?? "", kinds: Set(kinds), limit: page.needed)
      return page.json(of: hits.map(\.subject)) { summary(of: $0, lookup) }
    }
  }

  private static let ownership = Endpoint(
    method: .get, path: "/v1/ownership", operation: "ownership",
    summary: "What a person or a team answers for.",
    scope: .catalog,
    parameters: [.init(name: "owner", place: .query, about: "A person or a team."), cursor, limit],
    answers: [("application/json", "SubjectList")], problems: [.notFound, .conflict]
  ) { exchange in
    try exchange.parameters.allow(["owner", "cursor", "limit"])
    return try exchange.cached(exchange.addressKey) {
      let lookup = exchange.view.lookup
      let people = exchange.view.model.people
      guard let owner = try exchange.parameters["owner"] else {
        throw wrong("owner", "the name of a person or a team")
      }
      let names = people.people.map(\.name.value) + people.teams.map(\.name.value)
      guard names.contains(owner) else {
        let finding = Finding(.unknownPerson, "nobody is called '\(owner)'", at: nil).suggesting(
          owner, from: names)
        throw Problem(.notFound, finding).at("?owner")
      }
      return try Page(exchange.parameters, exchange.view.revision.id).json(of: lookup.owners.owned(by: owner))
      {
        summary(of: $0, lookup)
      }
    }
  }

  static func wrong(_ name: String, _ expected: String) -> Problem {
    Problem(.badRequest, "S004", "expected \(expected) for '\(name)'").at("?\(name)")
  }

  // MARK: One

  private static func one(_ kind: Subject.Kind, _ path: String) -> Endpoint {
    Endpoint(
      method: .get, path: "/v1/\(path)/{id}", operation: "get\(title(kind))",
      summary:
        "Everything about one \(kind.rawValue): what it says, whose it is and why, what it is made of.",
      scope: .catalog,
      parameters: [id(kind)]
        + (kind == .metric
          ? [
            .init(
              name: "dialect", place: .query,
              about: "Its SQL for this database; else for those of the project.")
          ] : []),
      answers: [("application/json", "Subject")], problems: [.notFound, .gone]
    ) { exchange in
      try exchange.parameters.allow(kind == .metric ? ["dialect"] : [])
      return try exchange.cached(exchange.addressKey) { try node(try subject(kind, exchange), exchange) }
    }
  }

  private static func subject(_ kind: Subject.Kind, _ exchange: Exchange) throws -> Subject {
    // The id of a list is taken as well: metric:gmv.
    let given = exchange.path("id")
    let name = given.hasPrefix("\(kind.rawValue):") ? String(given.dropFirst(kind.rawValue.count + 1)) : given
    let catalog = exchange.view.lookup.catalog
    if let found = catalog["\(kind.rawValue):\(name)"] { return found }
    if kind == .metric,
      let removed = exchange.view.revision.project.definitions.removed.first(where: { $0.name.value == name })
    {
      throw gone(removed, exchange.view)
    }
    let names = catalog.subjects.filter { $0.kind == kind && !$0.isHidden }.map(\.name)
    let finding = Finding(.unknownName, "there is no \(kind.rawValue) '\(name)'", at: nil).suggesting(
      name, from: names)
    throw Problem(.notFound, finding)
  }

  private static func gone(_ removed: RemovedDefinition, _ view: View) -> Problem {
    var problem = Problem(
      .gone, "removed",
      "the metric '\(removed.name.value)' was removed\(removed.on.map { " on \($0.value)" } ?? "")")
    if let reason = removed.reason { problem.notes = [reason] }
    if let replacement = removed.replacement?.value, view.model.metricNamed[replacement] != nil {
      problem.helps = ["ask for '\(replacement)'"]
      problem.headers[.link] = "</v1/metrics/\(replacement)>; rel=\"successor-version\""
    }
    return problem
  }

  private static func node(_ subject: Subject, _ exchange: Exchange) throws -> JSONValue {
    let view = exchange.view
    let lookup = view.lookup
    let metric = subject.kind == .metric ? view.model.metric(named: subject.name) : nil
    let report = SubjectReport(
      subject, lookup.owners.answer(for: subject), metric,
      metric.flatMap { normalForm(of: $0, in: view.model) },
      parts: lookup.catalog.parts(of: subject), users: lookup.catalog.users(of: subject),
      sources: view.revision.project.sources, statement: nil)
    guard case .object(var fields) = report.json else { return report.json }
    if let metric {
      let targets = try exchange.parameters["dialect"].map { [$0] } ?? view.model.targets.map(\.value)
      var statements: [(String, JSONValue)] = []
      for name in targets {
        let request = QueryRequest(metric: metric.name, at: metric.nameSpan)
        let sql = compile(request, in: view.model, for: try view.dialect(named: name)).value?.sql
        statements.append((name, sql.map { .text($0) } ?? .null))
      }
      fields.append(("sql", .object(statements)))
    }
    if subject.kind == .entity { fields += members(of: subject.name, view.model) }
    if subject.kind == .question { fields += question(subject.name, view) }
    fields.append(("revision", .text(view.revision.id)))
    return .object(fields)
  }

  /// What stands in an entity, and what it leads to.
  private static func members(of name: String, _ model: Model) -> [(String, JSONValue)] {
    guard let id = model.entityNamed[name] else { return [] }
    let entity = model[id]
    let joins = entity.joins.map { join in
      JSONValue.object([("name", .text(join.name)), ("entity", .text(model[join.target].name))])
    }
    return [
      (
        "dimensions",
        .list(entity.dimensions.filter { !$0.about.isHidden }.map { .text("\(name).\($0.name)") })
      ),
      ("joins", .list(joins)),
    ]
  }

  /// What a saved question asks, and what it leaves open.
  private static func question(_ name: String, _ view: View) -> [(String, JSONValue)] {
    guard let found = view.revision.project.definitions.questions.first(where: { $0.name.value == name })
    else {
      return []
    }
    let parameters = found.parameters.map { parameter in
      JSONValue.fields([
        ("name", .text(parameter.name.value)), ("type", .text("\(parameter.type)")),
        ("description", parameter.description.map { .text($0) }),
        ("default", parameter.usual.map { .text($0.text) }), ("required", .bool(parameter.usual == nil)),
      ])
    }
    let text = found.text
    var fields: [(String, JSONValue?)] = [
      ("parameters", .list(parameters)), ("metrics", .list(text.metrics.map { .text($0.name ?? $0.text) })),
      ("by", .list(text.groups.map { .text($0.text) })),
    ]
    fields.append(("where", text.filter.map { .text($0.text) }))
    fields.append(("time", text.time.map { .text($0.text) }))
    return fields.compactMap { name, value in value.map { (name, $0) } }
  }

  // MARK: Around it

  private static func lineage(_ kind: Subject.Kind, _ path: String) -> Endpoint {
    Endpoint(
      method: .get, path: "/v1/\(path)/{id}/lineage", operation: "get\(title(kind))Lineage",
      summary: "What it is made of, down to columns, or what is made of it, up to dashboards.",
      scope: .catalog,
      parameters: [
        id(kind),
        .init(
          name: "direction", place: .query,
          about: "down: what it is made of (the rule); up: what is made of it.",
          schema: .object([("type", .text("string")), ("enum", .list([.text("up"), .text("down")]))])),
        .init(
          name: "depth", place: .query,
          about: "How many steps, 1 to 50; as far as it goes where nothing is said.",
          schema: .object([("type", .text("integer")), ("minimum", .number(1)), ("maximum", .number(50))])),
      ], answers: [("application/json", "Lineage")], problems: [.notFound, .gone]
    ) { exchange in
      try exchange.parameters.allow(["direction", "depth"])
      return try exchange.cached(exchange.addressKey) {
        try lineage(of: try subject(kind, exchange), exchange)
      }
    }
  }

  private static func lineage(of subject: Subject, _ exchange: Exchange) throws -> JSONValue {
    let catalog = exchange.view.lookup.catalog
    let direction = try exchange.parameters["direction"] ?? "down"
    guard ["up", "down"].contains(direction) else { throw wrong("direction", "up or down") }
    let depth = try exchange.parameters["depth"].map { text in
      guard let depth = Int(text), (1...50).contains(depth) else {
        throw wrong("depth", "a number from 1 to 50")
      }
      return depth
    }
    var nodes = [subject]
    var seen: Set<String> = [subject.id]
    var edges: [JSONValue] = []
    var next = [subject]
    for _ in 0..<(depth ?? 50) where !next.isEmpty {
      var found: [Subject] = []
      for one in next {
        for other in direction == "down" ? catalog.parts(of: one) : catalog.users(of: one) {
          let (user, part) = direction == "down" ? (one, other) : (other, one)
          edges.append(.object([("from", .text(user.id)), ("to", .text(part.id))]))
          if seen.insert(other.id).inserted { found.append(other) }
        }
      }
      nodes += found
      next = found
    }
    return .fields([
      ("root", .text(subject.id)), ("direction", .text(direction)),
      (
        "nodes",
        .list(
          nodes.map {
            .fields([("id", .text($0.id)), ("kind", .text($0.kind.rawValue)), ("name", .text($0.name))])
          })
      ),
      ("edges", .list(edges)), ("revision", .text(exchange.view.revision.id)),
    ])
  }

  private static func owners(_ kind: Subject.Kind, _ path: String) -> Endpoint {
    Endpoint(
      method: .get, path: "/v1/\(path)/{id}/owners", operation: "get\(title(kind))Owners",
      summary: "Who answers for it, by which rule, and what that goes before.", scope: .catalog,
      parameters: [id(kind)], answers: [("application/json", "Ownership")], problems: [.notFound, .gone]
    ) { exchange in
      try exchange.parameters.allow([])
      return try exchange.cached(exchange.addressKey) {
        let found = try subject(kind, exchange)
        let lookup = exchange.view.lookup
        return lookup.owners.answer(for: found).json(of: found, lookup.positions)
      }
    }
  }
}
