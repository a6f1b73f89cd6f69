import Definitions
import Diagnostics
import Model
import Values

/// A change of an amount, taken apart: so much from more pieces, so much from prices, so much from the rates.
///
/// Each effect is worked out for each currency and then added: on totals the three would be mixed. The effects add up to
/// the change.
extension QueryResolver {
  /// What all metrics of a question are taken apart by.
  struct Bridge {
    let volume: TypedExpression
    let priorVolume: TypedExpression
    let ratesOn: QueryRequest.RatesOn
  }

  mutating func bridge(_ asked: QueryRequest.Bridge, _ comparison: QueryRequest.Comparison) -> Bridge {
    let span = asked.volume.span
    if case .policy? = comparison.constantRates { report(.bridgeAtOtherRates(span)) }
    var volume = inTarget(checker.check(asked.volume, in: .metric(home: nil)), metric: "bridge")
    if volume.type != .unknown,
      !volume.type.isNumber || volume.unit.isMoney || !volume.isCountOrSum
    {
      report(.volumeIsNoNumber(span))
      volume = TypedExpression(.missing, .unknown)
    }
    return Bridge(volume: volume, priorVolume: moved(volume, comparison), ratesOn: asked.ratesOn)
  }

  mutating func effects(
    in bridge: Bridge, of metric: NamedFormula, prior: TypedExpression, _ comparison: QueryRequest.Comparison
  ) -> [NamedFormula] {
    let (name, formula, span) = metric
    guard bridge.volume.type != .unknown, formula.unit.isMoney else { return [] }
    guard formula.isSumOfRows else {
      report(.noSumForBridge(span, metric: name))
      return []
    }
    guard let groups = currencyGroups(of: formula, metric: name, span) else { return [] }
    let constant: TypedExpression
    let base: TypedExpression
    let last: TypedExpression
    switch bridge.ratesOn {
    case .currentVolume:
      constant = restated(formula, atRatesMovedBy: -comparison.count, comparison.grain)
      (base, last) = (prior, constant)
    case .referenceVolume:
      constant = restated(prior, atRatesMovedBy: comparison.count, comparison.grain)
      (base, last) = (constant, formula)
    }
    // What was not sold before has no earlier price: all of it is volume.
    let isNew = checker.binary(
      .equal,
      TypedExpression(.operation(.coalesce, [bridge.priorVolume, .integer(0)]), bridge.priorVolume.type),
      .integer(0), span)
    let atOldPrices = checker.binary(
      .divide, checker.binary(.multiply, base, bridge.volume, span), bridge.priorVolume, span)
    let type = ValueType.common(last.type, atOldPrices.type) ?? atOldPrices.type
    let expected = TypedExpression(
      .conditional([.init(condition: isNew, value: last)], otherwise: atOldPrices), type, unit: formula.unit,
      span: span)
    let volume = sum(difference(expected, base, span), per: groups, span)
    // What is left of the change at one set of rates: the last less the expected amount of each currency, without asking
    // for those groups again.
    let price = difference(difference(last, base, span), volume, span)
    let rates =
      switch bridge.ratesOn {
      case .currentVolume: difference(formula, constant, span)
      case .referenceVolume: difference(constant, prior, span)
      }
    let footing = footing([volume, price, rates], difference(formula, prior, span), span)
    return [
      ("\(name)__volume", volume, span), ("\(name)__price", price, span),
      ("\(name)__rates_effect", rates, span), ("\(name)__footing_difference", footing, span),
    ]
  }

  /// What the rounded effects add up to, less the rounded change.
  private mutating func footing(
    _ parts: [TypedExpression], _ whole: TypedExpression, _ span: SourceSpan
  ) -> TypedExpression {
    let digits = query.places ?? query.targetCode.map(model.currencies.minorUnits) ?? 0
    let rule = model.currencies.rounding
    let rounded = { (value: TypedExpression) in value.rounded(to: digits, rule) }
    let sum = parts.dropFirst().reduce(rounded(parts[0])) { checker.binary(.add, $0, rounded($1), span) }
    return checker.binary(.subtract, sum, rounded(whole), span)
  }

  private func sum(_ formula: TypedExpression, per groups: [[String]], _ span: SourceSpan) -> TypedExpression
  {
    guard !groups.isEmpty, let entity = formula.rowAggregates.first?.entity else { return formula }
    return checker.sum(of: formula, per: groups, entity: entity, span)
  }

  /// The dimension that is the currency of the amounts; none where they are all in one.
  private mutating func currencyGroups(
    of formula: TypedExpression, metric: String, _ span: SourceSpan
  ) -> [[String]]? {
    if query.targetCode == nil {
      report(.bridgeOfCurrencies(span, metric: metric))
      return nil
    }
    var groups: [[String]] = []
    for aggregate in formula.rowAggregates where aggregate.readsAmounts {
      guard case .row(let field)? = aggregate.argument?.unit.currency else { continue }
      guard let path = dimension(of: field, from: aggregate.entity) else {
        report(
          .noCurrencyDimension(
            span, metric: metric, entity: model[field.entity].name,
            column: model[field.entity].columns[field.column].name))
        return nil
      }
      if !groups.contains(path) { groups.append(path) }
    }
    return groups
  }

  /// The dimension that a column is, as a question names it.
  private func dimension(of field: FieldReference, from entity: EntityID) -> [String]? {
    let holder = model[field.entity]
    let isReached: Bool =
      switch model[entity].reach[field.entity] {
      case .one(let path)?: path == field.path
      default: field.entity == entity && field.path.isEmpty
      }
    guard isReached else { return nil }
    return holder.dimension(ofColumn: field.column).map { [holder.name, $0.name] }
  }
}

extension TypedExpression {
  /// Whether it counts rows or adds up what they have.
  fileprivate var isCountOrSum: Bool {
    if case .aggregate(let aggregate) = node, aggregate.function == .count {
      return aggregate.isOfOwnRows
    }
    if case .operation(let operation, let operands) = node, operation == .add || operation == .subtract {
      return operands.allSatisfy(\.isCountOrSum)
    }
    return isSumOfRows
  }
}
