/// The second of the three types of an expression: what one of it is one of.
package struct Unit: Sendable, Hashable {
  /// Set when the value is money.
  package var currency: Currency?
  /// Physical and counting units with their powers, by name: `kg`, `kg per day` is `[day: -1, kg: 1]`.
  package var powers: [Power] = []

  package struct Power: Sendable, Hashable {
    package let name: String
    package let exponent: Int
  }

  package init(currency: Currency? = nil, powers: [Power] = []) {
    self.currency = currency
    self.powers = powers
  }

  package static let none = Unit()

  package static func named(_ name: String) -> Unit { Unit(powers: [Power(name: name, exponent: 1)]) }

  package var isNone: Bool { currency == nil && powers.isEmpty }

  package var isMoney: Bool { currency != nil }

  /// The powers of a product (`sign` 1) or a quotient (`sign` -1).
  func combinedPowers(with other: Unit, sign: Int) -> [Power] {
    if powers.isEmpty && other.powers.isEmpty { return [] }
    var exponents: [(name: String, exponent: Int)] = powers.map { ($0.name, $0.exponent) }
    for power in other.powers {
      if let index = exponents.firstIndex(where: { $0.name == power.name }) {
        exponents[index].exponent += sign * power.exponent
      } else {
        exponents.append((power.name, sign * power.exponent))
      }
    }
    return exponents.filter { $0.exponent != 0 }.sorted { $0.name < $1.name }
      .map { Power(name: $0.name, exponent: $0.exponent) }
  }
}

/// Which currency an amount is in.
package enum Currency: Sendable, Hashable {
  case fixed(String)
  /// The code that stands in a column of the row.
  case row(FieldReference)
  /// Whatever the question asks for.
  case question
}
