import Model
import Planning
import SQL

/// Rows of a stock that stand at the end of a period.
extension Lowering {
  /// Each row meets its last moment or none, so the join keeps rows and multiplies none. A row without a key has no moment.
  mutating func atLast(_ input: Relation, _ moments: LastMoments) -> Relation {
    var relation = input
    let table = momentTable(moments)
    let columns = moments.tellsPart ? Array(table.columns.suffix(1)) : table.columns
    let own = ((moments.tellsPart ? [] : moments.partition) + [moments.time]).map { lower($0, &relation) }
    relation.rowJoins.append(
      .init(.inner, table.select.source!, on: zip(columns, own).map { .binary(.equal, $0.sql, $1) }))
    return relation
  }

  private mutating func momentTable(_ moments: LastMoments) -> Relation {
    if let known = momentTables[moments] { return known }
    let table = reading(relation(of: moments.moments), named: "last_moments")
    momentTables[moments] = table
    return table
  }
}
