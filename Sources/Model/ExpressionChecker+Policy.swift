package import Definitions
import Diagnostics
import Values

/// Conversion policies of kinds, metrics and questions.
extension ExpressionChecker {
  /// The policy with its rate set found; reports when there is none, or when it cannot give such rates.
  ///
  /// - Parameter kind: whose rate set is taken where none is named.
  package mutating func policy(_ written: WrittenPolicy, for kind: MoneyKind) -> Policy? {
    if case .booked = written.reference {
      if let set = written.rateSet {
        report(.bookedWithRateSet(set.span, policy: "\(written.reference)"))
        return nil
      }
      return Policy(written.reference, rateSet: nil)
    }
    let names = model.currencies.rateSets.map(\.name)
    let index: Int
    if let named = written.rateSet {
      guard let found = names.firstIndex(of: named.value) else {
        report(.unknownRateSet(named.value, named.span, candidates: names))
        return nil
      }
      index = found
    } else {
      guard let usual = model.currencies[kind: kind]?.rateSet ?? (names.count == 1 ? 0 : nil) else {
        report(.policyWithoutRateSet(written.span, policy: "\(written.reference)", rateSets: names))
        return nil
      }
      index = usual
    }
    let set = model.currencies.rateSets[index]
    let isPlan = written.reference == .plan
    guard isPlan == (set.shape == .period) else {
      report(
        .rateSetDoesNotFit(
          written.rateSet?.span ?? written.span, policy: "\(written.reference)", rateSet: set.name,
          shape: set.shape.rawValue, isPlan: isPlan,
          fitting: model.currencies.rateSets.filter { isPlan == ($0.shape == .period) }.map(\.name)))
      return nil
    }
    if case .shifted(_, let grain, _) = written.reference { demandYear(for: grain, written.span) }
    if case .average(let grain) = written.reference.base { demandYear(for: grain, written.span) }
    if case .end(let grain) = written.reference.base { demandYear(for: grain, written.span) }
    if case .average = written.reference.base, set.shape == .intervals {
      report(
        .notPossibleYet(
          written.span, what: "the average of rates that hold for intervals",
          help: "use a rate set with a rate for each day (shape: points), or transaction_date"))
      return nil
    }
    return Policy(written.reference, rateSet: index)
  }

  /// The formula with the policy of its metric on every amount that has none of its own.
  mutating func converting(
    _ formula: TypedExpression, by conversion: ConversionDefinition, metric: String
  ) -> TypedExpression {
    var reported = false
    var checker = self
    let result = formula.mappingAmounts { aggregate, kind in
      var rule = aggregate.conversion
      if rule == nil, let written = conversion.policy {
        let before = checker.findings.count
        let policy = reported ? nil : checker.policy(written, for: kind)
        reported = reported || checker.findings.count > before
        rule = policy.map { ConversionRule($0) }
      } else if rule == nil {
        rule = checker.model.currencies[kind: kind].map { ConversionRule($0) }
      }
      guard var rule else { return }
      if conversion.isLocked { rule.lockedBy = rule.lockedBy ?? metric }
      if conversion.allowsEnd { rule.allowsEnd = true }
      if !reported, let written = conversion.policy,
        let reason = rule.policy.reference.reasonAgainst(kind, allowsEnd: rule.allowsEnd)
      {
        reported = true
        checker.report(
          .policyNotLegal(
            written.span, policy: "\(rule.policy.reference)", subject: checker.amountName(of: aggregate),
            reason: reason, legal: TimeReference.legal(for: kind)))
      }
      aggregate.conversion = rule
    }
    self = checker
    return result
  }

  /// The column of an amount, or what kind of amount it is.
  package func amountName(of aggregate: Aggregate) -> String {
    aggregate.argument.map(amountName) ?? "an amount"
  }

  func amountName(_ amount: TypedExpression) -> String {
    if case .field(let field) = amount.node { return model[field.entity].columns[field.column].name }
    return amount.unit.kind.map { "a \($0.rawValue)" } ?? "an amount"
  }

  /// Reports a ratio of flows that are converted by different policies.
  package mutating func checkPolicies(
    of formula: TypedExpression, name: String, defaults: (Aggregate) -> Policy?
  ) {
    guard case .operation(let operation, let arguments) = formula.node else {
      if case .conditional(let branches, let otherwise) = formula.node {
        for branch in branches { checkPolicies(of: branch.value, name: name, defaults: defaults) }
        if let otherwise { checkPolicies(of: otherwise, name: name, defaults: defaults) }
      }
      return
    }
    for argument in arguments { checkPolicies(of: argument, name: name, defaults: defaults) }
    guard operation == .ratio, arguments.count == 2, arguments[0].unit.isMoney, arguments[1].unit.isMoney
    else { return }
    let sides = arguments.map { $0.flows(defaults) }
    guard let one = sides[0].first, let other = sides[1].first(where: { $0.policy != one.policy }) else {
      return
    }
    report(
      .mixedPolicies(
        formula.span, metric: name, left: amountName(of: one.aggregate),
        leftPolicy: model.currencies.name(of: one.policy), right: amountName(of: other.aggregate),
        rightPolicy: model.currencies.name(of: other.policy)))
  }
}

extension Aggregate {
  /// Whether the aggregate looks at the size of amounts, not only at whether there are any.
  package var readsAmounts: Bool {
    !function.isCount && argument?.unit.isMoney == true
  }
}

extension TypedExpression {
  /// The aggregates of flows inside, with the policies that convert them.
  fileprivate func flows(_ defaults: (Aggregate) -> Policy?) -> [(aggregate: Aggregate, policy: Policy)] {
    var found: [(Aggregate, Policy)] = []
    forEachLeaf { leaf in
      guard case .aggregate(let aggregate) = leaf.node, aggregate.readsAmounts,
        aggregate.argument?.unit.kind == .flow,
        let policy = aggregate.conversion?.policy ?? defaults(aggregate)
      else { return }
      found.append((aggregate, policy))
    }
    return found
  }
}
