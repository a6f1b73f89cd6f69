import Definitions
import Model

/// `case`, `coalesce` and `nullif`: one spelling for what they choose.
extension Normalizer {
  mutating func choice(
    _ branches: [TypedExpression.Branch], _ otherwise: TypedExpression?, _ expression: TypedExpression,
    _ scope: Scope
  ) -> Term {
    // Whether a condition is false or null, its value is not taken.
    let parts = branches.map { branch -> (Term, Term) in
      (filter(branch.condition, scope) ?? .always, term(branch.value, scope))
    }
    return choice(parts, otherwise: otherwise.map { term($0, scope) }, expression.type, scope)
  }

  mutating func choice(
    _ branches: [(condition: Term, value: Term)], otherwise: Term?, _ type: ValueType, _ scope: Scope
  ) -> Term {
    var branches = branches
    var otherwise = otherwise.flatMap { $0.isNullLiteral ? nil : $0 }
    // What stands in `else` is one more branch.
    if case .choice(let inner, let last)? = otherwise?.shape {
      branches += inner
      otherwise = last
    }
    var kept: [(condition: Term, value: Term)] = []
    for branch in branches where branch.condition != .never {
      if kept.contains(where: { $0.condition == branch.condition }) { continue }
      if branch.condition == .always || scope.known.contains(branch.condition) {
        otherwise = branch.value.isNullLiteral ? nil : branch.value
        break
      }
      kept.append(branch)
    }
    // Branches that give what stands behind them decide nothing.
    while let last = kept.last, last.value == otherwise ?? Term(literal: .null, .null) { kept.removeLast() }
    if kept.isEmpty { return otherwise ?? Term(literal: .null, type) }
    if kept.count == 1, let swapped = knownTest(kept[0], otherwise, type, scope) { return swapped }
    var text = "case"
    for branch in kept { text += " when \(branch.condition.text) then \(branch.value.text)" }
    if let otherwise { text += " else \(otherwise.text)" }
    return Term(.choice(kept, otherwise: otherwise), text + " end", type)
  }

  /// A choice by whether something is null, which is never unknown.
  private mutating func knownTest(
    _ branch: (condition: Term, value: Term), _ otherwise: Term?, _ type: ValueType, _ scope: Scope
  ) -> Term? {
    switch branch.condition.shape {
    case .isNull(let term):
      // Where it is null the other is taken: that is `coalesce`.
      return otherwise == term ? coalesce([term, branch.value], type, scope) : nil
    case .not(let inner):
      guard case .isNull = inner.shape else { return nil }
      return choice(
        [(inner, otherwise ?? Term(literal: .null, type))], otherwise: branch.value, type, scope)
    default: return nil
    }
  }

  mutating func coalesce(_ terms: [Term], _ type: ValueType, _ scope: Scope) -> Term {
    var parts: [Term] = []
    for term in terms.flatMap({ term -> [Term] in
      if case .coalesce(let inner) = term.shape { inner } else { [term] }
    })
    where !term.isNullLiteral && !parts.contains(term) {
      parts.append(term)
      if isNeverNull(term, scope) { break }
    }
    guard let first = parts.first else { return Term(literal: .null, type) }
    if parts.count == 1 { return first.typed(type) }
    return Term(.coalesce(parts), "coalesce(\(parts.map(\.text).joined(separator: ", ")))", type)
  }

  // MARK: Nulls

  /// Whether it has a value in every row that it is read for.
  mutating func isNeverNull(_ term: Term, _ scope: Scope) -> Bool {
    if scope.known.contains(where: { $0.rejectsNull(term) }) { return true }
    switch term.shape {
    case .literal(let literal): return literal != .null
    case .isNull: return true
    case .aggregate(let aggregate): return aggregate.isNeverNull
    case .column(let column)
    where column.field.path.isEmpty && model[column.base].key.contains(column.field.column):
      return assumptions.assume(.uniqueKey(column.base), in: model)
    case .column(let column): return assumptions.assume(.notNull(from: column.base, column.field), in: model)
    case .polynomial(let polynomial):
      return areNeverNull(polynomial.products.flatMap(\.factors), scope)
    case .and(let parts), .or(let parts): return areNeverNull(parts, scope)
    case .not(let inner): return isNeverNull(inner, scope)
    case .compare(_, let left, let right): return areNeverNull([left, right], scope)
    case .member(let inner, _, _): return isNeverNull(inner, scope)
    case .choice(let branches, let otherwise):
      guard let otherwise else { return false }
      return areNeverNull(branches.map(\.value) + [otherwise], scope)
    case .coalesce(let parts):
      let withoutAssuming = parts.contains {
        if case .column = $0.shape { false } else { isNeverNull($0, scope) }
      }
      return withoutAssuming
    // A quotient by zero and the like are null where no operand is.
    case .applied: return false
    }
  }

  private mutating func areNeverNull(_ terms: [Term], _ scope: Scope) -> Bool {
    for term in terms where !isNeverNull(term, scope) { return false }
    return true
  }
}
