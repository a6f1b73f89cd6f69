package import Definitions
package import Diagnostics
package import Model
import Values

/// Resolves the names of a question in a model.
///
/// Refused, with the path that is missing and what fits instead: metrics that cannot be sliced as asked, amounts of
/// several currencies that nothing brings together, names that do not exist.
/// - Returns: nil with findings when the question makes no sense.
package func resolveQuery(_ request: QueryRequest, in model: Model) -> Diagnosed<MetricQuery?> {
  var resolver = QueryResolver(request: request, model: model)
  let query = resolver.resolve()
  return Diagnosed(resolver.checker.findings.hasErrors ? nil : query, findings: resolver.checker.findings)
}

struct QueryResolver {
  /// What was asked; a part that was reported is taken out.
  var request: QueryRequest
  var checker: ExpressionChecker
  var query = MetricQuery()
  let model: Model
  /// Whether a policy that a metric does not let a question choose was reported.
  var hasToldLock = false
  /// Whether groups of the question that this one is beside are taken together.
  var isOfTotals = false

  init(request: QueryRequest, model: Model) {
    self.request = request
    self.model = model
    checker = ExpressionChecker(model: model)
  }

  mutating func report(_ problem: QueryProblem) { checker.findings.append(problem.finding) }

  /// What is wrong with a question inside or beside this one; what both say is told once.
  mutating func takeFindings(of inner: QueryResolver) {
    for finding in inner.checker.findings where !checker.findings.contains(finding) {
      checker.findings.append(finding)
    }
  }

  /// Everything of the question but its metrics and what is done with the answer.
  mutating func prepare() {
    resolveCurrency()
    resolveZone()
    query.places = request.places
    query.roundsRows = request.roundsRows != nil
    query.from = request.time?.from
    query.to = request.time?.to
    query.groupNames = request.groups.map(\.name)
  }

  mutating func resolve() -> MetricQuery {
    prepare()
    query.limit = request.limit
    query.offset = request.offset
    if request.metrics.isEmpty { list() }
    for (index, group) in request.groups.enumerated()
    where request.groups.prefix(index).contains(where: { $0.name == group.name }) {
      report(.askedTwice(group.name, group.span))
    }
    var formulas: [NamedFormula] = []
    for metric in request.metrics {
      if formulas.contains(where: { $0.name == metric.name }) {
        report(.askedTwice(metric.name, metric.span))
        continue
      }
      let formula = formula(metric.expression, name: metric.name)
      formulas.append((metric.name, atPolicy(of: metric.name, formula), metric.span))
      // A metric that is made of it has its own policy.
      checker.questionMetrics[metric.name] = formula
    }
    for (name, formula, _) in formulas { checker.questionMetrics[name] = formula }
    formulas = compared(formulas)
    for (name, formula, _) in formulas where request.comparison != nil {
      checker.questionMetrics[name] = formula
    }
    for (index, asked) in request.policies.enumerated()
    where request.policies.prefix(index).contains(where: { $0.metric?.value == asked.metric?.value }) {
      report(.askedTwice(asked.metric.map { "a policy for \($0.value)" } ?? "a policy", asked.policy.span))
    }
    for metric in request.policies.compactMap(\.metric)
    where !formulas.contains(where: { $0.name == metric.value }) {
      report(.policyForNothing(metric.value, metric.span, candidates: formulas.map(\.name)))
    }
    if let having = request.having { query.having = havingFormula(having) }
    keepListed()
    addTop(formulas)
    let orders = resolveOrder(formulas)
    guard !checker.findings.hasErrors else { return query }
    query = finish(
      formulas, having: request.having?.span ?? request.top?.span ?? query.listed?.span, orders: orders)
    addTotals()
    return query
  }

  /// Finds what the formulas read, and how their amounts are converted.
  mutating func finish(
    _ formulas: [NamedFormula], having havingSpan: SourceSpan?, orders: [MetricQuery.Order]
  )
    -> MetricQuery
  {
    let formulas = formulas.map {
      ($0.name, opened($0.formula, metric: $0.name, $0.span), $0.span) as NamedFormula
    }
    if let having = query.having, let havingSpan {
      query.having = opened(having, metric: "having", havingSpan)
    }
    let orders = orders.map { order -> MetricQuery.Order in
      guard let formula = order.formula, let span = formula.span else { return order }
      return .init(
        key: .formula(opened(formula, metric: order.name, span)), name: order.name,
        isDescending: order.isDescending)
    }
    var all = formulas.map { ($0.name, $0.formula, $0.span) }
    if let listed = query.listed, let span = listed.span {
      all.insert(("the list", listed, span), at: 0)
    }
    if let having = query.having, let havingSpan { all.append(("having", having, havingSpan)) }
    for order in orders {
      if let formula = order.formula, let span = formula.span {
        all.append((order.name, formula, span))
      }
    }
    // What does not exist is told once, not for each entity.
    for (name, formula, span) in all where !checker.findings.hasErrors {
      addBases(of: formula, metric: name, span)
    }
    guard !checker.findings.hasErrors else { return query }
    guard let first = query.bases.first else {
      report(.nothingAsked(request.metrics.first?.span))
      return query
    }
    query.dimensions = zip(request.groups, first.groups).map { request, group in
      var grain: Grain?
      if case .operation(.truncate(let width, _), _) = group.node { grain = width }
      return MetricQuery.Dimension(name: request.name, type: group.type, unit: group.unit, grain: grain)
    }
    refuseRatesInList()
    resolveFill()
    checkTargetDimension()
    for (name, formula, span) in formulas {
      let (converted, currency) = inMoney(formula, metric: name, span)
      query.metrics.append(.init(name: name, formula: converted, currency: currency))
    }
    if let having = query.having, let havingSpan {
      query.having = inMoney(having, metric: "having", havingSpan).formula
    }
    query.order = orders.map { order in
      guard let formula = order.formula, let span = formula.span ?? request.metrics.first?.span
      else { return order }
      if let index = formulas.firstIndex(where: { $0.formula == formula }) {
        return .init(
          key: .formula(query.metrics[index].formula), name: order.name, isDescending: order.isDescending)
      }
      return .init(
        key: .formula(inMoney(formula, metric: order.name, span).formula), name: order.name,
        isDescending: order.isDescending)
    }
    removeRowConditions()
    return query
  }

