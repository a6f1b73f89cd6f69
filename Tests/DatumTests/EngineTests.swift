import Engines
import Foundation
import Testing
import Values

/// Engines by themselves: they only read, they stop when told, and they return the same cells.
@Suite struct EngineTests {
  static let endless = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT SUM(i) AS x FROM n
    """

  let number = [ResultColumn(name: "x", type: .integer)]

  @Test func `SQLite stops when time is up`() throws {
    let engine = try SQLiteEngine(path: Example.sqlitePath)
    #expect(throws: EngineError.timedOut(seconds: 0.05)) {
      try engine.table(of: EngineTests.endless, columns: number, timeoutSeconds: 0.05)
    }
    // The engine answers again.
    #expect(try engine.table(of: "SELECT 1", columns: number).rows == [[.integer(1)]])
  }

  @Test func `SQLite stops when it is cancelled from another thread`() throws {
    let engine = try SQLiteEngine(path: Example.sqlitePath)
    let box = UncheckedBox(engine)
    let thread = Thread {
      usleep(50_000)
      box.value.cancel()
    }
    thread.start()
    #expect(throws: EngineError.cancelled) {
      try engine.table(of: EngineTests.endless, columns: number, timeoutSeconds: 20)
    }
  }

  @Test(arguments: [
    "DELETE FROM orders", "DROP TABLE orders", "CREATE TABLE t (x)", "PRAGMA writable_schema = 1",
    "ATTACH ':memory:' AS m",
    "UPDATE orders SET status = 'x'", "SELECT load_extension('x')",
  ]) func `SQLite only reads`(_ sql: String) throws {
    let engine = try SQLiteEngine(path: Example.sqlitePath)
    #expect(throws: EngineError.self) { try engine.table(of: sql, columns: number) }
  }

  @Test func `an exact number that became binary is refused`() throws {
    let engine = try SQLiteEngine(path: Example.sqlitePath)
    let column = [ResultColumn(name: "x", type: .decimal(scale: 2, isScaled: true))]
    #expect(throws: EngineError.overflow(column: "x")) {
      try engine.table(of: "SELECT 9223372036854775807 * 10", columns: column)
    }
  }

  @Test func `a file that is no database is told`() throws {
    let path = NSTemporaryDirectory() + "datum-no-database-\(UUID().uuidString)"
    try "this is no database, though it is long enough to have a header of one hundred bytes and a few more"
      .write(
        toFile: path, atomically: false, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let engine = try SQLiteEngine(path: path)
    #expect(throws: EngineError.cannotConnect("the file is no SQLite database")) {
      try engine.table(of: "SELECT 1 FROM sqlite_schema", columns: number)
    }
  }

  @Test func `a changed seed rebuilds the database, an unchanged one does not`() throws {
    let folder = NSTemporaryDirectory() + "datum-seeds-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let table = SeedTable(
      name: "t", columns: [.init(name: "x", type: .integer), .init(name: "note", type: .text)],
      indexes: [["x"]])
    let seeds = SQLiteSeeds(path: folder + "/t.sqlite", files: [(table, folder + "/t.csv")])
    try "x,note\n1,\"two\nlines, \"\"quoted\"\"\"\n2,\n3,\"\"\n".write(
      toFile: folder + "/t.csv", atomically: false, encoding: .utf8)
    #expect(seeds.isOutdated())
    try seeds.build { _ in }
    #expect(!seeds.isOutdated())
    let columns = [ResultColumn(name: "x", type: .integer), ResultColumn(name: "note", type: .text)]
    let rows = try SQLiteEngine(path: seeds.path).table(
      of: "SELECT x, note FROM t ORDER BY x", columns: columns
    ).rows
    #expect(
      rows == [
        [.integer(1), .text("two\nlines, \"quoted\"")], [.integer(2), .null], [.integer(3), .text("")],
      ])
    try "x,note\n1,other and longer\n".write(toFile: folder + "/t.csv", atomically: false, encoding: .utf8)
    #expect(seeds.isOutdated())
  }

  @Test(arguments: [
    ("x\nabc\n", 2), ("y\n1\n", 1), ("x\n1,2\n", 2), ("x\n\"1\n", 2), ("x\n1\n2\n9223372036854775808\n", 4),
    ("", 1),
  ]) func `a wrong seed is told with its line, and leaves the old database`(_ text: String, _ line: Int)
    throws
  {
    let folder = NSTemporaryDirectory() + "datum-seeds-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let table = SeedTable(name: "t", columns: [.init(name: "x", type: .integer)], indexes: [])
    let seeds = SQLiteSeeds(path: folder + "/t.sqlite", files: [(table, folder + "/t.csv")])
    try "x\n7\n".write(toFile: folder + "/t.csv", atomically: false, encoding: .utf8)
    try seeds.build { _ in }
    try text.write(toFile: folder + "/t.csv", atomically: false, encoding: .utf8)
    do {
      try seeds.build { _ in }
      Issue.record("a wrong seed was taken")
    } catch EngineError.badSeed(_, let found, _) {
      #expect(found == line)
    }
    let rows = try SQLiteEngine(path: seeds.path).table(of: "SELECT x FROM t", columns: number).rows
    #expect(rows == [[.integer(7)]])
  }

  // MARK: Postgres

  private func postgres() throws -> PostgresEngine? {
    guard let url = Example.seededPostgresURL else {
      #expect(!Example.demandsPostgres, "Postgres is not running")
      return nil
    }
    return try PostgresEngine(url: url)
  }

  @Test func `Postgres stops when time is up`() throws {
    guard let engine = try postgres() else { return }
    #expect(throws: EngineError.timedOut(seconds: 0.05)) {
      try engine.table(of: "SELECT pg_sleep(20)", columns: number, timeoutSeconds: 0.05)
    }
    #expect(try engine.table(of: "SELECT 1", columns: number).rows == [[.integer(1)]])
  }

  @Test func `Postgres stops when it is cancelled from another thread`() throws {
    guard let engine = try postgres() else { return }
    let box = UncheckedBox(engine)
    let thread = Thread {
      usleep(100_000)
      box.value.cancel()
    }
    thread.start()
    #expect(throws: EngineError.cancelled) {
      try engine.table(of: "SELECT 1 FROM pg_sleep(20)", columns: number, timeoutSeconds: 30)
    }
  }

  @Test(arguments: ["DELETE FROM orders", "CREATE TABLE t (x int)", "DROP TABLE orders"])
  func `Postgres only reads`(_ sql: String) throws {
    guard let engine = try postgres() else { return }
    #expect(throws: EngineError.self) { try engine.table(of: sql, columns: number) }
  }

  @Test func `rows are streamed, and a refusal of one ends the statement`() throws {
    guard let engine = try postgres() else { return }
    var seen = 0
    #expect(throws: EngineError.cancelled) {
      try engine.run("SELECT i FROM generate_series(1, 1000000) AS i", columns: number, timeoutSeconds: nil) {
        (_) throws(EngineError) in
        seen += 1
        if seen == 10 { throw .cancelled }
      }
    }
    #expect(seen == 10)
    #expect(try engine.table(of: "SELECT 1", columns: number).rows == [[.integer(1)]])
  }

  @Test func `a server that is not there is told`() {
    #expect(throws: EngineError.self) {
      try PostgresEngine(url: "host=/nonexistent dbname=x connect_timeout=1")
    }
  }
}

/// Hands an engine to another thread; `cancel` is made for that.
private struct UncheckedBox<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
