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
    project.weekStart = choice(fields.node("week_start"), "week_start", as: Weekday.self) ?? .monday
    project.reportingCurrency = written(fields.node("reporting_currency"), "reporting_currency")
    project.targets = texts(fields.node("targets"), "targets")
    project.connections = pairs(fields.node("connections"), "connections").compactMap { connection($0) }
    project.defaultConnection = written(fields.node("default_connection"), "default_connection")
    // The linter reads its own settings.
    _ = fields.node("lint")
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
