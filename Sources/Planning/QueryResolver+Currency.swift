import Definitions
import Diagnostics
import Model
import Values

/// Amounts of a question: what they are in, and how they are converted.
extension QueryResolver {
  mutating func resolveCurrency() {
    query.missing = request.missing?.value ?? model.currencies.missing
    query.asOf = request.asOf?.value
    guard let asked = request.currency else {
      query.target = model.reportingCurrency.map { .code($0) }
      checker.questionCurrency = model.reportingCurrency
      return
    }
    if asked.value == "original" { return }
    if asked.value.contains(".") { return resolveTargetDimension(asked) }
    guard model.currencies.codes.contains(asked.value) else {
      checker.findings.append(
        ModelProblem.unknownCurrency(asked.value, asked.span, codes: model.currencies.codes).finding)
      return
    }
    query.target = .code(asked.value)
    checker.questionCurrency = asked.value
  }

  /// `in: retailer.currency`: each group in the currency of its dimension.
  private mutating func resolveTargetDimension(_ asked: Written<String>) {
    guard let index = request.groups.firstIndex(where: { $0.name == asked.value }) else {
      return report(.targetNotGrouped(asked.value, asked.span))
    }
    query.target = .dimension(index)
  }

  /// A formula of the question with the policy of each of its aggregates, and the currency of its values.
  ///
  /// Reported: policies that are locked or not legal, balances that would be summed over time, amounts that nothing
  /// brings into one currency.
  mutating func inMoney(_ formula: TypedExpression, metric: String, _ span: SourceSpan) -> (
    formula: TypedExpression, currency: MetricQuery.OutputCurrency?
  ) {
    var resolver = self
    var found: MetricQuery.OutputCurrency?
    var isMixed = false
    let result = formula.mappingLeaves { leaf in
      guard case .aggregate(var aggregate) = leaf.node else { return leaf }
      if let groups = resolver.query.groupQuery(of: aggregate) {
        if leaf.unit.isMoney {
          found = found ?? resolver.currency(of: groups, aggregate, metric: metric, span)
        }
        return leaf
      }
      resolver.resolveClosing(of: &aggregate, metric: metric, span)
      resolver.addRowConditions(to: &aggregate)
      aggregate.isDenominator = aggregate.isDenominator && resolver.excludesRows
      if aggregate.readsAmounts || aggregate.isDenominator {
        resolver.checkBalance(aggregate, span)
        switch resolver.query.target {
        case .code(let code): found = .code(code)
        case .dimension(let index):
          found = .dimension(index)
          if let level = aggregate.level, !resolver.query.positions(level).contains(index) {
            resolver.report(
              .totalOfCurrencies(span, metric: metric, dimension: resolver.query.groupNames[index]))
          }
        case nil:
          guard let stored = resolver.storedCurrency(of: aggregate, isMixed: &isMixed, span) else { break }
          found = found ?? stored
        }
        resolver.convert(&aggregate, metric: metric, span)
      } else {
        aggregate.conversion = nil
      }
      var copy = leaf
      copy.node = .aggregate(aggregate)
      return copy
    }
    self = resolver
    return (result, formula.unit.isMoney && !isMixed ? found : nil)
  }

  private var excludesRows: Bool {
    if case .exclude = query.missing { return query.target != nil }
    return false
  }

  /// Conditions of the question that convert the row go to each aggregate, so that rows without a rate are counted.
  ///
  /// Where such rows may be left out, a row is looked at only if it has every rate that its conditions, its argument and
  /// its groups read: what `or`, `else` or `is null` make of a missing rate is no answer.
  private func addRowConditions(to aggregate: inout Aggregate) {
    guard let base = query.base(of: aggregate) else { return }
    var conditions = base.filter.filter(\.readsRates)
    if query.missing != .error {
      let readers = base.filter + aggregate.rowExpressions + base.groups
      for test in readers.flatMap(\.missingRates) {
        let condition = TypedExpression(.operation(.not, [test]), .boolean)
        if !conditions.contains(condition) { conditions.append(condition) }
      }
    }
    if let condition = TypedExpression.all(conditions) { aggregate.keepOnly(condition) }
  }

  /// Takes the conditions out of the bases that `addRowConditions` has given to the aggregates.
  mutating func removeRowConditions() {
    for index in query.bases.indices { query.bases[index].filter.removeAll(where: \.readsRates) }
  }

  // MARK: Stored amounts

  /// The currency that amounts are stored in; reports where the rows of a group may have several.
  private mutating func storedCurrency(
    of aggregate: Aggregate, isMixed: inout Bool, _ span: SourceSpan
  ) -> MetricQuery.OutputCurrency? {
    switch aggregate.argument?.unit.currency {
    case .fixed(let code): return .code(code)
    case .question, nil: return nil
    case .row(let field):
      if let pinned = pin(of: field, aggregate) { return pinned }
      if !isMixed { reportMixed(aggregate, field, span) }
      isMixed = true
      return nil
    }
  }

