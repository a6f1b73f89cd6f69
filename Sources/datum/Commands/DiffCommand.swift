import ArgumentParser
import Catalog
import Definitions
import Diagnostics
import Diff
import Glibc
import Model
import Normal
import Project
import Values

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell what a change of definitions does to the numbers.",
    discussion: """
      Both revisions are read from git, without a checkout, and compared by meaning: what breaks, what has other numbers,
      what is only written otherwise; which metrics, dashboards and saved questions that reaches, and who has to agree.
      Without a second revision the files as they stand are compared.

      EXAMPLES
        datum diff origin/main
        datum diff v1.2..v1.3 --format markdown
        datum diff origin/main --data --by month brand.country
      """)

  @Argument(help: "BASE..HEAD; BASE...HEAD from where both parted; BASE for what stands on disk.")
  var revisions: String

  @OptionGroup var options: ProjectOptions

  @Option(name: .long, help: "text, json or markdown.")
  var format = Format.text

  @Option(
    name: .long,
    help:
      "What makes the exit code 1: consumer (what breaks), numbers (that, and other numbers), strict (that, and governance)."
  )
  var policy: Policy?

  @Flag(name: .long, help: "Ask a database how the numbers move.")
  var data = false

  @Option(name: .long, help: "With --data: the connection of datum.yaml; else its default_connection.")
  var connection: String?

  @Option(name: .long, parsing: .upToNextOption, help: "With --data: what numbers are sliced by; else month.")
  var by: [String] = []

  @Option(name: .long, help: "With --data: a range of time: 2024-Q1.")
  var time: String?

  @Option(name: .long, help: "With --data: the currency of amounts.")
  var `in`: String?

  @Option(name: .long, help: "Print the SQL of changed metrics in this dialect, before and after.")
  var sql: String?

  @Option(name: .long, help: "Whose own agreement need not be asked for.")
  var author: String?

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown }

  enum Policy: String, ExpressibleByArgument, CaseIterable {
    case consumer, numbers, strict

    func fails(on category: Change.Category) -> Bool {
      switch self {
      case .consumer: category == .breaking
      case .numbers: category.touchesNumbers
      case .strict: category >= .governance
      }
    }
  }

  func validate() throws {
    if !data, !by.isEmpty || connection != nil || time != nil || `in` != nil {
      throw ValidationError("--by, --time, --in and --connection say how numbers are asked for: add --data")
    }
  }

  func run() throws {
    let compared = try ComparedProjects(revisions, options)
    let (before, after, changes) = (compared.before, compared.after, compared.changes)
    let radius = compared.radius(author: author)
    var movements: [Movement] = []
    if data {
      var measure = Measure(
        before: before, after: after, slices: by.isEmpty ? ["month"] : by, time: time, currency: `in`)
      try measure.check(changes)
      movements = try measure.movements(of: changes, on: connection)
    }
    let report = DiffReport(
      changes, radius, movements, from: before, to: after,
      sql: try sql.map { try statements(of: changes, before, after, in: $0) } ?? [])
    switch format {
    case .text: Terminal.write(report.text, to: STDOUT_FILENO)
    case .json: Terminal.write(report.json.pretty() + "\n", to: STDOUT_FILENO)
    case .markdown: Terminal.write(report.markdown, to: STDOUT_FILENO)
    }
    if let policy, changes.contains(where: { policy.fails(on: $0.category) }) { throw ExitCode.findings }
  }

  private func statements(of changes: [Change], _ before: Project, _ after: Project, in dialect: String)
    throws
    -> [(metric: String, before: String?, after: String?)]
  {
    var before = before, after = after
    let now = try after.wholeDialect(named: dialect)
    let then = before.dialect(named: dialect)
    return changes.filter { $0.kind == .metric && $0.category.touchesNumbers }.map { change in
      (
        change.name, then.flatMap { before.statement(of: change.name, for: $0) },
        after.statement(of: change.name, for: now)
      )
    }
  }
}
