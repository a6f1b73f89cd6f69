package import Definitions
package import Diagnostics
package import Model

/// Everything that a project defines or rests on, with what is made of what. It is the compiler's own table of names, so it
/// cannot be out of date.
package struct Catalog: Sendable {
  /// Metrics, dimensions, entities, columns, tables, questions, dashboards; each kind in the order of its definition.
  package private(set) var subjects: [Subject] = []
  /// By id.
  private var positions: [String: Int] = [:]
  /// What each is made of, directly; positions in `subjects`.
  private var parts: [[Int]] = []
  /// What is made of it.
  private var users: [[Int]] = []
  /// Where each stands that something else answers for: a metric in its entity, a column in its table.
  private var containers: [Int?] = []
  package let model: Model
  package let definitions: Definitions
  package let sources: SourceFiles

  package init(model: Model, definitions: Definitions, sources: SourceFiles) {
    self.model = model
    self.definitions = definitions
    self.sources = sources
    addTables()
    addEntities()
    addMetrics()
    addUses()
    users = Array(repeating: [], count: subjects.count)
    for (user, parts) in parts.enumerated() { for part in parts { users[part].append(user) } }
  }

  package subscript(id: String) -> Subject? { positions[id].map { subjects[$0] } }

  /// The subject that a person means: an id, or a name that one thing has; metrics before others.
  package func find(_ text: String) -> Subject? {
    if let subject = self[text] { return subject }
    for kind in Subject.Kind.allCases { if let subject = self["\(kind.rawValue):\(text)"] { return subject } }
    return nil
  }

  // MARK: Lineage

  /// What it is made of, directly.
  package func parts(of subject: Subject) -> [Subject] { neighbours(of: subject, parts) }

  /// What is made of it, directly.
  package func users(of subject: Subject) -> [Subject] { neighbours(of: subject, users) }

  /// Everything that it is made of, or that is made of it, the nearest first.
  package func reach(from subject: Subject, upwards: Bool) -> [Subject] {
    guard let start = positions[subject.id] else { return [] }
    let edges = upwards ? users : parts
    var seen: Set<Int> = [start]
    var order: [Int] = []
    var next = [start]
    while !next.isEmpty {
      next = next.flatMap { edges[$0] }.filter { seen.insert($0).inserted }
      order += next
    }
    return order.map { subjects[$0] }
  }

  package func container(of subject: Subject) -> Subject? {
    positions[subject.id].flatMap { containers[$0] }.map { subjects[$0] }
  }

  private func neighbours(of subject: Subject, _ edges: [[Int]]) -> [Subject] {
    positions[subject.id].map { edges[$0].map { subjects[$0] } } ?? []
  }

  // MARK: Building

  private mutating func add(_ subject: Subject, parts: [String] = [], in container: String? = nil) {
    positions[subject.id] = subjects.count
    subjects.append(subject)
    var found: [Int] = []
    for part in parts { if let index = positions[part], !found.contains(index) { found.append(index) } }
    self.parts.append(found)
    containers.append(container.flatMap { positions[$0] })
  }

  private func tableName(of entity: Entity) -> String? {
    guard case .table(let parts) = entity.source else { return nil }
    return parts.joined(separator: ".")
  }

  private mutating func addTables() {
    for entity in model.entities {
      guard let table = tableName(of: entity) else { continue }
      let id = "table:\(table)"
      if positions[id] == nil { add(Subject(.table, table, place: entity.nameSpan)) }
      for (index, column) in entity.columns.enumerated()
      where !entity.hiddenColumns.contains(index) && positions["column:\(table).\(column.name)"] == nil {
        var about = About()
        about.description = definition(of: column, in: entity)?.description.map { Written($0, column.span) }
        add(
          Subject(
            .column, "\(table).\(column.name)", about: about, place: column.span, type: "\(column.type)"),
          parts: [id],
          in: id)
      }
    }
    for set in model.currencies.rateSets where positions["table:\(set.tableName)"] == nil {
      add(Subject(.table, set.tableName, place: nil))
    }
  }

  private func definition(of column: Column, in entity: Entity) -> ColumnDefinition? {
    definitions.entities.first { $0.name.value == entity.name }?.columns.first {
      $0.name.value == column.name
    }
  }

  private mutating func addEntities() {
    for entity in model.entities {
      add(
        Subject(.entity, entity.name, about: entity.about, place: entity.nameSpan),
        parts: tableName(of: entity).map { ["table:\($0)"] } ?? [])
    }
    for (index, entity) in model.entities.enumerated() {
      for dimension in entity.dimensions {
        add(
          Subject(
            .dimension, "\(entity.name).\(dimension.name)", about: dimension.about, place: dimension.nameSpan,
            type: "\(dimension.expression.type)"),
          parts: columns(of: dimension.expression, from: EntityID(index: index)), in: "entity:\(entity.name)")
      }
    }
    // A table is that of the first entity over it.
    for entity in model.entities {
      guard let table = tableName(of: entity), let index = positions["table:\(table)"],
        containers[index] == nil
      else {
        continue
      }
      containers[index] = positions["entity:\(entity.name)"]
    }
  }

  private mutating func addMetrics() {
    // What a metric is made of may stand behind it.
    for metric in model.metrics {
      add(
        Subject(
          .metric, metric.name, about: metric.about, place: metric.nameSpan,
          type: typeText(of: metric.formula), unit: unitText(of: metric.formula)),
        in: metric.home.map { "entity:\(model[$0].name)" })
    }
    for metric in model.metrics {
      guard let index = positions["metric:\(metric.name)"] else { continue }
      let references = model.references(of: metric)
      var ids = references.map { "metric:\($0)" }
      for aggregate in metric.formula.rowAggregates where references.isEmpty || isOwn(aggregate, metric) {
        ids += aggregate.rowExpressions.flatMap { columns(of: $0, from: aggregate.entity) }
        ids.append("entity:\(model[aggregate.entity].name)")
      }
      for id in ids {
        if let part = positions[id], part != index, !parts[index].contains(part) { parts[index].append(part) }
      }
    }
  }

  private mutating func addUses() {
    for question in definitions.questions {
      add(
        Subject(.question, question.name.value, about: question.about, place: question.name.span),
        parts: names(in: question.sample().value))
    }
    for dashboard in model.people.dashboards {
      var about = About()
      about.owner = dashboard.owner
      add(
        Subject(.dashboard, dashboard.name.value, about: about, place: dashboard.name.span),
        parts: dashboard.uses.map { "metric:\($0.value)" })
    }
  }

  /// What a question names in any of its parts: metrics, dimensions, columns.
  private func names(in request: QueryRequest) -> [String] {
    var ids: [String] = []
    func add(_ steps: [Expression.PathStep]) {
      let path = steps.map(\.name).joined(separator: ".")
      ids += ["metric:\(path)", "dimension:\(path)"]
      guard steps.count > 1, let entity = model.entityNamed[steps[0].name],
        let table = tableName(of: model[entity])
      else { return }
      ids.append("column:\(table).\(steps[1].name)")
    }
    let conditions = [request.filter, request.having, request.comparison?.bridge?.volume].compactMap(\.self)
    for expression in request.metrics.map(\.expression) + conditions {
      expression.forEachPart { if case .path(let steps, _) = $0 { add(steps) } }
    }
    for group in request.groups { add(group.steps) }
    return ids
  }

  /// Whether an aggregate is written in the metric itself, or has a condition that is.
  private func isOwn(_ aggregate: Aggregate, _ metric: Metric) -> Bool {
    let places = [metric.definition.expression.span] + [metric.definition.filter?.span].compactMap(\.self)
    return aggregate.rowExpressions.contains { expression in
      ([expression] + expression.conjuncts).contains { part in
        part.span.map { span in
          places.contains { $0.source == span.source && $0.start <= span.start && span.end <= $0.end }
        } ?? false
      }
    }
  }

  private func columns(of expression: TypedExpression, from base: EntityID) -> [String] {
    var ids: [String] = []
    expression.forEachLeaf { leaf in
      switch leaf.node {
      case .field(let field):
        guard let table = tableName(of: model[field.entity]) else { return }
        ids.append("column:\(table).\(model[field.entity].columns[field.column].name)")
      case .rollup(let rollup):
        ids += rollup.aggregate.rowExpressions.flatMap { columns(of: $0, from: rollup.aggregate.entity) }
        ids.append("entity:\(model[rollup.aggregate.entity].name)")
      case .literal, .aggregate, .operation, .conditional, .output, .missing: break
      }
    }
    return ids
  }

  private func typeText(of formula: TypedExpression) -> String {
    formula.unit.isMoney ? "money" : formula.type.description
  }

  private func unitText(of formula: TypedExpression) -> String {
    var units = formula.unit.powers.map(\.name)
    if formula.unit.isMoney, let currency = model.reportingCurrency { units.insert(currency, at: 0) }
    return units.joined(separator: " ")
  }
}
