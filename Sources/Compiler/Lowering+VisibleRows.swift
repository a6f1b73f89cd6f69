import Model
import SQL

extension Lowering {
  /// Makes what is read in the place of a table of which whoever asks may see some rows only.
  ///
  /// Conditions are told by the tables as they are: which rows of one entity are seen does not depend on those of another.
  mutating func lowerVisibleRows() {
    var selects: [EntityID: Select] = [:]
    for (index, entity) in model.entities.enumerated() {
      guard let condition = entity.visibleRows else { continue }
      let id = EntityID(index: index)
      var relation = filtered(
        Relation(scanning: ScanContext(entity: id, model: model)), condition.conjuncts)
      let table = relation.scan!.alias(of: JoinPath(), in: model)
      let names = model.readableColumns(of: id).map { entity.columns[$0].name }
      relation.columns = names.map { .plain(.column(table: table, name: $0)) }
      relation.names = names
      selects[id] = relation.finished()
    }
    visible = selects
  }
}

extension Model {
  /// The columns that a statement may need: those that are not hidden, and those that rows are joined by.
  fileprivate func readableColumns(of id: EntityID) -> [Int] {
    let entity = self[id]
    guard !entity.hiddenColumns.isEmpty else { return Array(entity.columns.indices) }
    var joined = Set(entity.key + entity.joins.flatMap(\.columns))
    if let validity = entity.validity { joined.formUnion(validity.of + [validity.from, validity.end]) }
    for join in entities.flatMap(\.joins) {
      if join.target == id { joined.formUnion(join.key) }
      if let during = join.during, during.entity == id { joined.insert(during.column) }
    }
    return entity.columns.indices.filter { !entity.hiddenColumns.contains($0) || joined.contains($0) }
  }
}
