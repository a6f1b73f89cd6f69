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
    let root = options.project ?? findProject(from: ".") ?? "."
    let (before, after) = try projects(root)
    try refuse(before, "the base", after, "the head")
    let base = before.revision(beside: after), head = after.revision(beside: before)
    let changes = compareDefinitions(from: base, to: head)
    let radius = BlastRadius(of: changes, from: base, to: head, author: author)
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

  /// Of definitions with errors nothing can be said: what they leave out would look as if it had gone.
  private func refuse(_ before: Project, _ base: String, _ after: Project, _ head: String) throws {
    var isRefused = false
    for (project, name) in [(before, base), (after, head)] {
      let errors = project.findings.filter { $0.severity == .error }
      guard !errors.isEmpty else { continue }
      isRefused = true
      Terminal.printError(
        "datum: \(name) cannot be compared: \(errors.count) error\(errors.count == 1 ? "" : "s")")
      printFindings(Array(errors.prefix(10)), in: project.sources)
    }
    if isRefused { throw ExitCode(2) }
  }

  /// Both revisions of the project.
  private func projects(_ root: String) throws -> (Project, Project) {
    let repository = GitRepository(at: root)
    do throws(GitRepository.Failure) {
      guard let dots = revisions.firstRange(of: "..") else {
        return (loadProject(from: try repository.files(at: revisions)), loadProject(at: root))
      }
      let isFromFork = revisions[dots.upperBound...].hasPrefix(".")
      let one = String(revisions[..<dots.lowerBound])
      let other = String(revisions[dots.upperBound...].drop { $0 == "." })
      let left = one.isEmpty ? "HEAD" : one, right = other.isEmpty ? "HEAD" : other
      let base = isFromFork ? repository.mergeBase(left, right) ?? left : left
      return (
        loadProject(from: try repository.files(at: base)), loadProject(from: try repository.files(at: right))
      )
    } catch {
      throw fail(error.finding, code: ExitCode(2))
    }
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

extension Project {
  /// The project as one side of a comparison.
  func revision(beside other: Project) -> Revision {
    let catalog = self.catalog
    let owners = owners(of: catalog)
    return Revision(
      definitions: definitions, model: model, sources: sources, findings: findings,
      shared: sharedTables(of: model).union(sharedTables(of: other.model)),
      owner: { id in catalog[id].flatMap { owners.answer(for: $0).owners.first } })
  }
}
