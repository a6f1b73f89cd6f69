package import Definitions
import Diagnostics

/// Names and aggregates in formulas.
extension ExpressionChecker {
  mutating func metricReference(
    _ steps: [Expression.PathStep], home: EntityID?, _ span: SourceSpan
  ) -> TypedExpression {
    let name = steps[0].name
    if steps.count == 1, let formula = questionMetrics[name] ?? metricFormula(name, span) {
      var copy = formula
      copy.span = span
      return copy
    }
    let holder = home ?? model.entityNamed[name]
    if let holder, home == nil ? steps.count > 1 : model[holder].members[name] != nil {
      var quiet = self
      let scope = RowScope(base: holder, home: holder)
      let value = quiet.rowValue(steps, scope, span)
      report(
        .rowInMetric(
          span, name: steps.map(\.name).joined(separator: "."), entity: model[holder].name,
          isNumber: value.type.isNumber))
      return .missing(span)
    }
    if let pending {
      report(
        .unknownName(
          name, span, in: "the metrics of this project", candidates: pending.metrics.keys.sorted()))
    } else {
      let candidates = model.metrics.map(\.name) + questionMetrics.keys.sorted()
      report(.unknownMetric(name, span, candidates: candidates))
    }
    return .missing(span)
  }

  mutating func aggregate(
    _ function: Function, _ call: Expression.Call, home: EntityID?
  ) -> TypedExpression {
    detailed(function, call, home: home) ?? plainAggregate(function, call, home: home)
  }

  /// - Parameter decider: what is smallest or largest in the row whose value is taken.
  mutating func plainAggregate(
    _ function: Function, _ call: Expression.Call, home: EntityID?, decider: Expression? = nil
  ) -> TypedExpression {
    let isCount = call.name == "count" || call.name == "count_approx"
    guard call.arguments.count <= 1, call.arguments.count == 1 || call.name == "count",
      !call.isDistinct || (isCount && call.arguments.count == 1),
      call.isDistinct || call.name != "count_approx"
    else {
      report(.wrongArguments(call.span, function: call.name, signature: function.signature))
      return .missing(call.span)
    }
    if case .per(let value, let groups, _)? = call.arguments.first {
      return groupAggregate(call, of: value, per: groups, home: home)
    }
    var argumentExpression = call.arguments.first
    // `count(order)` counts rows.
    var rowsOf: EntityID?
    if call.name == "count", !call.isDistinct, case .path(let steps, _)? = argumentExpression,
      steps.count == 1,
      let entity = model.entityNamed[steps[0].name], home == nil || home == entity
    {
      rowsOf = entity
      argumentExpression = nil
    }
    var read = argumentExpression
    if let decider, let argument = read { read = .binary(.equal, argument, decider, call.span) }
    guard let base = rowsOf ?? grain(of: read, or: call.filter, home: home, call.span) else {
      return .missing(call.span)
    }
    guard let scope = rowScope(base: base, home: home, call.span) else { return .missing(call.span) }
    let argument = argumentExpression.map { check($0, in: .row(scope)) }
    let filter = call.filter.map { condition($0, in: .row(scope), what: "'where'") }
    let deciding = decider.map { check($0, in: .row(scope)) }
    if argument?.type == .unknown || filter?.type == .unknown { return .missing(call.span) }
    if let deciding, !decides(deciding, call) { return .missing(call.span) }
    guard let argument else {
      let count = Aggregate(function: .count, entity: base, argument: nil, filter: filter)
      return TypedExpression(.aggregate(count), .integer, span: call.span)
    }
    return aggregate(call, of: argument, base: base, filter: filter, decider: deciding)
  }

  private mutating func aggregate(
    _ call: Expression.Call, of argument: TypedExpression, base: EntityID, filter: TypedExpression?,
    decider: TypedExpression?
  ) -> TypedExpression {
    let make = { (function: Aggregate.Function, type: ValueType, unit: Unit) in
      var aggregate = Aggregate(function: function, entity: base, argument: argument, filter: filter)
      aggregate.detail = decider.map { .by($0) }
      return TypedExpression(.aggregate(aggregate), type, unit: unit, span: call.span)
    }
    var unit = argument.unit
    if case .row = argument.unit.currency {
      unit = Unit(currency: .question, kind: unit.kind, powers: unit.powers)
    }
    switch call.name {
    case "count", "count_approx":
      if call.isDistinct, case .row(let currency) = argument.unit.currency {
        report(.distinctMoney(call.span, column: name(of: argument), currencyColumn: columnName(currency)))
        return .missing(call.span)
      }
      return make(countFunction(of: call), .integer, .none)
    case "sum", "avg":
      guard expectNumber(argument, call.name) else { return .missing(call.span) }
      if let (from, to) = belongsElsewhere(argument, base: base) {
        report(.countsTwice(call.span, argument: name(of: argument), from: from, to: to))
        return .missing(call.span)
      }
      if call.name == "sum", argument.unit.kind == .price {
        report(.sumOfPrice(call.span, column: name(of: argument)))
        return .missing(call.span)
      }
      let sum = make(.sum, argument.type, unit)
      if call.name == "sum" { return sum }
      // Without rows there is no average, so the sum needs no zero.
      var total = sum.nullWhereEmpty()
      if case .aggregate(var aggregate) = total.node {
        aggregate.isAveraged = true
        total.node = .aggregate(aggregate)
      }
      var count = make(.count, .integer, .none)
      if unit.isMoney, case .aggregate(var aggregate) = count.node {
        aggregate.isDenominator = true
        count.node = .aggregate(aggregate)
      }
      return quotient(of: total, by: count, call.span)
    default: return measure(call, of: argument, unit: unit, make)
    }
  }

