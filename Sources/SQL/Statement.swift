/// A whole statement: what is asked of the database, without a word of how it is spelled.
package struct Statement: Sendable {
  package var commonTables: [CommonTable] = []
  package var query: Query
  /// Printed behind the statement, a line each.
  package var comments: [String] = []

  package init(commonTables: [CommonTable] = [], query: Query, comments: [String] = []) {
    self.commonTables = commonTables
    self.query = query
    self.comments = comments
  }
}

/// `name AS (query)`
package struct CommonTable: Sendable {
  package let name: String
  package let query: Query
  /// Computed once; a database that unfolds it would compute its columns as often as they are named.
  package var isComputedOnce: Bool
  /// The names of its columns where its query reads the table itself; nil where it does not.
  package let recursiveColumns: [String]?

  package init(name: String, query: Query, isComputedOnce: Bool = false, recursiveColumns: [String]? = nil) {
    self.name = name
    self.query = query
    self.isComputedOnce = isComputedOnce
    self.recursiveColumns = recursiveColumns
  }
}

package indirect enum Query: Sendable, Hashable {
  case select(Select)
  case unionAll([Query])
  /// For each row of a common table the numbers from nought to one that stands in it, as a column `n`.
  case series(of: String, to: SQLExpression)
}

package struct Select: Sendable, Hashable {
  package var columns: [Column] = []
  package var source: Source?
  package var joins: [Join] = []
  /// All must hold.
  package var filter: [SQLExpression] = []
  /// Group by the first so many columns; nil for no grouping.
  package var groupCount: Int?
  /// All must hold.
  package var having: [SQLExpression] = []
  package var order: [Order] = []
  package var limit: Int?
  package var offset: Int?

  package init() {}

  package struct Column: Sendable, Hashable {
    package let expression: SQLExpression
    package let name: String

    package init(_ expression: SQLExpression, as name: String) {
      self.expression = expression
      self.name = name
    }
  }

  package enum Source: Sendable, Hashable {
    case table([String], alias: String)
    /// A name of `Statement.commonTables`.
    case common(String, alias: String)
    case query(Query, alias: String)
    /// A query of the project owner's, as it was written.
    case verbatim(String, alias: String)
  }

  package struct Join: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable { case inner = "JOIN", left = "LEFT JOIN" }

    package let kind: Kind
    package let source: Source
    /// All must hold.
    package let condition: [SQLExpression]

    package init(_ kind: Kind, _ source: Source, on condition: [SQLExpression]) {
      self.kind = kind
      self.source = source
      self.condition = condition
    }
  }

  /// Nulls always come last.
  package struct Order: Sendable, Hashable {
    package let expression: SQLExpression
    package let isDescending: Bool

    package init(_ expression: SQLExpression, isDescending: Bool) {
      self.expression = expression
      self.isDescending = isDescending
    }
  }
}

extension Statement {
  /// Whether rows are kept that no row is joined to, where nothing of both must be equal: a stretch of time alone.
  package var joinsByRange: Bool { commonTables.contains { $0.query.joinsByRange } || query.joinsByRange }
}

extension Query {
  fileprivate var joinsByRange: Bool {
    switch self {
    case .series: false
    case .unionAll(let parts): parts.contains(where: \.joinsByRange)
    case .select(let select): select.joinsByRange
    }
  }
}

extension Select {
  fileprivate var joinsByRange: Bool {
    let sources = joins.map(\.source) + (source.map { [$0] } ?? [])
    let isWithin = sources.contains { source in
      if case .query(let query, _) = source { query.joinsByRange } else { false }
    }
    return isWithin
      || joins.contains { join in
        join.kind == .left
          && !join.condition.contains {
            if case .binary(.equal, let left, let right) = $0 {
              !left.isWritten && !right.isWritten
            } else {
              false
            }
          }
      }
  }
}

extension SQLExpression {
  /// Whether it is written out, and no value of a row.
  fileprivate var isWritten: Bool {
    switch self {
    case .text, .integer, .number, .decimal, .boolean, .null, .date, .timestamp: true
    default: false
    }
  }
}
