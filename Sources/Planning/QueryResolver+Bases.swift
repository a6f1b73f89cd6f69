import Definitions
import Diagnostics
import Model
import Values

/// What is read from each entity: its groups, its filter, its time.
extension QueryResolver {
  mutating func addBases(of formula: TypedExpression, metric: String, _ span: SourceSpan) {
    var rows = formula.aggregates
    if rows.contains(where: \.isOfGroups) {
      for aggregate in rows where aggregate.isOfGroups { addGroupQuery(of: aggregate, metric: metric, span) }
      // The entities of groups have bases for the groups of the answer as well.
      rows = rows.flatMap { aggregate -> [Aggregate] in
        guard let grouped = aggregate.grouped else { return [aggregate] }
        return grouped.formula.rowAggregates.map {
          Aggregate(function: .count, entity: $0.entity, argument: nil, filter: nil)
        }
      }
    }
    for aggregate in rows where query.base(of: aggregate) == nil {
      let entity = aggregate.entity
      if query.base(entity, .own) == nil, !checker.findings.hasErrors {
        addOwnBase(entity, metric: metric, span)
      }
      guard !checker.findings.hasErrors, let own = query.base(entity, .own) else { continue }
      if aggregate.level != nil {
        addBases(of: TypedExpression(.aggregate(aggregate.ofAllGroups), .unknown), metric: metric, span)
      }
      if query.base(of: aggregate) == nil {
        addBase(aggregate, like: own, metric: metric, span)
      }
    }
  }

  /// The formula with the groups that its totals are of; where those are all groups of the question, it is no total.
  mutating func inGroups(_ formula: TypedExpression, metric: String) -> TypedExpression {
    let formula = ranked(formula, metric: metric)
    var hasTotals = false
    formula.forEachLeaf {
      if case .aggregate(let aggregate) = $0.node, aggregate.level != nil { hasTotals = true }
    }
    guard hasTotals else { return formula }
    var problem: QueryProblem?
    let names = query.groupNames
    let result = formula.mappingAggregates { aggregate in
      guard let level = aggregate.level else { return }
      if isOfTotals {
        // A total of a group that is taken together is that of what is left.
        aggregate.level = level.filter(names.contains)
      } else if let missing = level.first(where: { !names.contains($0) }) {
        problem = .totalNotGrouped(formula.span, metric: metric, dimension: missing)
      }
      if names.allSatisfy(level.contains) { aggregate.level = nil }
    }
    if let problem { report(problem) }
    return result
  }

  mutating func addOwnBase(_ entity: EntityID, metric: String, _ span: SourceSpan) {
    let scope = RowScope(base: entity, home: nil, dimensionsOnly: true)
    var base = MetricQuery.Base(
      entity: entity, window: .own, groups: [], filter: [], time: model[entity].time,
      firstDay: query.from?.day, lastDay: query.to?.day)
    let time = base.time.map(timeInZone)
    for group in request.groups {
      guard checkReach(group.steps, from: entity, metric: metric) else { continue }
      let value = inQuery(
        inZone(checker.check(.path(group.steps, group.span), in: .row(scope))), metric: metric)
      if let time, let grain = value.grain(of: time),
        base.period.map({ grain.isFiner(than: $0.grain) }) ?? true
      {
        base.period = .init(index: base.groups.count, grain: grain)
      }
      base.groups.append(value)
    }
    if let filter = request.filter {
      if paths(of: filter).allSatisfy({ checkReach($0, from: entity, metric: metric) }) {
        let condition = checker.condition(filter, in: .row(scope), what: "'where'")
        base.filter += inQuery(inZone(condition), metric: metric).conjuncts
      }
    }
    if let range = request.time {
      base.range = timeFilter(from: range.from, to: range.to, range.span, entity, metric: metric)
    }
    query.bases.append(base)
  }

