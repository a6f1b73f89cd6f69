import Definitions
import Model
import Values

/// What the conditions of a filter leave of each term: the values it may have, and the bounds it lies between.
struct Ranges {
  fileprivate struct Range {
    let term: Term
    /// nil for any.
    var allowed: [Literal]?
    var excluded: [Literal] = []
    var lower: (value: Literal, isIncluded: Bool)?
    var upper: (value: Literal, isIncluded: Bool)?
  }

  private var ranges: [Range] = []

  /// Takes a condition that is about one term and values; false for others.
  mutating func add(_ condition: Term) -> Bool {
    switch condition.shape {
    case .member(let term, let values, let isNegated):
      let index = position(of: term)
      if isNegated {
        ranges[index].excluded += values
      } else {
        ranges[index].allowed = ranges[index].allowed.map { $0.filter(values.has) } ?? values
      }
      return true
    case .compare(let comparison, let left, let right)
    where comparison == .less || comparison == .lessOrEqual:
      let isIncluded = comparison == .lessOrEqual
      if let value = right.value, value.isOrdered {
        let index = position(of: left)
        let old = ranges[index].upper
        if old.map({ isBelow((value, isIncluded), $0) }) ?? true { ranges[index].upper = (value, isIncluded) }
        return true
      }
      if let value = left.value, value.isOrdered {
        let index = position(of: right)
        let old = ranges[index].lower
        if old.map({ isAbove((value, isIncluded), $0) }) ?? true { ranges[index].lower = (value, isIncluded) }
        return true
      }
      return false
    default: return false
    }
  }

  /// nil where no value is left for one of the terms.
  func conditions(in normalizer: Normalizer) -> [Term]? {
    var result: [Term] = []
    for range in ranges {
      guard let terms = range.terms(normalizer) else { return nil }
      result += terms
    }
    return result
  }

  private mutating func position(of term: Term) -> Int {
    if let index = ranges.firstIndex(where: { $0.term == term }) { return index }
    ranges.append(Range(term: term))
    return ranges.count - 1
  }

  private func isBelow(_ new: (value: Literal, isIncluded: Bool), _ old: (value: Literal, isIncluded: Bool))
    -> Bool
  {
    guard let order = new.value.compared(with: old.value) else { return false }
    return order < 0 || (order == 0 && !new.isIncluded)
  }

  private func isAbove(_ new: (value: Literal, isIncluded: Bool), _ old: (value: Literal, isIncluded: Bool))
    -> Bool
  {
    guard let order = new.value.compared(with: old.value) else { return false }
    return order > 0 || (order == 0 && !new.isIncluded)
  }
}

extension Ranges.Range {
  fileprivate func terms(_ normalizer: Normalizer) -> [Term]? {
    if let allowed {
      let left = allowed.filter { isPossible($0) }
      if left.isEmpty { return nil }
      return [normalizer.member(term, left, isNegated: false)]
    }
    if let lower, let upper, let order = lower.value.compared(with: upper.value),
      order > 0 || (order == 0 && !(lower.isIncluded && upper.isIncluded))
    {
      return nil
    }
    var result: [Term] = []
    if let lower { result.append(Term(lower.isIncluded ? .lessOrEqual : .less, bound(lower.value), term)) }
    if let upper { result.append(Term(upper.isIncluded ? .lessOrEqual : .less, term, bound(upper.value))) }
    let inside = excluded.filter { isPossible($0, ignoringExcluded: true) }
    if !inside.isEmpty { result.append(normalizer.member(term, inside, isNegated: true)) }
    // What was excluded lies outside, but a row without the value is kept by nothing.
    if result.isEmpty { result.append(normalizer.member(term, excluded, isNegated: true)) }
    return result
  }

  private func bound(_ value: Literal) -> Term {
    guard case .decimal(let number) = value else { return Term(literal: value, term.type) }
    let polynomial = Polynomial(constant: number)
    return Term(.polynomial(polynomial), polynomial.text, .decimal(scale: number.scale))
  }

  private func isPossible(_ value: Literal, ignoringExcluded: Bool = false) -> Bool {
    if !ignoringExcluded, excluded.has(value) { return false }
    if let lower, let order = value.compared(with: lower.value),
      order < 0 || (order == 0 && !lower.isIncluded)
    {
      return false
    }
    if let upper, let order = value.compared(with: upper.value),
      order > 0 || (order == 0 && !upper.isIncluded)
    {
      return false
    }
    return true
  }
}

extension Literal {
  /// Whether all databases put such values in one order.
  fileprivate var isOrdered: Bool {
    switch self {
    case .integer, .decimal, .date, .timestamp: true
    case .null, .boolean, .text, .interval, .quantity, .money: false
    }
  }

  /// Below zero where it is smaller; nil where nothing can be said.
  fileprivate func compared(with other: Literal) -> Int? {
    switch (self, other) {
    case (.decimal(let left), .decimal(let right)): left < right ? -1 : right < left ? 1 : 0
    case (.date(let left), .date(let right)): left < right ? -1 : right < left ? 1 : 0
    case (.timestamp(let left), .timestamp(let right)): left < right ? -1 : right < left ? 1 : 0
    default: nil
    }
  }
}
