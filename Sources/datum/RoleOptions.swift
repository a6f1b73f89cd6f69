import ArgumentParser
import Definitions
import Diagnostics
import Model
import Project

/// Who a command is run for.
struct RoleOptions: ParsableArguments {
  @Option(
    name: .long, help: "See what a role of the project sees: only its rows, and no names that it hides.")
  var role: String?

  @Option(
    name: .long,
    help: "With --role: a value that whoever has it brings along: brand_ids=7,9. May be repeated.")
  var claim: [String] = []

  func validate() throws {
    if role == nil, !claim.isEmpty { throw ValidationError("--claim is of a role: name it with --role") }
    for text in claim where !text.contains("=") {
      throw ValidationError("--claim takes a name and values, as in brand_ids=7,9")
    }
  }

  /// Narrows a project to what the role sees; findings end the command.
  func narrow(_ project: inout Project) throws {
    guard let role else { return }
    let known = project.model.roles
    guard let definition = known.first(where: { $0.name.value == role }) else {
      throw fail(
        Finding(.unknownName, "the project has no role '\(role)'", at: nil)
          .suggesting(role, from: known.map(\.name.value)).helping(
            "roles stand under 'roles:' beside 'people:'")
      )
    }
    var claims: [String: [Literal]] = [:]
    for text in claim {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      claims[String(parts[0])] = parts[1].split(separator: ",").map { literal(of: String($0)) }
    }
    let view = project.model.seen(by: definition, claims: claims)
    guard let model = view.value else {
      printFindings(view.findings, in: project.sources)
      throw ExitCode.findings
    }
    project.model = model
  }

  /// `7`, `2.5`, `true`; a text where it is none of these, or in quotes: `'7'`.
  private func literal(of text: String) -> Literal {
    if text.count > 1, text.hasPrefix("'"), text.hasSuffix("'") {
      return .text(String(text.dropFirst().dropLast()))
    }
    return Literal(plain: text)
  }
}
