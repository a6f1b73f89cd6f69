import Compiler
import Definitions
import Engines
import Model
import Planning
import Values

/// How the amounts of a metric were converted: what makes the number one that can be checked.
struct ConversionNote: Equatable {
  /// The currency, or the dimension that has it.
  let currency: String
  /// `transaction_date using ecb`; several where the metric is made of amounts with several.
  let policies: [String]
  let asOf: Day?
  /// What was done with rows that have no rate, where that is no error; and how many there were in all groups.
  let missing: MissingRule
  let unconvertedRows: Int64

  /// nil where nothing was converted.
  init?(of metric: String, in table: ResultTable, of query: CompiledQuery, model: Model) {
    guard let asked = query.query.metrics.first(where: { $0.name == metric }) else { return nil }
    var policies: [Policy] = []
    asked.formula.forEachLeaf { leaf in
      guard case .aggregate(let aggregate) = leaf.node else { return }
      var found = aggregate.conversion.map { [$0.policy] } ?? []
      for test in [aggregate.argument, aggregate.filter].compactMap({ $0 }).flatMap(\.missingRates) {
        if case .operation(.lacksRate(let conversion), _) = test.node { found.append(conversion.policy) }
      }
      for policy in found where !policies.contains(policy) { policies.append(policy) }
    }
    guard !policies.isEmpty else { return nil }
    self.policies = policies.map { model.currencies.name(of: $0) }
    switch query.query.target {
    case .code(let code): currency = code
    case .dimension(let index): currency = query.query.dimensions[index].name
    case nil: currency = ""
    }
    asOf = query.query.asOf
    missing = query.query.missing
    let counts = query.columns.firstIndex { $0.column.role == .unconvertedRows(of: metric) }
    unconvertedRows =
      missing == .error
      ? 0
      : table.rows.reduce(0) { sum, row in
        if let counts, case .integer(let count) = row[counts] { sum + count } else { sum }
      }
  }

  /// `in EUR at transaction_date using ecb`
  var text: String {
    var text = currency.isEmpty ? "" : "in \(currency) "
    text += "at \(policies.joined(separator: " and "))"
    if let asOf { text += ", with rates recorded by \(asOf)" }
    if unconvertedRows > 0 {
      let outcome = missing == .null ? "make values null" : "are left out"
      text += "; \(unconvertedRows) row\(unconvertedRows == 1 ? "" : "s") without a rate \(outcome)"
    }
    return text
  }

  /// A line for all metrics with the same note.
  static func lines(of answer: Answer) -> [String] {
    var lines: [(names: [String], text: String)] = []
    for column in answer.columns {
      guard let text = column.conversion?.text else { continue }
      if let index = lines.firstIndex(where: { $0.text == text }) {
        lines[index].names.append(column.name)
      } else {
        lines.append(([column.name], text))
      }
    }
    return lines.map { "\($0.names.joined(separator: ", ")) \($0.text)" }
  }
}
