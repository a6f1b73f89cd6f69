import Model

extension TypedExpression {
  /// The expression with the types that follow from those of its leaves.
  func retyped() -> TypedExpression {
    switch node {
    case .literal, .field, .rollup, .aggregate, .output, .missing: return self
    case .operation(let operation, let arguments):
      let operands = arguments.map { $0.retyped() }
      var changed = operation
      if case .divideExactly = operation, let scale = operands[0].type.scale {
        changed = .divideExactly(scale: Swift.max(scale, Operation.quotientScale))
      }
      let type = changed.resultType(operands.map(\.type), otherwise: type)
      return TypedExpression(.operation(changed, operands), type, unit: unit, span: span)
    case .conditional(let branches, let otherwise):
      let changed = branches.map { Branch(condition: $0.condition.retyped(), value: $0.value.retyped()) }
      let last = otherwise?.retyped()
      let values = changed.map(\.value.type) + (last.map { [$0.type] } ?? [])
      let common = values.dropFirst().reduce(values[0]) { ValueType.common($0, $1) ?? type }
      return TypedExpression(.conditional(changed, otherwise: last), common, unit: unit, span: span)
    }
  }
}
