import ArgumentParser
import Definitions
import Diagnostics
import Diff
import Model
import Project

extension OwnersCommand {
  struct Approve: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve", abstract: "Who has to agree to a change, by what it does to the numbers.",
      discussion: """
        Those whose definitions are changed, and those of whose metrics the numbers move, wherever the files stand. What is
        only written otherwise needs nobody.

        EXAMPLES
          datum owners approve origin/main
          datum owners approve origin/main..HEAD --author ana --format github
        """)

    @Argument(help: "BASE..HEAD; BASE...HEAD from where both parted; BASE for what stands on disk.")
    var revisions: String
    @OptionGroup var options: ProjectOptions
    @Option(name: .long, help: "Whose own agreement need not be asked for.")
    var author: String?
    @Option(name: .long, help: "text, json, markdown, or github for requested reviewers.")
    var format = Format.text

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, markdown, github }

    func run() throws {
      let compared = try ComparedProjects(revisions, options)
      let approvals = compared.radius(author: author).approvals
      switch format {
      case .text:
        if approvals.isEmpty { Terminal.print("nobody needs to agree") }
        for approval in approvals { Terminal.print("\(approval.owner): \(approval.because)") }
      case .markdown:
        Terminal.print("| who | why |\n|---|---|")
        for approval in approvals { Terminal.print("| \(approval.owner) | \(approval.because) |") }
      case .json: Terminal.print(json(approvals).pretty())
      case .github: Terminal.print(reviewers(approvals, compared.after).pretty())
      }
    }

    /// Both sets: those whose definitions are touched, and those who are affected.
    private func json(_ approvals: [BlastRadius.Approval]) -> JSONValue {
      var touched: [JSONValue] = []
      var affected: [JSONValue] = []
      for approval in approvals {
        switch approval.reason {
        case .owns(let names): touched.append(entry(approval.owner, names))
        case .affected(let names): affected.append(entry(approval.owner, names))
        }
      }
      return .object([("touched", .list(touched)), ("affected", .list(affected))])
    }

    private func entry(_ owner: String, _ names: [String]) -> JSONValue {
      .object([("owner", .text(owner)), ("names", .list(names.map { .text($0) }))])
    }

    /// The body of a request for reviewers: people and teams apart.
    private func reviewers(_ approvals: [BlastRadius.Approval], _ project: Project) -> JSONValue {
      let teams = Set(project.model.people.teams.map(\.name.value))
      let names = approvals.map(\.owner)
      return .object([
        ("reviewers", .list(names.filter { !teams.contains($0) }.map { .text($0) })),
        ("team_reviewers", .list(names.filter { teams.contains($0) }.map { .text($0) })),
      ])
    }
  }
}
