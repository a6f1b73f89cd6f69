/// The expressions that an expression is made of.
extension Expression {
  /// In the order in which they stand; what stands behind the `by` of a call is not among them.
  package var parts: [Expression] {
    switch self {
    case .missing, .literal, .parameter, .path: []
    case .unary(_, let operand, _), .cast(let operand, _, _), .isNull(let operand, _, _),
      .inQuery(let operand, _):
      [operand]
    case .binary(_, let left, let right, _): [left, right]
    case .call(let call): call.arguments + call.options.map(\.value) + [call.filter].compactMap(\.self)
    case .conditional(let branches, let otherwise, _):
      branches.flatMap { [$0.condition, $0.value] } + [otherwise].compactMap(\.self)
    case .oneOf(let operand, let members, _, _): [operand] + members
    case .between(let operand, let low, let high, _, _): [operand, low, high]
    case .filtered(let operand, let filter, _): [operand, filter]
    case .per(let operand, let groups, _): [operand] + groups
    }
  }

  /// The expression and all that it is made of, the outermost first; what stands behind `by` too.
  package func forEachPart(_ visit: (Expression) -> Void) {
    visit(self)
    for part in parts { part.forEachPart(visit) }
    if case .call(let call) = self { for group in call.groups ?? [] { group.forEachPart(visit) } }
  }

  /// A copy with each of them, and what stands behind `by`, replaced.
  package func mappingParts(_ change: (Expression) -> Expression) -> Expression {
    switch self {
    case .missing, .literal, .parameter, .path: self
    case .unary(let operation, let operand, let span): .unary(operation, change(operand), span)
    case .binary(let operation, let left, let right, let span):
      .binary(operation, change(left), change(right), span)
    case .call(let call):
      .call(
        .init(
          name: call.name, nameSpan: call.nameSpan, isDistinct: call.isDistinct,
          arguments: call.arguments.map(change), filter: call.filter.map(change),
          groups: call.groups?.map(change),
          options: call.options.map { .init(name: $0.name, nameSpan: $0.nameSpan, value: change($0.value)) },
          span: call.span))
    case .conditional(let branches, let otherwise, let span):
      .conditional(
        branches.map { .init(condition: change($0.condition), value: change($0.value)) },
        otherwise: otherwise.map(change), span)
    case .cast(let operand, let target, let span): .cast(change(operand), to: target, span)
    case .isNull(let operand, let negated, let span): .isNull(change(operand), negated: negated, span)
    case .oneOf(let operand, let members, let negated, let span):
      .oneOf(change(operand), members.map(change), negated: negated, span)
    case .between(let operand, let low, let high, let negated, let span):
      .between(change(operand), low: change(low), high: change(high), negated: negated, span)
    case .filtered(let operand, let filter, let span):
      .filtered(change(operand), by: change(filter), span)
    case .per(let operand, let groups, let span): .per(change(operand), groups.map(change), span)
    case .inQuery(let operand, let span): .inQuery(change(operand), span)
    }
  }
}
