package import Definitions

extension TimeReference {
  /// Why amounts of a kind must not be converted in this way, in a clause; nil where they may.
  ///
  /// Source: docs/currency.md, "What is legal for what".
  package func reasonAgainst(_ kind: MoneyKind, allowsEnd: Bool) -> String? {
    switch (self, kind) {
    case (.average, .balance): "a balance stands at a moment, and an average is of many"
    case (.average, .price): "a price is of one moment, and an average is of many"
    case (.end, .price): "a price is of its own moment, not of the end of a period"
    case (.end, .flow) where !allowsEnd: "a flow happens within a period, not at its end"
    case (.shifted(_, _, let reference), _): reference.reasonAgainst(kind, allowsEnd: allowsEnd)
    case (.transactionDate, _), (.average, .flow), (.end, .flow), (.end, .balance), (.fixed, _), (.plan, _),
      (.booked, _):
      nil
    }
  }

  /// The time references that are legal for a kind, for findings.
  package static func legal(for kind: MoneyKind) -> String {
    switch kind {
    case .flow: "transaction_date, average(month), fixed(date), plan, booked(column) or shift(…)"
    case .balance: "transaction_date, end(month), fixed(date), plan, booked(column) or shift(…)"
    case .price: "transaction_date, fixed(date), plan, booked(column) or shift(…)"
    }
  }

  /// Why the mean of cross rates does not convert a single amount.
  package static let reasonAgainstCrosses =
    "the mean of cross rates is a rate for each day, and only what is added up can be converted by it"
  /// What does.
  package static let insteadOfCrosses =
    "transaction_date, fixed(date), a plan, or a rate set with 'cross: of_means'"

  /// Whether rates are means of periods, seen from the day itself or a shifted one.
  package var isAverage: Bool {
    if case .average = base { return true }
    return false
  }

  /// Whether rates are of the last day of a period, seen from the day itself or a shifted one.
  package var isEnd: Bool {
    if case .end = base { return true }
    return false
  }

  /// The reference itself, or that which is shifted.
  package var base: TimeReference {
    if case .shifted(_, _, let reference) = self { return reference }
    return self
  }
}
