package import Compiler
import Definitions
package import Diagnostics
package import Engines
package import Model
import Planning
package import SQL
import Values

/// What an answer must say about rows without a rate: nothing is dropped, nothing is kept unconverted in silence.
///
/// Which currencies they are in, and since when, is asked of the database only where there are such rows.
package struct MissingRates {
  let query: CompiledQuery
  let model: Model
  let dialect: Dialect
  let engine: any Engine
  /// For each of its questions; nil for no limit.
  let timeoutSeconds: Double?

  package init(
    query: CompiledQuery, model: Model, dialect: Dialect, engine: any Engine, timeoutSeconds: Double? = nil
  ) {
    self.query = query
    self.model = model
    self.dialect = dialect
    self.engine = engine
    self.timeoutSeconds = timeoutSeconds
  }

  /// FX101 to FX104 for each metric that had rows without a rate: errors, or notes where the project leaves such rows out.
  package func findings(in table: ResultTable) throws(EngineError) -> [Finding] {
    guard query.query.target != nil else { return [] }
    var findings: [Finding] = []
    var told: [Aggregate] = []
    for (index, column) in query.columns.enumerated() {
      guard case .unconvertedRows(let name) = column.column.role,
        table.rows.contains(where: { $0[index] != .integer(0) && $0[index] != .null }),
        let formula = query.query.formula(named: name)
      else { continue }
      // What is filtered or ordered by is told where no metric has told it.
      let isShown = query.query.metrics.contains { $0.name == name }
      if !isShown, formula.aggregates.allSatisfy({ one in told.contains { $0.looksAtSameRows(as: one) } }) {
        continue
      }
      told += formula.aggregates
      let isError = try isError(name, index, in: table)
      for missing in missingRateQueries(for: formula, of: query.query, in: model, for: dialect) {
        findings += try self.findings(missing, of: name, isError: isError)
      }
    }
    return findings
  }

  /// Whether the answer must not be shown.
  private func isError(_ name: String, _ index: Int, in table: ResultTable) throws(EngineError) -> Bool {
    switch query.query.missing {
    case .error: return true
    case .null: return false
    case .exclude(let percent):
      guard let percent,
        let rows = query.column(.amountRows(of: name))
      else { return false }
      return table.rows.contains { row in
        guard case .integer(let missing) = row[index], case .integer(let all) = row[rows] else {
          return false
        }
        return Int128(missing) * 100 * Decimal.powersOfTen[percent.scale] > percent.coefficient * Int128(all)
      }
    }
  }

  // MARK: Details

  private struct Detail {
    let currency: String
    var rows: Int64
    var firstDay: Day?
  }

  /// Rows without a rate by currency, the most first.
  private func details(_ missing: MissingRateQuery) throws(EngineError) -> [Detail] {
    var details: [Detail] = []
    try engine.run(missing.query.sql, columns: missing.query.resultColumns, timeoutSeconds: timeoutSeconds) {
      (row) throws(EngineError) in
      guard case .integer(let rows) = row[missing.rowsColumn], rows > 0 else { return }
      let currency = if case .text(let code) = row[0] { code } else { "no currency" }
      var day: Day?
      if case .date(let found) = row[1] { day = found }
      if let index = details.firstIndex(where: { $0.currency == currency }) {
        details[index].rows += rows
        if let day { details[index].firstDay = details[index].firstDay.map { min($0, day) } ?? day }
      } else {
        details.append(Detail(currency: currency, rows: rows, firstDay: day))
      }
    }
    return details.sorted { ($1.rows, $0.currency) < ($0.rows, $1.currency) }
  }

  private func findings(_ missing: MissingRateQuery, of name: String, isError: Bool) throws(EngineError)
    -> [Finding]
  {
    var details = try details(missing)
    let severity: Finding.Severity = isError ? .error : .warning
    var findings: [Finding] = []
    let set = missing.policy.rateSet.map { model.currencies.rateSets[$0] }
    // Codes that are no currency, and currencies that are gone, have causes of their own.
    for detail in details where !model.currencies.isCode(detail.currency) && detail.currency != "no currency"
    {
      findings.append(
        Finding(
          .unknownCodeInData,
          "unknown currency code '\(detail.currency)' in the rows of '\(name)': \(rows(detail.rows))",
          at: nil,
          severity: severity
        ).helping("mend the table, or declare the code under 'currencies: {add: …}' and give it rates"))
    }
    details.removeAll { !model.currencies.isCode($0.currency) && $0.currency != "no currency" }
    if let set, set.retired == .error {
      for detail in details {
        guard let retirement = ISO4217.retirement(of: detail.currency), let day = detail.firstDay,
          day > retirement.validTo
        else { continue }
        findings.append(
          Finding(
            .retiredCurrency,
            "retired currency \(detail.currency) after \(retirement.validTo): \(rows(detail.rows)) of '\(name)'",
            at: nil, severity: severity
          ).helping(
            "write retired: fixed in the rate set: \(retirement.factor) \(detail.currency) are 1 \(retirement.successor) by law"
          ))
        details.removeAll { $0.currency == detail.currency }
      }
    }
    guard !details.isEmpty else { return findings }
    if let set, let conflict = try conflict(missing.policy, set, details.map(\.currency)) {
      findings.append(conflict)
      return findings
    }
    findings.append(missingRate(details, missing, of: name, set, severity))
    return findings
  }

  private func missingRate(
    _ details: [Detail], _ missing: MissingRateQuery, of name: String, _ set: RateSet?,
    _ severity: Finding.Severity
  ) -> Finding {
    let count = details.reduce(0) { $0 + $1.rows }
    let list = details.map { "\($0.rows) in \($0.currency)" }.joined(separator: ", ")
    let dated = details.filter { $0.firstDay != nil }.min { $0.firstDay! < $1.firstDay! }
    let first = dated.map { "; first \($0.currency) on \($0.firstDay!)" } ?? ""
    let target = missing.target.map { " to \($0)" } ?? ""
    guard let set else {
      return Finding(
        .missingRate,
        "missing rate: \(rows(count)) of '\(name)' (\(list)) at \(missing.policy.reference) without a value\(first)",
        at: nil, severity: severity
      ).noting(outcome(severity, "the rate of a row stands on the row"))
        .helping("fill the column, or ask for another policy with --at")
    }
    return Finding(
      .missingRate,
      "missing rate: \(rows(count)) of '\(name)' (\(list)) without a rate\(target) at \(missing.policy.reference) in \(set.name)\(first)",
      at: nil, severity: severity
    )
    .noting(outcome(severity, rule(of: missing.policy, set)))
    .helping(
      "add the rates to '\(set.tableName)', or ask for a time that has them with --time"
    )
  }

  private func rule(of policy: Policy, _ set: RateSet) -> String {
    switch policy.reference.base {
    case .average, .end:
      set.openPeriod == .error
        ? "a period has a rate when it is complete, with the newest rate of the set on its last day or later, and has rates of the currency"
        : "a period has a rate when it has rates of the currency"
    case .plan: "a plan has one rate for a currency and a period"
    default:
      if let days = set.maxStalenessDays {
        "a rate is carried forward for at most \(days) days"
      } else if set.shape == .intervals {
        "a rate holds from its first day to its last"
      } else {
        "a rate holds for its own day only"
      }
    }
  }

  private func outcome(_ severity: Finding.Severity, _ rule: String) -> String {
    switch query.query.missing {
    case .null where severity != .error: "\(rule); values with such rows are null"
    case .exclude where severity != .error: "\(rule); such rows are left out and counted"
    case .exclude(let percent?): "\(rule); at most \(percent) % of the rows may be left out"
    default: "\(rule); nothing is dropped or kept unconverted"
    }
  }

  private func rows(_ count: Int64) -> String { "\(count) row\(count == 1 ? "" : "s")" }

  // MARK: Rates that contradict each other

  /// FX102 where two rates of one key differ.
  private func conflict(_ policy: Policy, _ set: RateSet, _ currencies: [String]) throws(EngineError)
    -> Finding?
  {
    let statement = conflictStatement(of: policy, asOf: query.query.asOf, in: model, for: dialect)
    let columns = statement.columns.map {
      ResultColumn(name: $0, type: $0 == "day" && !statement.isPlan ? .date : .text)
    }
    let table = try engine.table(of: statement.sql, columns: columns, timeoutSeconds: timeoutSeconds)
    guard
      let row = table.rows.first(where: { row in
        guard case .text(let code) = row[0] else { return false }
        return currencies.contains(code) || code == query.query.targetCode || set.shape == .pairs
      })
    else { return nil }
    let words = row.map { cell -> String in
      switch cell {
      case .text(let text): text
      case .date(let day): "\(day)"
      default: "?"
      }
    }
    if set.shape == .intervals {
      return Finding(
        .duplicateRate,
        "duplicate rate for \(words.joined(separator: ", since ")) in \(set.name): two terms overlap",
        at: nil
      )
      .noting("which of them holds is not known, so neither is taken")
      .helping("end the earlier term in '\(set.tableName)' on the day before the later one begins")
    }
    return duplicateRate(words.joined(separator: ", "), in: set).helping(
      "remove one of them from '\(set.tableName)'\(set.columns.recordedAt == nil ? ", or declare recorded_at so that the newer one holds" : "")"
    )
  }
}

/// FX102, without the way out.
package func duplicateRate(_ subject: String, in set: RateSet) -> Finding {
  Finding(
    .duplicateRate, "duplicate rate for \(subject) in \(set.name): two rows give two rates", at: nil
  ).noting("which of them holds is not known, so neither is taken")
}
