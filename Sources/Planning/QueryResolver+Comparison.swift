import Definitions
import Diagnostics
import Model
import Values

/// What a question that compares adds to its metrics: the earlier value, the change, the growth, and for amounts the same at
/// constant rates.
extension QueryResolver {
  typealias NamedFormula = (name: String, formula: TypedExpression, span: SourceSpan)

  mutating func compared(_ formulas: [NamedFormula]) -> [NamedFormula] {
    guard let comparison = request.comparison else { return formulas }
    return formulas.flatMap { [$0] + comparisons(of: $0, comparison) }
  }

  private mutating func comparisons(
    of metric: NamedFormula, _ comparison: QueryRequest.Comparison
  ) -> [NamedFormula] {
    let (name, formula, span) = metric
    guard formula.type != .unknown else { return [] }
    let prior = moved(formula, comparison)
    var added: [NamedFormula] = [("\(name)__prior", prior, span)]
    guard formula.type.isNumber else { return added }
    added.append(("\(name)__change", difference(formula, prior, span), span))
    added.append(("\(name)__growth", growth(formula, prior, span), span))
    guard let rates = comparison.constantRates, query.target != nil,
      formula.rowAggregates.contains(where: \.readsAmounts)
    else { return added }
    guard let constant = restated(formula, comparison, rates) else { return added }
    let base: TypedExpression
    switch rates {
    case .prior: base = prior
    case .policy:
      guard let restatedPrior = restated(prior, comparison, rates) else { return added }
      base = restatedPrior
    }
    added.append(("\(name)__constant", constant, span))
    added.append(("\(name)__constant_growth", growth(constant, base, span), span))
    if case .prior = rates {
      added.append(("\(name)__rates_effect", difference(formula, constant, span), span))
    }
    return added
  }

  private func moved(_ formula: TypedExpression, _ comparison: QueryRequest.Comparison) -> TypedExpression {
    formula.mappingRowAggregates { $0.window = $0.window.inside(.prior(comparison.count, comparison.grain)) }
  }

  private mutating func difference(_ one: TypedExpression, _ other: TypedExpression, _ span: SourceSpan)
    -> TypedExpression
  {
    checker.binary(.subtract, one, other, span)
  }

  /// Unrounded, as a fraction of the earlier value; null where that is zero.
  private mutating func growth(_ one: TypedExpression, _ other: TypedExpression, _ span: SourceSpan)
    -> TypedExpression
  {
    checker.binary(.subtract, checker.binary(.divide, one, other, span), .integer(1), span)
  }

  // MARK: Constant rates

  private mutating func restated(
    _ formula: TypedExpression, _ comparison: QueryRequest.Comparison, _ rates: QueryRequest.ConstantRates
  ) -> TypedExpression? {
    let before = checker.findings.count
    var checker = self.checker
    let currencies = model.currencies
    let result = formula.mappingRowAggregates { aggregate in
      guard aggregate.readsAmounts || aggregate.isDenominator, let kind = aggregate.argument?.unit.kind else {
        return
      }
      switch rates {
      case .policy(let written): aggregate.restatedAt = checker.policy(written, for: kind)
      case .prior:
        guard let own = aggregate.conversion?.policy ?? currencies[kind: kind] else { return }
        aggregate.restatedAt = own.shifted(by: comparison, kind)
      }
    }
    self.checker.findings = checker.findings
    return checker.findings.count > before ? nil : result
  }
}

extension Policy {
  /// The rates of the earlier time. A day of another year is another day of the week, so the rate of a day becomes the mean
  /// of its month; rates that do not move with the row stay.
  fileprivate func shifted(by comparison: QueryRequest.Comparison, _ kind: MoneyKind) -> Policy {
    let moved = { (reference: TimeReference) in
      Policy(.shifted(count: -comparison.count, comparison.grain, reference), rateSet: self.rateSet)
    }
    return switch reference {
    case .transactionDate: moved(kind == .flow ? .average(.month) : .transactionDate)
    case .average, .end: moved(reference)
    case .fixed, .plan, .booked, .shifted: self
    }
  }
}
