import Definitions
import Model
import Values

/// Comparisons: the smaller side first, what can be said of one term and a value said so, ranges half open.
extension Normalizer {
  func comparison(_ operation: Operation, _ left: Term, _ right: Term) -> Term {
    switch operation {
    case .greater: return comparison(.less, right, left)
    case .greaterOrEqual: return comparison(.lessOrEqual, right, left)
    default: break
    }
    let comparison: Term.Comparison =
      switch operation {
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      default: .lessOrEqual
      }
    if left.isNullLiteral || right.isNullLiteral { return Term(literal: .null, .boolean) }
    return compared(comparison, left, right)
  }

  func compared(_ comparison: Term.Comparison, _ left: Term, _ right: Term) -> Term {
    if left.type.scale != nil, right.type.scale != nil, let term = compareNumbers(comparison, left, right) {
      return term
    }
    switch comparison {
    case .equal, .notEqual:
      if let value = right.literal { return member(left, [value], isNegated: comparison == .notEqual) }
      if let value = left.literal { return member(right, [value], isNegated: comparison == .notEqual) }
      let sides = [left, right].sorted { $0.text < $1.text }
      return Term(comparison, sides[0], sides[1])
    case .less, .lessOrEqual:
      if let (next, isLeft) = halfOpen(comparison, left, right) {
        return isLeft ? Term(.less, left, next) : Term(.lessOrEqual, next, right)
      }
      return Term(comparison, left, right)
    }
  }

  /// Days come one after the other, so "until a day" is "before the next", and "after a day" is "from the next on".
  private func halfOpen(_ comparison: Term.Comparison, _ left: Term, _ right: Term) -> (Term, isLeft: Bool)? {
    if comparison == .lessOrEqual, case .date(let day)? = right.literal {
      return (Term(literal: .date(day.adding(days: 1)), .date), true)
    }
    if comparison == .less, case .date(let day)? = left.literal {
      return (Term(literal: .date(day.adding(days: 1)), .date), false)
    }
    return nil
  }

  /// Both sides brought to one: `a < b` is `a - b < 0`. Of whole numbers `2 < quantity` is `3 <= quantity`.
  private func compareNumbers(_ comparison: Term.Comparison, _ left: Term, _ right: Term) -> Term? {
    guard let difference = polynomial(of: left).adding(polynomial(of: right).negated()) else { return nil }
    if let value = difference.constant { return known(comparison, value.coefficient) }
    let constant = difference.products.first { $0.factors.isEmpty }?.coefficient ?? Decimal(0)
    guard let variables = difference.adding(Polynomial(constant: constant.negated)),
      let first = variables.products.first
    else { return nil }
    // The first term is written positive; the rest is read from the other side.
    let isTurned = first.coefficient.coefficient < 0
    let side = number(
      isTurned ? variables.negated() : variables, ValueType.common(left.type, right.type) ?? left.type)
    let bound = (isTurned ? constant : constant.negated).trimmed(to: 0)
    let limit = { (value: Decimal) in self.number(Polynomial(constant: value), .decimal(scale: value.scale)) }
    switch comparison {
    case .equal, .notEqual: return member(side, [.decimal(bound)], isNegated: comparison == .notEqual)
    case .less where side.isWholeNumber, .lessOrEqual where side.isWholeNumber:
      // Up to the bound itself, or from it on, where the comparison is with "or equal".
      let holdsAtBound = comparison == .lessOrEqual
      let next = Decimal(coefficient: bound.floor + 1, scale: 0)
      let own = bound.scale == 0 ? bound : next
      return isTurned
        ? Term(.lessOrEqual, limit(holdsAtBound ? own : next), side)
        : Term(.less, side, limit(holdsAtBound ? next : own))
    case .less, .lessOrEqual:
      return isTurned ? Term(comparison, limit(bound), side) : Term(comparison, side, limit(bound))
    }
  }

  private func known(_ comparison: Term.Comparison, _ difference: Int128) -> Term {
    let holds =
      switch comparison {
      case .equal: difference == 0
      case .notEqual: difference != 0
      case .less: difference < 0
      case .lessOrEqual: difference <= 0
      }
    return holds ? .always : .never
  }
}

extension Decimal {
  var negated: Decimal { Decimal(coefficient: -coefficient, scale: scale) }

  /// The largest whole number that is not above it.
  fileprivate var floor: Int128 {
    let divisor = Decimal.powersOfTen[scale]
    let quotient = coefficient / divisor
    return coefficient % divisor < 0 ? quotient - 1 : quotient
  }
}

extension Term {
  init(_ comparison: Comparison, _ left: Term, _ right: Term) {
    self.init(
      .compare(comparison, left, right), "(\(left.text) \(comparison.rawValue) \(right.text))", .boolean)
  }

  /// Whether it is a number without digits behind the point, whatever its type says.
  fileprivate var isWholeNumber: Bool {
    guard case .polynomial(let polynomial) = shape else { return type == .integer }
    return polynomial.products.allSatisfy { product in
      product.coefficient.trimmed(to: 0).scale == 0 && product.factors.allSatisfy { $0.type == .integer }
    }
  }
}
