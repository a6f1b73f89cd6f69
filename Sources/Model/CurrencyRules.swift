package import Definitions
package import Values

/// Which currencies there are and how money is converted.
package struct CurrencyRules: Sendable {
  /// The codes that may occur.
  package var codes: [String] = []
  package var rateSets: [RateSet] = []
  /// Months that are closed, in order.
  package var locks: [RateLock] = []
  package var missing = MissingRule.error
  package var rounding = RoundingRule.halfAwayFromZero
  private var policies: [Policy?] = [nil, nil, nil]
  /// Minor units of the currencies that ISO 4217 does not know.
  var addedMinorUnits: [String: Int] = [:]

  package init() {}

  /// How amounts of a kind are converted where nothing else is said; nil where no conversion is declared.
  package subscript(kind kind: MoneyKind) -> Policy? {
    get { policies[kind.position] }
    set { policies[kind.position] = newValue }
  }

  /// Whether anything is declared that could convert an amount.
  package var hasPolicies: Bool { policies.contains { $0 != nil } }

  /// Decimals of the minor unit of a currency: 2 for EUR, 0 for JPY.
  package func minorUnits(_ code: String) -> Int { addedMinorUnits[code] ?? ISO4217.minorUnits(code) }

  /// Whether a text is a code, of the domain or not.
  package func isCode(_ text: String) -> Bool { addedMinorUnits[text] != nil || ISO4217.isCode(text) }

  /// Digits of an amount whose currency is that of its row.
  package var largestMinorUnits: Int { codes.map(minorUnits).max() ?? 2 }

  /// Whether a policy takes the mean of cross rates, which is a sum of quotients and no quotient itself.
  ///
  /// - Parameter target: nil where groups are in currencies of their own.
  package func isOfCrosses(_ policy: Policy, to target: String?) -> Bool {
    guard policy.reference.isAverage, let index = policy.rateSet else { return false }
    // Against the pivot rates are quoted, and the mean of the quotes holds.
    return rateSets[index].cross == .ofCrosses && target != rateSets[index].pivot
  }

  /// Whether a policy takes the rate of one day, which may be older than the day that it is taken for.
  package func hasRateAge(_ policy: Policy) -> Bool {
    guard let index = policy.rateSet, rateSets[index].shape.isOfDays else { return false }
    return switch policy.reference.base {
    case .transactionDate, .end, .fixed: true
    case .average, .plan, .booked, .shifted: false
    }
  }

  package func name(of policy: Policy) -> String {
    policy.rateSet.map { "\(policy.reference) using \(rateSets[$0].name)" } ?? "\(policy.reference)"
  }
}

/// When an amount is converted and with which rates. The target currency is no part of it.
package struct Policy: Sendable, Hashable {
  package let reference: TimeReference
  /// A position in `rateSets`; nil for what is booked on the row.
  package let rateSet: Int?

  package init(_ reference: TimeReference, rateSet: Int?) {
    self.reference = reference
    self.rateSet = rateSet
  }
}

/// The policy of an aggregate, and how far a question may change it.
package struct ConversionRule: Sendable, Hashable {
  package var policy: Policy
  /// The metric that lets no question choose another.
  package var lockedBy: String?
  /// Whether a flow may be converted at the end of a period.
  package var allowsEnd = false

  package init(_ policy: Policy, lockedBy: String? = nil, allowsEnd: Bool = false) {
    self.policy = policy
    self.lockedBy = lockedBy
    self.allowsEnd = allowsEnd
  }
}

/// A table of exchange rates; see `RateSetDefinition` for what its parts mean.
package struct RateSet: Sendable {
  package let name: String
  package let table: [String]
  package let shape: RateSetDefinition.Shape
  package let pivot: String
  package let quote: RateSetDefinition.Quote
  package let columns: RateSetDefinition.Columns
  package let maxStalenessDays: Int?
  package let sources: [String]
  package let precedence: RateSetDefinition.PrecedenceMode
  package let fixing: RateSetDefinition.Fixing
  package let average: RateSetDefinition.Average
  package let cross: RateSetDefinition.Cross
  package let inverse: RateSetDefinition.Inverse
  package let retired: RateSetDefinition.Retired
  package let openPeriod: RateSetDefinition.OpenPeriod
  package let period: Grain

  /// Decimals that a rate is read with.
  package static let rateScale = 6

  package var tableName: String { table.joined(separator: ".") }

  init(_ definition: RateSetDefinition) {
    name = definition.name.value
    table = definition.table.value.split(separator: ".").map(String.init)
    shape = definition.shape
    pivot = definition.pivot.value
    quote = definition.quote
    columns = definition.columns
    maxStalenessDays = definition.maxStalenessDays
    sources = definition.sources
    precedence = definition.precedence
    fixing = definition.fixing
    average = definition.average
    cross = definition.cross
    inverse = definition.inverse
    retired = definition.retired
    openPeriod = definition.openPeriod
    period = definition.period
  }
}

extension MoneyKind {
  fileprivate var position: Int {
    switch self {
    case .flow: 0
    case .balance: 1
    case .price: 2
    }
  }
}