  /// Whether a path of a question can be followed from an entity; reports what is missing.
  mutating func checkReach(
    _ steps: [Expression.PathStep], from entity: EntityID, metric: String
  ) -> Bool {
    let first = steps[0]
    if steps.count == 1, TimeWord(first.name) != nil {
      if model[entity].time != nil { return true }
      checker.findings.append(
        ModelProblem.noTime(first.span, what: "'\(first.name)' for '\(metric)'", entity: model[entity].name)
          .finding)
      return false
    }
    guard let target = model.entityNamed[first.name] else {
      reportUnknownDimension(steps)
      return false
    }
    if target == entity || model[entity].reach[target] != nil { return true }
    let name = steps.map(\.name).joined(separator: ".")
    report(
      .cannotSlice(
        steps[0].span.joined(with: steps[steps.count - 1].span), metric: metric, entity: model[entity].name,
        dimension: name, target: first.name, isToMany: model[target].reach[entity] != nil,
        fitting: fittingDimensions(of: entity), otherMetrics: metrics(reaching: target)))
    return false
  }

  mutating func reportUnknownDimension(_ steps: [Expression.PathStep]) {
    let first = steps[0]
    if model.metricNamed[first.name] != nil {
      checker.findings.append(
        ModelProblem.aggregateInRow(first.span, name: first.name, isMetric: true).finding)
      return
    }
    report(
      .unknownDimension(steps.map(\.name).joined(separator: "."), first.span, candidates: dimensionNames()))
  }

  private func dimensionNames() -> [String] {
    model.entities.flatMap { entity in entity.dimensions.map { "\(entity.name).\($0.name)" } } + timeWords
  }

  /// Some dimensions that a metric over `entity` can be sliced by, its own first.
  private func fittingDimensions(of entity: EntityID) -> [String] {
    var names = model[entity].dimensions.prefix(3).map { "\(model[entity].name).\($0.name)" }
    for (target, reach) in model[entity].reach.sorted(by: { $0.key < $1.key }) {
      guard case .one = reach, let dimension = model[target].dimensions.first else { continue }
      names.append("\(model[target].name).\(dimension.name)")
    }
    return Array(names.prefix(5))
  }

  /// Some metrics all of whose aggregates reach `target`.
  private func metrics(reaching target: EntityID) -> [String] {
    var names: [String] = []
    for metric in model.metrics where names.count < 4 && !metric.about.isHidden {
      var reachesAll = true, isAggregate = false
      metric.formula.forEachLeaf { leaf in
        guard case .aggregate(let aggregate) = leaf.node else { return }
        isAggregate = true
        if aggregate.entity != target, model[aggregate.entity].reach[target] == nil { reachesAll = false }
      }
      if reachesAll && isAggregate { names.append(metric.name) }
    }
    return names
  }

  /// The names of values of a row in an expression; what is taken per something is a value of that.
  func paths(of expression: Expression) -> [[Expression.PathStep]] {
    switch expression {
    case .path(let steps, _): [steps]
    case .per(_, let groups, _): groups.flatMap { paths(of: $0) }
    case .call(let call) where call.isOfTime: []
    default: expression.parts.flatMap { paths(of: $0) }
    }
  }

  // MARK: Time

  /// The range on the raw column, so that indexes and partitions can be used.
  mutating func timeFilter(
    from: Instant?, to: Instant?, _ span: SourceSpan, _ entity: EntityID, metric: String
  ) -> [TypedExpression] {
    guard let time = model[entity].time else {
      checker.findings.append(
        ModelProblem.noTime(span, what: "the range of time for '\(metric)'", entity: model[entity].name)
          .finding)
      return []
    }
    let isStoredInUTC = storedZone(of: time) == nil
    let zone = query.zone
    let compare = { (operation: Operation, left: TypedExpression, right: TypedExpression) in
      TypedExpression(.operation(operation, [left, right]), .boolean)
    }
    let bound = { (instant: Instant, operation: Operation) -> [TypedExpression] in
      if time.type == .date {
        // A day lies in the range when it begins there.
        let day = instant.secondOfDay == 0 ? instant.day : instant.day.adding(days: 1)
        return [compare(operation, time, TypedExpression(.literal(.date(day)), .date))]
      }
      let literal = TypedExpression(.literal(.timestamp(instant)), .timestamp)
      guard isStoredInUTC, zone != "UTC" else { return [compare(operation, time, literal)] }
      // Wall time decides, as it does for groups: an hour that is there twice is in or out twice. The raw column is
      // bounded as well, a little wider than any change of clocks, so that indexes and partitions can be used.
      let hours: Int64 = operation == .greaterOrEqual ? -3 : 3
      let utc = TypedExpression(.operation(.fromZone(zone), [literal]), .timestamp)
      let wider = TypedExpression(.operation(.addInterval(hours, .hour), [utc]), .timestamp)
      let local = TypedExpression(.operation(.inZone(zone), [time]), .timestamp)
      return [compare(operation, time, wider), compare(operation, local, literal)]
    }
    var filters: [TypedExpression] = []
    if let from { filters += bound(from, .greaterOrEqual) }
    if let to { filters += bound(to, .less) }
    return filters
  }

