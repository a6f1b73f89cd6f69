import Compiler
import Definitions
import Engines
import Model
import Planning
import Values

/// How the amounts of a metric were converted: what makes the number one that can be checked.
struct ConversionNote: Equatable {
  struct OfRows: Equatable {
    let currency: String
    let policy: String
  }

  /// The currency, or the dimension that has it.
  let currency: String
  /// `transaction_date using ecb`; several where the metric is made of amounts with several, none where only
  /// rows are converted.
  let policies: [String]
  /// What rows are converted to before they are compared or added.
  let ofRows: [OfRows]
  /// Whether each row was rounded.
  let roundsRows: Bool
  let asOf: Day?
  /// What was done with rows that have no rate, where that is no error; and how many there were in all groups.
  let missing: MissingRule
  let unconvertedRows: Int64
  /// How many days the oldest rate is older than the day that it was taken for; nil where no rate of a day was taken.
  let rateAgeDays: Int64?

  /// nil where nothing was converted.
  init?(of metric: String, in table: ResultTable, of query: CompiledQuery, model: Model) {
    guard let asked = query.query.metrics.first(where: { $0.name == metric }) else { return nil }
    var policies: [String] = []
    var ofRows: [OfRows] = []
    for (aggregate, question) in query.query.rowAggregates(of: asked.formula) {
      if let policy = aggregate.conversion.map({ model.currencies.name(of: $0.policy) }),
        !policies.contains(policy)
      {
        policies.append(policy)
      }
      let groups = question.base(of: aggregate)?.groups ?? []
      let readers = aggregate.rowExpressions + groups
      for conversion in readers.flatMap(\.rowConversions) {
        let found = OfRows(
          currency: conversion.target, policy: model.currencies.name(of: conversion.policy))
        if !ofRows.contains(found) { ofRows.append(found) }
      }
    }
    guard !policies.isEmpty || !ofRows.isEmpty else { return nil }
    self.policies = policies
    self.ofRows = ofRows
    switch query.query.target {
    case .code(let code) where !policies.isEmpty: currency = code
    case .dimension(let index) where !policies.isEmpty: currency = query.query.dimensions[index].name
    default: currency = ""
    }
    roundsRows = query.query.roundsRows
    asOf = query.query.asOf
    missing = query.query.missing
    let counts = query.column(.unconvertedRows(of: metric))
    // Rows of totals look at the rows of their groups again.
    let level = query.column(.totalLevel)
    let groups = table.rows.filter { row in level.map { row[$0] == .integer(0) } ?? true }
    unconvertedRows =
      missing == .error
      ? 0
      : groups.reduce(0) { sum, row in
        if let counts, case .integer(let count) = row[counts] { sum + count } else { sum }
      }
    let ages = query.column(.rateAge(of: metric))
    rateAgeDays = ages.flatMap { index in
      table.rows.compactMap { if case .integer(let days) = $0[index] { days } else { nil } }.max()
    }
  }

  /// `in EUR at transaction_date using ecb, with rows converted to USD at transaction_date using ecb`
  var text: String {
    var parts: [String] = []
    if !policies.isEmpty {
      parts.append((currency.isEmpty ? "" : "in \(currency) ") + "at \(policies.joined(separator: " and "))")
    }
    for conversion in ofRows {
      parts.append("with rows converted to \(conversion.currency) at \(conversion.policy)")
    }
    if roundsRows { parts.append("with each row rounded") }
    if let asOf { parts.append("with rates recorded by \(asOf)") }
    if let rateAgeDays, rateAgeDays > 0 {
      parts.append("with rates up to \(rateAgeDays) day\(rateAgeDays == 1 ? "" : "s") old")
    }
    var text = parts.joined(separator: ", ")
    if unconvertedRows > 0 {
      let isOne = unconvertedRows == 1
      let outcome =
        missing == .null
        ? (isOne ? "makes values null" : "make values null")
        : (isOne ? "is left out" : "are left out")
      text += "; \(unconvertedRows) row\(isOne ? "" : "s") without a rate \(outcome)"
    }
    return text
  }
}

extension Answer {
  /// What people must know of the numbers, a line each.
  var notes: [String] {
    // A line for all metrics with the same note.
    var lines: [(names: [String], text: String)] = []
    for column in columns {
      guard let text = column.conversion?.text else { continue }
      if let index = lines.firstIndex(where: { $0.text == text }) {
        lines[index].names.append(column.name)
      } else {
        lines.append(([column.name], text))
      }
    }
    let footing = columns.compactMap { column in
      column.footingDifference.map { difference in
        let size = Decimal(coefficient: abs(difference.coefficient), scale: difference.scale)
        let word = difference.coefficient > 0 ? "more" : "less"
        return "\(column.name): the rounded rows add up to \(size) \(word) than the rounded total"
      }
    }
    return lines.map { "\($0.names.joined(separator: ", ")) \($0.text)" } + footing
  }
}
