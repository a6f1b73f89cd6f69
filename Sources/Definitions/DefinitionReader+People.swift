import Diagnostics
import YAMLTree

extension DefinitionReader {
  /// Reads `people:`, `teams:`, `default:`, and `dashboards:` of one file.
  mutating func people(_ fields: inout FieldReader) {
    for pair in pairs(fields.node("people"), "people") {
      var inner = FieldReader(pairs(pair.value, "a person"), of: "a person", span: pair.value.span)
      definitions.people.people.append(
        .init(
          name: Written(pair.key.text, pair.key.span), email: text(inner.node("email"), "email"),
          team: written(inner.node("team"), "team"), left: text(inner.node("left"), "left")))
      finish(inner)
    }
    for pair in pairs(fields.node("teams"), "teams") {
      var inner = FieldReader(pairs(pair.value, "a team"), of: "a team", span: pair.value.span)
      definitions.people.teams.append(
        .init(
          name: Written(pair.key.text, pair.key.span), lead: written(inner.node("lead"), "lead"),
          channel: text(inner.node("channel"), "channel"), onCall: text(inner.node("on_call"), "on_call")))
      finish(inner)
    }
    if let owner = written(fields.node("default"), "default") { definitions.people.defaultOwner = owner }
    if let node = fields.node("dashboards") {
      guard case .sequence(let items) = node.content else {
        report(.wrongShape(node.span, what: "dashboards", expected: "a list"))
        return
      }
      definitions.people.dashboards += items.compactMap { dashboard($0) }
    }
  }

  private mutating func dashboard(_ node: YAMLNode) -> PeopleDefinitions.Dashboard? {
    var fields = FieldReader(pairs(node, "a dashboard"), of: "a dashboard", span: node.span)
    defer { finish(fields) }
    let name = written(fields.node("name"), "name")
    let tool = text(fields.node("tool"), "tool")
    let url = text(fields.node("url"), "url")
    let uses = texts(fields.node("uses"), "uses")
    let owner = written(fields.node("owner"), "owner")
    guard let name else {
      report(.missingKey("name", of: "a dashboard", node.span, example: "name: Weekly business review"))
      return nil
    }
    return .init(name: name, tool: tool, url: url, uses: uses, owner: owner)
  }
}
