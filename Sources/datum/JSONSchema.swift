import Definitions
import Diagnostics
import Values

/// The shape of YAML files as JSON Schema (draft 2020-12). Objects are closed: an unknown key is an error.
indirect enum JSONSchema: Sendable {
  case text(String)
  case choice([String], String)
  case flag(String)
  case number(String)
  case list(JSONSchema)
  case map(JSONSchema, String)
  case object([(key: String, value: JSONSchema)], required: [String], String)
  case either([JSONSchema])

  var document: String {
    "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n" + body(indentation: 1) + "\n}"
  }

  private func body(indentation: Int) -> String {
    let blanks = String(repeating: "  ", count: indentation)
    let described = { (text: String) in text.isEmpty ? "" : ",\n\(blanks)\"description\": \(jsonText(text))" }
    let nested = { (schema: JSONSchema) in "{\n\(schema.body(indentation: indentation + 1))\n\(blanks)}" }
    switch self {
    case .text(let description):
      return "\(blanks)\"type\": [\"string\", \"number\", \"boolean\", \"null\"]" + described(description)
    case .choice(let values, let description):
      return "\(blanks)\"enum\": [\(values.map(jsonText).joined(separator: ", "))]" + described(description)
    case .flag(let description): return "\(blanks)\"type\": \"boolean\"" + described(description)
    case .number(let description):
      return "\(blanks)\"type\": \"integer\", \"minimum\": 0" + described(description)
    case .list(let item): return "\(blanks)\"type\": \"array\",\n\(blanks)\"items\": \(nested(item))"
    case .map(let value, let description):
      return "\(blanks)\"type\": \"object\",\n\(blanks)\"additionalProperties\": \(nested(value))"
        + described(description)
    case .either(let choices):
      return "\(blanks)\"anyOf\": [\(choices.map(nested).joined(separator: ", "))]"
    case .object(let fields, let required, let description):
      let properties = fields.map { field in
        "\(blanks)  \(jsonText(field.key)): {\n\(field.value.body(indentation: indentation + 2))\n\(blanks)  }"
      }
      var text = "\(blanks)\"type\": \"object\",\n\(blanks)\"additionalProperties\": false"
      if !required.isEmpty {
        text += ",\n\(blanks)\"required\": [\(required.map(jsonText).joined(separator: ", "))]"
      }
      text += ",\n\(blanks)\"properties\": {\n\(properties.joined(separator: ",\n"))\n\(blanks)}"
      return text + described(description)
    }
  }
}

extension JSONSchema {
  private static let textOrList = either([.text(""), .list(.text(""))])

  private static let about: [(key: String, value: JSONSchema)] = [
    ("label", .text("The name that people see.")), ("description", .text("What it is, in a sentence.")),
    ("owner", .text("Who answers for it: a person or team of owners.yaml.")), ("tags", textOrList),
    ("synonyms", textOrList),
    ("tier", .choice(About.Tier.allCases.map(\.rawValue), "How far it is to be trusted.")),
    ("format", .text("How values are shown.")), ("hidden", .flag("Left out of lists.")),
    (
      "deprecated",
      .object(
        [
          ("since", .text("")), ("remove_after", .text("")), ("replacement", .text("")),
          ("reason", .text("")),
          (
            "migration",
            .choice(
              About.Deprecation.Migration.allCases.map(\.rawValue), "What the replacement's numbers are.")
          ),
        ],
        required: [], "No longer to be used.")
    ),
  ]

  private static let checks: [(key: String, value: JSONSchema)] = [
    (
      "checks",
      .list(
        either([
          .text("A condition of rows or of metrics: refunds <= gmv by month."),
          .object(
            [
              ("that", .text("A condition of rows or of metrics.")), ("unique", textOrList),
              ("not_null", textOrList), ("references", .text("A join whose rows must be there.")),
              ("fresh", .text("A time and how old it may be: placed_at within 1 day.")),
              ("severity", .choice(["error", "warning"], "")), ("description", .text("")),
            ] + questionKeys(["by", "where", "time", "in", "zone", "at", "as_of", "missing"]), required: [],
            ""),
        ]))
    ),
    (
      "examples",
      .list(
        .object(
          [
            ("ask", .text("Metrics, by dimensions, in a currency: gmv by year in EUR.")),
            ("expect", either([.text(""), .list(either([.text(""), .list(.text(""))]))])),
          ] + questionKeys(), required: ["expect"], "A question with its answer."))
    ),
  ]

  /// What a question has, for what is like one.
  private static func questionKeys(_ names: [String]? = nil) -> [(key: String, value: JSONSchema)] {
    guard case .object(let keys, _, _) = question else { return [] }
    return keys.filter { names?.contains($0.key) ?? true }
  }

