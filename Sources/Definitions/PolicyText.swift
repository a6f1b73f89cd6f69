package import Values

/// At which moment the rate of an amount is taken: the first half of a conversion policy.
///
/// Source: docs/currency.md, "Policies".
package indirect enum TimeReference: Sendable, Hashable {
  /// The day of the row.
  case transactionDate
  /// The mean of the rates of the period that the row falls in.
  case average(Grain)
  /// The last rate on or before the last day of that period.
  case end(Grain)
  /// One day for all rows.
  case fixed(Day)
  /// The rate of a plan or a budget.
  case plan
  /// A rate or a converted amount that stands on the row, in that column.
  case booked(String)
  /// The reference, seen from a day that is so many periods away: constant currency.
  case shifted(count: Int64, Grain, TimeReference)

  /// Periods that a rate may be of.
  package static let periods: [Grain] = [.week, .month, .quarter, .fiscalQuarter, .year, .fiscalYear]
}

/// `average(month) using ecb`
package struct PolicyText: Sendable {
  package let reference: TimeReference
  /// The name of the rate set and where it stands in the text, in bytes; nil where none is named.
  package let rateSet: (name: String, from: Int, to: Int)?

  /// Examples of every form, for findings.
  package static let forms =
    "transaction_date, average(month), end(month), fixed(2025-01-02), plan, booked(column) or shift(-1 year, average(month)), with 'using' and a rate set"

  /// nil where the text is no policy.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    var body = text
    var set: (name: String, from: Int, to: Int)?
    if let range = text.firstRange(of: " using ") {
      body = String(text[..<range.lowerBound])
      let name = String(text[range.upperBound...]).trimmingBlanks()
      guard !name.isEmpty, !name.contains(" ") else { return nil }
      // The name is the last word, so it ends where the blanks at the end begin.
      var end = bytes.count
      while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
      set = (name, end - name.utf8.count, end)
    }
    guard let reference = TimeReference(text: body.trimmingBlanks()) else { return nil }
    self.reference = reference
    rateSet = set
  }
}

extension TimeReference {
  init?(text: String) {
    switch text {
    case "transaction_date": self = .transactionDate
    case "plan": self = .plan
    default:
      guard let open = text.firstIndex(of: "("), text.last == ")" else { return nil }
      let name = String(text[..<open]).trimmingBlanks()
      let inner = String(text[text.index(after: open)..<text.index(before: text.endIndex)]).trimmingBlanks()
      switch name {
      case "average", "end":
        guard let period = Grain(rawValue: inner), TimeReference.periods.contains(period) else { return nil }
        self = name == "average" ? .average(period) : .end(period)
      case "fixed":
        guard let day = Day(inner) else { return nil }
        self = .fixed(day)
      case "booked":
        guard DefinitionReader.isName(inner) else { return nil }
        self = .booked(inner)
      case "shift":
        guard let comma = inner.firstIndex(of: ","),
          let base = TimeReference(text: String(inner[inner.index(after: comma)...]).trimmingBlanks())
        else { return nil }
        let words = inner[..<comma].split(separator: " ").map(String.init)
        guard words.count == 2, let count = Int64(words[0]), count != 0, abs(count) <= 100,
          let period = Grain(rawValue: words[1].hasSuffix("s") ? String(words[1].dropLast()) : words[1]),
          !period.isWithinDay, !period.isRetail
        else { return nil }
        switch base {
        case .transactionDate, .average, .end: break
        case .fixed, .plan, .booked, .shifted: return nil
        }
        self = .shifted(count: count, period, base)
      default: return nil
      }
    }
  }
}

extension TimeReference: CustomStringConvertible {
  package var description: String {
    switch self {
    case .transactionDate: "transaction_date"
    case .average(let period): "average(\(period.rawValue))"
    case .end(let period): "end(\(period.rawValue))"
    case .fixed(let day): "fixed(\(day))"
    case .plan: "plan"
    case .booked(let column): "booked(\(column))"
    case .shifted(let count, let grain, let reference):
      "shift(\(count) \(grain.rawValue)\(abs(count) == 1 ? "" : "s"), \(reference))"
    }
  }
}
