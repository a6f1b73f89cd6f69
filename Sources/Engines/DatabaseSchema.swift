/// The tables of a database, as far as it tells: what a project is made from.
package struct DatabaseSchema: Sendable {
  package struct Table: Sendable {
    package let name: String
    package var columns: [Column] = []
    package var key: [String] = []
    package var foreignKeys: [ForeignKey] = []
    /// The constraint that the last column of a foreign key was read from.
    fileprivate var lastConstraint = ""

    package init(name: String) { self.name = name }
  }

  package struct Column: Sendable {
    package let name: String
    /// As the database spells it.
    package let type: String
  }

  package struct ForeignKey: Sendable {
    package let columns: [String]
    package let table: String
  }

  package var tables: [Table] = []
}

extension DatabaseSchema {
  /// The tables of a SQLite file.
  package static func ofSQLite(path: String) throws(EngineError) -> DatabaseSchema {
    // Table-valued functions read the same facts as PRAGMA does, with SELECT alone.
    let engine = try SQLiteEngine(path: path, allowsSchema: true)
    let rows = { (sql: String, count: Int) throws(EngineError) -> [[String]] in
      let columns = (0..<count).map { ResultColumn(name: "c\($0)", type: .text) }
      return try engine.table(of: sql, columns: columns).rows.map { row in row.map(\.textOrEmpty) }
    }
    var schema = DatabaseSchema()
    for row in try rows(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", 1)
    {
      var table = Table(name: row[0])
      let literal = "'" + row[0].replacing("'", with: "''") + "'"
      for column in try rows("SELECT name, type, pk FROM pragma_table_info(\(literal)) ORDER BY cid", 3) {
        table.columns.append(Column(name: column[0], type: column[1]))
      }
      for column in try rows("SELECT name FROM pragma_table_info(\(literal)) WHERE pk > 0 ORDER BY pk", 1) {
        table.key.append(column[0])
      }
      var keys: [(number: String, key: ForeignKey)] = []
      for row in try rows(
        "SELECT id, \"from\", \"table\" FROM pragma_foreign_key_list(\(literal)) ORDER BY id, seq", 3)
      {
        if let last = keys.last, last.number == row[0] {
          keys[keys.count - 1].key = ForeignKey(columns: last.key.columns + [row[1]], table: row[2])
        } else {
          keys.append((row[0], ForeignKey(columns: [row[1]], table: row[2])))
        }
      }
      table.foreignKeys = keys.map(\.key)
      schema.tables.append(table)
    }
    return schema
  }

  /// The tables of a schema of a Postgres database.
  package static func ofPostgres(url: String, schema name: String) throws(EngineError) -> DatabaseSchema {
    let engine = try PostgresEngine(url: url)
    let literal = "'" + name.replacing("'", with: "''") + "'"
    let rows = { (sql: String, count: Int) throws(EngineError) -> [[String]] in
      let columns = (0..<count).map { ResultColumn(name: "c\($0)", type: .text) }
      return try engine.table(of: sql, columns: columns).rows.map { row in row.map(\.textOrEmpty) }
    }
    var tables: [Table] = []
    for row in try rows(
      """
      SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE n.nspname = \(literal) AND c.relkind IN ('r', 'p', 'v', 'm')
      ORDER BY c.relname, a.attnum
      """, 3)
    {
      if tables.last?.name != row[0] { tables.append(Table(name: row[0])) }
      tables[tables.count - 1].columns.append(Column(name: row[1], type: row[2]))
    }
    for row in try rows(
      """
      SELECT c.relname, k.contype, a.attname, coalesce(f.relname, ''), k.conname
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_class f ON f.oid = k.confrelid
      CROSS JOIN LATERAL unnest(k.conkey) WITH ORDINALITY AS u(attnum, position)
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.attnum
      WHERE n.nspname = \(literal) AND k.contype IN ('p', 'f')
      ORDER BY c.relname, k.contype, k.conname, u.position
      """, 5)
    {
      guard let index = tables.firstIndex(where: { $0.name == row[0] }) else { continue }
      if row[1] == "p" {
        tables[index].key.append(row[2])
      } else {
        tables[index].addForeignKeyColumn(row[2], to: row[3], named: row[4])
      }
    }
    var schema = DatabaseSchema()
    schema.tables = tables
    return schema
  }
}

extension DatabaseSchema.Table {
  fileprivate mutating func addForeignKeyColumn(_ column: String, to table: String, named constraint: String)
  {
    if lastConstraint == constraint, let last = foreignKeys.popLast() {
      foreignKeys.append(.init(columns: last.columns + [column], table: last.table))
    } else {
      foreignKeys.append(.init(columns: [column], table: table))
    }
    lastConstraint = constraint
  }
}

extension Cell {
  fileprivate var textOrEmpty: String {
    switch self {
    case .text(let text): text
    case .integer(let value): "\(value)"
    default: ""
    }
  }
}
