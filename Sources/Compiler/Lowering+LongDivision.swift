import Model
import Planning
import SQL
import Values

/// Exact conversion with 64-bit integers: amount times one integer over another, digit groups of six at a time.
///
/// No intermediate value leaves 64 bits while factors stay below 9.2 * 10^12, which is a rate of nine million with its
/// six decimals. See docs/decisions/0002.
extension Lowering {
  /// Digits are handled in groups of so many.
  private static let group: Int64 = 1_000_000

  /// Amounts with their converted values in three parts: whole units, and twice twelve digits behind them.
  mutating func dividedByHand(
    _ input: Relation, _ conversion: Conversion, _ factor: Factor, _ passed: [Relation.Column],
    _ names: [String], _ unconverted: [SQLExpression], _ counts: [SQLExpression]
  ) -> Relation {
    // amount * multiplier / divisor
    var legs = input
    let ones = { (value: SQLExpression) in
      SQLExpression.choice([.init(factor.isSame, .integer(1))], otherwise: value)
    }
    legs.columns = passed + [.plain(ones(multiplied(factor.times))), .plain(ones(multiplied(factor.over)))]
    legs.names = names + ["multiplier", "divisor"]
    for (amount, missing) in zip(conversion.amounts, unconverted) {
      legs.columns += [input.columns[amount.value], .plain(missing)]
      legs.names += [amount.name, amount.name + "_unconverted"]
    }
    legs.columns += counts.map { .plain($0) }
    legs.names += conversion.countNames
    let rated = reading(legs, named: "rated_amounts")
    let countColumns = Array(rated.columns.suffix(counts.count))

    // The product, of which the last six digits stand apart.
    var products = rated
    products.columns = Array(rated.columns.prefix(passed.count)) + [rated.columns[passed.count + 1]]
    products.names = names + ["divisor"]
    for (index, amount) in conversion.amounts.enumerated() {
      let position = passed.count + 2 + 2 * index
      let multiplier = rescaledUp(
        rated.columns[passed.count].sql, by: conversion.minorUnits - amount.scale)
      let product = product(of: rated.columns[position].sql, multiplier)
      products.columns += [.plain(product.high), .plain(product.low), rated.columns[position + 1]]
      products.names += [amount.name + "_high", amount.name + "_low", amount.name + "_unconverted"]
    }
    products.columns += countColumns
    products.names += conversion.countNames
    let second = reading(products, named: "multiplied_amounts")

    // Whole units and what is left.
    var quotients = second
    let divisor = second.columns[passed.count].sql
    quotients.columns = Array(second.columns.prefix(passed.count + 1))
    quotients.names = names + ["divisor"]
    for (index, amount) in conversion.amounts.enumerated() {
      let position = passed.count + 1 + 3 * index
      let quotient = quotient(second.columns[position].sql, second.columns[position + 1].sql, divisor)
      quotients.columns += [.plain(quotient.whole), .plain(quotient.rest), second.columns[position + 2]]
      quotients.names += [amount.name, amount.name + "_rest", amount.name + "_unconverted"]
    }
    quotients.columns += Array(second.columns.suffix(counts.count))
    quotients.names += conversion.countNames
    // Its columns are named many times below; unfolded, each would be computed as often.
    let third = reading(quotients, named: "converted_amounts", isComputedOnce: true)

    var result = third
    result.columns = Array(third.columns.prefix(passed.count))
    result.names = names
    let over = third.columns[passed.count].sql
    for (index, amount) in conversion.amounts.enumerated() {
      let position = passed.count + 1 + 3 * index
      let (high, rest) = twelveDigits(third.columns[position + 1].sql, over)
      result.columns += [
        .parts(
          whole: third.columns[position].sql, high: high, low: twelveDigits(rest, over).digits,
          scale: max(amount.scale, conversion.minorUnits)),
        third.columns[position + 2],
      ]
      result.names += [amount.name, amount.name + "_unconverted"]
    }
    result.columns += Array(third.columns.suffix(counts.count))
    result.names += conversion.countNames
    return result
  }

  /// `value * factor` as `high * 10^6 + low`.
  private func product(of value: SQLExpression, _ factor: SQLExpression) -> (
    high: SQLExpression, low: SQLExpression
  ) {
    let group = SQLExpression.integer(Lowering.group)
    let lowProduct = SQLExpression.binary(.multiply, .binary(.remainder, value, group), factor)
    return (
      .binary(
        .add, .binary(.multiply, .binary(.divide, value, group), factor), .binary(.divide, lowProduct, group)),
      .binary(.remainder, lowProduct, group)
    )
  }

  /// `(high * 10^6 + low) / divisor`, cut towards zero, and what is left.
  private func quotient(_ high: SQLExpression, _ low: SQLExpression, _ divisor: SQLExpression) -> (
    whole: SQLExpression, rest: SQLExpression
  ) {
    let group = SQLExpression.integer(Lowering.group)
    let second = SQLExpression.binary(
      .add, .binary(.multiply, .binary(.remainder, high, divisor), group), low)
    return (
      .binary(
        .add, .binary(.multiply, .binary(.divide, high, divisor), group), .binary(.divide, second, divisor)),
      .binary(.remainder, second, divisor)
    )
  }

