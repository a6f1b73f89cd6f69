import Values

/// A table that is filled from a CSV file with the same columns.
package struct SeedTable: Sendable {
  package struct Column: Sendable {
    package let name: String
    package let type: CellType

    package init(name: String, type: CellType) {
      self.name = name
      self.type = type
    }
  }

  package let name: String
  /// Columns that are not here are read as text.
  package let columns: [Column]
  /// Columns that rows are looked up by.
  package let indexes: [[String]]

  package init(name: String, columns: [Column], indexes: [[String]]) {
    self.name = name
    self.columns = columns
    self.indexes = indexes
  }
}

/// A seed file whose every value is what its column must hold.
struct SeedRecords {
  let table: SeedTable
  let file: String
  let header: [SeedTable.Column]
  private var reader: CSVReader

  init(_ table: SeedTable, file: String, bytes: [UInt8]) throws(EngineError) {
    self.table = table
    self.file = file
    reader = CSVReader(bytes)
    let names: [String?]?
    do throws(CSVReader.Problem) {
      names = try reader.next()
    } catch {
      throw .badSeed(file: file, line: 1, reason: error.reason)
    }
    guard let names, !names.isEmpty else {
      throw .badSeed(file: file, line: 1, reason: "no header with the column names")
    }
    var header: [SeedTable.Column] = []
    for name in names {
      guard let name else { throw .badSeed(file: file, line: 1, reason: "a column without a name") }
      header.append(table.columns.first { $0.name == name } ?? SeedTable.Column(name: name, type: .text))
    }
    for (index, column) in header.enumerated()
    where header.prefix(index).contains(where: { $0.name == column.name }) {
      throw .badSeed(file: file, line: 1, reason: "two columns of the name '\(column.name)'")
    }
    for column in table.columns where !header.contains(where: { $0.name == column.name }) {
      throw .badSeed(file: file, line: 1, reason: "the column '\(column.name)' is missing")
    }
    self.header = header
  }

  /// The next record in the spelling that all engines read: `2024-02-29 10:00:00`, `true`, plain digits.
  mutating func next() throws(EngineError) -> [String?]? {
    let line = reader.line
    let fields: [String?]?
    do throws(CSVReader.Problem) {
      fields = try reader.next()
    } catch {
      throw .badSeed(file: file, line: line, reason: error.reason)
    }
    guard let fields else { return nil }
    guard fields.count == header.count else {
      throw .badSeed(file: file, line: line, reason: "\(fields.count) fields, the header has \(header.count)")
    }
    var values: [String?] = []
    values.reserveCapacity(fields.count)
    for (field, column) in zip(fields, header) {
      guard let field else {
        values.append(nil)
        continue
      }
      guard let value = SeedRecords.normalized(field, column.type) else {
        throw .badSeed(
          file: file, line: line, reason: "'\(field)' in column '\(column.name)' is no \(column.type.word)")
      }
      values.append(value)
    }
    return values
  }

  private static func normalized(_ text: String, _ type: CellType) -> String? {
    switch type {
    case .text: text
    case .boolean: text == "true" || text == "false" ? text : nil
    case .integer: Int64(text).map { String($0) }
    case .float: Double(text).map { $0.isFinite } == true ? text : nil
    case .decimal(let scale, _):
      Decimal(text).flatMap { value in
        // Beyond 2^53 of the smallest decimal SQLite could not hold it exactly.
        let trimmed = value.trimmed(to: 0)
        guard trimmed.scale <= scale,
          trimmed.rescaled(to: scale).coefficient.magnitude < 9_007_199_254_740_992
        else { return nil }
        return "\(value)"
      }
    case .date: Day(text).map { "\($0)" }
    case .timestamp: Instant(text).map { "\($0)" }
    }
  }
}

extension CellType {
  package var word: String {
    switch self {
    case .boolean: "boolean"
    case .integer: "integer"
    case .float: "float"
    case .text: "text"
    case .date: "date"
    case .timestamp: "timestamp"
    case .decimal(let scale, _): "decimal with \(scale) digits after the point"
    }
  }
}
