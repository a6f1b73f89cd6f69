import ArgumentParser
import Compiler
import Definitions
import Diagnostics
import Glibc
import Project

struct CompileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile", abstract: "Print the SQL of a question.",
    discussion: """
      EXAMPLES
        datum compile gmv --by month --dialect snowflake
        datum compile gmv orders --by retailer.tier --in EUR --no-comment
      """)

  @OptionGroup var question: QuestionOptions
  @OptionGroup var options: ProjectOptions

  @Option(
    name: .long,
    help:
      "sqlite, postgres, snowflake, redshift, or a dialect of the project; else that of the default connection."
  )
  var dialect: String?

  @Flag(name: .long, help: "Leave out the trailing comment with metrics, revision and owner.")
  var noComment = false

  func run() throws {
    let asked = try question.asked(of: options)
    var project = asked.project
    let name = dialect ?? project.connection(named: nil).value?.engine.rawValue ?? "sqlite"
    let dialect = try project.wholeDialect(named: name)
    var compileOptions = CompileOptions()
    compileOptions.hasTrailingComment = !noComment
    let compiled = compile(asked.request, in: project.model, for: dialect, options: compileOptions)
    printFindings(compiled.findings, in: project.sources)
    guard let query = compiled.value else { throw ExitCode.findings }
    Terminal.write(query.sql, to: STDOUT_FILENO)
  }
}
