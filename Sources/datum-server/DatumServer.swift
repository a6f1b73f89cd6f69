import ArgumentParser
import Diagnostics
import Glibc
import Project
import Server

/// The commands of datum that need libraries which would make every other one start slower.
@main
struct DatumServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "datum-server", abstract: "What datum serve and datum catalog build start.",
    subcommands: [ServeProject.self, BuildSite.self])
}

struct ServeProject: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Answer questions over HTTP.",
    discussion: """
      Serves the catalogue, the SQL and the answers of a project. It listens on this machine alone, and asks nobody who
      they are, until server.yaml says otherwise. Definitions are read anew when a file changes; an edit with errors changes
      nothing.

      EXAMPLES
        datum serve
        datum serve --listen 127.0.0.1:9000 --connection warehouse
      """)

  @Option(name: .long, help: "The folder of datum.yaml; else the nearest one from here upwards.")
  var project: String?

  @Option(name: .long, help: "Host and port, 127.0.0.1:8080; port 0 is one that is free.")
  var listen: String?

  @Option(name: .long, help: "The connection of datum.yaml that answers; else its default_connection.")
  var connection: String?

  @Option(name: .long, help: "The settings; else server.yaml beside datum.yaml, where it is there.")
  var settings: String?

  @Flag(name: .long, help: "Log errors alone, and not each request.")
  var quiet = false

  func run() async throws {
    var options = ServeOptions(project: project ?? findProject(from: ".") ?? ".")
    options.listen = listen
    options.connection = connection
    options.settings = settings
    options.isQuiet = quiet
    do {
      try await serve(options) { address in
        print("datum: serving on \(address)")
        fflush(nil)
      }
    } catch let error as CannotServe {
      let report = TextReport().text(of: error.findings, in: error.sources)
      _ = report.withCString { write(STDERR_FILENO, $0, strlen($0)) }
      throw ExitCode(1)
    }
  }
}
