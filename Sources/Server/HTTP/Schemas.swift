import Diagnostics

/// The schemas of bodies and answers (JSON Schema 2020-12).
enum Schemas {
  static let all: [(String, JSONValue)] = [
    ("Problem", problem), ("Service", service), ("Readiness", readiness), ("SubjectSummary", summary),
    ("SubjectList", list), ("Subject", subject), ("Ownership", ownership), ("Lineage", lineage),
    ("Condition", condition), ("CompileRequest", compileRequest), ("QueryRequest", queryRequest),
    ("Column", column), ("Compiled", compiled), ("Explanation", explanation), ("Compatible", compatible),
    ("Answer", answer),
  ]

  // MARK: Parts

  private static let text = type("string")
  private static let whole = type("integer")
  private static let truth = type("boolean")
  private static let texts = array(text)

  private static func type(_ name: String) -> JSONValue { .object([("type", .text(name))]) }

  private static func array(_ items: JSONValue) -> JSONValue {
    .object([("type", .text("array")), ("items", items)])
  }

  private static func reference(_ name: String) -> JSONValue {
    .object([("$ref", .text("#/components/schemas/\(name)"))])
  }

  private static func either(_ schemas: JSONValue...) -> JSONValue { .object([("anyOf", .list(schemas))]) }

  private static func object(
    _ properties: [(String, JSONValue)], required: [String] = [], isOpen: Bool = true
  ) -> JSONValue {
    .fields([
      ("type", .text("object")), ("properties", .object(properties)),
      ("required", required.isEmpty ? nil : .list(required.map { .text($0) })),
      ("additionalProperties", isOpen ? nil : .bool(false)),
    ])
  }

  private static func map(_ values: JSONValue) -> JSONValue {
    .object([("type", .text("object")), ("additionalProperties", values)])
  }

  // MARK: Answers

  private static let problem = object(
    [
      ("type", text), ("title", text), ("status", whole), ("detail", text), ("instance", text),
      ("code", text),
      ("pointer", text), ("notes", texts), ("help", texts), ("errors", array(type("object"))),
    ], required: ["type", "title", "status", "detail", "code"])

  private static let service = object(
    [
      ("name", text), ("revision", text), ("dialects", texts), ("dialect", text), ("metrics", whole),
      ("limits", map(whole)), ("scopes", texts), ("links", map(text)),
    ], required: ["name", "revision", "dialects", "links"])

  private static let readiness = object(
    [("status", text), ("revision", text), ("detail", text)], required: ["status", "revision"])

  private static let summary = object(
    [
      ("id", text), ("kind", text), ("name", text), ("label", text), ("description", text), ("type", text),
      ("unit", text),
      ("tier", text), ("deprecated", truth), ("replacement", text), ("owners", texts),
    ], required: ["id", "kind", "name", "owners"])

  private static let list = object(
    [
      ("items", array(reference("SubjectSummary"))),
      ("next", .object([("type", .list([.text("string"), .text("null")]))])),
      ("revision", text),
    ], required: ["items", "next", "revision"])

  private static let subject = object(
    [
      ("id", text), ("kind", text), ("name", text), ("label", text), ("description", text),
      ("synonyms", texts),
      ("tags", texts), ("tier", text), ("type", text), ("unit", text), ("replacement", text),
      ("expression", text),
      ("where", text),
      ("formula", text), ("plan", text), ("policies", texts), ("file", text), ("line", whole),
      ("ownership", reference("Ownership")), ("made_of", texts), ("used_by", texts),
      ("sql", map(.object([("type", .list([.text("string"), .text("null")]))]))), ("revision", text),
    ], required: ["id", "kind", "name", "ownership", "made_of", "used_by", "revision"])

  private static let claim = object(
    [("rule", text), ("owners", texts), ("source", type("object"))], required: ["rule", "owners"])

  private static let ownership = object(
    [
      ("subject", text), ("owners", texts), ("because", claim), ("overridden", array(claim)), ("live", truth),
      ("channel", text), ("on_call", text),
    ], required: ["subject", "owners", "because", "overridden", "live"])

  private static let lineage = object(
    [
      ("root", text), ("direction", text),
      (
        "nodes",
        array(object([("id", text), ("kind", text), ("name", text)], required: ["id", "kind", "name"]))
      ),
      ("edges", array(object([("from", text), ("to", text)], required: ["from", "to"]))), ("revision", text),
    ], required: ["root", "direction", "nodes", "edges", "revision"])

