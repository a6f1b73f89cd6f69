import Compiler
import Diagnostics
import Engines
import Model
import Planning
import Project
import SQL
import Values

/// FX101 for each metric of an answer that had rows without a rate: nothing is dropped, nothing is kept unconverted.
///
/// Which currencies they are in, and since when, is asked of the database then.
func missingRates(
  in table: ResultTable, of query: CompiledQuery, model: Model, dialect: Dialect, engine: any Engine
) throws(EngineError) -> [Finding] {
  guard let target = query.query.target, let flow = model.currencies.flow else { return [] }
  let rateSet = model.currencies.rateSets[flow]
  var findings: [Finding] = []
  for (index, column) in query.columns.enumerated() {
    guard case .unconvertedRows(let name) = column.column.role,
      table.rows.contains(where: { $0[index] != .integer(0) && $0[index] != .null }),
      let formula = query.query.formula(named: name)
    else { continue }
    let details = try detailsOfMissingRates(formula, query.query, model, dialect, engine)
    let rows = details.reduce(0) { $0 + $1.rows }
    let list = details.map { "\($0.rows) in \($0.currency)" }.joined(separator: ", ")
    let first = details.min { $0.firstDay < $1.firstDay }
    findings.append(
      Finding(
        .missingRate,
        "missing rate: \(rows) row\(rows == 1 ? "" : "s") of '\(name)' (\(list)) without a rate to \(target) at transaction_date in \(rateSet.name)\(first.map { "; first \($0.currency) on \($0.firstDay)" } ?? "")",
        at: nil
      )
      .noting(
        "a rate is carried forward for at most \(rateSet.maxStalenessDays ?? 0) days; nothing is dropped or kept unconverted"
      )
      .helping(
        "add the rates to '\(rateSet.table.joined(separator: "."))', or ask for a time that has them with --time"
      ))
  }
  return findings
}

/// Rows without a rate by currency, the most first.
private func detailsOfMissingRates(
  _ formula: TypedExpression, _ query: MetricQuery, _ model: Model, _ dialect: Dialect, _ engine: any Engine
) throws(EngineError) -> [(currency: String, rows: Int64, firstDay: Day)] {
  guard let detailed = missingRateQuery(for: formula, of: query, in: model, for: dialect) else { return [] }
  var details: [(currency: String, rows: Int64, firstDay: Day)] = []
  let count = detailed.columns.count - 1
  try engine.run(detailed.sql, columns: detailed.resultColumns, timeoutSeconds: nil) {
    (row) throws(EngineError) in
    guard case .integer(let rows) = row[count], rows > 0, case .date(let day) = row[1] else { return }
    let currency = if case .text(let code) = row[0] { code } else { "no currency" }
    if let index = details.firstIndex(where: { $0.currency == currency }) {
      details[index].rows += rows
      details[index].firstDay = min(details[index].firstDay, day)
    } else {
      details.append((currency, rows, day))
    }
  }
  return details.sorted { ($1.rows, $0.currency) < ($0.rows, $1.currency) }
}