  /// The entity's own time as `inZone` makes it; what is wrong with it is told where it is used.
  func timeInZone(_ time: TypedExpression) -> TypedExpression {
    if query.zone == "UTC", !model.hasLocalTimes { return time }
    var quiet = self
    return quiet.inZone(time)
  }

  /// The expression with every time that is stored in UTC seen in the zone of the question.
  mutating func inZone(_ expression: TypedExpression) -> TypedExpression {
    let zone = query.zone
    if zone == "UTC", !model.hasLocalTimes { return expression }
    var problems: [QueryProblem] = []
    var inner = self
    let result = expression.mappingLeaves { leaf in
      if case .rollup(var rollup) = leaf.node {
        rollup.aggregate.mapRowExpressions { inner.inZone($0) }
        if case .time(var succession) = rollup.tie {
          succession.mapRowExpressions { inner.inZone($0) }
          // What comes first is told before a zone is looked at.
          succession.mapTimes { time in
            let seen = inner.inZone(time)
            return seen.instant ?? seen
          }
          rollup.tie = .time(succession)
        }
        let (aggregate, isInstant) = rollup.aggregate.ofInstants()
        rollup.aggregate = aggregate
        var copy = leaf
        copy.node = .rollup(rollup)
        return isInstant
          ? TypedExpression(.operation(.inZone(zone), [copy]), leaf.type, span: leaf.span) : copy
      }
      guard case .field(let field) = leaf.node, leaf.type == .timestamp else { return leaf }
      let column = model[field.entity].columns[field.column]
      if case .timestamp(let stored?) = column.physical {
        if stored != zone {
          problems.append(.localTime(expression.span, column: column.name, zone: stored, asked: zone))
        }
        return leaf
      }
      return zone == "UTC"
        ? leaf : TypedExpression(.operation(.inZone(zone), [leaf]), .timestamp, span: leaf.span)
    }
    checker.findings = inner.checker.findings
    for problem in problems { report(problem) }
    return result.comparingInstants()
  }

  /// The formula with the rows of its aggregates seen in the zone of the question.
  mutating func aggregatesInZone(_ formula: TypedExpression) -> TypedExpression {
    if query.zone == "UTC", !model.hasLocalTimes { return formula }
    var resolver = self
    let result = formula.mappingLeaves { leaf in
      guard case .aggregate(let aggregate) = leaf.node else { return leaf }
      var copy = leaf
      var inner = aggregate
      inner.mapRowExpressions { resolver.inZone($0) }
      let (ofInstants, isInstant) = inner.ofInstants()
      copy.node = .aggregate(ofInstants)
      return isInstant
        ? TypedExpression(.operation(.inZone(resolver.query.zone), [copy]), leaf.type, span: leaf.span) : copy
    }
    checker.findings = resolver.checker.findings
    return result
  }

  private func storedZone(of time: TypedExpression) -> String? {
    guard case .field(let field) = time.node,
      case .timestamp(let zone) = model[field.entity].columns[field.column].physical
    else { return nil }
    return zone
  }
}
