import Answers
import ArgumentParser
import Definitions
import Diagnostics
import Engines
import Glibc
import Project

struct SeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed", abstract: "Fill a database from the CSV files of a connection's 'seeds' folder.",
    discussion: """
      A SQLite connection with seeds is filled by itself when it is first asked. A Postgres database is only ever
      written to by this command: it makes the tables in a schema, and fails when they exist.

      EXAMPLES
        datum seed --connection warehouse --schema public
      """)

  @OptionGroup var options: ProjectOptions

  @Option(name: .long, help: "The connection of datum.yaml to fill.")
  var connection: String?

  @Option(name: .long, help: "Postgres: the schema in which the tables are made.")
  var schema = "public"

  func run() throws {
    let project = try options.loadWhole()
    let found = project.connection(named: connection)
    guard let connection = found.value else { throw fail(found.findings[0]) }
    guard let folder = connection.seeds else {
      throw fail(
        Finding(
          .unknownConnection, "the connection '\(connection.name.value)' has no seeds",
          at: connection.name.span
        )
        .helping("add to it: seeds: metrics/seeds"), in: project.sources)
    }
    let files = project.seedFiles(in: folder)
    do throws(EngineError) {
      switch connection.engine {
      case .sqlite: _ = try project.open(connection) { Terminal.printError("datum: \($0) …") }
      case .postgres:
        try PostgresEngine.seed(url: try project.url(of: connection), schema: schema, files: files) {
          Terminal.printError("datum: loading \($0) …")
        }
      }
    } catch {
      throw fail(
        finding(for: error, connection: connection.name.value, root: project.root), code: .environment)
    }
    Terminal.print("\(files.count) tables are filled")
  }
}
