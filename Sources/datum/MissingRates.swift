import Compiler
import Diagnostics
import Engines
import Model
import Planning

/// FX101 for each metric of an answer that had rows without a rate: nothing is dropped, nothing is kept unconverted.
func missingRates(in table: ResultTable, of query: CompiledQuery, model: Model) -> [Finding] {
  guard let target = query.query.target, let flow = model.currencies.flow else { return [] }
  let rateSet = model.currencies.rateSets[flow]
  var findings: [Finding] = []
  for (index, column) in query.columns.enumerated() {
    guard case .unconvertedRows(let name) = column.column.role else { continue }
    var rows: Int64 = 0
    // Where the answer is cut, each row tells of all.
    let isCut = query.query.limit != nil || query.query.offset != nil
    for row in isCut ? Array(table.rows.prefix(1)) : table.rows {
      if case .integer(let count) = row[index] { rows += count }
    }
    guard rows > 0 else { continue }
    findings.append(
      Finding(
        .missingRate,
        "missing rate: \(rows) row\(rows == 1 ? "" : "s") of '\(name)' have no rate to \(target) at transaction_date in \(rateSet.name)",
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
