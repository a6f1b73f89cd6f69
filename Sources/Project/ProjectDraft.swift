package import Engines

/// The files of a new project, drafted from the tables of a database. Deterministic; the same tables give the same text.
package struct ProjectDraft: Sendable {
  package enum Connection: Sendable {
    case sqlite(path: String)
    case postgres(schema: String)
  }

  /// Paths and texts.
  package private(set) var files: [(path: String, text: String)] = []
  /// What a person should look at.
  package private(set) var notes: [String] = []

  private let tables: [DatabaseSchema.Table]
  private let schemaPrefix: String

  package init(_ database: DatabaseSchema, connection: Connection) {
    tables = database.tables.filter { !$0.name.hasPrefix("datum_") }
    schemaPrefix = if case .postgres(let schema) = connection, schema != "public" { "\(schema)." } else { "" }
    files.append(("datum.yaml", projectFile(connection)))
    for table in tables {
      if let text = entityFile(table) { files.append(("metrics/\(fileName(table.name)).yaml", text)) }
    }
  }

  private func projectFile(_ connection: Connection) -> String {
    let (engine, line) =
      switch connection {
      case .sqlite(let path): ("sqlite", "engine: sqlite, path: \(quoted(path))")
      case .postgres: ("postgres", "engine: postgres, url: \"${DATUM_POSTGRES_URL}\"")
      }
    return """
      name: \(quoted(projectName(connection)))
      time_zone: UTC
      week_start: monday
      # reporting_currency: USD       # what amounts are shown in, once rates are declared
      targets: [\(engine)]
      connections:
        main: {\(line)}
      default_connection: main

      """
  }

  /// The name of the database file or of the schema.
  private func projectName(_ connection: Connection) -> String {
    switch connection {
    case .sqlite(let path):
      fileName(String(path.split(separator: "/").last?.prefix { $0 != "." } ?? "project"))
    case .postgres(let schema): fileName(schema)
    }
  }

  private func isZoned(_ column: DatabaseSchema.Column) -> Bool {
    column.type.lowercased().contains("with time zone") || column.type.lowercased() == "timestamptz"
  }

  private mutating func entityFile(_ table: DatabaseSchema.Table) -> String? {
    guard !table.key.isEmpty || guessedKey(of: table) != nil else {
      notes.append("'\(table.name)' has no primary key and was left out: declare what one row is by hand")
      return nil
    }
    let key = table.key.isEmpty ? guessedKey(of: table)! : table.key
    var lines = ["entity: \(entityName(table.name))", "table: \(quoted(schemaPrefix + table.name))"]
    lines.append(
      key.count == 1 ? "key: \(quoted(key[0]))" : "key: [\(key.map(quoted).joined(separator: ", "))]")
    if table.key.isEmpty { lines[lines.count - 1] += "   # guessed from the name: check that it is unique" }
    if let time = table.columns.first(where: {
      !isZoned($0) && (columnType($0.type) == "timestamp" || columnType($0.type) == "date")
    }) {
      lines.append("time: \(quoted(time.name))   # check: the time that 'month' means for these rows")
    }
    lines.append("columns:")
    for column in table.columns {
      lines.append(
        // An instant with a zone is not the wall time that `timestamp` means.
        isZoned(column)
          ? "  # \(column.name) is \(column.type): read it in UTC, through a view with \(column.name) AT TIME ZONE 'UTC'"
          : "  \(quoted(column.name)): \(columnType(column.type))\(hint(column))")
    }
    let joins = joins(of: table, key: key)
    if !joins.isEmpty { lines += ["joins:"] + joins }
    let dimensions = table.columns.filter {
      !isZoned($0) && ["text", "boolean", "date", "timestamp"].contains(columnType($0.type))
        && isName($0.name)
    }
    if !dimensions.isEmpty {
      lines.append("dimensions:")
      for column in dimensions { lines.append("  \(column.name): {}") }
    }
    lines += [
      "metrics:",
      "  \(fileName(table.name))_count: {description: Rows of \(quoted(table.name))., expr: count()}",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Keys and joins

  /// `id`, or the singular of the table's name with `_id`.
  private func guessedKey(of table: DatabaseSchema.Table) -> [String]? {
    let names = ["id", "\(entityName(table.name))_id"]
    return table.columns.first { names.contains($0.name.lowercased()) }.map { [$0.name] }
  }

  private func joins(of table: DatabaseSchema.Table, key: [String]) -> [String] {
    var lines: [String] = []
    var names: [String] = table.columns.map { $0.name.lowercased() }
    func add(_ columns: [String], to target: DatabaseSchema.Table, isGuessed: Bool) {
      let entity = entityName(target.name)
      // `ship_address_id` is the join `ship_address`.
      let stem =
        columns.count == 1 && columns[0].lowercased().hasSuffix("_id")
        ? String(columns[0].lowercased().dropLast(3)) : entity
      var name = isName(stem) && !names.contains(stem) ? stem : entity
      while names.contains(name) { name += "_join" }
      names.append(name)
      let on = columns.count == 1 ? quoted(columns[0]) : "[\(columns.map(quoted).joined(separator: ", "))]"
      lines.append(
        (name == entity ? "  \(name): \(on)" : "  \(name): {entity: \(entity), on: \(on)}")
          + (isGuessed ? "   # guessed from the name" : ""))
    }
    for foreign in table.foreignKeys {
      guard let target = tables.first(where: { $0.name == foreign.table }),
        !target.key.isEmpty || guessedKey(of: target) != nil
      else { continue }
      add(foreign.columns, to: target, isGuessed: false)
    }
    let joined = Set(table.foreignKeys.flatMap(\.columns))
    for column in table.columns where !joined.contains(column.name) && key != [column.name] {
      guard
        let target = tables.first(where: { other in
          other.name != table.name
            && (other.key == [column.name] || "\(entityName(other.name))_id" == column.name.lowercased())
            && (other.key.count == 1 || guessedKey(of: other) != nil)
        })
      else { continue }
      add([column.name], to: target, isGuessed: true)
    }
    return lines
  }

  // MARK: Names and types

  private func entityName(_ table: String) -> String {
    let name = fileName(table)
    let singular: String =
      name.hasSuffix("ies") && name.count > 4
      ? name.dropLast(3) + "y" : name.hasSuffix("ss") || !name.hasSuffix("s") ? name : String(name.dropLast())
    // Two tables must not give one entity.
    let others = tables.filter { $0.name != table && fileName($0.name) == singular }
    let chosen = others.isEmpty && isName(singular) ? singular : name
    return isName(chosen) ? chosen : "t_" + chosen
  }

  /// The name with everything replaced that no name has.
  private func fileName(_ table: String) -> String {
    let plain = String(
      table.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" })
    return plain.first?.isLetter == true ? plain : "t_" + plain
  }

  private func isName(_ text: String) -> Bool {
    text.first.map { $0.isASCII && $0.isLetter } == true && text.utf8.count <= 63
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      && !reserved.contains(text.lowercased())
  }

  private let reserved: Set<String> = [
    "and", "or", "not", "in", "is", "between", "like", "where", "when", "then", "else", "end", "distinct",
    "case", "null",
    "true", "false",
  ]

  /// A YAML scalar that is read as the text it is.
  private func quoted(_ text: String) -> String {
    isName(text) || (text.contains(".") && text.split(separator: ".").allSatisfy { isName(String($0)) })
      ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private func columnType(_ type: String) -> String {
    let lower = type.lowercased()
    let digits = lower.split { !$0.isNumber }.compactMap { Int($0) }
    switch true {
    case lower.contains("bool"): return "boolean"
    case lower.contains("timestamp"), lower.contains("datetime"): return "timestamp"
    case lower.hasPrefix("date") || lower.contains("text_date"): return "date"
    case lower.contains("int"), lower.contains("serial"): return "integer"
    case lower.contains("numeric"), lower.contains("decimal"):
      let scale = digits.count > 1 ? min(digits[1], 12) : 2
      return "decimal(\(max(digits.first ?? 18, scale)),\(scale))"
    case lower.contains("real"), lower.contains("doub"), lower.contains("floa"): return "float"
    default: return "text"
    }
  }

  private func hint(_ column: DatabaseSchema.Column) -> String {
    let name = column.name.lowercased()
    if columnType(column.type).hasPrefix("decimal") || columnType(column.type) == "float",
      ["amount", "price", "total", "fee", "cost", "revenue"].contains(where: { name.contains($0) })
    {
      return "   # an amount? then money(currency_column) or money(USD)"
    }
    if columnType(column.type) == "text", name.contains("currency") {
      return "   # a currency code? then currency"
    }
    if name.contains("email") || name.contains("phone") {
      return "   # personal? then {type: text, sensitive: true}"
    }
    return ""
  }
}
