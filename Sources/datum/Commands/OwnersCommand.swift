import ArgumentParser
import Catalog
import Definitions
import Diagnostics
import History
import Model
import Project
import Values

struct OwnersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "owners", abstract: "Tell who answers for what, and why.",
    subcommands: [
      Who.self, What.self, Approve.self, Experts.self, Orphans.self, Departed.self, Coverage.self,
    ])

  struct Who: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "who", abstract: "Who answers for something, by which rule, and what that goes before.",
      discussion: """
        EXAMPLES
          datum owners who gmv
          datum owners who orders.subtotal
        """)

    @Argument(help: "A metric, a dimension, a column, a table, a dashboard; or kind:name.")
    var subject: String
    @OptionGroup var options: CatalogOptions

    func run() throws {
      let (project, catalog) = try options.load()
      let owners = project.owners(of: catalog)
      let subject = try catalog.subject(subject)
      let answer = owners.answer(for: subject)
      let positions = SourcePositions(project.sources)
      switch options.format {
      case .json: Terminal.print(answer.json(of: subject, positions).pretty())
      case .text:
        let names = answer.owners.isEmpty ? "nobody" : answer.owners.joined(separator: ", ")
        Terminal.print("\(names)\(answer.owners.isEmpty || answer.isLive ? "" : " (no longer there)")")
        Terminal.print("  \(answer.claim.words(positions))")
        for claim in answer.overridden {
          Terminal.print(
            "  before \(claim.owners.joined(separator: ", ")): \(claim.words(positions))")
        }
        if let channel = answer.channel { Terminal.print("  channel \(channel)") }
        if let onCall = answer.onCall { Terminal.print("  on call \(onCall)") }
      }
    }
  }

  struct What: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "what", abstract: "What a person or a team answers for.",
      discussion: """
        EXAMPLES
          datum owners what finance-data
          datum owners what finance-data --kind metric --transitive
        """)

    @Argument(help: "A person or a team.")
    var name: String
    @OptionGroup var options: CatalogOptions
    @Option(name: .long, parsing: .upToNextOption, help: "Only these kinds.")
    var kind: [Subject.Kind] = []
    @Flag(name: .long, help: "What that is made of, too.")
    var transitive = false

    func run() throws {
      let (project, catalog) = try options.load()
      let owners = project.owners(of: catalog)
      let people = project.model.people
      let known = people.people.map(\.name.value) + people.teams.map(\.name.value)
      let subjects = owners.owned(by: name, transitive: transitive).filter {
        kind.isEmpty || kind.contains($0.kind)
      }
      if subjects.isEmpty, !known.contains(name) {
        throw fail(
          Finding(.unknownPerson, "nobody is called '\(name)'", at: nil).suggesting(name, from: known))
      }
      OwnersCommand.printList(subjects, options.format)
    }
  }

  struct Experts: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "experts", abstract: "Who knows something, by what they changed of its meaning, from git.",
      discussion: """
        A change counts for a metric where its plan changed; other spellings and descriptions count for little. Of a table or
        a column the experts are those of the metrics that rest on it.

        EXAMPLES
          datum owners experts gmv
          datum owners experts orders.subtotal -n 5
        """)

    @Argument(help: "A metric, a column, a table, an entity; or kind:name.")
    var subject: String
    @OptionGroup var options: CatalogOptions
    @Option(name: .shortAndLong, help: "At most so many.")
    var number = 3
    @Option(name: .long, help: "At most so many commits are looked at, the newest first.")
    var commits = 500

    func run() throws {
      let (project, catalog) = try options.load()
      let subject = try catalog.subject(subject)
      let metrics =
        subject.kind == .metric
        ? [subject.name]
        : catalog.reach(from: subject, upwards: true).filter { $0.kind == .metric }.map(\.name)
      let history = History(of: project, limit: commits).contributions(to: Set(metrics))
      let contributions = metrics.flatMap { history[$0] ?? [] }
      let found = experts(of: contributions, people: project.model.people, today: .today, limit: number)
      switch options.format {
      case .json:
        Terminal.print(
          JSONValue.list(
            found.map {
              .fields([
                ("name", .text($0.name)), ("evidence", .text($0.evidence)), ("left", .bool($0.hasLeft)),
              ])
            }
          ).pretty())
      case .text:
        if found.isEmpty { Terminal.print("no commit that is known changed it") }
        for expert in found {
          Terminal.print("\(expert.hasLeft ? "was: " : "")\(expert.name): \(expert.evidence)")
        }
      }
      if found.isEmpty { throw ExitCode.findings }
    }
  }

  struct Orphans: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "orphans", abstract: "What nobody answers for. The exit code is 1 where there is any.")

    @OptionGroup var options: CatalogOptions

    func run() throws {
      let (project, catalog) = try options.load()
      let owners = project.owners(of: catalog)
      OwnersCommand.printList(owners.orphans, options.format)
      if !owners.orphans.isEmpty { throw ExitCode.findings }
    }
  }

  struct Departed: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "departed",
      abstract: "What is left without anybody when those have gone who will have by a day.")

    @OptionGroup var options: CatalogOptions
    @Option(name: .long, help: "The day; else today: 2026-12-31.")
    var on: String?

    func validate() throws {
      if let on, Day(on) == nil { throw ValidationError("--on takes a day, as in 2026-12-31") }
    }

    func run() throws {
      let (project, catalog) = try options.load()
      let owners = project.owners(of: catalog, on: on.flatMap { Day($0) } ?? .today)
      OwnersCommand.printList(owners.abandoned, options.format)
      if !owners.abandoned.isEmpty { throw ExitCode.findings }
    }
  }

  struct Coverage: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "coverage", abstract: "Which rule answers for how much.",
      discussion: """
        EXAMPLES
          datum owners coverage --at-least 95
        """)

    @OptionGroup var options: CatalogOptions
    @Option(name: .long, help: "The exit code is 1 where less than so many percent have an owner.")
    var atLeast: Int?

    func run() throws {
      let (project, catalog) = try options.load()
      let owners = project.owners(of: catalog)
      let all = max(1, catalog.subjects.count)
      let coverage = owners.coverage
      switch options.format {
      case .json:
        Terminal.print(JSONValue.fields(coverage.map { ($0.rule.rawValue, .number($0.count)) }).pretty())
      case .text:
        for (rule, count) in coverage {
          let percent = "\(Decimal(coefficient: Int128(1000 * count / all), scale: 1)) %"
          Terminal.print(
            "\(rule.rawValue.padded(to: 10)) \(String(count).padded(to: 6, fromLeft: true))  \(percent)")
        }
      }
      let owned = all - (coverage.first { $0.rule == .orphan }?.count ?? 0)
      if let atLeast, owned * 100 < atLeast * all { throw ExitCode.findings }
    }
  }

  // MARK: Words

  static func printList(_ subjects: [Subject], _ format: CatalogOptions.Format) {
    switch format {
    case .json: Terminal.print(JSONValue.list(subjects.map { .text($0.id) }).pretty())
    case .text:
      for kind in Subject.Kind.allCases {
        let names = subjects.filter { $0.kind == kind }.map(\.name)
        if !names.isEmpty { Terminal.print("\(kind.rawValue): \(names.joined(separator: ", "))") }
      }
      if subjects.isEmpty { Terminal.print("nothing") }
    }
  }
}
