package import Values

/// An aggregate of the rows of one entity that belong to a row of another, as a value of that row.
package struct Rollup: Sendable, Hashable {
  /// From the rows that are looked at to the entity that has the value.
  package var path: JoinPath
  package let entity: EntityID
  package var aggregate: Aggregate
  package var tie: Tie
  /// Whether only rows are looked at that the question looks at.
  package var isInQuery = false
  /// The conditions of the question on those rows, once it is asked.
  package var conditions: [TypedExpression] = []

  /// What ties the rows of the aggregate to the row that has the value.
  package enum Tie: Sendable, Hashable {
    /// They lead to it along joins.
    case path(JoinPath)
    /// They come after it, or before it, and share something with it.
    case time(Succession)
  }
}

/// Rows of one entity that come after a row of another, or before it, and share something with it.
package struct Succession: Sendable, Hashable {
  package enum Direction: Sendable, Hashable { case after, before }

  /// To which of several rows that would do one is credited.
  package enum Credit: String, Sendable, Hashable, CaseIterable { case first, last }

  /// What both have in common: a row expression of the entity that has the value, and one of the other.
  package struct Key: Sendable, Hashable {
    package var own: TypedExpression
    package var other: TypedExpression
  }

  /// A stretch of time from a moment on, or up to it.
  package struct Limit: Sendable, Hashable {
    package var anchor: TypedExpression
    package let count: Int64
    package let grain: Grain
  }

  package var keys: [Key]
  package let direction: Direction
  /// Whether rows at the same moment do not count: rows of an entity that stands before them already.
  package let isStrict: Bool
  /// When the row that has the value begins to count; a row expression of its entity.
  package var start: TypedExpression
  /// The time of the rows that are looked at.
  package var time: TypedExpression
  package var limit: Limit?
  /// nil where each row counts for all that it follows.
  package let credit: Credit?
  /// The rows that have such a value; for others it is null, and nothing is credited to them.
  package var condition: TypedExpression?

  /// All that it reads of rows, on either side.
  var rowExpressions: [TypedExpression] {
    keys.flatMap { [$0.own, $0.other] } + [start, time] + [limit?.anchor, condition].compactMap(\.self)
  }

  /// Replaces its row expressions but for times.
  package mutating func mapRowExpressions(_ change: (TypedExpression) -> TypedExpression) {
    for index in keys.indices {
      keys[index].own = change(keys[index].own)
      keys[index].other = change(keys[index].other)
    }
    condition = condition.map(change)
  }

  /// Replaces its times.
  package mutating func mapTimes(_ change: (TypedExpression) -> TypedExpression) {
    start = change(start)
    time = change(time)
    if var limit {
      limit.anchor = change(limit.anchor)
      self.limit = limit
    }
  }
}
