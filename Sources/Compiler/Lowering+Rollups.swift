import Model
import Planning
import SQL

/// A table with what the rows of one entity come to for each row of another: a row for each key.
struct RollupTable {
  let path: JoinPath
  let entity: EntityID
  let of: EntityID
  let tie: Rollup.Tie
  let conditions: [TypedExpression]
  let alias: String
  /// Reads the rows that are aggregated.
  var rows: Relation
  let keys: [SQLExpression]
  var measures: [(aggregate: Aggregate, value: SQLExpression, name: String)] = []
  /// The key of the row that has the values.
  let owner: [SQLExpression]

  /// Each key is there once, so the join keeps every row once.
  var join: Select.Join {
    var relation = rows
    relation.columns = (keys + measures.map(\.value)).map { .plain($0) }
    relation.names = keys.indices.map(RollupTable.keyName) + measures.map(\.name)
    relation.select.groupCount = keys.count
    let condition = zip(keys.indices, owner).map { index, own in
      SQLExpression.binary(.equal, .output(table: alias, name: RollupTable.keyName(index)), own)
    }
    return Select.Join(.left, .query(.select(relation.finished()), alias: alias), on: condition)
  }

  static func keyName(_ index: Int) -> String { index == 0 ? "owner" : "owner_\(index + 1)" }
}

extension Lowering {
  mutating func value(of rollup: Rollup, _ type: ValueType, _ relation: inout Relation) -> SQLExpression {
    let position =
      relation.rollups.firstIndex {
        $0.path == rollup.path && $0.entity == rollup.entity && $0.of == rollup.aggregate.entity
          && $0.tie == rollup.tie && $0.conditions == rollup.conditions
      } ?? addTable(for: rollup, &relation)
    let name = measure(rollup.aggregate, type, &relation.rollups[position])
    let table = relation.rollups[position]
    let value = SQLExpression.output(table: table.alias, name: name)
    guard !rollup.aggregate.isNullWhenEmpty else { return value }
    let number = SQLExpression.form(need(.coalesce), [value, .integer(0)])
    // Where there is no such row there is no number of what belongs to it.
    return rollup.path.isEmpty
      ? number : .conditional([.init(.not(.isNull(table.owner[0])), number)], otherwise: nil)
  }

  private mutating func addTable(for rollup: Rollup, _ relation: inout Relation) -> Int {
    guard relation.scan != nil else { preconditionFailure("a value of a row is read above an aggregate") }
    let owner = relation.scan!.alias(of: rollup.path, in: model)
    var (rows, keys) =
      switch rollup.tie {
      case .path(let link): self.rows(of: rollup.aggregate.entity, along: link)
      case .time(let succession): self.rows(of: rollup.aggregate.entity, succession, rollup.entity)
      }
    if !rollup.conditions.isEmpty { rows = filtered(rows, rollup.conditions) }
    var alias = "\(owner)_\(model[rollup.aggregate.entity].name)"
    while relation.rollups.contains(where: { $0.alias == alias }) { alias += "_2" }
    relation.rollups.append(
      RollupTable(
        path: rollup.path, entity: rollup.entity, of: rollup.aggregate.entity, tie: rollup.tie,
        conditions: rollup.conditions, alias: alias, rows: rows, keys: keys,
        owner: model[rollup.entity].key.map { key in
          .column(table: owner, name: model[rollup.entity].columns[key].name)
        }))
    return relation.rollups.count - 1
  }

  /// Rows with the key of the row that they lead to.
  mutating func rows(of entity: EntityID, along link: JoinPath) -> (Relation, [SQLExpression]) {
    guard let last = link.steps.last else { preconditionFailure("rows lead to themselves") }
    var rows = Relation(scanning: ScanContext(entity: entity, model: model, visible: visible))
    let before = JoinPath(Array(link.steps.dropLast()))
    let holder = model.entity(at: before, from: entity)
    let keys = model[holder].joins[last].columns.map { column in
      self.column(of: FieldReference(path: before, entity: holder, column: column), &rows)
    }
    return (rows, keys)
  }

  private mutating func measure(_ aggregate: Aggregate, _ type: ValueType, _ table: inout RollupTable)
    -> String
  {
    if let known = table.measures.first(where: { $0.aggregate.isSameComputation(as: aggregate) }) {
      return known.name
    }
    let name = "value_\(table.measures.count + 1)"
    let measure = Aggregation.Measure(
      name: name, function: aggregate.function, argument: aggregate.argument, filter: aggregate.filter,
      type: type, unit: .none, detail: aggregate.detail)
    table.measures.append((aggregate, self.measure(measure, &table.rows), name))
    return name
  }
}