  private static let metric = either([
    .text("An expression of aggregates and metrics."),
    .object(
      about + checks + [
        ("expr", .text("An expression of aggregates and metrics.")),
        ("where", .text("Only rows for which this holds.")),
        (
          "empty",
          .choice(MetricDefinition.EmptyRule.allCases.map(\.rawValue), "What a group without rows has.")
        ), ("conversion", .text("A policy for its amounts: average(month) using ecb.")),
        ("lock", .flag("No question may choose another policy.")),
        ("allow", .list(.choice(["end"], "end: a flow at the end of a period."))),
        ("mixed_policy", .flag("A ratio may divide flows of two policies.")),
      ], required: ["expr"], ""),
  ])

  private static let questions: (key: String, value: JSONSchema) = (
    "questions",
    .map(
      .object(
        about + questionKeys() + [
          (
            "parameters",
            .map(
              either([
                .text("A type: text, date, money(EUR), list(text)."),
                .object(
                  [("type", .text("")), ("default", textOrList), ("description", .text(""))],
                  required: ["type"],
                  "What is left open: $name."),
              ]), "")
          )
        ], required: [], "A question with a name."), "Saved questions.")
  )

  static let definitions: JSONSchema = .object(
    [
      ("entity", .text("What one row of the table is.")),
      ("table", .text("The table, schema-qualified where needed.")),
      ("sql", .text("A query in the place of a table.")), ("key", textOrList),
      (
        "valid",
        .object(
          [
            ("of", textOrList), ("from", .text("The first day or moment that a row holds.")),
            ("until", .text("The first that it no longer holds.")),
            ("to", .text("Or the last day that it holds.")),
          ], required: ["from"], "Where rows are versions of something.")
      ),
      ("time", .text("When it happened: a column, or a path to one.")),
      (
        "columns",
        .map(
          either([
            .text(
              "A type: integer, decimal(12,2) kg, text, boolean, date, timestamp, currency, money(currency)."),
            .object(
              [
                ("type", .text("")), ("sensitive", .flag("")),
                ("ledger", .flag("Each amount is posted as it stands.")), ("description", .text("")),
              ], required: ["type"],
              ""),
          ]), "The columns of the table.")
      ),
      (
        "joins",
        .map(
          either([
            textOrList,
            .object(
              [
                ("entity", .text("")), ("on", textOrList),
                ("during", .text("The time whose version is meant.")),
                ("via", .text("Another path that this name stands for.")),
              ],
              required: [], ""),
          ]), "Many-to-one, each under a name of its own.")
      ),
      (
        "facts",
        .map(
          either([.text(""), .object(about + [("expr", .text(""))], required: ["expr"], "")]),
          "Values of a row.")
      ),
      (
        "dimensions",
        .map(
          either([
            .text(""),
            .object(about + [("expr", .text("")), ("values", .list(.text("")))], required: [], ""),
          ]),
          "What may be grouped and filtered by.")
      ), ("metrics", .map(metric, "")), ("removed", removed),
      (
        "currencies",
        .object(
          [
            ("iso", .text("")), ("restrict_to", .list(.text(""))),
            (
              "add",
              .list(
                .object([("code", .text("")), ("minor_units", .number(""))], required: ["code"], ""))
            ),
          ], required: [],
          "The currencies that may occur.")
      ),
      (
        "rates",
        .map(
          .object(
            [
              ("table", .text("")), ("shape", .choice(RateSetDefinition.Shape.allCases.map(\.rawValue), "")),
              ("pivot", .text("The currency that rates are quoted against.")),
              ("quote", .choice(RateSetDefinition.Quote.allCases.map(\.rawValue), "")),
              (
                "columns",
                .object(
                  [
                    ("date", .text("")), ("period", .text("")), ("currency", .text("")), ("rate", .text("")),
                    ("from", .text("")), ("to", .text("")), ("valid_from", .text("")),
                    ("valid_to", .text("")),
                    ("per", .text("Units of the currency that are quoted: 100 JPY.")),
                    ("source", .text("")), ("recorded_at", .text("")),
                    ("by_currency", .map(.text(""), "Columns by currency, of a wide table.")),
                  ],
                  required: [], "")
              ), ("locked", .flag("")),
              (
                "precedence",
                .object(
                  [
                    ("order", .list(.text(""))),
                    ("mode", .choice(RateSetDefinition.PrecedenceMode.allCases.map(\.rawValue), "")),
                  ], required: ["order"], "")
              ), ("fixing", .choice(RateSetDefinition.Fixing.allCases.map(\.rawValue), "")),
              (
                "average",
                .object(
                  [
                    ("of", .choice(RateSetDefinition.Average.allCases.map(\.rawValue), "")),
                    ("cross", .choice(RateSetDefinition.Cross.allCases.map(\.rawValue), "")),
                  ], required: [], "")
              ), ("inverse", .choice(RateSetDefinition.Inverse.allCases.map(\.rawValue), "")),
              ("retired", .choice(RateSetDefinition.Retired.allCases.map(\.rawValue), "")),
              ("open_period", .choice(RateSetDefinition.OpenPeriod.allCases.map(\.rawValue), "")),
              ("period", .choice(TimeReference.periods.map(\.rawValue), "")),
              (
                "gap",
                .object(
                  [("fill", .choice(["previous", "none"], "")), ("max_staleness", .text(""))], required: [],
                  "")
              ),
            ], required: ["table", "pivot"], ""), "Tables of exchange rates.")
      ),
      ("conversion", .map(.text("A policy: transaction_date using ecb."), "")),
      (
        "locks",
        .map(.text("The day whose knowledge is kept."), "Months that are closed: 2026-03: 2026-04-07.")
      ),
      ("missing", .text("error, null, exclude, exclude(max_share: 2%)")),
      ("rounding", .choice(RoundingRule.allCases.map(\.rawValue), "What a half is rounded to.")),
      (
        "people",
        .map(.object([("email", .text("")), ("team", .text("")), ("left", .text(""))], required: [], ""), "")
      ),
      (
        "teams",
        .map(
          .object([("lead", .text("")), ("channel", .text("")), ("on_call", .text(""))], required: [], ""), ""
        )
      ), ("default", .text("Who answers for what has no owner.")),
      (
        "dashboards",
        .list(
          .object(
            [
              ("name", .text("")), ("tool", .text("")), ("url", .text("")), ("uses", textOrList),
              ("owner", .text("")),
            ],
            required: ["name"], ""))
      ),
      (
        "roles",
        .map(
          .object(
            [
              (
                "rows",
                .map(.text("A condition, the joins to a row that decides, or all."), "By entity.")
              ),
              ("hide", textOrList),
            ], required: [], "Who has it sees some rows only, and not all names."), "")
      ),
    ] + about + checks + [questions], required: [], "A file under metrics/.")

