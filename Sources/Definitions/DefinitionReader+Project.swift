import Diagnostics
import Values
import YAMLTree

extension DefinitionReader {
  /// Reads `datum.yaml`.
  mutating func project(_ root: YAMLNode) -> ProjectDefinition {
    var fields = FieldReader(pairs(root, "datum.yaml"), of: "datum.yaml", span: root.span)
    var project = ProjectDefinition()
    project.name = text(fields.node("name"), "name") ?? ""
    if let zone = written(fields.node("time_zone"), "time_zone") {
      project.timeZone = zone.value
      project.timeZoneSpan = zone.span
    }
    project.calendar.weekStart =
      choice(fields.node("week_start"), "week_start", as: Weekday.self) ?? .monday
    project.calendar.fiscalYear = fiscalYear(fields.node("fiscal_year"))
    project.calendar.retailYear = retailYear(fields.node("retail_year"))
    project.reportingCurrency = written(fields.node("reporting_currency"), "reporting_currency")
    project.targets = texts(fields.node("targets"), "targets")
    project.connections = pairs(fields.node("connections"), "connections").compactMap { connection($0) }
    project.defaultConnection = written(fields.node("default_connection"), "default_connection")
    project.lint = lint(fields.node("lint"))
    project.says = Set(["time_zone", "week_start"].filter { fields.keySpan($0) != nil })
    if let chosen = project.defaultConnection,
      !project.connections.contains(where: { $0.name.value == chosen.value })
    {
      report(
        project.connections.isEmpty
          ? .wrongShape(
            chosen.span, what: "default_connection '\(chosen.value)'",
            expected: "'connections:' with one of that name")
          : .notAllowed(
            chosen.value, chosen.span, what: "default_connection",
            allowed: project.connections.map(\.name.value)))
    }
    finish(fields)
    return project
  }

  /// `{starts: april, named_by: end}`
  private mutating func fiscalYear(_ node: YAMLNode?) -> BusinessCalendar.FiscalYear? {
    guard let node else { return nil }
    var fields = FieldReader(pairs(node, "fiscal_year"), of: "'fiscal_year'", span: node.span)
    let first = choice(fields.node("starts"), "starts", as: MonthName.self)
    let name = choice(fields.node("named_by"), "named_by", as: FiscalYearName.self)
    for key in ["starts", "named_by"] where fields.node(key) == nil {
      report(
        .missingKey(
          key, of: "'fiscal_year'", node.span,
          example: key == "starts"
            ? "starts: april" : "named_by: end, which calls the year from April 2024 FY2025"))
    }
    finish(fields)
    guard let first, let name else { return nil }
    return .init(firstMonth: MonthName.allCases.firstIndex(of: first)! + 1, isNamedByEnd: name == .end)
  }

  /// `{starts: february, begins: nearest, weeks: 4-5-4, named_by: start}`
  private mutating func retailYear(_ node: YAMLNode?) -> RetailYear? {
    guard let node else { return nil }
    var fields = FieldReader(pairs(node, "retail_year"), of: "'retail_year'", span: node.span)
    let nodes = ["starts", "begins", "weeks", "named_by"].map { ($0, fields.node($0)) }
    let first = choice(nodes[0].1, "starts", as: MonthName.self)
    let beginning = choice(nodes[1].1, "begins", as: RetailYear.Beginning.self)
    let pattern = choice(nodes[2].1, "weeks", as: RetailYear.Pattern.self)
    let name = choice(nodes[3].1, "named_by", as: FiscalYearName.self)
    let examples = [
      "starts: february", "begins: nearest, with the week that begins nearest to the first of February",
      "weeks: 4-5-4", "named_by: start, which calls the year from February 2024 RY2024",
    ]
    for ((key, found), example) in zip(nodes, examples) where found == nil {
      report(.missingKey(key, of: "'retail_year'", node.span, example: example))
    }
    finish(fields)
    guard let first, let beginning, let pattern, let name else { return nil }
    return .init(
      firstMonth: MonthName.allCases.firstIndex(of: first)! + 1, beginning: beginning, pattern: pattern,
      isNamedByEnd: name == .end)
  }

  private enum MonthName: String, CaseIterable {
    case january, february, march, april, may, june, july, august, september, october, november, december
  }

  private enum FiscalYearName: String, CaseIterable { case start, end }

  private mutating func connection(_ pair: YAMLPair) -> ConnectionDefinition? {
    let name = name(pair.key)
    var fields = FieldReader(pairs(pair.value, "a connection"), of: "a connection", span: pair.value.span)
    let engineNode = fields.node("engine")
    let engine = choice(engineNode, "engine", as: ConnectionDefinition.Engine.self)
    let connection = ConnectionDefinition(
      name: name, engine: engine ?? .sqlite, path: text(fields.node("path"), "path"),
      url: written(fields.node("url"), "url"), seeds: text(fields.node("seeds"), "seeds"))
    if engineNode == nil {
      report(
        .missingKey(
          "engine", of: "the connection '\(name.value)'", name.span, example: "engine: sqlite or postgres"))
    }
    if engine == .sqlite, connection.path == nil {
      report(
        .missingKey(
          "path", of: "the connection '\(name.value)'", name.span, example: "path: .datum/demo.sqlite"))
    }
    if engine == .postgres, connection.url == nil {
      report(
        .missingKey(
          "url", of: "the connection '\(name.value)'", name.span, example: "url: \"${DATUM_POSTGRES_URL}\""))
    }
    finish(fields)
    return engine == nil ? nil : connection
  }
}