  /// The dimension or the filter that gives all rows of a group one currency.
  private func pin(of field: FieldReference, _ aggregate: Aggregate) -> MetricQuery.OutputCurrency? {
    guard let base = query.base(of: aggregate) else { return nil }
    let node = TypedExpression.Node.field(field)
    if let index = base.groups.firstIndex(where: { $0.node == node }) { return .dimension(index) }
    for condition in base.conditions + (aggregate.filter?.conjuncts ?? []) {
      guard case .operation(let operation, let sides) = condition.node, sides.count == 2,
        operation == .equal || operation == .oneOf
      else { continue }
      for (side, other) in [(sides[0], sides[1]), (sides[1], sides[0])] {
        if side.node == node, case .literal(.text(let code)) = other.node { return .code(code) }
      }
    }
    return nil
  }

  private mutating func reportMixed(_ aggregate: Aggregate, _ field: FieldReference, _ span: SourceSpan) {
    let entity = model[field.entity]
    let dimension = entity.dimension(ofColumn: field.column)
    var column = "…"
    if let argument = aggregate.argument, case .field(let own) = argument.node {
      column = model[own.entity].columns[own.column].name
    }
    checker.findings.append(
      ModelProblem.mixesCurrencies(
        span, aggregate: aggregate.function.rawValue, column: column,
        currencyColumn: entity.columns[field.column].name,
        dimension: dimension.map { "\(entity.name).\($0.name)" }
      ).finding)
  }

  // MARK: Conversion

  private mutating func convert(_ aggregate: inout Aggregate, metric: String, _ span: SourceSpan) {
    guard let target = query.target, let argument = aggregate.argument, let currency = argument.unit.currency
    else {
      aggregate.conversion = nil
      aggregate.isDenominator = false
      return
    }
    if case .code(let code) = target, case .fixed(code) = currency {
      aggregate.conversion = nil
      aggregate.isDenominator = false
      return
    }
    guard let policy = policy(of: aggregate, metric: metric, span) else { return }
    aggregate.conversion = ConversionRule(policy)
    if case .booked(let column) = policy.reference {
      return book(&aggregate, column, metric: metric, span)
    }
    guard let set = policy.rateSet else { return }
    if query.asOf != nil, model.currencies.rateSets[set].columns.recordedAt == nil,
      let asked = request.asOf
    {
      report(.knowledgeUnknown(asked.span, rateSet: model.currencies.rateSets[set].name))
      request.asOf = nil
    }
    guard let base = query.base(of: aggregate) else { return }
    let day = rateDay(of: base, in: query, model)
    let key = day.flatMap {
      model.currencies.rateKey(of: policy, on: $0, calendar: model.calendar)
    }
    if day == nil, model.currencies.needsDay(policy) {
      return report(.noRateDate(span, metric: metric, entity: model[aggregate.entity].name))
    }
    if [.min, .max].contains(aggregate.function),
      model.currencies.isOfCrosses(policy, to: query.targetCode)
    {
      checker.findings.append(
        ModelProblem.policyNotLegal(
          span, policy: model.currencies.name(of: policy),
          subject: "\(aggregate.function.rawValue)(\(checker.amountName(of: aggregate)))",
          reason: TimeReference.reasonAgainstCrosses, legal: TimeReference.insteadOfCrosses
        ).finding)
      return
    }
    if request.roundsRows != nil || [.stddev, .variance, .percentile].contains(aggregate.function) {
      guard case .code(let code) = target else { return report(.deviationByDimension(span, metric: metric)) }
      guard let stored = currency.code else {
        preconditionFailure("an amount of a row is in no question's currency")
      }
      var converted = model.currencies.converted(argument, in: stored, at: policy, key: key, to: code)
      converted.span = span
      checker.checkCrosses(converted)
      aggregate.argument = roundedRow(converted, of: aggregate, span)
      aggregate.conversion = nil
    }
  }

  /// The policy of the question where it asks for one, else of the metric, else of the kind of amount.
  private mutating func policy(of aggregate: Aggregate, metric: String, _ span: SourceSpan) -> Policy? {
    let kind = aggregate.argument?.unit.kind ?? .flow
    var rule = aggregate.conversion
    if rule == nil, let usual = model.currencies[kind: kind] { rule = ConversionRule(usual) }
    if let restated = aggregate.restatedAt {
      return restate(rule, at: restated, kind, aggregate, span)
    }
    guard let asked = request.policy else {
      if let rule { return legal(rule.policy, kind, rule.allowsEnd, aggregate, span) }
      report(.noRates(span, target: targetName, kind: kind.rawValue))
      return nil
    }
    let before = checker.findings.count
    guard let policy = checker.policy(asked, for: kind) else {
      // One mistake is told once, however many amounts there are.
      if checker.findings.count > before { forget(asked) }
      return nil
    }
    if isLocked(rule, against: policy, asked.span) {
      forget(asked)
      return nil
    }
    return legal(policy, kind, rule?.allowsEnd ?? false, aggregate, asked.span)
  }

