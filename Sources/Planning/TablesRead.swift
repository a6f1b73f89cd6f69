package import Model

extension MetricQuery {
  /// The tables and the columns that a question reads, `orders` and `orders.subtotal`, each once, in alphabetical order.
  ///
  /// Columns that rows are joined by are among them; those that rates are kept in are not, but their tables are.
  package func read(in model: Model) -> (tables: [String], columns: [String]) {
    var reader = TablesRead(model: model)
    reader.add(self)
    return (reader.tables.sorted(), reader.columns.sorted())
  }
}

private struct TablesRead {
  let model: Model
  var tables: Set<String> = []
  var columns: Set<String> = []

  mutating func add(_ query: MetricQuery) {
    for base in query.bases {
      add(base.entity)
      for expression in base.groups + base.conditions { add(expression, from: base.entity) }
    }
    for (aggregate, question) in query.formulas.flatMap({ query.rowAggregates(of: $0) }) {
      add(aggregate)
      if let set = aggregate.conversion?.policy.rateSet, question.target != nil {
        tables.insert(model.currencies.rateSets[set].tableName)
      }
    }
    for group in query.groupQueries { add(group.query) }
  }

  private mutating func add(_ aggregate: Aggregate) {
    add(aggregate.entity)
    for expression in aggregate.rowExpressions { add(expression, from: aggregate.entity) }
  }

  private mutating func add(_ entity: EntityID) {
    if case .table(let parts) = model[entity].source { tables.insert(parts.joined(separator: ".")) }
  }

  private mutating func add(_ expression: TypedExpression, from base: EntityID) {
    var fields: [FieldReference] = []
    var aggregates: [Aggregate] = []
    expression.forEachLeaf { leaf in
      switch leaf.node {
      case .field(let field): fields.append(field)
      case .rollup(let rollup): aggregates.append(rollup.aggregate)
      case .literal, .aggregate, .operation, .conditional, .output, .missing: break
      }
    }
    for field in fields {
      addJoins(of: field.path, from: base)
      add(column: field.column, of: field.entity)
    }
    for aggregate in aggregates { add(aggregate) }
  }

  private mutating func addJoins(of path: JoinPath, from base: EntityID) {
    var entity = base
    for step in path.steps {
      let join = model[entity].joins[step]
      for column in join.columns { add(column: column, of: entity) }
      for column in join.key { add(column: column, of: join.target) }
      entity = join.target
    }
  }

  private mutating func add(column: Int, of entity: EntityID) {
    guard case .table(let parts) = model[entity].source, !model[entity].hiddenColumns.contains(column) else {
      return
    }
    let table = parts.joined(separator: ".")
    tables.insert(table)
    columns.insert("\(table).\(model[entity].columns[column].name)")
  }
}
