/// A scalar of a statement. Portable: how it is spelled is decided by the dialect when it is printed.
package indirect enum SQLExpression: Sendable, Hashable {
  /// A column of a table that exists, by the name that the table gives it.
  case column(table: String, name: String)
  /// A column that the statement itself made: of a common table expression or a subquery.
  case output(table: String?, name: String)
  case text(String)
  case integer(Int64)
  /// A number in plain digits, where a database may read it as it likes.
  case number(String)
  /// An exact number in plain digits.
  case decimal(String)
  case boolean(Bool)
  case null
  /// `2024-02-29`
  case date(String)
  /// `2024-02-29 10:00:00`
  case timestamp(String)
  case binary(Operator, SQLExpression, SQLExpression)
  case not(SQLExpression)
  case negate(SQLExpression)
  case isNull(SQLExpression)
  case oneOf(SQLExpression, [SQLExpression])
  /// Whether a row of a query has these values.
  case oneOfRows([SQLExpression], Select)
  case conditional([Branch], otherwise: SQLExpression?)
  /// What dialects spell differently; the arguments in the order of the form's placeholders.
  case form(Form, [SQLExpression])
  /// An aggregate over the rows for which `filter` holds.
  case aggregate(Form, [SQLExpression], filter: SQLExpression?)
  case cast(SQLExpression, SQLType)
  /// The name of a type, where a form takes one.
  case type(SQLType)
  /// The single value that a query gives; null where it has no row.
  case subquery(Select)
  /// A value of each row that depends on the rows beside it.
  case window(Window, partitionBy: [SQLExpression], orderBy: [WindowOrder])

  package struct Branch: Sendable, Hashable {
    package let condition: SQLExpression
    package let value: SQLExpression

    package init(_ condition: SQLExpression, _ value: SQLExpression) {
      self.condition = condition
      self.value = value
    }
  }

  package enum Window: Sendable, Hashable {
    /// The value so many rows later, and in the row before.
    case lead(SQLExpression, by: Int64 = 1)
    case lag(SQLExpression)
    /// An aggregate over all rows that are partitioned alike, before LIMIT.
    case aggregate(Form, SQLExpression)
    /// 1 for the first row and for all that are equal to it in order.
    case rank
    /// 1, 2, 3 …, also where rows are equal in order.
    case rowNumber
  }

  package struct WindowOrder: Sendable, Hashable {
    package let expression: SQLExpression
    package let isDescending: Bool

    package init(_ expression: SQLExpression, isDescending: Bool = false) {
      self.expression = expression
      self.isDescending = isDescending
    }
  }

  package enum Operator: String, Sendable, Hashable {
    case add = "+", subtract = "-", multiply = "*", divide = "/", remainder = "%"
    case equal = "=", notEqual = "<>", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case and = "AND", or = "OR"
  }
}

extension SQLExpression {
  /// A CASE; one that stands in its ELSE becomes part of it.
  package static func choice(_ branches: [Branch], otherwise: SQLExpression) -> SQLExpression {
    if case .conditional(let more, let last) = otherwise {
      return .conditional(branches + more, otherwise: last)
    }
    return .conditional(branches, otherwise: otherwise)
  }

  /// The name that a column has by itself.
  var columnName: String? {
    switch self {
    case .column(_, let name), .output(_, let name): name
    default: nil
    }
  }
}

/// A type as databases know it.
package enum SQLType: Sendable, Hashable {
  case integer, double, text, boolean, date, timestamp
  case decimal(scale: Int)

  /// The key under `types` in a dialect file.
  package var key: String {
    switch self {
    case .integer: "bigint"
    case .double: "double"
    case .text: "text"
    case .boolean: "boolean"
    case .date: "date"
    case .timestamp: "timestamp"
    case .decimal: "decimal"
    }
  }

  package static let keys = ["bigint", "double", "text", "boolean", "date", "timestamp", "decimal"]
}
