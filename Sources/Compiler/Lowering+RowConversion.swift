import Model
import SQL

/// Conversion of one row at a time, for what cannot be added up first: comparisons and deviations.
extension Lowering {
  mutating func convertedRow(
    _ conversion: RowConversion, _ arguments: [TypedExpression], _ type: ValueType, _ relation: inout Relation
  ) -> SQLExpression {
    let amount = lower(arguments[0], &relation)
    let factor = factor(conversion, arguments, &relation)
    guard isScaled else { return times(amount, factor) }
    return dividedByHand(amount, scale: arguments[0].type.scale ?? 0, factor, digits: type.scale ?? 0)
  }

  /// The converted amount as a binary number: for deviations, which are no sums of amounts.
  mutating func floatOfConvertedRow(
    _ conversion: RowConversion, _ arguments: [TypedExpression], _ relation: inout Relation
  ) -> SQLExpression {
    let amount = float(arguments[0], &relation)
    let factor = factor(conversion, arguments, &relation)
    let converted = SQLExpression.binary(
      .divide, .binary(.multiply, amount, multiplied(factor.times)), multiplied(factor.over))
    return .conditional([.init(factor.isSame, amount)], otherwise: converted)
  }

  /// Whether a row with an amount has no rate.
  mutating func lacksRate(
    _ conversion: RowConversion, _ arguments: [TypedExpression], _ relation: inout Relation
  ) -> SQLExpression {
    let amount = isNotNull(arguments[0], &relation)
    let factor = factor(conversion, arguments, &relation)
    // A row without a currency is not known to be in the target's.
    let isOther = SQLExpression.conditional(
      [.init(factor.isSame, .boolean(false))], otherwise: .boolean(true))
    return .binary(.and, .binary(.and, amount, isMissing(factor)), isOther)
  }

  private mutating func isNotNull(_ amount: TypedExpression, _ relation: inout Relation) -> SQLExpression {
    if case .field(let field) = amount.node { return .not(.isNull(column(of: field, &relation))) }
    return .not(.isNull(lower(amount, &relation)))
  }

  private mutating func factor(
    _ conversion: RowConversion, _ arguments: [TypedExpression], _ relation: inout Relation
  ) -> Factor {
    let currency = lower(arguments[1], &relation)
    let key = lower(arguments[2], &relation)
    if let known = relation.factors.first(where: {
      $0.conversion == conversion && $0.currency == currency && $0.key == key
    }) {
      return known.factor
    }
    let day = model.currencies.needsDay(conversion.policy) ? key : nil
    let factor = factor(
      for: conversion.policy, from: currency, successor: retirement(of: currency, day, conversion.policy),
      to: .text(conversion.target), key: day, scope: scope, joins: &relation.rateJoins)
    relation.factors.append((conversion, currency, key, factor))
    return factor
  }
}
