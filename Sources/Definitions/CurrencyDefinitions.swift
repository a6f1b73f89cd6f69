/// `currencies:`, `rates:`, `conversion:` and `missing:`, as written.
package struct CurrencyDefinitions: Sendable {
  /// The codes that may occur; nil for every ISO 4217 code.
  package var restrictTo: [Written<String>]?
  package var rateSets: [RateSetDefinition] = []
  package var policies: [PolicyDefinition] = []

  package init() {}
}

/// A table of exchange rates.
package struct RateSetDefinition: Sendable {
  /// `points`: a rate per currency and date. `period`: a rate per currency and year.
  package enum Shape: String, Sendable, CaseIterable { case points, period }
  package enum Quote: String, Sendable, CaseIterable {
    /// 1 pivot = rate units of the currency.
    case currencyPerPivot = "currency_per_pivot"
    /// 1 unit of the currency = rate pivots.
    case pivotPerCurrency = "pivot_per_currency"
  }

  package let name: Written<String>
  package let table: Written<String>
  package let shape: Shape
  package let pivot: Written<String>
  package let quote: Quote
  /// The column of the date, or of the period.
  package let dateColumn: String
  package let currencyColumn: String
  package let rateColumn: String
  /// How many days a rate may be carried forward; nil where gaps are not filled.
  package let maxStalenessDays: Int?
}

/// How a kind of money is converted: `transaction_date using ecb`.
package struct PolicyDefinition: Sendable {
  package enum Kind: String, Sendable, CaseIterable { case flow, balance, price }

  package let kind: Kind
  package let rateSet: Written<String>
}
