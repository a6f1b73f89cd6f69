import Glibc
import Values

/// Postgres through libpq. Rows are streamed one by one; the session is read-only and its zone is UTC.
package final class PostgresEngine: Engine {
  private let library: PostgresLibrary
  private let connection: OpaquePointer

  /// - Parameter url: `postgresql://user@host/database`, or `host=… dbname=…`.
  /// - Throws: `libraryMissing` without libpq, `cannotConnect` with what the server says.
  package convenience init(url: String) throws(EngineError) {
    try self.init(url: url, isReadOnly: true)
  }

  init(url: String, isReadOnly: Bool) throws(EngineError) {
    guard let library = PostgresLibrary.shared else { throw .libraryMissing("libpq5") }
    guard let connection = library.connect(url) else { throw .cannotConnect("out of memory") }
    guard library.status(connection) == PostgresLibrary.connectionOK else {
      let reason = PostgresEngine.oneLine(String(cString: library.errorMessage(connection)))
      library.finish(connection)
      throw .cannotConnect(reason)
    }
    self.library = library
    self.connection = connection
    try execute("SET TIME ZONE 'UTC'; SET datestyle = 'ISO, YMD'; SET client_min_messages = 'warning'")
    if isReadOnly { try execute("SET default_transaction_read_only = on") }
  }

  deinit { library.finish(connection) }

  package func cancel() {
    guard let token = library.getCancel(connection) else { return }
    var reason = [CChar](repeating: 0, count: 256)
    _ = library.cancel(token, &reason, 256)
    library.freeCancel(token)
  }

  func execute(_ sql: String) throws(EngineError) {
    guard let result = library.execute(connection, sql) else { throw .statementFailed(lastError()) }
    defer { library.clear(result) }
    let status = library.resultStatus(result)
    guard status == PostgresLibrary.commandOK || status == PostgresLibrary.tuplesOK else {
      throw .statementFailed(PostgresEngine.oneLine(String(cString: library.resultErrorMessage(result))))
    }
  }

  package func run(
    _ sql: String, columns: [ResultColumn], timeoutSeconds: Double?, row: ([Cell]) throws(EngineError) -> Void
  ) throws(EngineError) {
    try execute("SET statement_timeout = \(timeoutSeconds.map { max(1, Int($0 * 1000)) } ?? 0)")
    guard library.sendQuery(connection, sql) == 1 else { throw .statementFailed(lastError()) }
    _ = library.setSingleRowMode(connection)
    var problem: EngineError?
    while let result = library.getResult(connection) {
      defer { library.clear(result) }
      if problem != nil { continue }
      switch library.resultStatus(result) {
      case PostgresLibrary.singleTuple:
        do throws(EngineError) {
          try row(cells(of: result, columns))
        } catch {
          problem = error
          cancel()
        }
      case PostgresLibrary.tuplesOK, PostgresLibrary.commandOK: break
      default: problem = error(of: result, timeoutSeconds)
      }
    }
    if let problem { throw problem }
  }

  private func error(of result: OpaquePointer, _ timeoutSeconds: Double?) -> EngineError {
    let state = library.resultErrorField(result, PostgresLibrary.sqlState).map { String(cString: $0) } ?? ""
    let message = PostgresEngine.oneLine(String(cString: library.resultErrorMessage(result)))
    // 57014 is query_canceled: by the time limit, or by a request.
    if state == "57014" {
      if let timeoutSeconds, message.contains("statement timeout") {
        return .timedOut(seconds: timeoutSeconds)
      }
      return .cancelled
    }
    // 22003 is numeric_value_out_of_range.
    return state == "22003" ? .overflow(column: "") : .statementFailed(message)
  }

  private func cells(of result: OpaquePointer, _ columns: [ResultColumn]) throws(EngineError) -> [Cell] {
    var cells: [Cell] = []
    cells.reserveCapacity(columns.count)
    for (index, column) in columns.enumerated() {
      let position = Int32(index)
      if library.isNull(result, 0, position) == 1 {
        cells.append(.null)
        continue
      }
      let length = Int(library.valueLength(result, 0, position))
      let text = library.value(result, 0, position).withMemoryRebound(to: UInt8.self, capacity: length) {
        String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
      }
      guard let cell = PostgresEngine.cell(text, column.type) else {
        throw .unexpectedValue(text, column: column.name, expected: column.type.word)
      }
      cells.append(cell)
    }
    return cells
  }

  private static func cell(_ text: String, _ type: CellType) -> Cell? {
    switch type {
    case .boolean: text == "t" ? .boolean(true) : text == "f" ? .boolean(false) : nil
    case .integer:
      // A sum of integers comes as numeric.
      Int64(text).map { .integer($0) }
        ?? Decimal(text).flatMap {
          $0.trimmed(to: 0).scale == 0 ? Int64(exactly: $0.trimmed(to: 0).coefficient) : nil
        }
        .map { .integer($0) }
    case .float: Double(text).map { .float($0) }
    case .decimal(let scale, _): Decimal(text).map { .decimal($0.rescaled(to: scale)) }
    case .text: .text(text)
    case .date: Day(text).map { .date($0) }
    case .timestamp: Instant(text).map { .timestamp($0) }
    }
  }

  private func lastError() -> String {
    PostgresEngine.oneLine(String(cString: library.errorMessage(connection)))
  }

  private static func oneLine(_ text: String) -> String {
    text.split(separator: "\n").map { $0.replacing("\t", with: " ").drop { $0 == " " } }.joined(
      separator: "; ")
  }

  // MARK: Seeds

  /// Creates tables in a schema and fills them from CSV files, in one transaction.
  package static func seed(
    url: String, schema: String, files: [(table: SeedTable, path: String)], progress: (String) -> Void
  ) throws(EngineError) {
    let engine = try PostgresEngine(url: url, isReadOnly: false)
    try engine.execute(
      "BEGIN; CREATE SCHEMA IF NOT EXISTS \(quoted(schema)); SET LOCAL search_path = \(quoted(schema))")
    for (table, file) in files {
      progress(table.name)
      guard let bytes = readBytes(of: file) else {
        throw .badSeed(file: file, line: 1, reason: "the file cannot be read")
      }
      var records = try SeedRecords(table, file: file, bytes: bytes)
      let columns = records.header.map { "\(quoted($0.name)) \(typeName($0.type))" }.joined(separator: ", ")
      try engine.execute("CREATE TABLE \(quoted(table.name)) (\(columns))")
      try engine.copy(&records)
      for index in table.indexes {
        try engine.execute(
          "CREATE INDEX ON \(quoted(table.name)) (\(index.map(quoted).joined(separator: ", ")))")
      }
    }
    try engine.execute("COMMIT; ANALYZE")
  }

  private func copy(_ records: inout SeedRecords) throws(EngineError) {
    guard
      let result = library.execute(
        connection, "COPY \(PostgresEngine.quoted(records.table.name)) FROM STDIN"),
      library.resultStatus(result) == PostgresLibrary.copyIn
    else { throw .statementFailed(lastError()) }
    library.clear(result)
    while let values = try records.next() {
      let line = values.map { $0.map(PostgresEngine.escaped) ?? "\\N" }.joined(separator: "\t") + "\n"
      guard library.putCopyData(connection, line, Int32(line.utf8.count)) == 1 else {
        throw .statementFailed(lastError())
      }
    }
    guard library.putCopyEnd(connection, nil) == 1 else { throw .statementFailed(lastError()) }
    while let result = library.getResult(connection) {
      defer { library.clear(result) }
      guard library.resultStatus(result) == PostgresLibrary.commandOK else {
        throw .statementFailed(lastError())
      }
    }
  }

  private static func typeName(_ type: CellType) -> String {
    switch type {
    case .integer: "BIGINT"
    case .boolean: "BOOLEAN"
    case .float: "DOUBLE PRECISION"
    case .decimal: "NUMERIC"
    case .text: "TEXT"
    case .date: "DATE"
    case .timestamp: "TIMESTAMP"
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n").replacing(
      "\r", with: "\\r")
  }

  private static func quoted(_ name: String) -> String { "\"" + name.replacing("\"", with: "\"\"") + "\"" }
}