  func countFunction(of call: Expression.Call) -> Aggregate.Function {
    guard call.isDistinct else { return .count }
    return call.name == "count" ? .countDistinct : .countApprox
  }

  /// The aggregate that is neither a number of values nor made of their sum, over rows or over groups.
  mutating func measure(
    _ call: Expression.Call, of value: TypedExpression, unit: Unit,
    _ make: (Aggregate.Function, ValueType, Unit) -> TypedExpression
  ) -> TypedExpression {
    switch call.name {
    case "min", "max":
      let isOrdered = value.type.isNumber || value.type.isText || value.type.isTime
      guard isOrdered, value.type != .null else {
        expect(value, "\(call.name)()", "a number, a text, a date or a time") { _ in false }
        return .missing(call.span)
      }
      return make(call.name == "min" ? .min : .max, value.type, unit)
    case "stddev", "variance":
      guard expectNumber(value, call.name) else { return .missing(call.span) }
      guard call.name == "variance" else { return make(.stddev, .float, unit) }
      return make(.variance, .float, Unit(powers: unit.combinedPowers(with: unit, sign: 1)))
    case "string_agg":
      guard value.type.isText, value.type != .null else {
        report(
          .wrongType(
            value.span ?? call.span, what: "string_agg()", expected: "a text", found: describe(value),
            help: "write it as one: cast(… as text)"))
        return .missing(call.span)
      }
      return make(.textList, .text, .none)
    case "min_by", "max_by":
      if value.unit.isMoney || value.type == .interval || value.type == .null {
        expect(value, "\(call.name)()", "a value other than an amount, as that of one row is in its currency")
        { _ in false }
        return .missing(call.span)
      }
      return make(call.name == "min_by" ? .minBy : .maxBy, value.type, unit)
    case "median", "percentile":
      return expectNumber(value, call.name) ? make(.percentile, .float, unit) : .missing(call.span)
    default:
      expect(value, "\(call.name)()", "a condition (boolean)") { $0 == .boolean }
      return make(call.name == "any" ? .any : .all, .boolean, .none)
    }
  }

  /// An average: an amount stays exact.
  func quotient(of total: TypedExpression, by count: TypedExpression, _ span: SourceSpan) -> TypedExpression {
    guard total.unit.isMoney, let scale = total.type.scale else {
      return TypedExpression(.operation(.ratio, [total, count]), .float, unit: total.unit, span: span)
    }
    let quotientScale = max(scale, Operation.quotientScale)
    return TypedExpression(
      .operation(.divideExactly(scale: quotientScale), [total, count]), .decimal(scale: quotientScale),
      unit: total.unit, span: span)
  }

  mutating func expectNumber(_ argument: TypedExpression, _ function: String) -> Bool {
    expect(argument, "\(function)()", "a number") { $0.isNumber }
    return argument.type.isNumber
  }

  /// The entity that all fields of an argument belong to, when it is not the one whose rows are aggregated.
  private func belongsElsewhere(_ argument: TypedExpression, base: EntityID) -> (from: String, to: String)? {
    var prefix: [Int]?
    argument.forEachValueField { field in
      prefix =
        prefix.map { known in Array(zip(known, field.path.steps).prefix { $0 == $1 }.map(\.0)) }
        ?? field.path.steps
    }
    guard let prefix, !prefix.isEmpty else { return nil }
    return (model[base].name, model[model.entity(at: JoinPath(prefix), from: base)].name)
  }

  private func name(of argument: TypedExpression) -> String {
    guard case .field(let field) = argument.node else { return "…" }
    return field.path.isEmpty ? columnName(field) : "\(model[field.entity].name).\(columnName(field))"
  }

  // MARK: Grain