  /// The next twelve digits of a quotient of which `rest` is left, and what is left then.
  private func twelveDigits(_ rest: SQLExpression, _ divisor: SQLExpression) -> (
    digits: SQLExpression, rest: SQLExpression
  ) {
    let group = SQLExpression.integer(Lowering.group)
    let first = SQLExpression.binary(.multiply, rest, group)
    let second = SQLExpression.binary(.multiply, .binary(.remainder, first, divisor), group)
    return (
      .binary(
        .add, .binary(.multiply, .binary(.divide, first, divisor), group), .binary(.divide, second, divisor)),
      .binary(.remainder, second, divisor)
    )
  }

  private func rescaledUp(_ value: SQLExpression, by digits: Int) -> SQLExpression {
    digits > 0 ? .binary(.multiply, value, .integer(powerOfTen(digits))) : value
  }

  // MARK: One row

  /// The converted amount of one row with `digits` behind the point. The last digit tells only whether anything is left:
  /// it is one where the value is beyond the digits before, so that a comparison with a written amount is exact.
  mutating func dividedByHand(
    _ amount: SQLExpression, scale: Int, _ factor: Factor, digits: Int
  ) -> SQLExpression {
    let multiplier = rescaledUp(bounded(factor.times), by: digits - 6 - scale)
    let divisor = bounded(factor.over)
    let product = product(of: amount, multiplier)
    let quotient = quotient(product.high, product.low, divisor)
    let hundredThousand = SQLExpression.integer(100_000)
    let more = SQLExpression.binary(.multiply, quotient.rest, hundredThousand)
    let left = SQLExpression.binary(.remainder, more, divisor)
    let sign = SQLExpression.conditional(
      [
        .init(.binary(.greater, left, .integer(0)), .integer(1)),
        .init(.binary(.less, left, .integer(0)), .integer(-1)),
      ], otherwise: .integer(0))
    let value = SQLExpression.binary(
      .add,
      .binary(
        .multiply,
        .binary(
          .add, .binary(.multiply, quotient.whole, hundredThousand), .binary(.divide, more, divisor)),
        .integer(10)), sign)
    return .conditional(
      [.init(factor.isSame, rescaledUp(amount, by: digits - scale))], otherwise: value)
  }

  /// A product of factors, an error where it is too large to be divided by hand.
  private mutating func bounded(_ factors: [SQLExpression]) -> SQLExpression {
    let product = multiplied(factors)
    guard factors.count > 1 else { return product }
    return .form(
      need(.exactInteger), [product, .binary(.multiply, product, .integer(Lowering.group))])
  }

  // MARK: Sums

  /// The largest or smallest amount with `scale` digits.
  mutating func extreme(
    _ function: Aggregate.Function, whole: SQLExpression, high: SQLExpression, partScale: Int, scale: Int
  ) -> SQLExpression {
    // Each quotient was cut by less than its last digit, and towards zero, as its parts have one sign.
    let value = joined(whole, high, partScale: partScale, scale: scale) { .binary(.divide, $0, $1) }
    return .aggregate(
      function == .min ? .min : .max,
      [.form(need(.exactInteger), [value, .binary(.add, whole, high)])], filter: nil)
  }

  /// Sums of whole units and of the digits behind them, each on its own.
  func sumsOfParts(whole: SQLExpression, high: SQLExpression, low: SQLExpression) -> (
    whole: SQLExpression, digits: SQLExpression
  ) {
    // Each quotient was cut by less than one of its last digit; that is given back, so that thirds that add up to a
    // whole do so again.
    let count = SQLExpression.aggregate(.countRows, [], filter: nil)
    let lowSum = SQLExpression.aggregate(.sum, [low], filter: nil)
    let given = SQLExpression.binary(
      .add, lowSum,
      .conditional([.init(.binary(.less, lowSum, .integer(0)), .negate(count))], otherwise: count))
    return (
      .aggregate(.sum, [whole], filter: nil),
      .binary(
        .add, .aggregate(.sum, [high], filter: nil), .binary(.divide, given, .integer(powerOfTen(12))))
    )
  }

  /// The sum with `scale` digits, cut towards zero: whole units and digits may be of different signs.
  func joinedSum(_ whole: SQLExpression, _ digits: SQLExpression, partScale: Int, scale: Int) -> SQLExpression
  {
    let zero = SQLExpression.integer(0)
    let isAbove = SQLExpression.binary(
      .and, .binary(.greater, whole, zero), .binary(.less, digits, zero))
    let isBelow = SQLExpression.binary(
      .and, .binary(.less, whole, zero), .binary(.greater, digits, zero))
    return joined(whole, digits, partScale: partScale, scale: scale) { digits, cutter in
      let almost: SQLExpression =
        if case .integer(let value) = cutter { .integer(value - 1) } else { .integer(0) }
      return .conditional(
        [
          .init(isAbove, .binary(.divide, .binary(.subtract, digits, almost), cutter)),
          .init(isBelow, .binary(.divide, .binary(.add, digits, almost), cutter)),
        ], otherwise: .binary(.divide, digits, cutter))
    }
  }

  private func joined(
    _ whole: SQLExpression, _ digits: SQLExpression, partScale: Int, scale: Int,
    cutting: (SQLExpression, SQLExpression) -> SQLExpression
  ) -> SQLExpression {
    let kept = max(0, scale - partScale)
    let sum = SQLExpression.binary(
      .add, rescaledUp(whole, by: kept), cutting(digits, .integer(powerOfTen(12 - kept))))
    return partScale > scale ? .binary(.divide, sum, .integer(powerOfTen(partScale - scale))) : sum
  }
}
