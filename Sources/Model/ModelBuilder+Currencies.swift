import Definitions
import Diagnostics
import Values

/// Currencies, rate sets and policies.
extension ModelBuilder {
  mutating func checkCurrencies() {
    checker.model.currencies.missing = definitions.currencies.missing?.value ?? .error
    checker.model.currencies.rounding = definitions.currencies.rounding ?? .halfAwayFromZero
    addCodes()
    var spans: [String: SourceSpan] = [:]
    for set in definitions.currencies.rateSets {
      if let first = spans[set.name.value] {
        checker.report(.duplicateName(set.name.value, set.name.span, first: first, what: "the rate set"))
        continue
      }
      spans[set.name.value] = set.name.span
      checkCode(set.pivot)
      for (code, _) in set.columns.byCurrency { checkCode(code) }
      checker.model.currencies.rateSets.append(RateSet(set))
    }
    addPolicies()
    addLocks()
    if let code = definitions.project.reportingCurrency, checkCode(code) {
      checker.model.reportingCurrency = code.value
    }
  }

  private mutating func addCodes() {
    var rules = checker.model.currencies
    for added in definitions.currencies.added {
      if ISO4217.isCode(added.code.value) || rules.addedMinorUnits[added.code.value] != nil {
        checker.report(.codeExists(added.code.value, added.code.span))
      } else {
        rules.addedMinorUnits[added.code.value] = added.minorUnits
      }
    }
    if let restricted = definitions.currencies.restrictTo {
      for code in restricted {
        if rules.isCode(code.value) {
          rules.codes.append(code.value)
        } else {
          checker.report(.notACode(code.value, code.span))
        }
      }
    } else {
      rules.codes = (ISO4217.codes + definitions.currencies.added.map(\.code.value)).sorted()
    }
    checker.model.currencies = rules
  }

  private mutating func addPolicies() {
    var first: [MoneyKind: SourceSpan] = [:]
    for definition in definitions.currencies.policies {
      let written = definition.policy
      if let span = first[definition.kind] {
        checker.report(
          .duplicateName(definition.kind.rawValue, written.span, first: span, what: "the conversion of"))
        continue
      }
      first[definition.kind] = written.span
      guard let policy = checker.policy(written, for: definition.kind) else { continue }
      if let reason = policy.reference.reasonAgainst(definition.kind, allowsEnd: false) {
        checker.report(
          .policyNotLegal(
            written.span, policy: "\(policy.reference)", subject: "a \(definition.kind.rawValue)",
            reason: reason, legal: TimeReference.legal(for: definition.kind)))
      }
      checker.model.currencies[kind: definition.kind] = policy
    }
  }

  private mutating func addLocks() {
    for lock in definitions.currencies.locks {
      if let other = checker.model.currencies.locks.first(where: { $0.month == lock.month }) {
        checker.report(
          .duplicateName(String("\(lock.month)".prefix(7)), lock.span, first: other.span, what: "the lock of")
        )
      } else {
        checker.model.currencies.locks.append(lock)
      }
    }
    checker.model.currencies.locks.sort { $0.month < $1.month }
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
      guard case .money(let currency, _, let kind) = column.type else { continue }
      if checker.model.currencies.isCode(currency) {
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
        currency: .row(FieldReference(path: JoinPath(), entity: id, column: other)), kind: kind)
    }
  }
}
