import ArgumentParser
import Catalog
import Definitions
import Diagnostics
import Glibc
import History
import Model
import Project
import SQL
import Site
import Values

/// `datum catalog build` is this: the pages that the server serves, as files.
struct BuildSite: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog-build", abstract: "Write the catalogue as a static site.",
    discussion: """
      A page for each thing that is defined: what it says, its SQL, its lineage, who answers for it and who knows it, with a
      search as one types. It needs no server; charts do, and are there on the pages of `datum serve`.

      EXAMPLES
        datum catalog build
        datum catalog build --out public/catalog
      """)

  @Option(name: .long, help: "The folder of datum.yaml; else the nearest one from here upwards.")
  var project: String?

  @Option(name: .long, help: "The folder that is written; what is there of an earlier build is replaced.")
  var out = "site"

  @Option(name: .long, help: "At most so many commits are looked at for who knows what; 0 for none.")
  var commits = 500

  func run() throws {
    var loaded = loadProject(at: project ?? findProject(from: ".") ?? ".")
    let errors = loaded.findings.filter { $0.severity == .error }
    guard errors.isEmpty else { throw failed(TextReport().text(of: errors, in: loaded.sources), 1) }
    let catalog = Catalog(model: loaded.model, definitions: loaded.definitions, sources: loaded.sources)
    let owners = OwnershipIndex(catalog, codeOwners: loaded.codeOwners, today: .today)
    var dialects: [(String, Dialect)] = []
    for target in loaded.model.targets.map(\.value) {
      if let dialect = loaded.dialect(named: target) { dialects.append((target, dialect)) }
    }
    let names = Set(loaded.model.metrics.map(\.name))
    let contributions = commits > 0 ? History(of: loaded, limit: commits).contributions(to: names) : [:]
    let site = try Site(
      catalog, owners, model: loaded.model, dialects: dialects, contributions: contributions, isLive: false)
    let count: Int
    do throws(CannotWrite) {
      count = try site.write(to: out)
    } catch {
      throw failed("datum: cannot write \(error.path): \(error.reason)\n", 3)
    }
    print("\(count) files in \(out): open \(out)/index.html")
  }

  private func failed(_ text: String, _ code: Int32) -> ExitCode {
    _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    return ExitCode(code)
  }
}
