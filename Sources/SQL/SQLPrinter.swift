/// The text of a statement in a dialect. SQL text is made here and nowhere else.
///
/// The statement must be legalized: every form that it uses has a template in the dialect.
package func printSQL(_ statement: Statement, for dialect: Dialect) -> String {
  var printer = SQLPrinter(dialect: dialect)
  printer.print(statement)
  return printer.text
}

struct SQLPrinter {
  let dialect: Dialect
  var text = ""
  private var indentation = 0
  /// The names of the types that the statement has named so far.
  var typeNames: [SQLType: String] = [:]

  init(dialect: Dialect) {
    self.dialect = dialect
    text.reserveCapacity(1_024)
  }

  mutating func print(_ statement: Statement) {
    for (index, table) in statement.commonTables.enumerated() {
      let isRecursive = statement.commonTables.contains { $0.recursiveColumns != nil }
      text += index == 0 ? (isRecursive ? "WITH RECURSIVE " : "WITH ") : ",\n"
      text += bareName(table.name)
      if let columns = table.recursiveColumns, dialect.namesRecursiveColumns {
        text += "(\(columns.map(bareName).joined(separator: ", ")))"
      }
      text += table.isComputedOnce && dialect.hasMaterializedHint ? " AS MATERIALIZED (" : " AS ("
      nested(table.query)
      text += ")"
    }
    if !statement.commonTables.isEmpty { newLine() }
    print(statement.query, isAnswer: true)
    newLine()
    if !dialect.settings.isEmpty {
      text += dialect.settings
      newLine()
    }
    for comment in statement.comments {
      text += "-- "
      text += comment
      newLine()
    }
  }

  // MARK: Queries

  /// - Parameter isStruct: its columns are one value.
  mutating func nested(_ query: Query, isStruct: Bool = false) {
    indentation += 1
    newLine()
    if isStruct, case .select(let select) = query {
      print(select, isAnswer: false, keyword: "SELECT AS STRUCT")
    } else {
      print(query)
    }
    indentation -= 1
    newLine()
  }

  private mutating func print(_ query: Query, isAnswer: Bool = false) {
    switch query {
    case .select(let select): print(select, isAnswer: isAnswer)
    case .series(let source, let count): series(source, count)
    case .unionAll(let parts) where parts.allSatisfy(\.isConstant):
      for (index, part) in parts.enumerated() {
        if index > 0 { text += part.isRow || index % 8 == 0 ? "\n" + indent : " " }
        if index > 0 { text += "UNION ALL " }
        constant(part)
      }
    case .unionAll(let parts):
      for (index, part) in parts.enumerated() {
        if index > 0 {
          newLine()
          text += "UNION ALL"
          newLine()
        }
        print(part)
      }
    }
  }

  /// A row for each number from nought to the one that stands in a table.
  private mutating func series(_ source: String, _ count: SQLExpression) {
    guard let template = dialect.template(.series) else {
      preconditionFailure("a series was not legalized for \(dialect.name)")
    }
    for segment in template.segments {
      switch segment {
      case .text(let part): text += part
      case .argument(0, _): text += bareName(source)
      case .argument: expression(count)
      }
    }
  }

  /// `SELECT 0 AS days`, `SELECT '2024' AS year, 3600 AS seconds_0`
  private mutating func constant(_ query: Query) {
    guard case .select(let select) = query else { return }
    text += "SELECT "
    for (index, column) in select.columns.enumerated() {
      if index > 0 { text += ", " }
      expression(column.expression)
      text += " AS "
      text += bareName(column.name)
    }
  }

  private var indent: String { String(repeating: "  ", count: indentation) }

