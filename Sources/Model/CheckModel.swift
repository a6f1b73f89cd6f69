package import Definitions
package import Diagnostics
import Values

/// Gives the definitions of a project their meaning: names resolved, expressions typed, joins and grains known.
///
/// Never fails: a definition that makes no sense is in the model with the unknown type, and raises nothing further.
/// - Parameter revision: identifies the text of the definitions.
/// - Complexity: linear in the number of definitions; reach between entities is quadratic in the entities.
package func checkModel(_ definitions: Definitions, revision: String) -> Diagnosed<Model> {
  let checked = CheckedModel(definitions, revision: revision)
  return Diagnosed(checked.model, findings: checked.findings)
}

/// Builds a model in passes: currencies, entities, joins, names, then expressions.
struct ModelBuilder {
  let definitions: Definitions
  var checker: ExpressionChecker
  /// The definitions that are in the model, without those whose name was taken.
  var entityDefinitions: [EntityDefinition] = []
  /// Metrics that are not checked again, by position in the pending definitions; empty where all are checked.
  var keptMetrics: [Metric?] = []

  init(_ definitions: Definitions, revision: String) {
    self.definitions = definitions
    var model = Model()
    model.name = definitions.project.name
    model.timeZone = definitions.project.timeZone
    model.calendar = definitions.project.calendar
    model.targets = definitions.project.targets
    model.people = definitions.people
    model.revision = revision
    checker = ExpressionChecker(model: model)
  }

  /// Finds out what there is: entities with their columns and joins, and the names of everything.
  mutating func prepare() {
    checkCurrencies()
    for definition in definitions.entities { addEntity(definition) }
    for index in entityDefinitions.indices { addJoins(index) }
    for index in entityDefinitions.indices { addTimesOfJoins(index) }
    for index in entityDefinitions.indices { addCurrenciesOfColumns(index) }
    for index in entityDefinitions.indices { addAliases(index) }
    checker.pending = PendingDefinitions()
    for index in entityDefinitions.indices { addNames(index) }
    addMetricNames()
    for index in entityDefinitions.indices { addInverses(index) }
  }

  /// Finds out what it means.
  ///
  /// - Parameter kept: what is not checked again; nil where everything is checked.
  mutating func complete(keeping kept: KeptDefinitions?) {
    let reach = kept?.before.model.entities.map(\.reach) ?? findReach(in: checker.model.entities)
    for index in entityDefinitions.indices { checker.model.entities[index].reach = reach[index] }
    if let kept { takeOver(kept) }
    for index in entityDefinitions.indices { checkTime(index) }
    for index in entityDefinitions.indices { checkRowDefinitions(index) }
    checkMetrics()
    checkPeople()
    checkZones()
    checkRoles()
  }

  private mutating func checkRoles() {
    var first: [String: SourceSpan] = [:]
    for role in definitions.roles {
      let name = role.name
      if let span = first[name.value] {
        checker.report(.duplicateName(name.value, name.span, first: span, what: "the role"))
        continue
      }
      first[name.value] = name.span
      checker.model.roles.append(role)
      checker.findings += checker.model.problems(of: role)
    }
  }

  private mutating func checkZones() {
    if let span = definitions.project.timeZoneSpan, !isZoneName(definitions.project.timeZone) {
      checker.report(.unknownZone(definitions.project.timeZone, span))
    }
    for entity in entityDefinitions {
      for column in entity.columns {
        if case .timestamp(let zone?) = column.type, !isZoneName(zone) {
          checker.report(.unknownZone(zone, column.typeSpan))
        }
      }
    }
  }

  // MARK: Entities

