import ArgumentParser
import Checks
import Compiler
import Definitions
import Diagnostics
import Glibc
import Model
import Project
import Values

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check all definitions and print what is wrong with them.",
    discussion: """
      Every definition is read and typed, and every metric is compiled for the targets of datum.yaml. With --data the
      checks and examples of the definitions are run on a database too. The exit code is 1 when there is an error.

      EXAMPLES
        datum check
        datum check --format github
        datum check --watch
        datum check --data
      """)

  @OptionGroup var options: ProjectOptions

  @Option(name: .long, help: "text, json (a finding a line) or github (annotations).")
  var format = FindingFormat.text

  @Flag(name: .long, help: "Run the checks and the examples on a database too.")
  var data = false

  @Option(name: .long, help: "With --data: the connection of datum.yaml to ask; else its default_connection.")
  var connection: String?

  @Option(
    name: .long,
    help: "With --data: what 'fresh' is compared with, in UTC; else the clock: 2026-01-01T06:00:00.")
  var now: String?

  @Flag(name: .long, help: "Check again whenever a file changes, until Ctrl-C.")
  var watch = false

  enum FindingFormat: String, ExpressibleByArgument, CaseIterable { case text, json, github }

  func validate() throws {
    guard let now else { return }
    guard data else { throw ValidationError("--now is what fresh data are compared with: add --data") }
    if Instant(now) == nil, Day(now) == nil {
      throw ValidationError("--now takes a moment as in 2026-01-01T06:00:00")
    }
  }

  func run() throws {
    guard watch else {
      if try check() { throw ExitCode.findings }
      return
    }
    let root = options.project ?? findProject(from: ".") ?? "."
    try watchProject(at: root) {
      _ = try check()
      Terminal.printError("datum: watching \(root) …")
    }
  }

  /// Returns whether there is an error.
  private func check() throws -> Bool {
    var project = try options.load()
    if !project.findings.hasErrors { checkTargets(of: &project) }
    let checks = ProjectChecks(of: project)
    if !project.findings.hasErrors { checks.compile(in: &project) }
    var ran = (line: "", isWhole: true)
    if data, !project.findings.hasErrors {
      ran = try checks.run(
        in: &project, on: connection,
        at: now.flatMap { Instant($0) ?? Day($0).map { Instant(day: $0) } } ?? .now)
    }
    switch format {
    case .text: printFindings(project.findings, in: project.sources)
    case .json:
      for finding in project.findings {
        Terminal.print(MachineReport.jsonLine(of: finding, in: project.sources))
      }
    case .github:
      for finding in project.findings {
        Terminal.print(MachineReport.githubAnnotation(of: finding, in: project.sources))
      }
    }
    let errors = project.findings.count { $0.severity == .error }
    let warnings = project.findings.count { $0.severity == .warning }
    if format == .text {
      let model = project.model
      let entities = model.entities.count == 1 ? "1 entity" : "\(model.entities.count) entities"
      let metrics = model.metrics.count { !isMadeForCheck($0.name) }
      let counts = "\(entities), \(counted(metrics, "metric"))"
      if !ran.line.isEmpty { Terminal.print(ran.line) }
      if errors + warnings == 0 {
        let targets = model.targets.map(\.value)
        Terminal.print(
          "\(counts): no findings\(targets.isEmpty ? "" : "; all compile for \(targets.joined(separator: ", "))")"
        )
      } else {
        Terminal.print("\(counts): \(counted(errors, "error")), \(counted(warnings, "warning"))")
      }
    }
    if !ran.isWhole { throw ExitCode.environment }
    return errors > 0
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// Compiles every metric for every target, without groups. What does not depend on the target is told once.
  private func checkTargets(of project: inout Project) {
    let currency = project.model.currencies[kind: .flow]?.rateSet.map {
      project.model.currencies.rateSets[$0].pivot
    }
    for target in project.model.targets {
      guard let dialect = project.dialect(named: target.value, at: target.span) else { continue }
      for metric in project.model.metrics {
        var request = QueryRequest(metric: metric.name, at: metric.nameSpan)
        // Without a reporting currency a question names one.
        if project.model.reportingCurrency == nil {
          request.currency = currency.map { Written($0, metric.nameSpan) }
        }
        for finding in compile(request, in: project.model, for: dialect).findings {
          // In which currency is asked, or by what amounts are grouped, is up to the question.
          if finding.code == .mixesCurrencies, project.model.reportingCurrency == nil { continue }
          // So is the period that another time is seen from.
          if finding.code == .balanceOverTime || finding.code == .noPeriod { continue }
          let placed = finding.place == nil ? finding.placed(at: metric.nameSpan) : finding
          if !project.findings.contains(where: { $0 == placed && $0.place?.start == placed.place?.start }) {
            project.findings.append(placed)
          }
        }
      }
    }
  }
}
