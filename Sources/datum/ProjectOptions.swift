import ArgumentParser
import Diagnostics
import Glibc
import Project
import SQL
import YAMLTree

struct ProjectOptions: ParsableArguments {
  @Option(name: .long, help: "The folder of datum.yaml; else the nearest one from here upwards.")
  var project: String?

  /// Loads the project; findings that make an answer doubtful end the command.
  func load(_ sources: SourceFiles = SourceFiles()) throws -> Project {
    let root = project ?? findProject(from: ".") ?? "."
    return loadProject(at: root, sources: sources)
  }

  /// As `load`, for commands that need a project without errors.
  func loadWhole(_ sources: SourceFiles = SourceFiles()) throws -> Project {
    let project = try load(sources)
    let errors = project.findings.filter { $0.severity == .error }
    guard errors.isEmpty else {
      printFindings(errors, in: project.sources)
      throw ExitCode.findings
    }
    return project
  }
}

extension Project {
  /// The dialect of that name; findings about it end the command.
  mutating func wholeDialect(named name: String) throws -> Dialect {
    let before = findings.count
    guard let dialect = dialect(named: name) else {
      printFindings(Array(findings[before...]), in: sources)
      throw ExitCode.findings
    }
    return dialect
  }
}

/// Prints findings for people on standard error.
func printFindings(_ findings: [Finding], in sources: SourceFiles) {
  guard !findings.isEmpty else { return }
  let report = TextReport(colored: Terminal.errorIsColored)
  // Nobody reads thousands; errors come first.
  let most = 100
  let shown =
    findings.count > most ? Array(findings.sorted { $0.severity > $1.severity }.prefix(most)) : findings
  Terminal.write(report.text(of: shown, in: sources), to: STDERR_FILENO)
  if findings.count > most { Terminal.printError("and \(findings.count - most) more findings") }
}

/// Ends a command with one finding.
func fail(_ finding: Finding, in sources: SourceFiles = SourceFiles(), code: ExitCode = .findings) -> ExitCode
{
  printFindings([finding], in: sources)
  return code
}