  private mutating func addEntity(_ definition: EntityDefinition) {
    let name = definition.name.value
    if let first = checker.model.entityNamed[name] {
      checker.report(
        .duplicateName(name, definition.name.span, first: checker.model[first].nameSpan, what: "the entity"))
      return
    }
    let source: Entity.Source =
      switch definition.source {
      case .table(let table): .table(table.value.split(separator: ".").map(String.init))
      case .sql(let text): .sql(text.value)
      }
    var entity = Entity(
      name: name, nameSpan: definition.name.span, about: definition.about, source: source)
    for column in definition.columns {
      entity.members[column.name.value, default: .init()].column = entity.columns.count
      if case .timestamp(zone: .some) = column.type { checker.model.hasLocalTimes = true }
      entity.columns.append(
        Column(
          name: column.name.value, physical: column.type, type: valueType(of: column.type),
          unit: unit(of: column.type),
          isSensitive: column.isSensitive, isLedger: column.isLedger, span: column.name.span))
    }
    for key in definition.key {
      if let column = entity.members[key.value]?.column {
        entity.key.append(column)
      } else if !definition.columns.isEmpty {
        checker.report(
          .unknownKeyColumn(key.value, key.span, entity: name, candidates: entity.columns.map(\.name)))
      }
    }
    if let validity = definition.validity { entity.validity = self.validity(validity, of: entity) }
    checker.model.entityNamed[name] = EntityID(index: checker.model.entities.count)
    checker.model.entities.append(entity)
    entityDefinitions.append(definition)
  }

  private mutating func validity(_ definition: ValidityDefinition, of entity: Entity) -> Validity? {
    var positions: [Int] = []
    for name in [definition.from, definition.end] {
      guard let column = entity.members[name.value]?.column else {
        checker.report(
          .unknownName(
            name.value, name.span, in: "entity '\(entity.name)'", candidates: entity.columns.map(\.name)))
        continue
      }
      let type = entity.columns[column].type
      guard type.isTime else {
        checker.report(
          .wrongType(
            name.span, what: "the time of a version", expected: "a date or a timestamp", found: "\(type)",
            help: nil))
        continue
      }
      positions.append(column)
    }
    guard positions.count == 2 else { return nil }
    guard entity.columns[positions[0]].type == entity.columns[positions[1]].type else {
      checker.report(
        .wrongType(
          definition.end.span, what: "the end of a version",
          expected: "a \(entity.columns[positions[0]].type), as its start is",
          found: "\(entity.columns[positions[1]].type)", help: nil))
      return nil
    }
    guard entity.columns[positions[0]].clock == entity.columns[positions[1]].clock else {
      checker.report(
        JoinProblem.versionsOfOtherTimes(
          definition.end.span, time: definition.end.value, version: definition.from.value,
          reason: "a version begins and ends by one clock"))
      return nil
    }
    var of = entity.key.filter { $0 != positions[0] }
    if !definition.of.isEmpty {
      of = definition.of.compactMap { entity.members[$0.value]?.column }
      for name in definition.of where entity.members[name.value]?.column == nil {
        checker.report(
          .unknownName(
            name.value, name.span, in: "entity '\(entity.name)'", candidates: entity.columns.map(\.name)))
      }
      guard of.count == definition.of.count else { return nil }
    } else if !entity.key.contains(positions[0]) {
      checker.report(
        .versionsOfNothing(definition.from.span, entity: entity.name, from: definition.from.value))
      return nil
    }
    return Validity(of: of, from: positions[0], end: positions[1], includesEnd: definition.includesEnd)
  }

  private func valueType(of type: ColumnType) -> ValueType {
    switch type {
    case .integer: .integer
    case .decimal(_, let scale, _): .decimal(scale: scale)
    case .float: .float
    case .text: .text
    case .boolean: .boolean
    case .date: .date
    case .timestamp: .timestamp
    case .currency: .currency
    case .unknown: .unknown
    case .money(let currency, _, _):
      // An amount in a currency of its own has as many digits as the largest minor unit of the domain.
      .decimal(
        scale: checker.model.currencies.isCode(currency)
          ? checker.model.currencies.minorUnits(currency) : checker.model.currencies.largestMinorUnits)
    }
  }

