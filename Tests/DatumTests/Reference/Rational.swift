import BigInt
import Definitions
import Values

/// An exact fraction: what numbers are before a database gets hold of them.
struct Rational: Hashable, Comparable {
  let numerator: BigInt
  /// Positive, without a factor in common with the numerator.
  let denominator: BigInt

  init(_ numerator: BigInt, _ denominator: BigInt = 1) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    self.numerator = divisor == 0 ? 0 : sign * numerator / divisor
    self.denominator = divisor == 0 ? 1 : sign * denominator / divisor
  }

  init(_ decimal: Decimal) {
    self.init(BigInt(String(decimal.coefficient))!, BigInt(10).power(decimal.scale))
  }

  static func + (left: Rational, right: Rational) -> Rational {
    Rational(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  static func - (left: Rational, right: Rational) -> Rational {
    left + Rational(-right.numerator, right.denominator)
  }

  static func * (left: Rational, right: Rational) -> Rational {
    Rational(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// nil where the divisor is zero.
  static func / (left: Rational, right: Rational) -> Rational? {
    right.numerator == 0
      ? nil : Rational(left.numerator * right.denominator, left.denominator * right.numerator)
  }

  static func < (left: Rational, right: Rational) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  /// Half away from zero.
  func rounded(to digits: Int, _ rule: RoundingRule = .halfAwayFromZero) -> Decimal {
    let scaled = numerator.magnitude * BigUInt(10).power(digits)
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: denominator.magnitude)
    let isHalf = remainder * 2 == denominator.magnitude
    let isBelow = remainder * 2 < denominator.magnitude
    let up: BigUInt = isBelow || (isHalf && rule == .halfEven && quotient % 2 == 0) ? 0 : 1
    let coefficient = Int128(String(quotient + up))!
    return Decimal(coefficient: numerator < 0 ? -coefficient : coefficient, scale: digits)
  }

  var floor: BigInt {
    let quotient = numerator / denominator
    return numerator < 0 && quotient * denominator != numerator ? quotient - 1 : quotient
  }

  var double: Double {
    // Thirty digits are more than a binary number holds.
    Double("\(Rational(numerator, denominator).scaled)")! / 1e18
  }

  private var scaled: BigInt { numerator * BigInt(10).power(18) / denominator }
}
