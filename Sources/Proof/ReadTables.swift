import Model
import Values

/// The tables and the columns that two formulas read, with what ties them together.
struct ReadTables {
  private(set) var tables: Set<String> = []
  /// By table; in the order in which they are met.
  private(set) var columns: [String: [String]] = [:]

  init(_ left: ProvedFormula, _ right: ProvedFormula) {
    for one in [left, right] {
      for aggregate in one.formula.rowAggregates { read(aggregate, one.project.model) }
    }
  }

  /// Adds the columns that dimensions of a question are made of.
  mutating func addGroups(_ names: [String], in model: Model) {
    for name in names {
      let parts = name.split(separator: ".").map(String.init)
      guard parts.count == 2, let entity = model.entityNamed[parts[0]],
        let dimension = model[entity].dimensions.first(where: { $0.name == parts[1] })
      else { continue }
      read(dimension.expression, from: entity, model)
    }
  }

  private mutating func read(_ aggregate: Aggregate, _ model: Model) {
    addTable(aggregate.entity, model)
    // What may be grouped by is read too.
    for (index, _) in model.entities.enumerated()
    where model[aggregate.entity].reach[EntityID(index: index)] != nil {
      addTable(EntityID(index: index), model)
    }
    if let time = model[aggregate.entity].time { read(time, from: aggregate.entity, model) }
    for expression in aggregate.rowExpressions {
      read(expression, from: aggregate.entity, model)
      if case .row(let field) = expression.unit.currency { add(field, from: aggregate.entity, model) }
    }
    if let booked = aggregate.bookedAmount { read(booked, from: aggregate.entity, model) }
    if let table = aggregate.window.table { addTable(table.entity, model) }
  }

  private mutating func read(_ expression: TypedExpression, from base: EntityID, _ model: Model) {
    var fields: [FieldReference] = []
    var rollups: [Rollup] = []
    expression.forEachLeaf { leaf in
      switch leaf.node {
      case .field(let field): fields.append(field)
      case .rollup(let rollup): rollups.append(rollup)
      case .literal, .aggregate, .operation, .conditional, .output, .missing: break
      }
    }
    for field in fields { add(field, from: base, model) }
    for rollup in rollups {
      read(rollup.aggregate, model)
      addPath(rollup.path, from: base, model)
      switch rollup.tie {
      case .path(let path): addPath(path, from: rollup.aggregate.entity, model)
      case .time(let succession):
        for key in succession.keys {
          read(key.own, from: rollup.entity, model)
          read(key.other, from: rollup.aggregate.entity, model)
        }
        read(succession.start, from: rollup.entity, model)
        read(succession.time, from: rollup.aggregate.entity, model)
      }
    }
  }

  private mutating func add(_ field: FieldReference, from base: EntityID, _ model: Model) {
    addPath(field.path, from: base, model)
    addColumn(field.column, of: field.entity, model)
  }

  private mutating func addPath(_ path: JoinPath, from base: EntityID, _ model: Model) {
    var entity = base
    for step in path.steps {
      let join = model[entity].joins[step]
      for column in join.columns { addColumn(column, of: entity, model) }
      for column in join.key { addColumn(column, of: join.target, model) }
      if let during = join.during { add(during, from: entity, model) }
      addTable(join.target, model)
      entity = join.target
    }
  }

  private mutating func addTable(_ entity: EntityID, _ model: Model) {
    if case .table(let parts) = model[entity].source, let name = parts.last { tables.insert(name) }
  }

  private mutating func addColumn(_ column: Int, of entity: EntityID, _ model: Model) {
    guard case .table(let parts) = model[entity].source, let table = parts.last else { return }
    let name = model[entity].columns[column].name
    if columns[table]?.contains(name) != true { columns[table, default: []].append(name) }
  }
}
