package import Definitions
package import Diagnostics
package import Model
package import Planning
package import SQL

/// A statement and what its answer means.
package struct CompiledQuery: Sendable {
  package struct Column: Sendable {
    package let column: PlannedQuery.Column
    /// Set where the database returns whole numbers of the smallest decimal: their digits after the point.
    package let storedScale: Int?
  }

  package let sql: String
  package let columns: [Column]
  package let plan: PlannedQuery
  package let query: MetricQuery

  /// The position of the column that has a role; nil where there is none.
  package func column(_ role: PlannedQuery.Column.Role) -> Int? {
    columns.firstIndex { $0.column.role == role }
  }
}

package struct CompileOptions: Sendable {
  /// Names metrics, revision and owners behind the statement.
  package var hasTrailingComment = true

  package init() {}
}

/// The front door: a question in, SQL out.
///
/// - Returns: nil with findings when the question makes no sense in the model, or cannot be said in the dialect.
package func compile(
  _ request: QueryRequest, in model: Model, for dialect: Dialect, options: CompileOptions = CompileOptions()
) -> Diagnosed<CompiledQuery?> {
  let resolved = resolveQuery(request, in: model)
  guard let query = resolved.value else { return Diagnosed(nil, findings: resolved.findings) }
  let compiled = compile(query, in: model, for: dialect, options: options)
  return Diagnosed(compiled.value, findings: resolved.findings + compiled.findings)
}

/// The SQL of a question that is resolved.
package func compile(
  _ query: MetricQuery, in model: Model, for dialect: Dialect, options: CompileOptions = CompileOptions()
) -> Diagnosed<CompiledQuery?> {
  let planned = makePlan(for: query, in: model)
  let lowered = lowerPlan(planned, in: model, for: dialect)
  guard var statement = lowered.value else { return Diagnosed(nil, findings: lowered.findings) }
  let columns = compiledColumns(of: planned, dialect)
  if options.hasTrailingComment {
    statement.comments = comments(of: query, columns, in: model)
    statement.comments += dialect.session.map { "send first: \($0)" }
  }
  let sql = printSQL(statement, for: dialect)
  return Diagnosed(
    CompiledQuery(sql: sql, columns: columns, plan: planned, query: query), findings: lowered.findings)
}

private func compiledColumns(of planned: PlannedQuery, _ dialect: Dialect) -> [CompiledQuery.Column] {
  planned.columns.map { column in
    var scale: Int?
    if dialect.decimals == .scaledInteger, case .decimal(let digits) = column.type { scale = digits }
    return CompiledQuery.Column(column: column, storedScale: scale)
  }
}

private func comments(of query: MetricQuery, _ columns: [CompiledQuery.Column], in model: Model) -> [String] {
  var owners: [String] = []
  for metric in query.metrics {
    guard let index = model.metricNamed[metric.name], let owner = owner(of: model.metrics[index], in: model)
    else { continue }
    if !owners.contains(owner) { owners.append(owner) }
  }
  let subjects = query.metrics.isEmpty ? query.groupNames : query.metrics.map(\.name)
  var line = "datum: \(subjects.joined(separator: ", "))"
  if query.metrics.contains(where: { $0.currency != nil }) {
    switch query.target {
    case .code(let code): line += " in \(code)"
    case .dimension(let index): line += " in \(query.dimensions[index].name)"
    case nil: break
    }
  }
  line += "; revision \(model.revision)"
  if let role = model.role { line += "; as \(role) sees it" }
  if !owners.isEmpty { line += "; owner \(owners.joined(separator: ", "))" }
  var lines = [oneLine(line)]
  let scaled = columns.filter { ($0.storedScale ?? 0) > 0 }
  if !scaled.isEmpty {
    let parts = scaled.map { column -> String in
      let zeros = String(repeating: "0", count: column.storedScale! - 1)
      return "\(column.column.name) in 0.\(zeros)1"
    }
    lines.append(oneLine("whole numbers: \(parts.joined(separator: ", "))"))
  }
  return lines
}

/// A comment must not run over its line.
private func oneLine(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  return String(
    text.unicodeScalars.map {
      $0.value < 0x20 || $0.value == 0x7F || $0.value == 0x2028 || $0.value == 0x2029 ? " " : Character($0)
    })
}
