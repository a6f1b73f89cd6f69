package import Model

extension TypedExpression {
  /// The condition, or that a row which it converts has no rate.
  package var orWithoutRate: TypedExpression {
    // That a row has a rate is asked only where rows without one are left out; they are seen all the same.
    if case .operation(.not, let operands) = node, case .operation(.lacksRate, _) = operands[0].node {
      return TypedExpression(.operation(.or, [self, operands[0]]), .boolean)
    }
    return missingRates.reduce(self) { TypedExpression(.operation(.or, [$0, $1]), .boolean) }
  }
}
