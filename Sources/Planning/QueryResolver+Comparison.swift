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
    if let span = request.metrics.first?.span { checker.demandYear(for: comparison.grain, span) }
    let bridge = comparison.bridge.map { self.bridge($0, comparison) }
    if let bridge = comparison.bridge, !formulas.contains(where: { $0.formula.unit.isMoney }) {
      report(.bridgeOfNoAmount(bridge.volume.span))
    }
    return formulas.flatMap { [$0] + comparisons(of: $0, comparison, bridge) }
  }

  private mutating func comparisons(
    of metric: NamedFormula, _ comparison: QueryRequest.Comparison, _ bridge: Bridge?
  ) -> [NamedFormula] {
    let (name, formula, span) = metric
    guard formula.type != .unknown else { return [] }
    if let table = formula.rowAggregates.lazy.compactMap(\.window.table).first {
      checker.findings.append(
        ModelProblem.windowsOfTwoKinds(span, entity: model[table.entity].name, other: nil).finding)
      return []
    }
    let prior = moved(formula, comparison)
    var added: [NamedFormula] = [("\(name)__prior", prior, span)]
    guard formula.type.isNumber else { return added }
    added.append(("\(name)__change", difference(formula, prior, span), span))
    added.append(("\(name)__growth", growth(formula, prior, span), span))
    guard query.target != nil, formula.rowAggregates.contains(where: \.readsAmounts) else { return added }
    let effects = bridge.map { self.effects(in: $0, of: metric, prior: prior, comparison) } ?? []
    guard let rates = comparison.constantRates else { return added + effects }
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
    if case .prior = rates, effects.isEmpty {
      added.append(("\(name)__rates_effect", difference(formula, constant, span), span))
    }
    return added + effects
  }

  func moved(_ formula: TypedExpression, _ comparison: QueryRequest.Comparison) -> TypedExpression {
    formula.mappingRowAggregates { $0.window = $0.window.inside(.prior(comparison.count, comparison.grain)) }
  }

  mutating func difference(_ one: TypedExpression, _ other: TypedExpression, _ span: SourceSpan)
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

  /// The formula at the rates of a time that lies so much later; of an earlier one where that is below zero.
  mutating func restated(
    _ formula: TypedExpression, atRatesMovedBy count: Int64, _ grain: Grain
  ) -> TypedExpression {
    let currencies = model.currencies
    let asked = request.policy
    let checker = self.checker
    return formula.mappingAmounts { aggregate, kind in
      // What is wrong with the policy of the question is told where it is used.
      var quiet = checker
      let chosen = aggregate.restatedAt ?? asked.flatMap { quiet.policy($0, for: kind) }
      guard let own = chosen ?? aggregate.conversion?.policy ?? currencies[kind: kind] else { return }
      aggregate.restatedAt = own.shifted(by: count, grain, kind, currencies)
    }
  }

  private mutating func restated(
    _ formula: TypedExpression, _ comparison: QueryRequest.Comparison, _ rates: QueryRequest.ConstantRates
  ) -> TypedExpression? {
    guard case .policy(let written) = rates else {
      return restated(formula, atRatesMovedBy: -comparison.count, comparison.grain)
    }
    let before = checker.findings.count
    var checker = self.checker
    let result = formula.mappingAmounts { aggregate, kind in
      aggregate.restatedAt = checker.policy(written, for: kind)
    }
    self.checker.findings = checker.findings
    return checker.findings.count > before ? nil : result
  }
}

extension Policy {
  /// The rates of the earlier time. A day of another year is another day of the week, so the rate of a day becomes the mean
  /// of its month, where there are rates of days; rates that do not move with the row stay.
  fileprivate func shifted(
    by count: Int64, _ grain: Grain, _ kind: MoneyKind, _ currencies: CurrencyRules
  ) -> Policy {
    let isOfDays = rateSet.map { currencies.rateSets[$0].shape.isOfDays } ?? false
    let moved = { (reference: TimeReference) in
      Policy(.shifted(count: count, grain, reference), rateSet: self.rateSet)
    }
    return switch reference {
    case .transactionDate: moved(kind == .flow && isOfDays ? .average(.month) : .transactionDate)
    case .average, .end: moved(reference)
    case .plan where rateSet.map({ currencies.rateSets[$0].columns.period != nil }) == true: moved(reference)
    case .fixed, .plan, .booked, .shifted: self
    }
  }
}
