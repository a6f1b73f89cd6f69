package import Definitions

/// The second of the three types of an expression: what one of it is one of.
///
/// Most expressions have none, so a unit is one reference that is nil for them: expressions are copied all the time.
package struct Unit: Sendable, Hashable {
  private final class Content: Sendable {
    let currency: Currency?
    let kind: MoneyKind?
    let powers: [Power]

    init(currency: Currency?, kind: MoneyKind?, powers: [Power]) {
      self.currency = currency
      self.kind = kind
      self.powers = powers
    }
  }

  private let content: Content?

  package struct Power: Sendable, Hashable {
    package let name: String
    package let exponent: Int
  }

  package init(currency: Currency? = nil, kind: MoneyKind? = nil, powers: [Power] = []) {
    content =
      currency == nil && powers.isEmpty ? nil : Content(currency: currency, kind: kind, powers: powers)
  }

  /// Set when the value is money.
  package var currency: Currency? { content?.currency }

  /// What the amount is; nil for an amount that is written out, and for a number.
  package var kind: MoneyKind? { content?.kind }

  /// Physical and counting units with their powers, by name: `kg`, `kg per day` is `[day: -1, kg: 1]`.
  package var powers: [Power] { content?.powers ?? [] }

  package static func == (left: Unit, right: Unit) -> Bool {
    left.content === right.content
      || (left.currency == right.currency && left.kind == right.kind && left.powers == right.powers)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(currency)
    hasher.combine(powers)
  }

  package static let none = Unit()

  package static func named(_ name: String) -> Unit { Unit(powers: [Power(name: name, exponent: 1)]) }

  package var isNone: Bool { content == nil }

  package var isMoney: Bool { content?.currency != nil }

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

  /// The code of the currency of a row; nil where only the question tells it.
  package var code: TypedExpression? {
    switch self {
    case .fixed(let code): TypedExpression(.literal(.text(code)), .currency)
    case .row(let field): TypedExpression(.field(field), .currency)
    case .question: nil
    }
  }
}
