import Model
import Planning
import SQL

/// Rows that come after a row of another entity, or before it.
extension Lowering {
  /// Rows of `entity` with the keys of the rows of `owner` that they come after: a row for each pair.
  mutating func rows(of entity: EntityID, _ succession: Succession, _ owner: EntityID)
    -> (Relation, [SQLExpression])
  {
    let attempts = self.attempts(succession, owner)
    var pairs = Relation(scanning: ScanContext(entity: entity, model: model, visible: visible))
    let condition = pairing(succession, entity, owner, attempts, &pairs)
    pairs.rowJoins.append(.init(.inner, attempts.table.select.source!, on: condition))
    let owners = attempts.table.columns.prefix(model[owner].key.count).map(\.sql)
    guard let credit = succession.credit else { return (pairs, Array(owners)) }
    return credited(pairs, credit, entity, owners, at: attempts.start)
  }

  private struct Attempts {
    let table: Relation
    let keys: [SQLExpression]
    let start: SQLExpression
    let limit: SQLExpression?
  }

  /// The rows of the entity that has the value: their key, what they share with others, when they begin and end to count.
  private mutating func attempts(_ succession: Succession, _ owner: EntityID) -> Attempts {
    let own = model[owner].key.enumerated().map { index, column in
      PlanColumn(RollupTable.keyName(index), field(column, of: owner))
    }
    let keys = succession.keys.enumerated().map { PlanColumn("shared_\($0 + 1)", $1.own) }
    var columns = own + keys + [PlanColumn("counts_from", succession.start)]
    if let limit = succession.limit {
      let count = succession.direction == .after ? limit.count : -limit.count
      columns.append(
        PlanColumn(
          "counts_to",
          TypedExpression(.operation(.addInterval(count, limit.grain), [limit.anchor]), limit.anchor.type)))
    }
    var plan = Plan.scan(owner)
    if let condition = succession.condition { plan = .filter(plan, [condition]) }
    let table = reading(relation(of: .project(plan, columns)), named: "attempts")
    let read = table.columns.map(\.sql)
    let first = own.count + keys.count
    return Attempts(
      table: table, keys: Array(read[own.count..<first]), start: read[first],
      limit: succession.limit == nil ? nil : read[first + 1])
  }

  private func field(_ column: Int, of entity: EntityID) -> TypedExpression {
    let definition = model[entity].columns[column]
    return TypedExpression(
      .field(FieldReference(path: JoinPath(), entity: entity, column: column)), definition.type,
      unit: definition.unit)
  }

  /// When a row belongs to an attempt: it shares the keys, and lies between the ends of its window.
  private mutating func pairing(
    _ succession: Succession, _ entity: EntityID, _ owner: EntityID, _ attempts: Attempts,
    _ pairs: inout Relation
  ) -> [SQLExpression] {
    var condition = zip(succession.keys, attempts.keys).map { key, own in
      SQLExpression.binary(.equal, lower(key.other, &pairs), own)
    }
    let time = lower(succession.time, &pairs)
    switch succession.direction {
    case .after:
      condition.append(.binary(succession.isStrict ? .greater : .greaterOrEqual, time, attempts.start))
      if let limit = attempts.limit { condition.append(.binary(.less, time, limit)) }
    case .before:
      condition.append(.binary(succession.isStrict ? .less : .lessOrEqual, time, attempts.start))
      if let limit = attempts.limit { condition.append(.binary(.greater, time, limit)) }
    }
    // No row comes after itself, whatever times it has.
    if entity == owner, let isOther = isOtherRow(entity, attempts, &pairs) { condition.append(isOther) }
    return condition
  }

  private func isOtherRow(_ entity: EntityID, _ attempts: Attempts, _ pairs: inout Relation) -> SQLExpression?
  {
    let differs = zip(model[entity].key, attempts.table.columns).map { column, owner in
      SQLExpression.binary(
        .notEqual,
        self.column(of: FieldReference(path: JoinPath(), entity: entity, column: column), &pairs), owner.sql)
    }
    guard let first = differs.first else { return nil }
    return differs.dropFirst().reduce(first) { .binary(.or, $0, $1) }
  }

  /// Each row with one of the attempts that it comes after: the first or the last of them, of several at one moment the one
  /// with the smallest or the largest key.
  private mutating func credited(
    _ pairs: Relation, _ credit: Succession.Credit, _ entity: EntityID, _ owners: [SQLExpression],
    at start: SQLExpression
  ) -> (Relation, [SQLExpression]) {
    var pairs = pairs
    let key = model[entity].key.map { column in
      self.column(of: FieldReference(path: JoinPath(), entity: entity, column: column), &pairs)
    }
    let isLast = credit == .last
    let order = ([start] + owners).map { SQLExpression.WindowOrder($0, isDescending: isLast) }
    let names = key.indices.map { $0 == 0 ? "row_key" : "row_key_\($0 + 1)" }
    pairs.columns = (key + owners + [.window(.rank, partitionBy: key, orderBy: order)]).map { .plain($0) }
    pairs.names = names + owners.indices.map(RollupTable.keyName) + ["place"]
    let table = reading(pairs, named: "credited")
    let read = table.columns.map(\.sql)
    var rows = Relation(scanning: ScanContext(entity: entity, model: model, visible: visible))
    let own = model[entity].key.map { column in
      self.column(of: FieldReference(path: JoinPath(), entity: entity, column: column), &rows)
    }
    rows.rowJoins.append(
      .init(
        .inner, table.select.source!,
        on: zip(read, own).map { .binary(.equal, $0, $1) }
          + [.binary(.equal, read[read.count - 1], .integer(1))]))
    return (rows, Array(read[own.count..<(own.count + owners.count)]))
  }
}
