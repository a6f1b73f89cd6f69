import ArgumentParser
import Definitions
import Project

struct QuestionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questions", abstract: "List the questions that are saved in the project.",
    discussion: """
      EXAMPLES
        datum questions
        datum query --saved orders_by_country --with country=FR
      """)

  @OptionGroup var options: ProjectOptions

  func run() throws {
    let project = try options.loadWhole()
    let questions = project.definitions.questions.sorted { $0.name.value < $1.name.value }
    if questions.isEmpty {
      return Terminal.print("no questions are saved: see 'questions:' in docs/questions.md")
    }
    for question in questions {
      Terminal.print(question.name.value)
      if let description = question.about.description?.value { Terminal.print("  \(description)") }
      for parameter in question.parameters {
        let usual = parameter.usual.map { ", \($0.text) where it is left out" } ?? ""
        let about = parameter.description.map { ": \($0)" } ?? ""
        Terminal.print("  $\(parameter.name.value), \(parameter.type)\(usual)\(about)")
      }
    }
  }
}
