import Foundation
import Testing

/// The commands as people run them.
@Suite struct CommandTests {
  @Test(arguments: [
    ["query", "gmv", "orders", "average_order_value", "--by", "brand.country", "month", "--in", "EUR"],
    ["query", "refund_rate", "units", "visits", "--by", "retailer.tier", "month", "--format", "json"],
    ["rates", "GBP", "SEK", "--on", "2025-04-21"], ["rates", "USD", "EUR", "--on", "2025-03-31"],
    ["query", "largest_order", "take_rate", "--by", "order.channel", "--in", "JPY", "--format", "csv"],
  ]) func `SQLite and Postgres print the same bytes`(_ arguments: [String]) throws {
    guard let url = Example.seededPostgresURL else {
      #expect(!Example.demandsPostgres, "Postgres is not running")
      return
    }
    let demo = try CommandLineTool.run(arguments, in: Example.root)
    let warehouse = try CommandLineTool.run(
      arguments + ["--connection", "warehouse"], in: Example.root, environment: ["DATUM_POSTGRES_URL": url])
    #expect(demo.exitCode == 0 && warehouse.exitCode == 0, "\(demo.error)\(warehouse.error)")
    #expect(demo.output == warehouse.output)
    #expect(!demo.output.isEmpty)
  }

  @Test func `a metric of a file may look at another time, which each question names`() throws {
    let folder = NSTemporaryDirectory() + "datum-windows-\(ProcessInfo.processInfo.processIdentifier)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/metrics", withIntermediateDirectories: true)
    try "name: shop\n".write(toFile: folder + "/datum.yaml", atomically: true, encoding: .utf8)
    let definitions = """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns: {order_id: integer, placed_at: timestamp}
      metrics:
        orders: count()
        recent: {expr: "trailing(orders, 90 days)"}
      """
    try definitions.write(toFile: folder + "/metrics/order.yaml", atomically: true, encoding: .utf8)
    let outcome = try CommandLineTool.run(["check"], in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.output)\(outcome.error)")
    let asked = try CommandLineTool.run(["compile", "recent"], in: folder)
    #expect(asked.exitCode == 1 && asked.error.contains("Q011"))
  }

  @Test func `rows that are left out are counted once, whatever totals stand beside the groups`() throws {
    let question = [
      "query", "highest: max(product.list_price)", "--by", "product.category", "--missing", "exclude",
    ]
    for totals in [[], ["--totals", "all"]] {
      let outcome = try CommandLineTool.run(question + totals, in: Example.root)
      #expect(outcome.output.contains("; 148 rows without a rate are left out\n"), "\(outcome.output)")
    }
  }

  static let exitCodes: [(command: String, code: Int32)] = [
    ("check", 0), ("query gmvv", 1), ("query", 1), ("nonsense", 2), ("query gmv --limit", 2),
    ("query gmv --timeout -1", 2),
    ("query gmv --connection warehouse", 3), ("--help", 0), ("--version", 0), ("init", 2),
    ("init --sqlite /nonexistent.sqlite", 3),
  ]

  @Test(arguments: exitCodes) func `the exit code tells what happened`(_ command: String, _ code: Int32)
    throws
  {
    #expect(
      try CommandLineTool.run(CommandLineTool.words(command), in: Example.root).exitCode == code, "\(command)"
    )
  }

  @Test(arguments: [
    "query", "compile", "explain", "check", "values", "functions", "dialects", "schema", "init", "seed",
    "rates",
  ])
  func `help has examples that run`(_ command: String) throws {
    let help = try CommandLineTool.run([command, "--help"], in: Example.root).output
    let examples = help.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
      $0.hasPrefix("datum ")
    }
    #expect(!examples.isEmpty)
    for example in examples {
      // Those that write, watch or need a server are run elsewhere.
      if ["--watch", "init ", "seed ", "--connection"].contains(where: { example.contains($0) }) { continue }
      let words = CommandLineTool.words(String(example.dropFirst("datum ".count).prefix { $0 != ">" }))
      let outcome = try CommandLineTool.run(words, in: Example.root)
      #expect(outcome.exitCode == 0, "\(example)\n\(outcome.error)")
    }
  }

  @Test func `a project is drafted from a database, checks clean and answers`() throws {
    let folder = NSTemporaryDirectory() + "datum-init-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let made = try CommandLineTool.run(
      ["init", "--sqlite", Example.sqlitePath, "--into", folder], in: Example.root)
    #expect(made.exitCode == 0, "\(made.error)")
    let check = try CommandLineTool.run(["check", "--project", folder], in: Example.root)
    #expect(check.exitCode == 0, "\(check.error)")
    let answer = try CommandLineTool.run(
      ["query", "orders_count", "--by", "brand.country", "--format", "csv", "--project", folder],
      in: Example.root)
    #expect(answer.output.hasPrefix("brand.country,orders_count\n"), "\(answer.error)")
    let again = try CommandLineTool.run(
      ["init", "--sqlite", Example.sqlitePath, "--into", folder], in: Example.root)
    #expect(again.exitCode == 1, "an existing project was overwritten")
  }

  @Test func `a project is drafted from Postgres as well`() throws {
    guard let url = Example.seededPostgresURL else {
      #expect(!Example.demandsPostgres, "Postgres is not running")
      return
    }
    let folder = NSTemporaryDirectory() + "datum-init-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let schema = "example_\(ProcessInfo.processInfo.processIdentifier)"
    let made = try CommandLineTool.run(
      ["init", "--postgres", url, "--schema", schema, "--into", folder], in: Example.root)
    #expect(made.exitCode == 0, "\(made.error)")
    let answer = try CommandLineTool.run(
      ["query", "orders_count", "--by", "month", "--format", "csv", "--project", folder], in: Example.root,
      environment: ["DATUM_POSTGRES_URL": url])
    #expect(answer.output.hasPrefix("month,orders_count\n2024-01-01,"), "\(answer.error)")
  }

  @Test(arguments: ["table", "csv", "json", "ndjson", "markdown"])
  func `a format prints every row`(_ format: String) throws {
    let outcome = try CommandLineTool.run(
      ["query", "orders", "gmv", "--by", "order.channel", "--format", format], in: Example.root)
    #expect(outcome.exitCode == 0)
    for channel in ["web", "app", "phone"] { #expect(outcome.output.contains(channel)) }
    if format == "json" {
      let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      #expect((object?["rows"] as? [Any])?.count == 4)
    }
    if format == "ndjson" {
      for line in outcome.output.split(separator: "\n") {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
      }
    }
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test(arguments: ["definitions", "project", "question"])
  func `a schema is JSON`(_ kind: String) throws {
    let outcome = try CommandLineTool.run(["schema", kind], in: Example.root)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) }
  }

  @Test(arguments: [
    (
      ["--where", "order.channel = 'app'", "--where", "order.status = 'cancelled'"],
      "join both conditions with 'and'"
    ),
    (["--time", "2024", "--time=2025"], "--time is given twice"),
    (["--top", "1 brand.name by orders", "--top", "2 brand.name by orders"], "--top is given twice"),
  ]) func `what is said twice is not left out once`(_ options: [String], _ message: String) throws {
    let outcome = try CommandLineTool.run(["query", "orders"] + options, in: Example.root)
    #expect(outcome.error.contains(message))
    #expect(outcome.output.isEmpty)
    #expect(outcome.exitCode != 0)
  }
}