  private func unit(of type: ColumnType) -> Unit {
    switch type {
    case .integer(let unit), .decimal(_, _, let unit), .float(let unit): unit.map { Unit.named($0) } ?? .none
    case .money(let currency, _, let kind):
      Unit(currency: checker.model.currencies.isCode(currency) ? .fixed(currency) : .question, kind: kind)
    case .text, .boolean, .date, .timestamp, .currency, .unknown: .none
    }
  }

  // MARK: Names

  private mutating func addNames(_ index: Int) {
    let definition = entityDefinitions[index]
    var first: [String: SourceSpan] = [:]
    for column in definition.columns { first[column.name.value] = column.name.span }
    for join in definition.joins where first[join.name.value] == nil {
      first[join.name.value] = join.name.span
    }
    var facts: [FactDefinition] = []
    for fact in definition.facts {
      let name = fact.name.value
      if let span = first[name] {
        checker.report(.duplicateName(name, fact.name.span, first: span, what: "the name"))
        continue
      }
      first[name] = fact.name.span
      checker.model.entities[index].members[name, default: .init()].fact =
        checker.model.entities[index].facts.count
      checker.model.entities[index].facts.append(Fact(name: name, expression: .missing(fact.name.span)))
      facts.append(fact)
    }
    for dimension in definition.dimensions {
      let isSameThing =
        if case .path(let steps, _) = dimension.expression {
          steps.map(\.name) == [dimension.name.value]
        } else { false }
      if !isSameThing, let fact = definition.facts.first(where: { $0.name.value == dimension.name.value }) {
        checker.report(
          .duplicateName(dimension.name.value, dimension.name.span, first: fact.name.span, what: "the name"))
      }
      checker.model.entities[index].members[dimension.name.value, default: .init()].dimension =
        checker.model.entities[index].dimensions.count
      checker.model.entities[index].dimensions.append(
        Dimension(
          name: dimension.name.value, about: dimension.about, expression: .missing(dimension.name.span),
          values: dimension.values?.map(\.value), nameSpan: dimension.name.span))
    }
    checker.pending!.facts.append(facts)
    checker.pending!.factProgress.append(Array(repeating: .init(), count: facts.count))
    checker.pending!.dimensions.append(definition.dimensions)
    checker.pending!.dimensionProgress.append(Array(repeating: .init(), count: definition.dimensions.count))
  }

  private mutating func addMetricNames() {
    let count = entityDefinitions.reduce(definitions.metrics.count) { $0 + $1.metrics.count }
    checker.pending!.definitions.reserveCapacity(count)
    checker.pending!.metrics.reserveCapacity(count)
    for (index, entity) in entityDefinitions.enumerated() {
      for metric in entity.metrics { addName(of: metric, home: EntityID(index: index)) }
    }
    for metric in definitions.metrics { addName(of: metric, home: nil) }
    checker.pending!.metricProgress = Array(repeating: .init(), count: checker.pending!.definitions.count)
  }

  private mutating func addName(of definition: MetricDefinition, home: EntityID?) {
    let name = definition.name.value
    if let first = checker.pending!.metrics[name] {
      checker.report(
        .duplicateName(
          name, definition.name.span, first: checker.pending!.definitions[first].definition.name.span,
          what: "the metric"))
      return
    }
    checker.pending!.metrics[name] = checker.pending!.definitions.count
    checker.pending!.definitions.append((definition, home))
  }

  // MARK: Expressions

  private mutating func checkRowDefinitions(_ index: Int) {
    let id = EntityID(index: index)
    let definition = entityDefinitions[index]
    for fact in checker.model.entities[index].facts.indices {
      _ = checker.factExpression(fact, of: id, definition.name.span)
    }
    for dimension in definition.dimensions.indices {
      let typed = checker.dimensionExpression(dimension, of: id, definition.name.span)
      if typed.type == .interval || typed.unit.isMoney, let span = typed.span {
        checker.report(
          .wrongType(
            span, what: "the dimension '\(definition.dimensions[dimension].name.value)'",
            expected: "a value to group by", found: checker.describe(typed),
            help: "make bands of it: case when … then 'small' … end"))
        checker.pending!.dimensionProgress[index][dimension].isClean = false
      }
    }
  }

