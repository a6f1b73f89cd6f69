package import Values

/// A value in an answer.
package enum Cell: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case decimal(Decimal)
  case float(Double)
  case text(String)
  case date(Day)
  case timestamp(Instant)

  /// As it stands in a CSV file; nil for null.
  package var written: String? {
    switch self {
    case .null: nil
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .decimal(let value): value.description
    case .float(let value): String(value)
    case .text(let value): value
    case .date(let day): day.description
    case .timestamp(let instant): instant.description
    }
  }
}

/// What a column of an answer must hold; engines return the same cells for the same question.
package enum CellType: Sendable, Equatable {
  case boolean, integer, float, text, date, timestamp
  /// `isScaled`: the database returns whole numbers of 10^-scale.
  case decimal(scale: Int, isScaled: Bool)
}

package struct ResultColumn: Sendable {
  package let name: String
  package let type: CellType
  /// Whether it is worked out by the database, so that a whole number that comes back as a float has left what it can count.
  package let isComputed: Bool

  package init(name: String, type: CellType, isComputed: Bool = false) {
    self.name = name
    self.type = type
    self.isComputed = isComputed
  }
}

/// A whole answer.
package struct ResultTable: Sendable {
  package let columns: [ResultColumn]
  package var rows: [[Cell]]

  package init(columns: [ResultColumn], rows: [[Cell]] = []) {
    self.columns = columns
    self.rows = rows
  }
}
