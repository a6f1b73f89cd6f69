import Definitions
import Model
import Values

/// Conditions that only keep rows: what is null keeps none, as what is false does.
extension Normalizer {
  /// - Returns: nil where every row is kept.
  mutating func filter(_ condition: TypedExpression, _ scope: Scope) -> Term? {
    let result = kept(term(condition, scope), scope)
    return result == .always ? nil : result
  }

  private mutating func kept(_ condition: Term, _ scope: Scope) -> Term {
    switch condition.shape {
    case .and(let parts): return allKept(parts.map { kept($0, scope) }, scope)
    case .or(let parts): return anyKept(parts.map { kept($0, scope) }, scope)
    case .literal(.null): return .never
    case .member(let term, let values, let isNegated):
      return declared(term, values, isNegated: isNegated, scope)
    case .not(let inner): return withoutNeedlessTest(condition, inner, scope)
    case .literal, .column, .aggregate, .polynomial, .compare, .isNull, .choice, .coalesce, .applied:
      return condition
    }
  }

  private mutating func withoutNeedlessTest(_ condition: Term, _ inner: Term, _ scope: Scope) -> Term {
    guard case .isNull(let term) = inner.shape, isNeverNull(term, scope) else { return condition }
    return .always
  }

  /// Of a column with declared values, "not these" is "one of the others".
  private mutating func declared(_ term: Term, _ values: [Literal], isNegated: Bool, _ scope: Scope) -> Term {
    guard case .column(let column) = term.shape, let (all, dimension) = declaredValues(of: column.field),
      assumptions.assume(.declaredValues(column.field, dimension: dimension), in: model)
    else { return member(term, values, isNegated: isNegated) }
    let left = all.filter { values.has(.text($0)) != isNegated }
    if left.isEmpty { return .never }
    if left.count == all.count { return isSet(term, scope) }
    return member(term, left.map { .text($0) }, isNegated: false)
  }

  private func declaredValues(of field: FieldReference) -> (values: [String], dimension: String)? {
    for dimension in model[field.entity].dimensions {
      guard let values = dimension.values, dimension.expression.ownColumn == field.column else { continue }
      return (values, "\(model[field.entity].name).\(dimension.name)")
    }
    return nil
  }

  private mutating func isSet(_ term: Term, _ scope: Scope) -> Term { negation(isNull(term, scope)) }

  // MARK: Together

  private mutating func allKept(_ parts: [Term], _ scope: Scope) -> Term {
    let joined = conjunction(parts)
    guard case .and(let conditions) = joined.shape else { return joined }
    // What must hold and must not.
    if conditions.contains(where: { conditions.contains(negation($0)) }) { return .never }
    var ranges = Ranges()
    var others: [Term] = []
    for condition in conditions where !ranges.add(condition) { others.append(condition) }
    guard let merged = ranges.conditions(in: self) else { return .never }
    let all = others + merged
    // Something that no row without the value passes says already that there is one.
    let needed = all.filter { condition in
      guard case .not(let inner) = condition.shape, case .isNull(let term) = inner.shape else { return true }
      return !all.contains { $0 != condition && $0.rejectsNull(term) }
    }
    // A value that must be null and must not be.
    for case .isNull(let term) in all.map(\.shape) where all.contains(where: { $0.rejectsNull(term) }) {
      return .never
    }
    return conjunction(needed)
  }

  private mutating func anyKept(_ parts: [Term], _ scope: Scope) -> Term {
    let joined = disjunction(parts)
    guard case .or(let conditions) = joined.shape else { return joined }
    var result: [Term] = []
    for condition in conditions {
      // "These, or all but those" is all but those that are not among these.
      guard case .member(let term, let values, let isNegated) = condition.shape,
        let index = result.firstIndex(where: {
          if case .member(let other, _, let negated) = $0.shape {
            other == term && negated != isNegated
          } else {
            false
          }
        }), case .member(_, let others, _) = result[index].shape
      else {
        result.append(condition)
        continue
      }
      let (named, excluded) = isNegated ? (others, values) : (values, others)
      let left = excluded.filter { !named.has($0) }
      result[index] = left.isEmpty ? isSet(term, scope) : member(term, left, isNegated: true)
    }
    return disjunction(result)
  }
}

extension Term {
  /// Whether a row in which `term` is null does not pass.
  func rejectsNull(_ term: Term) -> Bool {
    switch shape {
    case .compare(_, let left, let right): left.isNullWith(term) || right.isNullWith(term)
    case .member(let own, _, _): own.isNullWith(term)
    case .not(let inner):
      if case .isNull(let own) = inner.shape { own == term } else { inner.isNullWith(term) }
    case .and(let parts): parts.contains { $0.rejectsNull(term) }
    case .or(let parts): parts.allSatisfy { $0.rejectsNull(term) }
    case .column, .applied: isNullWith(term)
    case .literal, .aggregate, .polynomial, .isNull, .choice, .coalesce: false
    }
  }

  /// Whether it is null where `term` is.
  func isNullWith(_ term: Term) -> Bool {
    if self == term { return true }
    // A row that is joined is not there where what names it is null.
    if case .column(let column) = shape, !column.field.path.isEmpty {
      return text.contains("= \(term.text)]") || text.contains("= \(term.text),")
    }
    switch shape {
    case .polynomial(let polynomial):
      return polynomial.products.contains { $0.factors.contains { $0.isNullWith(term) } }
    case .applied(let operands, isOpaque: false): return operands.contains { $0.isNullWith(term) }
    case .compare(_, let left, let right): return left.isNullWith(term) || right.isNullWith(term)
    case .member(let own, _, _): return own.isNullWith(term)
    case .not(let inner): return inner.isNullWith(term)
    case .literal, .column, .aggregate, .and, .or, .isNull, .choice, .coalesce, .applied: return false
    }
  }
}
