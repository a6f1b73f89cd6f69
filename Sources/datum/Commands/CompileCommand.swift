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
    let (request, sources) = try question.request()
    var project = try options.loadWhole(sources)
    guard !request.findings.hasErrors else {
      printFindings(request.findings, in: project.sources)
      throw ExitCode.findings
    }
    let name = dialect ?? project.connection(named: nil).value?.engine.rawValue ?? "sqlite"
    let before = project.findings.count
    guard let dialect = project.dialect(named: name) else {
      printFindings(Array(project.findings[before...]), in: project.sources)
      throw ExitCode.findings
    }
    var compileOptions = CompileOptions()
    compileOptions.hasTrailingComment = !noComment
    let compiled = compile(request.value, in: project.model, for: dialect, options: compileOptions)
    printFindings(compiled.findings, in: project.sources)
    guard let query = compiled.value else { throw ExitCode.findings }
    Terminal.write(query.sql, to: STDOUT_FILENO)
  }
}
