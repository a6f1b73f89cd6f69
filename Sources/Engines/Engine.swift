/// A database that statements are run on. Read-only; one statement at a time.
package protocol Engine: AnyObject {
  /// Runs a statement and hands on each row as it arrives.
  ///
  /// - Parameters:
  ///   - columns: what the statement's columns hold, in order.
  ///   - timeoutSeconds: nil for no limit.
  /// - Throws: when the database refuses, when time is up or `cancel` was called, and when a value is not what the
  ///   column must hold.
  func run(
    _ sql: String, columns: [ResultColumn], timeoutSeconds: Double?, row: ([Cell]) throws(EngineError) -> Void
  ) throws(EngineError)

  /// Stops the statement that is running; may be called from another thread.
  func cancel()
}

extension Engine {
  /// The whole answer of a statement.
  package func table(
    of sql: String, columns: [ResultColumn], timeoutSeconds: Double? = nil
  ) throws(EngineError) -> ResultTable {
    var table = ResultTable(columns: columns)
    try run(sql, columns: columns, timeoutSeconds: timeoutSeconds) { (cells) throws(EngineError) in
      table.rows.append(cells)
    }
    return table
  }
}

/// What the world did wrongly while a statement was run.
package enum EngineError: Error, Sendable, Equatable {
  case libraryMissing(String)
  case cannotConnect(String)
  /// An environment variable that the connection's URL names.
  case variableUnset(String)
  case statementFailed(String)
  case timedOut(seconds: Double)
  case cancelled
  /// A sum left the range of exact integers.
  case overflow(column: String)
  case unexpectedValue(String, column: String, expected: String)
  case badSeed(file: String, line: Int, reason: String)
}