  /// - Parameter isAnswer: people see the names of the columns, so they are quoted to come back as they are.
  private mutating func print(_ select: Select, isAnswer: Bool, keyword: String = "SELECT") {
    text += keyword
    indentation += 1
    let names = isAnswer ? outputNames(select.columns.map(\.name)) : []
    for (index, column) in select.columns.enumerated() {
      if index > 0 { text += "," }
      newLine()
      expression(column.expression)
      if !isAnswer, dialect.columnAlias == .whenNeeded, column.expression.columnName == column.name {
        continue
      }
      text += " AS "
      text += isAnswer ? names[index] : bareName(column.name)
    }
    indentation -= 1
    if let source = select.source {
      newLine()
      text += "FROM "
      print(source)
    }
    for join in select.joins {
      newLine()
      text += join.kind.rawValue
      text += " "
      print(join.source)
      text += " ON "
      conjunction(join.condition, breaking: join.condition.count > 2)
    }
    clause("WHERE", select.filter)
    if let count = select.groupCount, count > 0 {
      newLine()
      text += "GROUP BY "
      for index in 0..<count {
        if index > 0 { text += ", " }
        switch dialect.grouping {
        case .ordinal: text += String(index + 1)
        case .expression: expression(select.columns[index].expression)
        }
      }
    }
    clause("HAVING", select.having)
    if !select.order.isEmpty {
      newLine()
      text += "ORDER BY "
      for (index, order) in select.order.enumerated() {
        if index > 0 { text += ", " }
        print(order, of: select)
      }
    }
    if let limit = select.limit {
      newLine()
      let offset = select.offset.flatMap { $0 > 0 ? "OFFSET \($0)" : nil }
      let parts = [offset, "LIMIT \(limit)"].compactMap(\.self)
      text += (dialect.limit == .offsetLimit ? parts : parts.reversed()).joined(separator: " ")
    }
  }

  private mutating func clause(_ keyword: String, _ conditions: [SQLExpression]) {
    guard !conditions.isEmpty else { return }
    newLine()
    text += keyword
    text += " "
    conjunction(conditions, breaking: true)
  }

  private mutating func conjunction(_ conditions: [SQLExpression], breaking: Bool) {
    indentation += 1
    for (index, condition) in conditions.enumerated() {
      if index > 0 {
        if breaking { newLine() } else { text += " " }
        text += "AND "
      }
      operand(condition, above: conditions.count > 1 ? Precedence.and : 0)
    }
    indentation -= 1
  }

  private mutating func print(_ source: Select.Source) {
    switch source {
    case .table(let parts, let alias):
      for (index, part) in parts.enumerated() {
        if index > 0 { text += "." }
        text += physicalName(part)
      }
      if alias != parts.last || physicalName(alias) != bareName(alias) {
        text += " AS "
        text += bareName(alias)
      }
    case .common(let name, let alias):
      text += bareName(name)
      if alias != name {
        text += " AS "
        text += bareName(alias)
      }
    case .query(let query, let alias):
      text += "("
      nested(query)
      text += ") AS "
      text += bareName(alias)
    case .verbatim(let query, let alias):
      text += "("
      indentation += 1
      for line in query.split(separator: "\n") {
        newLine()
        text += line
      }
      indentation -= 1
      newLine()
      text += ") AS "
      text += bareName(alias)
    }
  }

  private mutating func print(_ order: Select.Order, of select: Select) {
    switch dialect.nullsOrder {
    case .native:
      expression(order.expression)
      text += order.isDescending ? " DESC NULLS LAST" : " NULLS LAST"
    case .caseKey:
      // The position of a column says which only where it stands alone.
      var value = order.expression
      if case .integer(let position) = value {
        value = select.columns[Int(position) - 1].expression
        // What rows are grouped by is found again in an aggregate only.
        if let count = select.groupCount, position <= count { value = .aggregate(.max, [value], filter: nil) }
      }
      expression(.conditional([.init(.isNull(value), .integer(1))], otherwise: .integer(0)))
      text += ", "
      expression(order.expression)
      if order.isDescending { text += " DESC" }
    }
  }

  mutating func newLine() {
    text += "\n"
    for _ in 0..<indentation { text += "  " }
  }
}

extension Query {
  /// A row that is read from nowhere.
  fileprivate var isConstant: Bool {
    guard case .select(let select) = self else { return false }
    return select.source == nil
  }

  /// Whether it has several values, which stand on a line of their own.
  fileprivate var isRow: Bool {
    guard case .select(let select) = self else { return false }
    return select.columns.count > 1
  }
}
