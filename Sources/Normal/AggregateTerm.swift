import Model

/// An aggregate in normal form.
struct AggregateTerm: Sendable {
  let function: Aggregate.Function
  let argument: Term?
  let filter: Term?
  /// What it looks at, beside its argument: the table, then time and level. Equal for aggregates over the same rows, where
  /// their filters are.
  let table: String
  let window: String
  /// How its amounts are converted.
  let policy: String
  /// What it takes beside its argument.
  let detail: String
  let isNullWhenEmpty: Bool
  /// Whether it is null where a rate is missing, in questions that say so.
  let mayLackRates: Bool
  /// What `rows`, `policy` and `detail` are made of, beside the filter.
  let inside: [Term]
  /// Whether every row that it looks at has a value.
  let isOfValues: Bool

  var isNeverNull: Bool { !isNullWhenEmpty && !mayLackRates && (function == .sum || function.isCount) }

  func emptied(to isNull: Bool) -> AggregateTerm {
    AggregateTerm(
      function: function, argument: argument, filter: filter, table: table, window: window, policy: policy,
      detail: detail,
      isNullWhenEmpty: isNull, mayLackRates: mayLackRates, inside: inside, isOfValues: isOfValues)
  }

  var rows: String { table + (filter.map { " where \($0.text)" } ?? "") + window }

  /// As `text`, of all rows.
  var textWithoutFilter: String { text(of: table + window) }

  var text: String { text(of: rows) }

  private func text(of rows: String) -> String {
    var parts = [argument?.text ?? "", detail].filter { !$0.isEmpty }.joined(separator: ", ")
    if isNullWhenEmpty == function.isZeroWhenEmpty {
      parts += isNullWhenEmpty ? " empty null" : " empty zero"
    }
    return "\(function.rawValue)(\(parts) of \(rows)\(policy))"
  }
}

extension Term {
  init(_ aggregate: AggregateTerm, _ type: ValueType) {
    self.init(.aggregate(aggregate), aggregate.text, type)
  }
}
