import CSQLite
import Values

/// SQLite through its C interface: a database file that is opened for reading.
package final class SQLiteEngine: Engine {
  private let database: OpaquePointer
  /// The time after which the running statement stops, in nanoseconds of the monotonic clock; 0 for none.
  private let deadline: UnsafeMutablePointer<UInt64>
  /// Of the tables of a database in memory, by name.
  private var writers: [String: SQLiteTableWriter] = [:]

  /// - Throws: `cannotConnect` when there is no such file or it is no database.
  package convenience init(path: String) throws(EngineError) {
    try self.init(path: path, allowsSchema: false)
  }

  /// - Parameter allowsSchema: whether statements may ask for tables and keys.
  convenience init(path: String, allowsSchema: Bool) throws(EngineError) {
    var handle: OpaquePointer?
    let status = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
    guard status == SQLITE_OK, let handle else {
      let reason = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(handle)
      throw .cannotConnect("\(path): \(reason)")
    }
    self.init(handle)
    sqlite3_busy_timeout(handle, 5_000)
    // `allowsSchema` is for our own statements alone.
    if !allowsSchema { allowReadingOnly() }
  }

  /// A database in memory that holds these rows and nothing else; nothing outside of it can be reached.
  package convenience init(holding tables: [(table: SeedTable, rows: [[Cell]])]) throws(EngineError) {
    var handle: OpaquePointer?
    guard sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
      let handle
    else {
      sqlite3_close_v2(handle)
      throw .cannotConnect("no memory for a database")
    }
    self.init(handle)
    for (table, rows) in tables {
      let writer = try SQLiteTableWriter(table.name, columns: table.columns, in: handle)
      for row in rows { try writer.add(row.map(\.written)) }
      writers[table.name] = writer
    }
  }

  /// Replaces the rows of a table of a database in memory.
  package func refill(_ table: String, with rows: [[Cell]]) throws(EngineError) {
    guard let writer = writers[table] else { throw .statementFailed("no table '\(table)' in memory") }
    try writer.removeAll()
    for row in rows { try writer.add(row.map(\.written)) }
  }

  private init(_ handle: OpaquePointer) {
    database = handle
    deadline = .allocate(capacity: 1)
    deadline.initialize(to: 0)
  }

  /// Only reading is allowed, whatever a statement says.
  private func allowReadingOnly() {
    // SQLite declares JSON_EACH at its first use, which looks like the making of a table.
    var first: OpaquePointer?
    _ = sqlite3_prepare_v2(database, "SELECT 1 FROM JSON_EACH('[]')", -1, &first, nil)
    sqlite3_finalize(first)
    sqlite3_set_authorizer(
      database,
      { _, action, _, function, _, _ in
        switch action {
        case SQLITE_SELECT, SQLITE_READ, SQLITE_RECURSIVE: return SQLITE_OK
        case SQLITE_FUNCTION:
          return function.map { String(cString: $0).lowercased() } == "load_extension"
            ? SQLITE_DENY : SQLITE_OK
        default: return SQLITE_DENY
        }
      }, nil)
    sqlite3_progress_handler(
      database, 10_000,
      { context in
        let deadline = context!.load(as: UInt64.self)
        return deadline != 0 && monotonicNanoseconds() > deadline ? 1 : 0
      }, deadline)
  }

  deinit {
    writers = [:]
    sqlite3_close_v2(database)
    deadline.deallocate()
  }

  package func cancel() { sqlite3_interrupt(database) }

  package func run(
    _ sql: String, columns: [ResultColumn], timeoutSeconds: Double?, row: ([Cell]) throws(EngineError) -> Void
  ) throws(EngineError) {
    deadline.pointee = timeoutSeconds.map { monotonicNanoseconds() + UInt64($0 * 1_000_000_000) } ?? 0
    defer { deadline.pointee = 0 }
    var statement: OpaquePointer?
    let status = sqlite3_prepare_v2(database, sql, -1, &statement, nil)
    if status == SQLITE_NOTADB { throw .cannotConnect("the file is no SQLite database") }
    guard status == SQLITE_OK, let statement else {
      throw .statementFailed(String(cString: sqlite3_errmsg(database)))
    }
    defer { sqlite3_finalize(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_DONE: return
      case SQLITE_ROW:
        var cells: [Cell] = []
        cells.reserveCapacity(columns.count)
        for index in columns.indices { cells.append(try cell(statement, Int32(index), columns[index])) }
        try row(cells)
      case SQLITE_INTERRUPT:
        if let timeoutSeconds, monotonicNanoseconds() > deadline.pointee {
          throw .timedOut(seconds: timeoutSeconds)
        }
        throw .cancelled
      default:
        let reason = String(cString: sqlite3_errmsg(database))
        if reason == "integer overflow" { throw .overflow(column: "") }
        throw .statementFailed(reason)
      }
    }
  }

  private func cell(_ statement: OpaquePointer, _ index: Int32, _ column: ResultColumn) throws(EngineError)
    -> Cell
  {
    let storage = sqlite3_column_type(statement, index)
    if storage == SQLITE_NULL { return .null }
    switch column.type {
    case .integer, .boolean:
      if storage == SQLITE_INTEGER {
        let value = sqlite3_column_int64(statement, index)
        return column.type == .boolean ? .boolean(value != 0) : .integer(value)
      }
    case .decimal(let scale, let isScaled):
      if storage == SQLITE_INTEGER {
        let value = Int128(sqlite3_column_int64(statement, index))
        return .decimal(
          isScaled
            ? Decimal(coefficient: value, scale: scale)
            : Decimal(coefficient: value, scale: 0).rescaled(to: scale))
      }
      // SQLite goes over to binary floating point in silence when an integer product is too large.
      if storage == SQLITE_FLOAT, isScaled { throw .overflow(column: column.name) }
    case .float:
      if storage == SQLITE_INTEGER || storage == SQLITE_FLOAT {
        return .float(sqlite3_column_double(statement, index))
      }
    case .text:
      return .text(text(statement, index))
    case .date:
      if let day = Day(text(statement, index)) { return .date(day) }
    case .timestamp:
      if let instant = Instant(text(statement, index)) { return .timestamp(instant) }
    }
    if storage == SQLITE_FLOAT, column.type == .integer {
      let value = sqlite3_column_double(statement, index)
      // A float that was stored may stand for a whole number; one that was worked out may be the difference of two that are not exact.
      if column.isComputed || abs(value) >= 9e15 { throw .overflow(column: column.name) }
      if value == value.rounded() { return .integer(Int64(value)) }
    }
    throw .unexpectedValue(text(statement, index), column: column.name, expected: column.type.word)
  }

  private func text(_ statement: OpaquePointer, _ index: Int32) -> String {
    guard let bytes = sqlite3_column_text(statement, index) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, index))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }
}