  static let project: JSONSchema = .object(
    [
      ("name", .text("")), ("time_zone", .text("The zone in which days begin: UTC.")),
      ("week_start", .choice(Weekday.allCases.map(\.rawValue), "")),
      (
        "fiscal_year",
        .object(
          [
            ("starts", .text("The month that it begins with: april.")),
            ("named_by", .choice(["start", "end"], "The calendar year that names it.")),
          ], required: ["starts", "named_by"], "A year that need not begin in January.")
      ),
      (
        "retail_year",
        .object(
          [
            ("starts", .text("The month that it begins with, or near to: february.")),
            (
              "begins",
              .choice(
                RetailYear.Beginning.allCases.map(\.rawValue),
                "Which week begins it, seen from the first of that month.")
            ),
            (
              "weeks",
              .choice(RetailYear.Pattern.allCases.map(\.rawValue), "Weeks of the months of a quarter.")
            ),
            ("named_by", .choice(["start", "end"], "The calendar year that names it.")),
          ], required: ["starts", "begins", "weeks", "named_by"], "A year of whole weeks.")
      ),
      ("reporting_currency", .text("What amounts are shown in, unless a question names another.")),
      ("targets", .list(.text("A dialect that every metric must compile for."))),
      (
        "connections",
        .map(
          .object(
            [
              ("engine", .choice(ConnectionDefinition.Engine.allCases.map(\.rawValue), "")),
              ("path", .text("")),
              ("url", .text("")), ("seeds", .text("A folder of CSV files, one a table.")),
            ], required: ["engine"], ""), "Databases that questions can be run on.")
      ), ("default_connection", .text("")), ("lint", lint),
    ], required: [], "datum.yaml")

  static let question: JSONSchema = .object(
    [
      ("metrics", either([.text(""), .list(either([.text(""), .map(.text(""), "")]))])), ("by", textOrList),
      ("where", .text("A condition on dimensions.")),
      ("time", .text("A half-open range: 2024-01-01..2024-04-01.")),
      ("having", .text("A condition on metrics.")), ("order", textOrList), ("limit", .number("")),
      ("offset", .number("")),
      ("in", .text("A currency, original, or a dimension of currencies.")), ("zone", .text("A time zone.")),
      ("at", textOrList), ("as_of", .text("The day of which rates are known.")),
      ("missing", .text("error, null, exclude, exclude(max_share: 2%)")),
      ("places", .number("Decimals of amounts, 0 to 10.")),
      ("round", .choice(["once", "per_row"], "per_row rounds each posted amount before amounts are added.")),
      (
        "compare",
        either([
          .text("An earlier time that every metric is compared with: 1 year."),
          .object(
            [
              ("to", .text("1 year, 1 month, 52 weeks")),
              ("constant_currency", .text("prior, or a policy: growth at constant rates too.")),
              (
                "bridge",
                .text("The metric that is the volume: changes are taken apart into volume, price and rates.")
              ),
              ("fx_on", .choice(QueryRequest.RatesOn.allCases.map(\.rawValue), "")),
            ], required: ["to"], ""),
        ])
      ),
      ("top", .text("Only groups that stand first: 5 brand.country by gmv per month.")),
      (
        "totals",
        .choice(QueryRequest.TotalsRequest.Levels.allCases.map(\.rawValue), "Rows for groups taken together.")
      ),
      ("fill", .flag("Whether periods without rows are shown.")),
    ], required: [], "A question.")
}