  /// Takes out a policy that was reported.
  private mutating func forget(_ policy: WrittenPolicy) {
    request.policies.removeAll { $0.policy.span == policy.span }
  }

  /// The formula with the policy that is asked for its metric on every amount.
  mutating func atPolicy(of metric: String, _ formula: TypedExpression) -> TypedExpression {
    guard let asked = request.policies.first(where: { $0.metric?.value == metric })?.policy else {
      return formula
    }
    var checker = self.checker
    var isReported = false
    let result = formula.mappingAmounts { aggregate, kind in
      if isReported { return }
      let before = checker.findings.count
      aggregate.restatedAt = checker.policy(asked, for: kind)
      isReported = checker.findings.count > before
    }
    self.checker.findings = checker.findings
    return result
  }

  /// The policy of a metric that the question asks for, or of a comparison at constant rates.
  private mutating func restate(
    _ rule: ConversionRule?, at policy: Policy, _ kind: MoneyKind, _ aggregate: Aggregate, _ span: SourceSpan
  ) -> Policy? {
    // A lock is told once, not for each column that compares.
    guard !hasToldLock else { return nil }
    if isLocked(rule, against: policy, span) {
      hasToldLock = true
      return nil
    }
    return legal(policy, kind, rule?.allowsEnd ?? false, aggregate, span)
  }

  /// Reports a policy that the metric does not let a question choose.
  private mutating func isLocked(_ rule: ConversionRule?, against policy: Policy, _ span: SourceSpan) -> Bool
  {
    guard let rule, let lock = rule.lockedBy, rule.policy != policy else { return false }
    checker.findings.append(
      ModelProblem.lockedPolicy(
        span, metric: lock, policy: model.currencies.name(of: rule.policy),
        asked: model.currencies.name(of: policy)
      ).finding)
    return true
  }

  private mutating func legal(
    _ policy: Policy, _ kind: MoneyKind, _ allowsEnd: Bool, _ aggregate: Aggregate, _ span: SourceSpan
  ) -> Policy? {
    guard let reason = policy.reference.reasonAgainst(kind, allowsEnd: allowsEnd) else { return policy }
    checker.findings.append(
      ModelProblem.policyNotLegal(
        span, policy: "\(policy.reference)", subject: checker.amountName(of: aggregate), reason: reason,
        legal: TimeReference.legal(for: kind)
      ).finding)
    return nil
  }

  var targetName: String {
    switch query.target {
    case .code(let code): code
    case .dimension(let index): request.groups[index].name
    case nil: "original"
    }
  }

  // MARK: Balances

  /// Reports a sum of balances over several days.
  private mutating func checkBalance(_ aggregate: Aggregate, _ span: SourceSpan) {
    guard aggregate.function == .sum, !aggregate.isAveraged, aggregate.closing == nil,
      aggregate.argument?.unit.kind == .balance,
      let base = query.base(of: aggregate), let time = base.time,
      !aggregate.window.isMoved || !base.pinsDay(of: time)
    else { return }
    checker.findings.append(
      ModelProblem.balanceOverTime(
        span, column: checker.amountName(of: aggregate), entity: model[aggregate.entity].name
      ).finding)
  }
}

extension MetricQuery.Base {
  /// Whether all rows of a group are of one day of `time`.
  fileprivate func pinsDay(of time: TypedExpression) -> Bool {
    let isDayOrFiner = { (group: TypedExpression) -> Bool in
      if group.node == time.node { return true }
      guard case .operation(.truncate(let grain, _), let operands) = group.node else { return false }
      return operands[0].reads(time) && (grain == .day || grain.isWithinDay)
    }
    if groups.contains(where: isDayOrFiner) { return true }
    var from: Int?
    var to: Int?
    for condition in conditions {
      guard case .operation(let operation, let sides) = condition.node, sides.count == 2,
        sides[0].reads(time)
      else { continue }
      let bound: (day: Int, isMidnight: Bool)? =
        switch sides[1].node {
        case .literal(.date(let day)): (day.daysSince1970, true)
        case .literal(.timestamp(let instant)): (instant.day.daysSince1970, instant.secondOfDay == 0)
        default: nil
        }
      guard let bound else { continue }
      switch operation {
      case .equal where time.type == .date: return true
      case .greaterOrEqual: from = bound.day
      case .less where bound.isMidnight: to = bound.day
      case .less: to = bound.day + 1
      default: break
      }
    }
    guard let from, let to else { return false }
    return to - from <= 1
  }
}

extension TypedExpression {
  fileprivate func reads(_ time: TypedExpression) -> Bool {
    if node == time.node { return true }
    if case .operation(.inZone, let operands) = node { return operands[0].reads(time) }
    return false
  }
}
