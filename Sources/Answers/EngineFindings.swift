package import Diagnostics
package import Engines

/// What an engine says, as a finding with a way out.
///
/// - Parameter root: the project's folder, which is left out of paths.
package func finding(for error: EngineError, connection: String, root: String = "") -> Finding {
  let relative = { (text: String) in root.isEmpty ? text : text.replacing("\(root)/", with: "") }
  switch error {
  case .libraryMissing(let package):
    return Finding(.cannotConnect, "Postgres needs the library libpq, which is not on this machine", at: nil)
      .helping("install it: apt-get install \(package)")
  case .cannotConnect(let reason):
    return Finding(.cannotConnect, "cannot connect to '\(connection)': \(relative(reason))", at: nil)
      .helping("check the connection in datum.yaml, and that its database is there")
  case .variableUnset(let name):
    return Finding(
      .variableUnset, "cannot connect to '\(connection)': the environment variable \(name) is not set",
      at: nil
    )
    .helping("set it: export \(name)=postgresql://user@host/database")
  case .statementFailed(let reason):
    return Finding(.statementFailed, "'\(connection)' refused the statement: \(reason)", at: nil)
      .helping(
        "compare the columns of the definitions with those of the tables: datum compile prints the statement")
  case .timedOut(let seconds):
    return Finding(.timedOut, "no answer from '\(connection)' within \(seconds) seconds", at: nil)
      .helping("narrow the question with --time, or allow more with --timeout")
  case .cancelled:
    return Finding(.cancelled, "cancelled", at: nil)
  case .overflow(let column):
    return Finding(
      .overflow,
      "a number\(column.isEmpty ? "" : " in '\(column)'") is too large for exact arithmetic on '\(connection)'",
      at: nil
    )
    .noting(
      "on SQLite numbers are 64-bit whole numbers, amounts of their smallest decimal; binary floating point would not be exact"
    )
    .helping("narrow the question, or ask on a connection with exact decimals")
    .helping("where a column is declared integer and holds floats, declare it as float")
  case .unexpectedValue(let text, let column, let expected):
    return Finding(.statementFailed, "'\(column)' came back as '\(text)', expected \(expected)", at: nil)
      .helping("compare the type of the column in the definitions with what the table holds")
  case .badSeed(let file, let line, let reason):
    return Finding(.badSeed, "\(relative(file)):\(line): \(reason)", at: nil)
      .helping("correct the file, or the type of the column in the definitions")
  }
}
