import Definitions
import Model
import Values

/// `and`, `or`, `not` and tests of values, in three-valued logic: flattened, ordered, each part once.
extension Normalizer {
  func conjunction(_ terms: [Term]) -> Term { junction(terms, isAnd: true) }

  func disjunction(_ terms: [Term]) -> Term { junction(terms, isAnd: false) }

  private func junction(_ terms: [Term], isAnd: Bool) -> Term {
    let neutral: Term = isAnd ? .always : .never
    let absorbing: Term = isAnd ? .never : .always
    var parts = terms.flatMap { $0.parts(isAnd: isAnd) }.filter { $0 != neutral }
    if parts.contains(absorbing) { return absorbing }
    parts = absorbed(mergedMembers(parts, isAnd: isAnd).inOrder(), isAnd: isAnd)
    // Whether something is null is never unknown: one of both holds, and not both.
    let isComplete = parts.contains { part in
      if case .not(let inner) = part.shape, case .isNull = inner.shape {
        parts.contains(inner)
      } else {
        false
      }
    }
    if isComplete { return absorbing }
    if let common = factored(parts, isAnd: isAnd) { return common }
    if parts.isEmpty { return neutral }
    if parts.count == 1 { return parts[0] }
    let text = "(" + parts.map(\.text).joined(separator: isAnd ? " and " : " or ") + ")"
    return Term(isAnd ? .and(parts) : .or(parts), text, .boolean)
  }

  /// `a and (a or b)` is `a`, and the other way round.
  private func absorbed(_ parts: [Term], isAnd: Bool) -> [Term] {
    parts.filter { part in
      let inner = part.parts(isAnd: !isAnd)
      return inner.count < 2 || !parts.contains { $0 != part && inner.contains($0) }
    }
  }

  /// `(a and b) or (a and c)` is `a and (b or c)`, and the other way round.
  private func factored(_ parts: [Term], isAnd: Bool) -> Term? {
    guard parts.count > 1 else { return nil }
    let inner = parts.map { $0.parts(isAnd: !isAnd) }
    let common = inner[0].filter { part in inner.allSatisfy { $0.contains(part) } }
    guard !common.isEmpty else { return nil }
    let rest = inner.map { junction($0.filter { !common.contains($0) }, isAnd: !isAnd) }
    return junction(common + [junction(rest, isAnd: isAnd)], isAnd: !isAnd)
  }

  /// Tests of one term against values that can be said in one: all are null where the term is.
  private func mergedMembers(_ parts: [Term], isAnd: Bool) -> [Term] {
    var result: [Term] = []
    for part in parts {
      guard case .member(let term, let values, let isNegated) = part.shape,
        let index = result.firstIndex(where: { $0.tests(term, isNegated: isNegated) }),
        case .member(_, let others, _) = result[index].shape
      else {
        result.append(part)
        continue
      }
      // Both must hold: what is in both sets, or in neither.
      let isUnion = isAnd == isNegated
      let merged = isUnion ? others + values : values.filter(others.has)
      if merged.isEmpty {
        result.append(part)
      } else {
        result[index] = member(term, merged, isNegated: isNegated)
      }
    }
    return result
  }

  func negation(_ term: Term) -> Term {
    switch term.shape {
    case .literal(.boolean(let value)): return value ? .never : .always
    case .literal(.null): return term
    case .not(let inner): return inner
    case .and(let parts): return disjunction(parts.map(negation))
    case .or(let parts): return conjunction(parts.map(negation))
    case .member(let inner, let values, let isNegated): return member(inner, values, isNegated: !isNegated)
    case .compare(.less, let left, let right): return compared(.lessOrEqual, right, left)
    case .compare(.lessOrEqual, let left, let right): return compared(.less, right, left)
    case .compare(.equal, let left, let right): return Term(.notEqual, left, right)
    case .compare(.notEqual, let left, let right): return Term(.equal, left, right)
    case .literal, .column, .aggregate, .polynomial, .isNull, .choice, .coalesce, .applied:
      return Term(.not(term), "not \(term.text)", .boolean)
    }
  }

  // MARK: Tests

  /// - Parameter parts: the value, then what it may be.
  func membership(_ parts: [Term]) -> Term {
    let values = parts.dropFirst().map { $0.value }
    guard values.allSatisfy({ $0 != nil }) else {
      return disjunction(parts.dropFirst().map { compared(.equal, parts[0], $0) })
    }
    return member(parts[0], values.compactMap(\.self), isNegated: false)
  }

  func member(_ term: Term, _ values: [Literal], isNegated: Bool) -> Term {
    if values.contains(.null) || term.isNullLiteral {
      return apply("one of \(isNegated)", [term] + values.map { Term(literal: $0, .text) }, .boolean)
    }
    if let own = term.value { return values.has(own) != isNegated ? .always : .never }
    var sorted: [Literal] = []
    for value in values.sorted(by: { canonicalText(of: $0) < canonicalText(of: $1) }) where !sorted.has(value)
    {
      sorted.append(value)
    }
    if sorted == [.boolean(true)] { return isNegated ? negation(term) : term }
    if sorted == [.boolean(false)] { return isNegated ? term : negation(term) }
    let texts = sorted.map(canonicalText)
    let text =
      texts.count == 1
      ? "(\(term.text) \(isNegated ? "!=" : "=") \(texts[0]))"
      : "(\(term.text) \(isNegated ? "not in" : "in") (\(texts.joined(separator: ", "))))"
    return Term(.member(term, sorted, isNegated: isNegated), text, .boolean)
  }

  mutating func isNull(_ term: Term, _ scope: Scope) -> Term {
    if term.isNullLiteral { return .always }
    if isNeverNull(term, scope) { return .never }
    return Term(.isNull(term), "(\(term.text) is null)", .boolean)
  }
}

extension Term {
  /// The parts that an outer `and`, or `or`, holds together.
  func parts(isAnd: Bool) -> [Term] {
    switch shape {
    case .and(let parts) where isAnd: parts
    case .or(let parts) where !isAnd: parts
    default: [self]
    }
  }

  /// The value that is written out; numbers are polynomials.
  var value: Literal? {
    if case .polynomial(let polynomial) = shape {
      return polynomial.constant.map { .decimal($0.trimmed(to: 0)) }
    }
    return literal
  }

  fileprivate func tests(_ term: Term, isNegated: Bool) -> Bool {
    guard case .member(let own, _, let ownNegated) = shape else { return false }
    return own == term && ownNegated == isNegated
  }
}
