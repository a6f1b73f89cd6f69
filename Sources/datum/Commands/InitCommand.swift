import Answers
import ArgumentParser
import Diagnostics
import Engines
import Glibc
import Project

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a project from the tables of a SQLite or Postgres database.",
    discussion: """
      Tables become entities with their columns and keys; foreign keys become joins; where there are none, columns
      named like the key of another table are taken for one, and marked so. What cannot be known, such as the
      currency of an amount, is left for you with a comment. Nothing that exists is overwritten.

      EXAMPLES
        datum init --sqlite shop.sqlite
        datum init --postgres "postgresql://reader@localhost/shop" --schema public --into shop-metrics
      """)

  @Option(name: .long, help: "A SQLite database file.")
  var sqlite: String?

  @Option(name: .long, help: "A Postgres connection URL.")
  var postgres: String?

  @Option(name: .long, help: "Postgres: the schema to read.")
  var schema = "public"

  @Option(name: .long, help: "The folder to write to.")
  var into = "."

  func validate() throws {
    guard (sqlite == nil) != (postgres == nil) else {
      throw ValidationError("name one database: --sqlite FILE or --postgres URL")
    }
  }

  func run() throws {
    let database: DatabaseSchema
    do throws(EngineError) {
      database = try read()
    } catch {
      throw fail(finding(for: error, connection: sqlite ?? "postgres"), code: .environment)
    }
    guard !database.tables.isEmpty else {
      throw fail(
        Finding(
          .nothingDefined, "the database has no tables\(postgres == nil ? "" : " in the schema '\(schema)'")",
          at: nil))
    }
    let draft = ProjectDraft(
      database, connection: sqlite.map { .sqlite(path: absolutePath($0)) } ?? .postgres(schema: schema))
    for (path, _) in draft.files where access("\(into)/\(path)", F_OK) == 0 {
      throw fail(
        Finding(.duplicateName, "\(path) exists already", at: nil)
          .helping("name an empty folder with --into; nothing is overwritten"))
    }
    for (path, text) in draft.files { try write(text, to: "\(into)/\(path)") }
    Terminal.print(
      "wrote \(draft.files.count) files; next: datum check\(into == "." ? "" : " --project \(into)")")
    for note in draft.notes { Terminal.print("  note: \(note)") }
  }

  private func read() throws(EngineError) -> DatabaseSchema {
    if let postgres { return try DatabaseSchema.ofPostgres(url: postgres, schema: schema) }
    return try DatabaseSchema.ofSQLite(path: sqlite ?? "")
  }

  private func absolutePath(_ path: String) -> String {
    guard let pointer = realpath(path, nil) else { return path }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  private func write(_ text: String, to path: String) throws {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += folder.isEmpty && !part.isEmpty ? String(part) : "/\(part)"
      if !folder.isEmpty { mkdir(folder, 0o755) }
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw fail(
        Finding(.unreadable, "cannot write \(path): \(String(cString: strerror(errno)))", at: nil),
        code: .environment)
    }
    Terminal.write(text, to: descriptor)
    close(descriptor)
  }
}
