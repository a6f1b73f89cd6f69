package import Diagnostics
package import Values

/// `currencies:`, `rates:`, `conversion:`, `locks:` and `missing:`, as written.
package struct CurrencyDefinitions: Sendable {
  /// The codes that may occur; nil for every ISO 4217 code.
  package var restrictTo: [Written<String>]?
  /// Currencies that ISO 4217 does not know, with their minor units.
  package var added: [AddedCurrency] = []
  package var rateSets: [RateSetDefinition] = []
  package var policies: [PolicyDefinition] = []
  package var locks: [RateLock] = []
  package var missing: Written<MissingRule>?
  package var rounding: RoundingRule?

  package init() {}

  /// Whether nothing is said.
  package var isEmpty: Bool {
    restrictTo == nil && added.isEmpty && rateSets.isEmpty && policies.isEmpty && locks.isEmpty
      && missing == nil
      && rounding == nil
  }
}

/// What a number in the middle of two others is rounded to.
package enum RoundingRule: String, Sendable, CaseIterable {
  case halfAwayFromZero = "half_away_from_zero"
  /// To the one whose last digit is even.
  case halfEven = "half_even"
}

/// `{code: BTC, minor_units: 8}`
package struct AddedCurrency: Sendable {
  package let code: Written<String>
  package let minorUnits: Int
}

/// What is done with a row that has no rate.
package enum MissingRule: Sendable, Hashable {
  /// The question fails and counts such rows.
  case error
  /// A value of the answer with such a row is null.
  case null
  /// Such rows are left out and counted; an error where their share of the rows is larger than that, in percent.
  case exclude(maxPercent: Decimal?)
}

/// A month that is closed: its rows take the rates that were known at the end of `knownOn`.
package struct RateLock: Sendable {
  /// The first day of the month.
  package let month: Day
  package let knownOn: Day
  package let span: SourceSpan
}

/// A table of exchange rates.
package struct RateSetDefinition: Sendable {
  package enum Shape: String, Sendable, CaseIterable {
    /// A rate for each currency and date.
    case points
    /// A rate for each pair of currencies and date.
    case pairs
    /// A row for each date, a column for each currency.
    case wide
    /// A rate for each currency, from a date until another.
    case intervals
    /// A rate for each currency and period of a plan.
    case period

    /// Whether a row is of one day, and may be carried forward.
    package var isOfDays: Bool {
      switch self {
      case .points, .pairs, .wide: true
      case .intervals, .period: false
      }
    }
  }

  package enum Quote: String, Sendable, CaseIterable {
    /// 1 pivot = rate units of the currency.
    case currencyPerPivot = "currency_per_pivot"
    /// 1 unit of the currency = rate pivots.
    case pivotPerCurrency = "pivot_per_currency"
  }

  /// Which day's rate holds on a day.
  package enum Fixing: String, Sendable, CaseIterable { case sameDay = "same_day", previous }
  /// What `average(…)` is the mean of.
  package enum Average: String, Sendable, CaseIterable {
    case publishedPoints = "published_points"
    case calendarDays = "calendar_days"
  }
  /// What `average(…)` is of two currencies that are both quoted against the pivot.
  package enum Cross: String, Sendable, CaseIterable {
    /// The quotient of the means.
    case ofMeans = "of_means"
    /// The mean of the quotients.
    case ofCrosses = "of_crosses"
  }
  package enum Inverse: String, Sendable, CaseIterable { case derive, storedOnly = "stored_only" }
  package enum Retired: String, Sendable, CaseIterable { case fixed, error }
  package enum OpenPeriod: String, Sendable, CaseIterable { case error, provisional }
  package enum PrecedenceMode: String, Sendable, CaseIterable {
    case perDate = "per_date"
    case sourceFirst = "source_first"
  }

  /// The names of the columns; those that are nil the table does not have.
  package struct Columns: Sendable {
    /// Of `points`, `pairs` and `wide`.
    package var date = "date"
    package var currency = "currency"
    package var rate = "rate"
    /// Of `pairs`.
    package var from = "from"
    package var to = "to"
    /// Of `intervals`: the first day, and the last day or null.
    package var validFrom = "valid_from"
    package var validTo = "valid_to"
    /// Of `period`: the year, or the first day of the period.
    package var period: String?
    /// So many units of the currency are quoted: 100 JPY.
    package var per: String?
    package var source: String?
    package var recordedAt: String?
    /// Of `wide`: the columns by currency.
    package var byCurrency: [(code: Written<String>, column: String)] = []
  }

  package let name: Written<String>
  package let table: Written<String>
  package let shape: Shape
  package let pivot: Written<String>
  package let quote: Quote
  package let columns: Columns
  /// How many days a rate may be carried forward; nil where gaps are not filled, 0 days then.
  package let maxStalenessDays: Int?
  /// The sources, the best first; empty where the table has one source.
  package let sources: [String]
  package let precedence: PrecedenceMode
  package let fixing: Fixing
  package let average: Average
  package let cross: Cross
  package let inverse: Inverse
  package let retired: Retired
  package let openPeriod: OpenPeriod
  /// Of `period`: how long a period is.
  package let period: Grain
}

/// What an amount is: it decides which rates are legal for it.
package enum MoneyKind: String, Sendable, CaseIterable {
  /// Happens at a moment: an order, a refund, a fee.
  case flow
  /// Stands at a moment: of an account, of a stock.
  case balance
  /// Of one unit; an amount only once it is multiplied by a quantity.
  case price
}

/// How a kind of money is converted: `flow: transaction_date using ecb`.
package struct PolicyDefinition: Sendable {
  package let kind: MoneyKind
  package let policy: WrittenPolicy
}

/// A policy where it stands.
package struct WrittenPolicy: Sendable, Equatable {
  package let reference: TimeReference
  /// nil for the rate set of the amount's kind.
  package let rateSet: Written<String>?
  package let span: SourceSpan
}
