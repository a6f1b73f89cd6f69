import Compiler
import Definitions
import Diagnostics
import Dialects
import Foundation
import Model
import Project
import SQL
import Testing

/// What can be proved about SQL text for warehouses that are not here, and about dialect files.
@Suite struct DialectTests {
  /// Functions that each warehouse documents (names only; sources: the vendors' reference manuals).
  static func documented(_ dialect: String) throws -> Set<String> {
    let text = try String(contentsOfFile: Example.root + "Tests/Functions/\(dialect).txt", encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    return Set(lines.flatMap { $0.split(separator: " ") }.map { $0.lowercased() })
  }

  @Test(arguments: ["snowflake", "redshift"]) func `every function of every case is documented`(
    _ dialect: String
  ) throws {
    let documented = try DialectTests.documented(dialect).union([
      // Words before a parenthesis that are no functions.
      "as", "in", "and", "or", "not", "over", "from", "on", "when", "then", "else", "where", "by", "number",
      "decimal", "varchar",
      "select", "with", "union", "distinct", "(",
    ])
    var checked = 0
    for item in CaseTests.all {
      guard let sql = item.file("\(dialect).sql") else { continue }
      checked += 1
      for name in functions(in: sql) {
        #expect(documented.contains(name), "\(item.name): \(name)() in \(dialect)")
      }
    }
    #expect(checked > 60)
  }

  @Test(arguments: ["snowflake", "redshift"]) func `no case uses what the warehouse lacks`(_ dialect: String)
    throws
  {
    let denied: [(String, [String])] = [
      ("FILTER (", ["snowflake", "redshift"]), ("GENERATE_SERIES", ["snowflake", "redshift"]),
      ("IS NOT DISTINCT FROM", ["redshift"]), ("DISTINCT ON", ["snowflake", "redshift"]),
      ("LATERAL", ["redshift"]),
      ("NOW(", ["redshift"]), ("CURRENT_TIMESTAMP", ["redshift"]), ("DATE_TRUNC('week'", ["snowflake"]),
      ("::", ["snowflake", "redshift"]),
      ("AVG(", ["redshift"]), ("MATERIALIZED", ["snowflake", "redshift"]), ("STRING_AGG", ["redshift"]),
    ]
    for item in CaseTests.all {
      guard let sql = item.file("\(dialect).sql") else { continue }
      for (word, dialects) in denied where dialects.contains(dialect) {
        #expect(!sql.contains(word), "\(item.name) has \(word) in \(dialect)")
      }
      // Every division has a guard, or divides by a rate, which is above zero.
      for line in sql.split(separator: "\n") where line.contains(" / ") {
        #expect(line.contains("NULLIF") || line.contains("_rate.rate"), "\(item.name): \(line)")
      }
      if sql.contains("ORDER BY") {
        #expect(sql.contains("NULLS LAST") || sql.contains("LEAD("), "\(item.name)")
      }
    }
  }

  @Test func `each of the forty traps of the documentation has a case for every dialect`() throws {
    let page = try String(contentsOfFile: Example.root + "docs/dialects.md", encoding: .utf8)
    let rows = page.split(separator: "\n").filter {
      $0.hasPrefix("| ") && $0.dropFirst(2).first?.isNumber == true
    }
    #expect(rows.count == 40)
    for row in rows {
      let name = row.split(separator: "|").last!.trimmingCharacters(in: .whitespaces)
      let item = try #require(CaseTests.all.first { $0.name == name }, "\(name)")
      for dialect in Example.dialectNames {
        #expect(
          item.file("\(dialect).sql") != nil || item.file("\(dialect).txt") != nil, "\(name) \(dialect)")
      }
    }
  }

  @Test(arguments: Example.dialectNames)
  func `every dialect of the program is whole and is the file of the folder`(
    _ name: String
  ) throws {
    var sources = SourceFiles()
    let built = DialectLibrary().dialect(named: name, in: &sources)
    #expect(built.findings.isEmpty)
    #expect(try #require(built.value).title == Example.dialects[name]!.title)
  }

