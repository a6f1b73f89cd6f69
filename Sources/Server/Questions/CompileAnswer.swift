import Answers
import Catalog
import Compiler
import Definitions
import Diagnostics
import Engines
import Model
import Normal
import Planning
import Project

/// The SQL of a question, with what its columns are.
struct CompileAnswer {
  let query: CompiledQuery
  let findings: [Finding]
  let dialect: String
  let view: View

  /// - Throws: `Problem` where the question makes no sense, or the dialect cannot say it.
  init(_ question: Question, for dialect: String, in view: View) throws {
    let compiled = compile(question.request, in: view.model, for: try view.dialect(named: dialect))
    guard let query = compiled.value else { throw Problem(compiled.findings, question.places) }
    self.query = query
    findings = compiled.findings
    self.dialect = dialect
    self.view = view
  }

  var json: JSONValue {
    let read = query.query.read(in: view.model)
    return .fields([
      ("sql", .text(query.sql)),
      ("dialect", .text(dialect)),
      ("params", .list([])),
      ("columns", .list(columns)),
      ("plan", .text(String(sha256(Array(planText(query.plan, model: view.model).utf8)).prefix(16)))),
      ("revision", .text(view.revision.id)),
      ("warnings", warningsJSON(findings)),
      (
        "lineage",
        .fields([
          ("tables", .list(read.tables.map { .text($0) })),
          ("columns", .list(read.columns.map { .text($0) })),
        ])
      ),
    ])
  }

  private var columns: [JSONValue] {
    let shape = AnswerShape(of: query, model: view.model)
    let types = query.resultColumns
    return query.columns.indices.map { index in
      let column = query.columns[index]
      var fields: [(String, JSONValue?)]
      if let position = shape.asked.firstIndex(of: index) {
        fields = columnFields(shape.columns[position], of: shape)
        fields += shape.columns[position].conversion?.json ?? []
      } else {
        fields = [("name", .text(column.column.name)), ("type", .text(typeName(types[index].type)))]
      }
      fields += roleFields(column.column.role)
      // Whole numbers of the smallest decimal, where the database has no exact decimals.
      fields.append(("scale", column.storedScale.map { .number($0) }))
      return .fields(fields)
    }
  }
}

/// `[{"code": "U104", "detail": "…"}]`
func warningsJSON(_ findings: [Finding]) -> JSONValue {
  .list(findings.map { .fields([("code", .text($0.code.rawValue)), ("detail", .text($0.message))]) })
}

/// What a column is: `role`, and of which metric.
func roleFields(_ role: PlannedQuery.Column.Role) -> [(String, JSONValue?)] {
  switch role {
  case .dimension: [("role", .text("dimension"))]
  case .metric: [("role", .text("metric"))]
  case .totalLevel: [("role", .text("total_level"))]
  case .unconvertedRows(let name): [("role", .text("unconverted_rows")), ("of", .text(name))]
  case .amountRows(let name): [("role", .text("amount_rows")), ("of", .text(name))]
  case .rateAge(let name): [("role", .text("rate_age_days")), ("of", .text(name))]
  }
}
