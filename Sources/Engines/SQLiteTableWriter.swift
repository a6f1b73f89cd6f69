import CSQLite

/// Makes a table and fills it with rows, as they are written in a CSV file.
final class SQLiteTableWriter {
  private let database: OpaquePointer
  private let statement: OpaquePointer
  private let removal: OpaquePointer
  private let columns: [SeedTable.Column]

  init(_ name: String, columns: [SeedTable.Column], in database: OpaquePointer) throws(EngineError) {
    let list = columns.map { "\(quotedName($0.name)) \($0.type.sqliteName)" }.joined(separator: ", ")
    let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    var made: OpaquePointer?
    var removal: OpaquePointer?
    guard
      sqlite3_exec(database, "CREATE TABLE \(quotedName(name)) (\(list))", nil, nil, nil) == SQLITE_OK,
      sqlite3_prepare_v2(database, "INSERT INTO \(quotedName(name)) VALUES (\(places))", -1, &made, nil)
        == SQLITE_OK,
      sqlite3_prepare_v2(database, "DELETE FROM \(quotedName(name))", -1, &removal, nil) == SQLITE_OK,
      let made, let removal
    else { throw .statementFailed(String(cString: sqlite3_errmsg(database))) }
    self.database = database
    self.columns = columns
    statement = made
    self.removal = removal
  }

  deinit {
    sqlite3_finalize(statement)
    sqlite3_finalize(removal)
  }

  func removeAll() throws(EngineError) {
    let status = sqlite3_step(removal)
    sqlite3_reset(removal)
    guard status == SQLITE_DONE else { throw .statementFailed(String(cString: sqlite3_errmsg(database))) }
  }

  /// - Parameter values: one a column; nil for null.
  func add(_ values: [String?]) throws(EngineError) {
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for (index, value) in values.enumerated() {
      let position = Int32(index + 1)
      guard let value else {
        sqlite3_bind_null(statement, position)
        continue
      }
      if columns[index].type == .boolean {
        sqlite3_bind_int(statement, position, value == "true" ? 1 : 0)
      } else {
        sqlite3_bind_text(statement, position, value, Int32(value.utf8.count), transient)
      }
    }
    guard sqlite3_step(statement) == SQLITE_DONE else {
      throw .statementFailed(String(cString: sqlite3_errmsg(database)))
    }
    sqlite3_reset(statement)
  }
}

func quotedName(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }

extension CellType {
  /// Column affinities make numbers of the texts that are bound.
  fileprivate var sqliteName: String {
    switch self {
    case .integer: "INTEGER"
    case .boolean: "BOOLEAN"
    case .float: "REAL"
    case .decimal(let scale, _): "DECIMAL(18, \(scale))"
    case .text: "TEXT"
    // Text affinity, with a name that tells what it is.
    case .date: "TEXT_DATE"
    case .timestamp: "TEXT_TIMESTAMP"
    }
  }
}
