import Values

/// A sum of products of exact numbers, in the order of the texts of its products.
///
/// Every operation of a polynomial is null where an operand is. A product whose coefficient became zero therefore stays:
/// `a - a` is zero times a, which is null where a is; only aggregates that are never null are dropped with it.
struct Polynomial: Sendable {
  struct Product: Sendable {
    var coefficient: Decimal
    /// In the order of their texts; none for the constant.
    let factors: [Term]

    var key: String { factors.map(\.text).joined(separator: "*") }
  }

  private(set) var products: [Product]

  /// More products than this are not multiplied out.
  static let largestCount = 40

  init(constant: Decimal) { products = [Product(coefficient: constant, factors: [])] }

  init(_ term: Term) { products = [Product(coefficient: Decimal(1), factors: [term])] }

  /// - Parameter factors: in the order of their texts.
  init(productOf factors: [Term]) { products = [Product(coefficient: Decimal(1), factors: factors)] }

  private init(products: [Product]) { self.products = products }

  /// The number, where it is one.
  var constant: Decimal? {
    guard products.allSatisfy({ $0.factors.isEmpty }) else { return nil }
    return products.first?.coefficient ?? Decimal(0)
  }

  /// nil where digits would be lost.
  func adding(_ other: Polynomial) -> Polynomial? {
    var sum = products
    for product in other.products {
      if let index = sum.firstIndex(where: { $0.factors == product.factors }) {
        guard let coefficient = sum[index].coefficient.exactSum(with: product.coefficient) else { return nil }
        sum[index].coefficient = coefficient
      } else {
        sum.append(product)
      }
    }
    return Polynomial.ordered(sum)
  }

  func multiplied(by other: Polynomial) -> Polynomial? {
    guard products.count * other.products.count <= Polynomial.largestCount else { return nil }
    var result: Polynomial?
    for left in products {
      for right in other.products {
        guard let coefficient = left.coefficient.exactProduct(with: right.coefficient) else { return nil }
        let factors = (left.factors + right.factors).sorted { $0.text < $1.text }
        let product = Polynomial(products: [Product(coefficient: coefficient, factors: factors)])
        guard let next = result.map({ $0.adding(product) }) ?? product else { return nil }
        result = next
      }
    }
    return result
  }

  func negated() -> Polynomial {
    Polynomial(
      products: products.map {
        Product(
          coefficient: Decimal(coefficient: -$0.coefficient.coefficient, scale: $0.coefficient.scale),
          factors: $0.factors)
      })
  }

  /// Without zeros that say nothing.
  private static func ordered(_ products: [Product]) -> Polynomial {
    let kept = products.filter { product in
      !product.coefficient.isZero || !product.factors.allSatisfy(\.isAggregateWithValue)
    }
    if kept.isEmpty { return Polynomial(constant: Decimal(0)) }
    return Polynomial(products: kept.sorted { $0.key < $1.key })
  }

  var text: String {
    let parts = products.map { product -> String in
      let number = product.coefficient.trimmed(to: 0)
      if product.factors.isEmpty { return number.description }
      return number == Decimal(1) ? product.key : "\(number)*\(product.key)"
    }
    return parts.count == 1 && products[0].factors.count <= 1 && products[0].coefficient == Decimal(1)
      ? parts[0] : "(" + parts.joined(separator: " + ") + ")"
  }
}

extension Term {
  fileprivate var isAggregateWithValue: Bool {
    if case .aggregate(let aggregate) = shape { aggregate.isNeverNull } else { false }
  }
}

extension Decimal {
  /// nil where it has more digits than a number holds.
  private static let largest = powersOfTen[9]

  /// What is larger is not reckoned with: a database may leave the range of its numbers on the way where the form does not.
  private var bounded: Decimal? {
    coefficient.magnitude / Decimal.powersOfTen[scale].magnitude < Decimal.largest.magnitude ? self : nil
  }

  func exactSum(with other: Decimal) -> Decimal? {
    let scale = max(self.scale, other.scale)
    guard let left = shifted(to: scale), let right = other.shifted(to: scale) else { return nil }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? nil : Decimal(coefficient: sum, scale: scale).trimmed(to: 0).bounded
  }

  func exactProduct(with other: Decimal) -> Decimal? {
    let left = trimmed(to: 0), right = other.trimmed(to: 0)
    let (product, overflow) = left.coefficient.multipliedReportingOverflow(by: right.coefficient)
    guard !overflow, left.scale + right.scale <= 30 else { return nil }
    return Decimal(coefficient: product, scale: left.scale + right.scale).trimmed(to: 0).bounded
  }

  private func shifted(to newScale: Int) -> Int128? {
    let (value, overflow) = coefficient.multipliedReportingOverflow(by: Decimal.powersOfTen[newScale - scale])
    return overflow ? nil : value
  }
}
