import Definitions
import Model
import Values

/// Sums and products of exact numbers are multiplied out; quotients and binary numbers stay as they are written.
extension Normalizer {
  func number(_ polynomial: Polynomial, _ type: ValueType) -> Term {
    // One term by itself is no sum.
    if polynomial.products.count == 1, polynomial.products[0].factors.count == 1,
      polynomial.products[0].coefficient == Decimal(1)
    {
      return polynomial.products[0].factors[0].typed(type)
    }
    return Term(.polynomial(polynomial), polynomial.text, type)
  }

  func polynomial(of term: Term) -> Polynomial {
    if case .polynomial(let polynomial) = term.shape { return polynomial }
    return Polynomial(term)
  }

  mutating func arithmetic(
    _ operation: Operation, _ operands: [TypedExpression], _ expression: TypedExpression, _ scope: Scope
  ) -> Term {
    let terms = operands.map { term($0, scope) }
    if terms.contains(where: \.isNullLiteral) { return Term(literal: .null, expression.type) }
    if expression.type.scale != nil, terms.allSatisfy({ $0.type.scale != nil }),
      operation != .multiply || isExact(productOf: operands, scope),
      let result = combined(operation, terms.map(polynomial))
    {
      return number(result, expression.type)
    }
    if expression.type.scale == nil { return binary(operation, terms, expression.type) }
    // A product with more digits than are kept.
    let ordered = operation == .multiply ? terms.sorted { $0.text < $1.text } : terms
    return apply("\(canonicalText(of: operation)) to \(expression.type.scale ?? 0)", ordered, expression.type)
  }

  /// Of two binary numbers the order does not matter, of more it does. What is taken away is added with its sign turned.
  private func binary(_ operation: Operation, _ terms: [Term], _ type: ValueType) -> Term {
    switch operation {
    case .negate: return negative(terms[0], type)
    case .subtract: return binary(.add, [terms[0], negative(terms[1], type)], type)
    case .multiply:
      for (one, other) in [(terms[0], terms[1]), (terms[1], terms[0])]
      where one.value == .decimal(Decimal(-1)) {
        return negative(other, type)
      }
    default: break
    }
    return apply(canonicalText(of: operation), terms.sorted { $0.text < $1.text }, type)
  }

  private func negative(_ term: Term, _ type: ValueType) -> Term {
    if term.type.scale != nil { return number(polynomial(of: term).negated(), term.type) }
    if case .applied(let operands, _) = term.shape, operands.count == 1,
      term.text == apply(canonicalText(of: .negate), operands, type).text
    {
      return operands[0]
    }
    return apply(canonicalText(of: .negate), [term], type)
  }

  private func combined(_ operation: Operation, _ parts: [Polynomial]) -> Polynomial? {
    switch operation {
    case .negate: parts[0].negated()
    case .subtract: parts[0].adding(parts[1].negated())
    case .multiply: parts[0].multiplied(by: parts[1])
    default: parts[0].adding(parts[1])
    }
  }

  /// Digits beyond a limit are rounded. Amounts of a formula have more of them than their type says, once they are
  /// converted.
  private func isExact(productOf operands: [TypedExpression], _ scope: Scope) -> Bool {
    let scales = operands.map { operand -> Int in
      let scale = operand.type.scale ?? Operation.largestScale
      let isConverted =
        operand.unit.isMoney && (scope.base == nil || operand.hasOperation { $0.isConversion })
      return isConverted ? max(scale, Operation.largestScale) : scale
    }
    return scales.reduce(0, +) <= Operation.largestScale
  }

  mutating func quotient(
    _ operation: Operation, _ operands: [TypedExpression], _ expression: TypedExpression, _ scope: Scope
  ) -> Term {
    let divisor = withoutZeroGuard(term(operands[1], scope))
    let dividend = term(operands[0], scope).nullWhereEmpty(like: divisor)
    return apply(canonicalText(of: operation), [dividend, divisor], expression.type)
  }

  /// A quotient is null where its divisor is zero, so it need not be said again.
  private func withoutZeroGuard(_ divisor: Term) -> Term {
    guard case .choice(let branches, let otherwise?) = divisor.shape, branches.count == 1,
      branches[0].value.isNullLiteral,
      branches[0].condition
        == comparison(.equal, otherwise, number(Polynomial(constant: Decimal(0)), .integer))
    else { return divisor }
    return otherwise
  }
}

extension Operation {
  fileprivate var isConversion: Bool { if case .convert = self { true } else { false } }
}

extension Term {
  /// A dividend whose divisor counts the rows of its sums: where there are none the quotient is null, whatever the sums are.
  func nullWhereEmpty(like divisor: Term) -> Term {
    guard case .aggregate(let count) = divisor.shape, count.function == .count else { return self }
    return mappingAggregates { sum in
      guard sum.rows == count.rows else { return sum }
      // Of rows that all have values the sum has one.
      guard sum.argument == count.argument || (sum.isOfValues && count.argument == nil) else { return sum }
      return sum.emptied(to: true)
    }
  }

  private func mappingAggregates(_ change: (AggregateTerm) -> AggregateTerm) -> Term {
    switch shape {
    case .aggregate(let aggregate): return Term(change(aggregate), type)
    case .polynomial(let polynomial):
      guard let changed = polynomial.mappingFactors({ $0.mappingAggregates(change) }) else { return self }
      return Term(.polynomial(changed), changed.text, type)
    default: return self
    }
  }
}

extension Polynomial {
  func mappingFactors(_ change: (Term) -> Term) -> Polynomial? {
    var result: Polynomial?
    for product in products {
      var changed: Polynomial? = Polynomial(constant: product.coefficient)
      for factor in product.factors {
        changed = changed.flatMap { $0.multiplied(by: Polynomial(change(factor))) }
      }
      guard let changed, let next = result.map({ $0.adding(changed) }) ?? changed else { return nil }
      result = next
    }
    return result
  }
}
