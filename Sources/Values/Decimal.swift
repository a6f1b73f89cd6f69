/// An exact decimal number: `coefficient / 10^scale`.
///
/// Amounts, rates and quantities are read, compared, rounded and printed in this form, so that no number a person
/// wrote or a database stored ever passes through binary floating point. Thirty-eight digits fit.
package struct Decimal: Sendable, Hashable {
  package let coefficient: Int128
  /// Digits after the point; 0 to 37.
  package let scale: Int

  package init(coefficient: Int128, scale: Int) {
    self.coefficient = coefficient
    self.scale = scale
  }

  package init(_ integer: Int64) { self.init(coefficient: Int128(integer), scale: 0) }

  /// Reads `-12.50` or `1e-7`; nil when the text is anything else or has more than 37 digits.
  package init?(_ text: some StringProtocol) {
    var coefficient: Int128 = 0
    var scale = 0, digits = 0, exponent = 0
    var negative = false, seenPoint = false
    var rest = text.utf8[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    while let byte = rest.first {
      rest.removeFirst()
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if coefficient > 0 || byte != UInt8(ascii: "0") {
          guard coefficient < Decimal.powersOfTen[36] else { return nil }
        }
        coefficient = coefficient * 10 + Int128(byte - UInt8(ascii: "0"))
        if seenPoint { scale += 1 }
      case UInt8(ascii: ".") where !seenPoint:
        seenPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard digits > 0, let value = Int(String(decoding: rest, as: UTF8.self)), abs(value) < 40 else {
          return nil
        }
        exponent = value
        rest = rest[rest.endIndex...]
      default:
        return nil
      }
    }
    guard digits > 0 else { return nil }
    scale -= exponent
    if scale < 0 {
      guard -scale < 37, coefficient < Decimal.powersOfTen[37 + scale] else { return nil }
      coefficient *= Decimal.powersOfTen[-scale]
      scale = 0
    }
    guard scale <= 37 else { return nil }
    self.init(coefficient: negative ? -coefficient : coefficient, scale: scale)
  }

  package static let powersOfTen: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 0..<38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()
}

extension Decimal {
  /// The same number with `newScale` digits; rounds half away from zero when digits are dropped.
  package func rescaled(to newScale: Int) -> Decimal {
    if newScale == scale { return self }
    if newScale > scale {
      return Decimal(coefficient: coefficient * Decimal.powersOfTen[newScale - scale], scale: newScale)
    }
    let divisor = Decimal.powersOfTen[scale - newScale]
    let quotient = coefficient / divisor
    let remainder = coefficient % divisor
    let up: Int128 = remainder.magnitude * 2 >= divisor.magnitude ? (coefficient < 0 ? -1 : 1) : 0
    return Decimal(coefficient: quotient + up, scale: newScale)
  }

  /// Without trailing zeros beyond the first `minimum` decimals: `12.5000` with minimum 2 is `12.50`.
  package func trimmed(to minimum: Int) -> Decimal {
    var result = self
    while result.scale > minimum, result.coefficient % 10 == 0 {
      result = Decimal(coefficient: result.coefficient / 10, scale: result.scale - 1)
    }
    return result.scale < minimum ? result.rescaled(to: minimum) : result
  }

  package var isZero: Bool { coefficient == 0 }

  /// The nearest binary number; for display of shares and for comparison with floats only.
  package var approximation: Double { Double("\(self)") ?? .nan }
}

extension Decimal: CustomStringConvertible {
  /// Plain digits with exactly `scale` decimals: `-0.05`.
  package var description: String {
    let digits = String(coefficient.magnitude)
    let sign = coefficient < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
    let point = padded.index(padded.endIndex, offsetBy: -scale)
    return "\(sign)\(padded[..<point]).\(padded[point...])"
  }
}

extension Decimal: Comparable {
  package static func < (left: Decimal, right: Decimal) -> Bool {
    let scale = max(left.scale, right.scale)
    return left.rescaled(to: scale).coefficient < right.rescaled(to: scale).coefficient
  }
}
