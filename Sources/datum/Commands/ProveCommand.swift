import ArgumentParser
import Definitions
import Diagnostics
import Model
import Normal
import Project
import Proof
import YAMLTree

struct ProveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove", abstract: "Tell whether two definitions are the same fact.",
    discussion: """
      Two metrics, or expressions of metrics, are brought into one form. Where the forms are equal, so are the answers to
      every question, and what must hold of the data for that is listed. Where they are not, small databases are tried until
      the answers differ; the rows are printed. The exit code is 0 when they are equal, else 1.

      EXAMPLES
        datum prove gmv net_revenue
        datum prove "avg(order_line.quantity)" "sum(order_line.quantity) / count(order_line.quantity)"
      """)

  @Argument(help: "A metric, or an expression of metrics.")
  var left: String

  @Argument(help: "Another.")
  var right: String

  @OptionGroup var options: ProjectOptions

  @Option(name: .long, help: "How many small databases are tried.")
  var attempts = 400

  @Option(name: .long, help: "Other databases for another number.")
  var seed: UInt64 = 1

  @Flag(name: .long, help: "Print both forms, with what they rest on.")
  var forms = false

  func validate() throws {
    guard attempts >= 0 else { throw ValidationError("--attempts takes a number of databases, 0 for none") }
  }

  func run() throws {
    var sources = SourceFiles()
    let parts = [sources.part(left, "the first definition"), sources.part(right, "the second definition")]
    var project = try options.loadWhole(sources)
    let proved = try parts.map { try formula(of: $0, in: project) }
    if forms { printForms(proved) }
    let dialect = try project.wholeDialect(named: "sqlite")
    let verdict = prove(proved[0], proved[1], dialect: dialect, attempts: attempts, seed: seed)
    Terminal.print(VerdictText(verdict, of: proved, in: project).text)
    if case .equal = verdict { return }
    throw ExitCode.findings
  }

  private func formula(of part: QueryText.Part, in project: Project) throws -> ProvedFormula {
    let parsed = parseExpression(part.text, at: part.origin)
    var checker = ExpressionChecker(model: project.model)
    var findings = parsed.findings
    var typed: TypedExpression?
    if !findings.hasErrors {
      let formula = checker.check(parsed.value, in: .metric(home: nil))
      checker.expectAggregate(in: formula, name: part.text, parsed.value.span)
      findings += checker.findings
      typed = formula
    }
    guard let typed, !findings.hasErrors else {
      printFindings(findings, in: project.sources)
      throw ExitCode.findings
    }
    return ProvedFormula(
      name: part.text, expression: parsed.value, formula: typed,
      project: ProvedProject(model: project.model, definitions: project.definitions))
  }

  private func printForms(_ proved: [ProvedFormula]) {
    for one in proved {
      guard let form = normalForm(ofFormula: one.formula, in: one.project.model) else { continue }
      Terminal.print("\(one.name): plan \(form.shortHash)")
      Terminal.print("  \(form.formula)")
      for source in form.sources { Terminal.print("  \(source)") }
    }
  }
}
