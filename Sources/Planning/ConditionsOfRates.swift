package import Model

extension [TypedExpression] {
  /// The conditions as they hold for rows that are looked at, whether they have a rate or not.
  ///
  /// A condition that converts the row holds also where the row has no rate for it; that a row has a rate is not asked.
  package var withOrWithoutRate: [TypedExpression] {
    filter { !$0.asksForRate }.map { condition in
      condition.missingRates.reduce(condition) { TypedExpression(.operation(.or, [$0, $1]), .boolean) }
    }
  }
}

extension TypedExpression {
  /// Whether it leaves out rows that have no rate, and does nothing else.
  fileprivate var asksForRate: Bool {
    if case .operation(.not, let operands) = node, case .operation(.lacksRate, _) = operands[0].node {
      return true
    }
    return false
  }
}