  @Test func `the same model, question and dialect give the same bytes`() throws {
    let one = loadProject(at: String(Example.root.dropLast()))
    let other = loadProject(at: String(Example.root.dropLast()))
    for item in CaseTests.all.prefix(80) {
      var texts: [String] = []
      for project in [one, other] {
        var sources = project.sources
        let source = sources.add(SourceFile(name: "q", text: item.file("query.yaml")!))
        let compiled = compile(
          readQuery(source, in: sources).value, in: project.model, for: Example.dialects["postgres"]!)
        texts.append(compiled.value?.sql ?? "")
      }
      #expect(texts[0] == texts[1], "\(item.name)")
    }
  }

  @Test func `a dialect is added by one file in the project`() throws {
    let text = """
      name: house
      extends: postgres
      title: House SQL
      literals: {boolean: {"true": "YES", "false": "NO"}}
      aggregates: {count_star: "ROWS_OF_ALL()"}
      """
    var sources = SourceFiles()
    let source = sources.add(SourceFile(name: "dialects/house.yaml", text: text))
    let library = DialectLibrary(projectFiles: [("house", source)])
    let made = library.dialect(named: "house", in: &sources)
    #expect(made.findings.isEmpty)
    let dialect = try #require(made.value)
    let request = QueryRequest(metric: "orders", at: SourceSpan(source, 0, 0))
    let sql = try #require(compile(request, in: Example.project.model, for: dialect).value).sql
    #expect(sql.hasPrefix("SELECT\n  ROWS_OF_ALL() AS \"orders\"\nFROM orders\n"))
  }

  @Test func `an overlong name is cut with a mark of its own`() throws {
    var dialect = Example.dialects["postgres"]!
    dialect.identifiers.maxBytes = 20
    var select = Select()
    select.columns = [
      .init(.integer(1), as: "a_very_long_name_of_a_column"),
      .init(.integer(2), as: "a_very_long_name_of_a_colour"),
    ]
    let sql = printSQL(Statement(query: .select(select)), for: dialect)
    let names = sql.split(separator: "\"").filter { $0.hasPrefix("a_very") }
    #expect(names.count == 2 && names[0] != names[1] && names.allSatisfy { $0.utf8.count <= 20 })
  }

  @Test func `names that meet once their signs are underscores are told apart`() {
    var select = Select()
    select.columns = [
      .init(.integer(1), as: "a.b_c"), .init(.integer(2), as: "a_b.c"), .init(.integer(3), as: "A b c"),
    ]
    let sql = printSQL(Statement(query: .select(select)), for: Example.dialects["bigquery"]!)
    #expect(sql == "SELECT\n  1 AS `a_b_c`,\n  2 AS `a_b_c_2`,\n  3 AS `A_b_c_3`\n")
  }

  @Test(arguments: [
    ("it's", "'it''s'", false), ("back\\slash", "'back\\slash'", false),
    ("back\\slash", "'back\\\\slash'", true),
    ("line\nend", "'line\nend'", false), ("日本 🎉", "'日本 🎉'", false),
    ("'; drop table x; --", "'''; drop table x; --'", false),
  ]) func `a text is escaped so that it stays a text`(
    _ text: String, _ literal: String, _ hasBackslashEscapes: Bool
  ) {
    var dialect = Example.dialects["postgres"]!
    dialect.literals.backslashEscapes = hasBackslashEscapes
    var select = Select()
    select.columns = [.init(.text(text), as: "x")]
    #expect(printSQL(Statement(query: .select(select)), for: dialect) == "SELECT\n  \(literal) AS \"x\"\n")
  }

  /// Names before an opening parenthesis, outside of texts.
  private func functions(in sql: String) -> [String] {
    var names: [String] = []
    var word = ""
    var isText = false
    // A common table that reads itself names its columns: `periods(period, last) AS (`.
    for character in sql.replacing(/\w+\([a-z_, ]+\) AS \(/, with: "AS (") {
      if character == "'" { isText.toggle() }
      if isText { continue }
      if character.isLetter || character == "_" || character.isNumber {
        word.append(character)
      } else {
        if character == "(", !word.isEmpty { names.append(word.lowercased()) }
        word = ""
      }
    }
    return names
  }
}