  private mutating func checkTargetDimension() {
    guard case .dimension(let index) = query.target, let asked = request.currency else { return }
    let type = query.dimensions[index].type
    if type != .currency { report(.targetIsNoCurrency(asked.value, asked.span, type: "\(type)")) }
  }

  // MARK: Zone

  private mutating func resolveZone() {
    query.zone = request.zone?.value ?? model.timeZone
    if let zone = request.zone, !isZoneName(zone.value) {
      checker.findings.append(ModelProblem.unknownZone(zone.value, zone.span).finding)
    }
  }

  // MARK: Formulas

  private mutating func formula(_ expression: Expression, name: String) -> TypedExpression {
    let formula = inTarget(checker.check(expression, in: .metric(home: nil)), metric: name)
    if formula.type == .interval || formula.type == .null, let span = formula.span {
      checker.report(expected: "a metric", found: formula, at: span)
    } else {
      checker.expectAggregate(in: formula, name: name, expression.span)
    }
    return formula
  }

  private mutating func havingFormula(_ expression: Expression) -> TypedExpression {
    inTarget(checker.condition(expression, in: .metric(home: nil), what: "'having'"), metric: "having")
  }

  /// Amounts of a formula as they will be: all aggregates are converted to the currency of the question.
  mutating func inTarget(_ formula: TypedExpression, metric: String) -> TypedExpression {
    inQuery(aggregatesInZone(inCurrency(inGroups(formula, metric: metric), metric: metric)), metric: metric)
  }

  private mutating func inCurrency(_ formula: TypedExpression, metric: String) -> TypedExpression {
    guard let target = query.targetCode else {
      return query.target == nil ? formula : inQuestionCurrency(formula)
    }
    var problems: [QueryProblem] = []
    let converted = formula.withUnits { unit, node in
      guard let currency = unit.currency else { return unit }
      if case .literal(.money(_, let code)) = node, code != target {
        problems.append(.literalInOtherCurrency(formula.span, metric: metric, code: code, target: target))
      }
      if case .fixed(target) = currency { return unit }
      return Unit(currency: .fixed(target), kind: unit.kind, powers: unit.powers)
    }
    for problem in problems { report(problem) }
    return converted
  }

  /// Amounts in the currency of a dimension: it is no one code.
  private func inQuestionCurrency(_ formula: TypedExpression) -> TypedExpression {
    formula.withUnits { unit, _ in
      unit.isMoney ? Unit(currency: .question, kind: unit.kind, powers: unit.powers) : unit
    }
  }

  // MARK: Order

  private mutating func resolveOrder(
    _ formulas: [NamedFormula]
  ) -> [MetricQuery.Order] {
    var orders: [MetricQuery.Order] = []
    for order in request.order {
      if let index = request.groups.firstIndex(where: { $0.name == order.name }) {
        orders.append(.init(key: .dimension(index), name: order.name, isDescending: order.isDescending))
      } else if let metric = formulas.first(where: { $0.name == order.name }) {
        orders.append(
          .init(key: .formula(metric.formula), name: order.name, isDescending: order.isDescending))
      } else if let metric = model.metric(named: order.name) {
        var formula = inTarget(metric.formula, metric: order.name)
        formula.span = order.span
        orders.append(.init(key: .formula(formula), name: order.name, isDescending: order.isDescending))
      } else {
        report(
          .badOrder(order.name, order.span, candidates: request.groups.map(\.name) + formulas.map(\.name)))
      }
    }
    // Without it, groups of equal rank would come in any order.
    for index in request.groups.indices {
      let isOrdered = orders.contains {
        if case .dimension(index) = $0.key { return true }
        return false
      }
      if !isOrdered {
        orders.append(.init(key: .dimension(index), name: request.groups[index].name, isDescending: false))
      }
    }
    return orders
  }
}

extension ExpressionChecker {
  mutating func report(expected: String, found: TypedExpression, at span: SourceSpan) {
    findings.append(
      Finding(.typeMismatch, "expected \(expected), found \(describe(found))", at: span))
  }
}

extension TypedExpression {
  /// A copy in which the unit of every part is replaced.
  func withUnits(_ change: (Unit, Node) -> Unit) -> TypedExpression {
    var copy = self
    copy.unit = change(unit, node)
    switch node {
    case .operation(let operation, let arguments):
      copy.node = .operation(operation, arguments.map { $0.withUnits(change) })
    case .conditional(let branches, let otherwise):
      copy.node = .conditional(
        branches.map { .init(condition: $0.condition.withUnits(change), value: $0.value.withUnits(change)) },
        otherwise: otherwise?.withUnits(change))
    case .literal, .field, .rollup, .aggregate, .output, .missing: break
    }
    return copy
  }
}
