import Answers
import ArgumentParser
import Compiler
import Definitions
import Diagnostics
import Glibc
import Model
import Planning
import Project

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tell in words how a question is answered: formulas, joins, conversion, scans.",
    discussion: """
      EXAMPLES
        datum explain average_order_value --by brand.country month --in EUR
      """)

  @OptionGroup var question: QuestionOptions
  @OptionGroup var options: ProjectOptions

  func run() throws {
    let (request, project) = try question.asked(of: options)
    let resolved = resolveQuery(request, in: project.model)
    printFindings(resolved.findings, in: project.sources)
    guard let query = resolved.value else { throw ExitCode.findings }
    let explanation = Explanation(
      query: query, planned: makePlan(for: query, in: project.model), model: project.model)
    Terminal.write(explanation.text, to: STDOUT_FILENO)
  }
}
