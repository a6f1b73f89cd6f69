import Compiler
import Definitions
import Diagnostics
import Engines
import Project
import Testing
import YAMLTree

/// Questions to the worked example on SQLite.
enum SQLiteExample {
  static func engine() throws -> SQLiteEngine { try SQLiteEngine(path: Example.sqlitePath) }

  /// The one row of metrics without groups, as text.
  static func values(_ metrics: [String], _ engine: SQLiteEngine) throws -> [String] {
    var sources = Example.project.sources
    var text = QueryText()
    text.metrics = metrics.map { name in
      QueryText.Part(name, at: ScalarOrigin(wholeOf: sources.add(SourceFile(name: "metric", text: name))))
    }
    let compiled = compile(
      parseQuery(text).value, in: Example.project.model, for: Example.dialects["sqlite"]!)
    let query = try #require(compiled.value)
    let table = try engine.table(of: query.sql, columns: query.resultColumns)
    return query.askedColumns.map { cellText(table.rows[0][$0]) }
  }
}