  private static let column = object(
    [
      ("name", text), ("type", text), ("unit", text), ("currency_of", text), ("converted_to", text),
      ("policy", text),
      ("rows_converted", array(type("object"))), ("round", text), ("as_of", text), ("missing", text),
      ("role", text),
      ("of", text), ("scale", whole),
    ], required: ["name", "type"])

  private static let compiled = object(
    [
      ("sql", text), ("dialect", text), ("params", array(type("object"))),
      ("columns", array(reference("Column"))),
      ("plan", text), ("revision", text),
      ("warnings", array(object([("code", text), ("detail", text)], required: ["code", "detail"]))),
      ("lineage", object([("tables", texts), ("columns", texts)], required: ["tables", "columns"])),
    ], required: ["sql", "dialect", "params", "columns", "plan", "revision", "warnings", "lineage"])

  private static let explanation = object(
    [
      ("sections", array(object([("title", text), ("lines", texts)], required: ["title", "lines"]))),
      ("text", text),
      ("revision", text),
    ], required: ["sections", "text", "revision"])

  private static let fitting = object(
    [
      ("fit", texts),
      (
        "excluded",
        array(
          object(
            [("name", text), ("code", text), ("reason", text), ("notes", texts), ("help", texts)],
            required: ["name", "code", "reason"]))
      ),
    ], required: ["fit", "excluded"])

  private static let compatible = object(
    [("metrics", fitting), ("dimensions", fitting), ("revision", text)],
    required: ["metrics", "dimensions", "revision"])

  private static let cell: JSONValue = .object([
    ("type", .list([.text("string"), .text("number"), .text("boolean"), .text("null")]))
  ])

  private static let answer = object(
    [
      ("columns", array(reference("Column"))), ("revision", text), ("rows", array(array(cell))),
      ("complete", truth),
      ("row_count", whole), ("notes", array(type("object"))), ("warnings", array(type("object"))),
      ("error", reference("Problem")),
    ], required: ["columns", "revision", "rows", "complete", "row_count"])

  // MARK: Questions

  /// `{eq: [brand.country, FR]}`, `{and: […]}`.
  private static let condition: JSONValue = {
    let inner = reference("Condition")
    let pair: JSONValue = .object([
      ("type", .text("array")), ("minItems", .number(2)), ("maxItems", .number(2)),
    ])
    let triple: JSONValue = .object([
      ("type", .text("array")), ("minItems", .number(3)), ("maxItems", .number(3)),
    ])
    let several: JSONValue = .object([("type", .text("array")), ("items", inner), ("minItems", .number(1))])
    var properties: [(String, JSONValue)] = [("and", several), ("or", several), ("not", inner)]
    for name in ["eq", "ne", "lt", "lte", "gt", "gte", "in", "not_in", "like", "not_like"] {
      properties.append((name, pair))
    }
    properties += [("between", triple), ("is_null", text), ("not_null", text)]
    return .object([
      ("type", .text("object")), ("properties", .object(properties)), ("additionalProperties", .bool(false)),
      ("minProperties", .number(1)), ("maxProperties", .number(1)),
    ])
  }()

  /// `gmv`, `{"share": "gmv / orders"}`.
  private static let metric = either(text, map(text))

  private static let textOrTexts = either(text, texts)

  private static let questionKeys: [(String, JSONValue)] = [
    ("metrics", either(text, array(metric))), ("by", textOrTexts),
    ("where", either(text, reference("Condition"))),
    ("having", either(text, reference("Condition"))),
    ("time", either(text, object([("from", text), ("to", text)], isOpen: false))), ("in", text),
    ("zone", text),
    ("at", textOrTexts), ("as_of", text), ("missing", text), ("order", textOrTexts), ("limit", whole),
    ("offset", whole),
    ("places", whole), ("round", .object([("enum", .list([.text("once"), .text("per_row")]))])),
    ("top", text),
    ("totals", .object([("enum", .list([.text("all"), .text("each")]))])), ("fill", truth),
    (
      "compare",
      either(
        text,
        object(
          [("to", text), ("constant_currency", text), ("bridge", text), ("fx_on", text)], required: ["to"],
          isOpen: false))
    ),
    ("saved", text),
    ("with", map(either(text, type("number"), truth, array(either(text, type("number"), truth))))),
    ("revision", text),
  ]

  private static let queryRequest = object(
    questionKeys + [("format", .object([("enum", .list(RowFormat.allCases.map { .text($0.rawValue) }))]))],
    isOpen: false)
  private static let compileRequest = object(questionKeys + [("dialect", text)], isOpen: false)
}
