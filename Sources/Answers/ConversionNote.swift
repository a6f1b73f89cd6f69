package import Compiler
package import Definitions
package import Diagnostics
package import Engines
import Model
import Planning
package import Values

/// How the amounts of a metric are converted: what makes the number one that can be checked.
package struct ConversionRecord: Sendable, Equatable {
  package struct OfRows: Sendable, Equatable {
    package let currency: String
    package let policy: String
  }

  /// The currency, or the dimension that has it.
  package let currency: String
  /// `transaction_date using ecb`; several where the metric is made of amounts with several, none where only
  /// rows are converted.
  package let policies: [String]
  /// What rows are converted to before they are compared or added.
  package let ofRows: [OfRows]
  /// Whether each row is rounded.
  package let roundsRows: Bool
  package let asOf: Day?
  /// What is done with rows that have no rate.
  package let missing: MissingRule

  /// nil where nothing is converted.
  init?(of metric: String, in query: CompiledQuery, model: Model) {
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
  }

  /// For programs.
  package var json: [(String, JSONValue?)] {
    [
      ("converted_to", currency.isEmpty ? nil : .text(currency)),
      ("policy", policies.isEmpty ? nil : .text(policies.joined(separator: " and "))),
      (
        "rows_converted",
        ofRows.isEmpty
          ? nil
          : .list(ofRows.map { .fields([("currency", .text($0.currency)), ("policy", .text($0.policy))]) })
      ),
      ("round", roundsRows ? .text("per_row") : nil),
      ("as_of", asOf.map { .text("\($0)") }),
      ("missing", missing == .error ? nil : .text("\(missing)")),
    ]
  }
}

/// What the rows of an answer tell of the conversion of each metric, gathered as they pass.
package struct ConversionTallies: Sendable {
  package struct Tally: Sendable, Equatable {
    /// Rows without a rate in all groups.
    package var unconvertedRows: Int64 = 0
    /// How many days the oldest rate is older than the day that it was taken for; nil where no rate of a day was taken.
    package var rateAgeDays: Int64?
  }

  private struct Column {
    let metric: String
    let unconverted: Int?
    let age: Int?
    var tally = Tally()
  }

  private var columns: [Column]
  private let level: Int?

  package init(of query: CompiledQuery) {
    columns = query.query.metrics.map(\.name).map { name in
      Column(
        metric: name, unconverted: query.column(.unconvertedRows(of: name)),
        age: query.column(.rateAge(of: name)))
    }
    columns.removeAll { $0.unconverted == nil && $0.age == nil }
    level = query.column(.totalLevel)
  }

  /// Adds a row of the statement.
  package mutating func add(_ row: [Cell]) {
    // Rows of totals look at the rows of their groups again.
    let isGroup = level.map { row[$0] == .integer(0) } ?? true
    for index in columns.indices {
      if isGroup, let position = columns[index].unconverted, case .integer(let count) = row[position] {
        columns[index].tally.unconvertedRows += count
      }
      if let position = columns[index].age, case .integer(let days) = row[position] {
        columns[index].tally.rateAgeDays = max(columns[index].tally.rateAgeDays ?? days, days)
      }
    }
  }

  package subscript(metric: String) -> Tally { columns.first { $0.metric == metric }?.tally ?? Tally() }
}

/// How the amounts of a metric were converted, with what the rows told.
package struct ConversionNote: Sendable, Equatable {
  package let record: ConversionRecord
  /// None where they are an error.
  package let unconvertedRows: Int64
  package let rateAgeDays: Int64?

  package init(_ record: ConversionRecord, _ tally: ConversionTallies.Tally) {
    self.record = record
    unconvertedRows = record.missing == .error ? 0 : tally.unconvertedRows
    rateAgeDays = tally.rateAgeDays
  }

  /// `in EUR at transaction_date using ecb, with rows converted to USD at transaction_date using ecb`
  package var text: String {
    var parts: [String] = []
    if !record.policies.isEmpty {
      let target = record.currency.isEmpty ? "" : "in \(record.currency) "
      parts.append(target + "at \(record.policies.joined(separator: " and "))")
    }
    for conversion in record.ofRows {
      parts.append("with rows converted to \(conversion.currency) at \(conversion.policy)")
    }
    if record.roundsRows { parts.append("with each row rounded") }
    if let asOf = record.asOf { parts.append("with rates recorded by \(asOf)") }
    if let rateAgeDays, rateAgeDays > 0 {
      parts.append("with rates up to \(rateAgeDays) day\(rateAgeDays == 1 ? "" : "s") old")
    }
    var text = parts.joined(separator: ", ")
    if unconvertedRows > 0 {
      let isOne = unconvertedRows == 1
      let outcome =
        record.missing == .null
        ? (isOne ? "makes values null" : "make values null")
        : (isOne ? "is left out" : "are left out")
      text += "; \(unconvertedRows) row\(isOne ? "" : "s") without a rate \(outcome)"
    }
    return text
  }

  /// What the rows told, for programs.
  package var tallyJSON: [(String, JSONValue?)] {
    [
      ("rate_age_days", rateAgeDays.map { .number(Int($0)) }),
      ("unconverted_rows", record.missing == .error ? nil : .number(Int(unconvertedRows))),
    ]
  }
}