  private mutating func checkTime(_ index: Int) {
    let id = EntityID(index: index)
    guard let time = entityDefinitions[index].time else { return }
    let typed = checker.check(time, in: .row(RowScope(base: id, home: id)))
    if typed.type.isTime, typed.type != .unknown {
      checker.model.entities[index].time = typed
    } else if typed.type != .unknown {
      checker.report(.notATime(time.span, name: "time", type: checker.describe(typed)))
    }
  }

  private mutating func checkMetrics() {
    let definitions = checker.pending!.definitions
    checker.model.metrics.reserveCapacity(definitions.count)
    for index in definitions.indices {
      let kept = keptMetrics.isEmpty ? nil : keptMetrics[index]
      checker.model.metrics.append(kept ?? checkMetric(index, definitions[index]))
    }
    checker.model.metricNamed = checker.pending!.metrics
  }

  private mutating func checkMetric(_ index: Int, _ metric: (definition: MetricDefinition, home: EntityID?))
    -> Metric
  {
    let definition = metric.definition, name = definition.name.value
    let formula = checker.metricFormula(name, definition.name.span) ?? .missing(nil)
    let before = checker.findings.count
    checker.expectAggregate(in: formula, name: name, definition.expression.span)
    if formula.type != .unknown, definition.conversion?.mixesPolicies != true {
      let rules = checker.model.currencies
      checker.checkPolicies(of: formula, name: name) {
        $0.argument?.unit.kind.flatMap { rules[kind: $0] }
      }
    }
    if checker.findings.count != before { checker.pending!.metricProgress[index].isClean = false }
    return Metric(definition: definition, home: metric.home, formula: formula)
  }

  // MARK: People

  private mutating func checkPeople() {
    let people = definitions.people
    var first: [String: SourceSpan] = [:]
    for person in people.people.map(\.name) + people.teams.map(\.name) {
      if let span = first[person.value] {
        checker.report(.duplicateName(person.value, person.span, first: span, what: "the person or team"))
      }
      first[person.value] = first[person.value] ?? person.span
    }
    for dashboard in people.dashboards {
      for name in dashboard.uses where checker.model.metricNamed[name.value] == nil {
        checker.report(
          .unknownName(
            name.value, name.span, in: "the dashboard '\(dashboard.name.value)'",
            candidates: checker.model.metrics.map(\.name)))
      }
    }
    let names = people.people.map(\.name.value) + people.teams.map(\.name.value)
    for metric in checker.model.metrics {
      guard let name = metric.about.deprecation?.replacement, checker.model.metricNamed[name.value] == nil
      else { continue }
      checker.report(
        .unknownName(
          name.value, name.span, in: "the metrics of this project",
          candidates: checker.model.metrics.map(\.name)))
    }
    guard !names.isEmpty else { return }
    let known = Set(names)
    var owners: [Written<String>] = []
    for entity in checker.model.entities {
      if let owner = entity.about.owner { owners.append(owner) }
      owners += entity.dimensions.compactMap(\.about.owner)
    }
    owners += definitions.questions.compactMap(\.about.owner)
    owners += checker.model.metrics.compactMap(\.about.owner)
    owners += people.people.compactMap(\.team) + people.teams.compactMap(\.lead)
    owners += people.dashboards.compactMap(\.owner)
    if let owner = people.defaultOwner { owners.append(owner) }
    // Nobody, on purpose.
    for owner in owners where owner.value != "none" && !known.contains(owner.value) {
      checker.report(.unknownPerson(owner.value, owner.span, candidates: names))
    }
  }
}