  /// The entity whose rows are aggregated: in the file of an entity that entity, elsewhere the one entity from which
  /// all names of the argument are reachable.
  private mutating func grain(
    of argument: Expression?, or filter: Expression?, home: EntityID?, _ span: SourceSpan
  ) -> EntityID? {
    if let home { return home }
    var entities: [EntityID] = []
    if let argument { collectEntities(argument, into: &entities) }
    if entities.isEmpty {
      if let filter { collectEntities(filter, into: &entities) }
      if entities.isEmpty {
        // Names that mean nothing are reported where they stand.
        if let argument { return unknownGrain(argument) }
        report(.nothingToCount(span))
        return nil
      }
    }
    if entities.count == 1 { return entities[0] }
    let bases = model.bases(of: entities)
    if bases.count == 1 { return bases[0] }
    report(.noCommonGrain(span, entities: entities.map { model[$0].name }))
    return nil
  }

  private mutating func unknownGrain(_ argument: Expression) -> EntityID? {
    let before = findings.count
    let scope = RowScope(base: EntityID(index: 0), home: nil)
    if !model.entities.isEmpty { _ = check(argument, in: .row(scope)) }
    if findings.count == before {
      if case .path(let steps, let span) = argument {
        report(.unknownName(steps[0].name, span, in: "this project", candidates: model.entities.map(\.name)))
      } else {
        report(.nothingToCount(argument.span))
      }
    }
    return nil
  }

  func collectEntities(_ expression: Expression, into entities: inout [EntityID]) {
    func visit(_ part: Expression) { collectEntities(part, into: &entities) }
    switch expression {
    case .missing, .literal, .parameter: break
    case .path(let steps, _):
      if let entity = model.entityNamed[steps[0].name], !entities.contains(entity) { entities.append(entity) }
    case .unary(_, let operand, _), .cast(let operand, _, _), .isNull(let operand, _, _),
      .inQuery(let operand, _):
      visit(operand)
    case .binary(_, let left, let right, _):
      visit(left)
      visit(right)
    // What comes after a row is a value of that.
    case .call(let call) where call.isOfTime: break
    case .call(let call): for argument in call.arguments { visit(argument) }
    case .conditional(let branches, let otherwise, _):
      for branch in branches {
        visit(branch.condition)
        visit(branch.value)
      }
      if let otherwise { visit(otherwise) }
    case .oneOf(let operand, let members, _, _):
      visit(operand)
      for member in members { visit(member) }
    case .between(let operand, let low, let high, _, _):
      visit(operand)
      visit(low)
      visit(high)
    case .filtered(let operand, _, _): visit(operand)
    // What is taken per something is a value of that.
    case .per(_, let groups, _): for group in groups { visit(group) }
    }
  }

  /// The scope of row names in an aggregate over `base` that stands in the file of `home`.
  private mutating func rowScope(base: EntityID, home: EntityID?, _ span: SourceSpan) -> RowScope? {
    guard let home, home != base else { return RowScope(base: base, home: base) }
    // The home's own names need a path; without one they are simply not in scope.
    guard case .one(let path)? = model[base].reach[home] else { return RowScope(base: base, home: base) }
    return RowScope(base: base, home: home, homePath: path)
  }

  // MARK: Filters of metrics

  /// The formula with a filter on each of its aggregates.
  package mutating func applying(
    _ filter: Expression, to formula: TypedExpression, home: EntityID?
  ) -> TypedExpression {
    var typedFilters: [EntityID: TypedExpression] = [:]
    var entities: [EntityID] = []
    for aggregate in formula.rowAggregates where !entities.contains(aggregate.entity) {
      entities.append(aggregate.entity)
    }
    for entity in entities {
      guard let scope = rowScope(base: entity, home: home, filter.span) else { continue }
      let before = findings.count
      let typed = condition(filter, in: .row(scope), what: "'where'")
      typedFilters[entity] = typed
      if findings.count > before { return .missing(filter.span) }
    }
    return formula.filtered { typedFilters[$0.entity] }
  }
}

extension TypedExpression {
  /// The fields whose values the result is made of; those that only decide between values are left out.
  fileprivate func forEachValueField(_ visit: (FieldReference) -> Void) {
    switch node {
    case .field(let field): visit(field)
    case .rollup(let rollup): visit(FieldReference(path: rollup.path, entity: rollup.entity, column: 0))
    case .operation(_, let arguments):
      for argument in arguments { argument.forEachValueField(visit) }
    case .conditional(let branches, let otherwise):
      for branch in branches { branch.value.forEachValueField(visit) }
      otherwise?.forEachValueField(visit)
    case .literal, .aggregate, .output, .missing: break
    }
  }

  /// A formula in which each aggregate counts only rows for which the given condition holds too.
  package func filtered(by condition: (Aggregate) -> TypedExpression?) -> TypedExpression {
    mappingRowAggregates { aggregate in
      if let condition = condition(aggregate) { aggregate.keepOnly(condition) }
    }
  }
}
