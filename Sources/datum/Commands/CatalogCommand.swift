import ArgumentParser
import Catalog
import Diagnostics
import Model
import Normal
import Project

struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "Look up what is defined.",
    subcommands: [
      Show.self, List.self, Build.self,
    ])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Everything about one thing: what it says, whose it is, what it is made of.",
      discussion: """
        EXAMPLES
          datum catalog show gmv
          datum catalog show order.status
          datum catalog show gmv --sql snowflake
        """)

    @Argument(help: "A metric, a dimension, a column, a table, a dashboard; or kind:name.")
    var subject: String
    @OptionGroup var options: CatalogOptions
    @Option(name: .long, help: "For a metric: its SQL in a dialect.")
    var sql: String?

    func run() throws {
      var (project, catalog) = try options.load()
      let subject = try catalog.subject(subject)
      let answer = project.owners(of: catalog).answer(for: subject)
      let metric = subject.kind == .metric ? project.model.metric(named: subject.name) : nil
      let form = metric.flatMap { normalForm(of: $0, in: project.model) }
      var statement: String?
      if let sql, let metric {
        statement = project.statement(of: metric.name, for: try project.wholeDialect(named: sql))
      }
      let report = SubjectReport(
        subject, answer, metric, form, parts: catalog.parts(of: subject), users: catalog.users(of: subject),
        sources: project.sources, statement: statement)
      switch options.format {
      case .json: Terminal.print(report.json.pretty())
      case .text: Terminal.print(report.text)
      }
    }
  }

  struct Build: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "build", abstract: "Write the catalogue as a static site.",
      discussion: """
        What it takes, `datum catalog build --help` says.

        EXAMPLES
          datum catalog build --out public/catalog
        """, helpNames: [])

    @Argument(parsing: .captureForPassthrough, help: "What it takes.")
    var arguments: [String] = []

    func run() throws { throw SecondProgram.start(["catalog-build"] + arguments) }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List what is defined, by kind.",
      discussion: """
        EXAMPLES
          datum catalog list --kind metric
        """)

    @OptionGroup var options: CatalogOptions
    @Option(name: .long, parsing: .upToNextOption, help: "Only these kinds.")
    var kind: [Subject.Kind] = []

    func run() throws {
      let catalog = try options.load().catalog
      let shown = catalog.subjects.filter { !$0.isHidden && (kind.isEmpty || kind.contains($0.kind)) }
      OwnersCommand.printList(shown, options.format)
    }
  }
}
