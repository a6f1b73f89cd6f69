import Definitions
import Diagnostics
import Values

/// Currencies, rate sets and policies.
extension ModelBuilder {
  mutating func checkCurrencies() {
    var rules = CurrencyRules()
    if let restricted = definitions.currencies.restrictTo {
      for code in restricted {
        if ISO4217.isCode(code.value) {
          rules.codes.append(code.value)
        } else {
          checker.report(.notACode(code.value, code.span))
        }
      }
    } else {
      rules.codes = ISO4217.codes
    }
    checker.model.currencies = rules
    var spans: [String: SourceSpan] = [:]
    for set in definitions.currencies.rateSets {
      if let first = spans[set.name.value] {
        checker.report(.duplicateName(set.name.value, set.name.span, first: first, what: "the rate set"))
        continue
      }
      spans[set.name.value] = set.name.span
      checkCode(set.pivot)
      checker.model.currencies.rateSets.append(
        RateSet(
          name: set.name.value, table: set.table.value.split(separator: ".").map(String.init),
          pivot: set.pivot.value,
          quote: set.quote, dateColumn: set.dateColumn, currencyColumn: set.currencyColumn,
          rateColumn: set.rateColumn,
          shape: set.shape, maxStalenessDays: set.maxStalenessDays))
    }
    var policies: [PolicyDefinition.Kind: SourceSpan] = [:]
    for policy in definitions.currencies.policies {
      if let first = policies[policy.kind] {
        checker.report(
          .duplicateName(policy.kind.rawValue, policy.rateSet.span, first: first, what: "the conversion of"))
        continue
      }
      policies[policy.kind] = policy.rateSet.span
      let names = checker.model.currencies.rateSets.map(\.name)
      guard let index = names.firstIndex(of: policy.rateSet.value) else {
        checker.report(.unknownRateSet(policy.rateSet.value, policy.rateSet.span, candidates: names))
        continue
      }
      if policy.kind == .flow {
        if checker.model.currencies.rateSets[index].shape == .points {
          checker.model.currencies.flow = index
        } else {
          checker.report(
            .notPossibleYet(
              policy.rateSet.span,
              what: "converting with the rate set '\(policy.rateSet.value)' of shape 'period'",
              help: "name a rate set of shape 'points'"))
        }
      }
    }
    if let code = definitions.project.reportingCurrency, checkCode(code) {
      checker.model.reportingCurrency = code.value
    }
  }

  @discardableResult
  mutating func checkCode(_ code: Written<String>) -> Bool {
    if checker.model.currencies.codes.contains(code.value) { return true }
    checker.report(.unknownCurrency(code.value, code.span, codes: checker.model.currencies.codes))
    return false
  }

  mutating func addCurrenciesOfColumns(_ index: Int) {
    let id = EntityID(index: index)
    for (position, column) in entityDefinitions[index].columns.enumerated() {
      guard case .money(let currency, _) = column.type else { continue }
      if ISO4217.isCode(currency) {
        checkCode(Written(currency, column.typeSpan))
        continue
      }
      guard let other = checker.model.entities[index].members[currency]?.column else {
        checker.report(
          .unknownName(
            currency, column.typeSpan, in: "entity '\(checker.model[id].name)'",
            candidates: checker.model[id].columns.map(\.name)))
        checker.model.entities[index].columns[position].unit = .none
        continue
      }
      let found = checker.model[id].columns[other].type
      if found != .currency {
        checker.report(.currencyColumn(currency, column.typeSpan, found: "\(found)"))
      }
      checker.model.entities[index].columns[position].unit = Unit(
        currency: .row(FieldReference(path: JoinPath(), entity: id, column: other)))
    }
  }
}
