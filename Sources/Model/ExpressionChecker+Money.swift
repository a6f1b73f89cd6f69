import Definitions
import Diagnostics
import Values

/// The typing rules of amounts beyond their currency: kinds, and the comparison of a row's amount with a written one.
extension ExpressionChecker {
  /// The kind that a sum of two amounts has; reports and returns nil where they do not fit.
  mutating func commonKind(
    _ verb: String, _ left: TypedExpression, _ right: TypedExpression, _ span: SourceSpan
  ) -> MoneyKind?? {
    guard let one = left.unit.kind, let other = right.unit.kind else {
      return .some(left.unit.kind ?? right.unit.kind)
    }
    let reason: String
    let help: String
    switch (one, other) {
    case (.balance, .balance) where verb == "subtract":
      reason = "the difference of two balances is a movement and an exchange difference at once"
      help = "take movement(…) of the balance, or show both side by side"
    case (let one, let other) where one == other: return .some(one)
    case (.balance, _), (_, .balance):
      reason = "a balance stands at a moment, and its rates are others"
      help = "show them as two metrics"
    default:
      reason = "a price is of one unit"
      help = "multiply the price by a quantity first: price * quantity is a flow"
    }
    report(
      .kindsDiffer(
        span, verb: verb, left: operand(left), leftKind: one.rawValue, right: operand(right),
        rightKind: other.rawValue, reason: reason, help: help))
    return nil
  }

  /// The kind of a product: a price times a quantity is a flow, a price times a written number is a price.
  func kind(ofProduct left: TypedExpression, _ right: TypedExpression) -> MoneyKind? {
    let (money, factor) = left.unit.isMoney ? (left, right) : (right, left)
    guard money.unit.kind == .price else { return money.unit.kind }
    if case .literal = factor.node { return .price }
    return .flow
  }

  /// Both sides of a comparison; an amount in the currency of its row becomes one in the currency of a written amount.
  mutating func inOneCurrency(_ left: TypedExpression, _ right: TypedExpression) -> (
    TypedExpression, TypedExpression
  ) {
    if let code = right.writtenCurrency, let converted = converted(left, to: code) {
      checkCrosses(converted)
      return (converted, right)
    }
    if let code = left.writtenCurrency, let converted = converted(right, to: code) {
      checkCrosses(converted)
      return (left, converted)
    }
    return (left, right)
  }

  /// Reports an amount of a row that would be converted at a mean of cross rates.
  package mutating func checkCrosses(_ converted: TypedExpression) {
    guard case .operation(.convert(let conversion), let arguments) = converted.node,
      model.currencies.isOfCrosses(conversion.policy, to: conversion.target)
    else { return }
    report(
      .policyNotLegal(
        converted.span, policy: model.currencies.name(of: conversion.policy),
        subject: amountName(arguments[0]),
        reason: TimeReference.reasonAgainstCrosses, legal: TimeReference.insteadOfCrosses))
  }

  /// The amount of a row in another currency; nil where it is in no row's currency, or nothing says how to convert it.
  func converted(_ amount: TypedExpression, to target: String) -> TypedExpression? {
    guard case .row(let currency)? = amount.unit.currency,
      let time = model[currency.entity].time?.prefixed(by: currency.path)
    else { return nil }
    return converted(amount, in: TypedExpression(.field(currency), .currency), on: time, to: target)
  }

  /// - Parameters:
  ///   - code: the currency that the amount is in.
  ///   - time: that of the row.
  func converted(
    _ amount: TypedExpression, in code: TypedExpression, on time: TypedExpression, to target: String
  ) -> TypedExpression? {
    guard amount.type.scale != nil, let policy = model.currencies[kind: amount.unit.kind ?? .flow],
      policy.rateSet != nil
    else { return nil }
    let key = model.currencies.rateKey(of: policy, on: time.day, calendar: model.calendar)
    return model.currencies.converted(amount, in: code, at: policy, key: key, to: target)
  }
}

extension TypedExpression {
  /// The currency of an amount that is written out.
  fileprivate var writtenCurrency: String? {
    switch node {
    case .literal(.money(_, let code)): code
    case .operation(.negate, let operands): operands[0].writtenCurrency
    default: nil
    }
  }

  /// Whether a row is converted inside, or asked for its rate.
  package var readsRates: Bool {
    hasOperation { operation in
      switch operation {
      case .convert, .lacksRate: true
      default: false
      }
    }
  }

  /// For each conversion of a row inside: whether the row has no rate for it.
  package var missingRates: [TypedExpression] {
    var found: [TypedExpression] = []
    collectMissingRates(into: &found)
    return found
  }

  /// The conversions of a row inside.
  package var rowConversions: [RowConversion] {
    missingRates.compactMap {
      if case .operation(.lacksRate(let conversion), _) = $0.node { conversion } else { nil }
    }
  }

  private func collectMissingRates(into found: inout [TypedExpression]) {
    switch node {
    case .operation(let operation, let arguments):
      if case .convert(let conversion) = operation {
        let test = TypedExpression(.operation(.lacksRate(conversion), arguments), .boolean)
        if !found.contains(test) { found.append(test) }
      }
      for argument in arguments { argument.collectMissingRates(into: &found) }
    case .conditional(let branches, let otherwise):
      for branch in branches {
        branch.condition.collectMissingRates(into: &found)
        branch.value.collectMissingRates(into: &found)
      }
      otherwise?.collectMissingRates(into: &found)
    case .literal, .field, .rollup, .aggregate, .output, .missing: break
    }
  }
}
