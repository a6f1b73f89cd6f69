import ArgumentParser
import Definitions
import Diagnostics
import Engines
import Glibc
import Lint
import Model
import Project
import Values

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Find what is wrong with definitions that compile.",
    discussion: """
      Facts that are defined twice, sums that lose rows in silence, amounts without a currency, owners who have left: the
      rules are listed with --list and explained with --explain. The exit code is 1 when something is as severe as
      fail_on in datum.yaml says, 2 when files cannot be understood.

      EXAMPLES
        datum lint
        datum lint --explain DUP001
        datum lint --changed origin/main --format github --format sarif=lint.sarif
        datum lint --fix
        datum lint --watch
      """)

  @OptionGroup var options: ProjectOptions

  @Option(
    name: .long,
    help:
      "text, json, jsonl, sarif, github, gitlab, junit, checkstyle, markdown or rdjson; with a file: sarif=lint.sarif. May be repeated."
  )
  var format: [String] = []

  @Option(name: .long, parsing: .upToNextOption, help: "Only these rules: DUP001 COR009.")
  var only: [String] = []

  @Option(
    name: .long, help: "error, warning, info or off: what makes the exit code 1; else that of datum.yaml.")
  var failOn: LintDefinition.Setting?

  @Option(name: .long, help: "Only what differs in meaning or text from a revision: origin/main.")
  var changed: String?

  @Flag(name: .long, help: "Mend what can be mended without changing a plan.")
  var fix = false

  @Flag(name: .long, help: "Mend what changes numbers, too.")
  var unsafeFixes = false

  @Flag(name: .long, help: "With --fix: print the changes and write nothing.")
  var diff = false

  @Option(name: .long, help: "Count only what is not in this file.")
  var baseline: String?

  @Option(name: .long, help: "Write what is found now to this file.")
  var writeBaseline: String?

  @Flag(name: .long, help: "With --baseline: take out of the file what is found no longer.")
  var prune = false

  @Option(name: .long, help: "Explain a rule.")
  var explain: String?

  @Flag(name: .long, help: "List the rules.")
  var list = false

  @Flag(name: .long, help: "Only look at the settings in datum.yaml.")
  var configCheck = false

  @Flag(name: .long, help: "Lint again whenever a file changes, until Ctrl-C.")
  var watch = false

  @Option(name: .long, help: "The day that expiry is held against; else today: 2026-12-31.")
  var today: String?

  func validate() throws {
    _ = try reports()
    _ = try rules()
    if let today, Day(today) == nil { throw ValidationError("--today takes a day, as in 2026-12-31") }
    if diff, !fix, !unsafeFixes { throw ValidationError("--diff prints what --fix would change: add --fix") }
    if watch, fix || unsafeFixes || writeBaseline != nil || prune || configCheck {
      throw ValidationError(
        "--watch looks and changes nothing: leave out --fix, --write-baseline, --prune and --config-check")
    }
    if prune, baseline == nil {
      throw ValidationError("--prune takes entries out of a baseline: add --baseline FILE")
    }
  }

  func run() throws {
    if list { return Terminal.write(RuleText.list, to: STDOUT_FILENO) }
    if let explain { return try printRule(explain) }
    var project = try options.load()
    if watch, project.projectFile != nil { try keepLooking(at: project) }
    try checkSettings(of: project)
    if fix || unsafeFixes { project = try mended(project) }
    let day = day
    var session = LintSession(project, on: { day })
    try report(on: &session)
  }

  private func report(on session: inout LintSession) throws {
    var result = session.lint(only: try rules())
    let project = session.project
    if let changed { try keepChanged(&result, session, since: changed) }
    try useBaseline(&result, session.linted.sources)
    let prefix =
      try reports().contains { $0.format.looksFromRepository } ? GitRepository(at: project.root).prefix : ""
    try write(result, session.linted.sources, project.model.name, prefix: prefix)
    if project.findings.contains(where: { $0.severity == .error && $0.code.isOfText }) { throw ExitCode(2) }
    if result.fails(on: failOn ?? project.definitions.project.lint.failOn) { throw ExitCode.findings }
  }

  /// Reports again whenever a file has changed. What was found before is looked at again only where it may be different.
  private func keepLooking(at project: Project) throws -> Never {
    let root = project.root
    let given = today.flatMap { Day($0) }
    var session = LintSession(project, on: { given ?? .today })
    var isFirst = true
    try watchProject(at: root) {
      let start = ContinuousClock.now
      if !isFirst { session.follow(ProjectFiles(at: root)) }
      isFirst = false
      do {
        try checkSettings(of: session.project)
        try report(on: &session)
      } catch is ExitCode {
        // What would end the command was told.
      }
      let taken = (ContinuousClock.now - start).microseconds
      Terminal.printError("datum: linted in \((taken + 999) / 1000) ms, watching \(root) …")
    }
  }

  private var day: Day { today.flatMap { Day($0) } ?? .today }

  // MARK: Rules

  private func rules() throws -> Set<Code> {
    try Set(only.flatMap { $0.split(separator: ",") }.map { word in try LintCommand.rule(String(word)).code })
  }

  static func rule(_ word: String) throws -> LintRule {
    if let found = LintCatalogue.rule(named: word) { return found }
    let rules = LintCatalogue.rules
    if Code(rawValue: word.uppercased()) != nil {
      throw ValidationError(
        "\(word.uppercased()) is a finding of the language: docs/errors/\(word.uppercased()).md explains it")
    }
    let near =
      nearestNames(to: word.uppercased(), in: rules.map(\.code.rawValue))
      + nearestNames(to: word, in: rules.map(\.name))
    throw ValidationError(
      "there is no rule '\(word)'" + (near.isEmpty ? ": list them with --list" : ": did you mean \(near[0])?")
    )
  }

  private func printRule(_ word: String) throws {
    Terminal.write(RuleText(try LintCommand.rule(word)).text, to: STDOUT_FILENO)
  }

  private func checkSettings(of project: Project) throws {
    let findings = LintSettings(project.definitions.project.lint).findings(
      files: project.definitionFiles.map { project.sources[$0].name })
    if !findings.isEmpty {
      printFindings(findings, in: project.sources)
      throw ExitCode(2)
    }
    guard configCheck else { return }
    // What the reader of datum.yaml has to say of its keys.
    let own = project.findings.filter {
      $0.place.map { project.sources[$0.source].name == "datum.yaml" } ?? false
    }
    printFindings(own, in: project.sources)
    if own.hasErrors { throw ExitCode(2) }
    Terminal.print("the settings of the linter are in order")
    throw ExitCode.success
  }

  // MARK: Mending

  private func mended(_ project: Project) throws -> Project {
    let mender = Mender(
      project, on: day, only: try rules(), withUnsafe: unsafeFixes)
    let outcome = mender.mend()
    for (path, change) in outcome.changes.sorted(by: { $0.key < $1.key }) {
      if diff {
        Terminal.write(unifiedDiff(change.before, change.after, path: path), to: STDOUT_FILENO)
      } else {
        try replaceFile("\(project.root)/\(path)", with: change.after)
      }
    }
    for line in outcome.done { Terminal.printError("datum: \(line)") }
    if diff { throw ExitCode.success }
    return try options.load()
  }

  // MARK: What counts

  private func keepChanged(_ result: inout LintResult, _ session: LintSession, since revision: String) throws
  {
    let repository = GitRepository(at: session.project.root)
    do throws(GitRepository.Failure) {
      // What has changed on this side since both parted.
      let base = repository.mergeBase(revision, "HEAD") ?? revision
      let changes = session.changes(since: try repository.files(at: base))
      result.findings = result.findings.filter { changes.contains($0) }
    } catch {
      throw fail(error.finding, code: ExitCode(2))
    }
  }

  private func useBaseline(_ result: inout LintResult, _ sources: SourceFiles) throws {
    if let writeBaseline {
      try replaceFile(writeBaseline, with: Array(Baseline.text(of: result.findings, in: sources).utf8))
    }
    guard let baseline else { return }
    guard let bytes = readBytes(of: baseline) else {
      throw fail(
        Finding(.unreadable, "there is no baseline \(baseline)", at: nil)
          .helping("write one: datum lint --write-baseline \(baseline)"), code: ExitCode(2))
    }
    guard let known = Baseline(String(decoding: bytes, as: UTF8.self)) else {
      throw fail(
        Finding(.unreadable, "\(baseline) is no baseline of datum lint", at: nil)
          .helping("look what is in it; --write-baseline would write over it"), code: ExitCode(2))
    }
    if prune {
      try replaceFile(
        baseline, with: Array(Baseline.text(of: result.findings, in: sources, keeping: known).utf8))
    }
    known.remove(from: &result)
  }

  // MARK: Reports

  private func reports() throws -> [(format: ReportFormat, file: String?)] {
    let words = format.isEmpty ? ["text"] : format
    return try words.map { word in
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let format = ReportFormat(rawValue: parts[0]) else {
        throw ValidationError(
          "there is no format '\(parts[0])': \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      return (format, parts.count > 1 ? parts[1] : nil)
    }
  }

  private func write(_ result: LintResult, _ sources: SourceFiles, _ name: String, prefix: String) throws {
    for (format, file) in try reports() {
      let isColored = format == .text && file == nil && Terminal.outputIsColored
      let report = LintReport(
        result, in: sources, project: name, version: DatumCommand.configuration.version, isColored: isColored,
        prefix: prefix)
      let text = report.text(as: format)
      if let file {
        try replaceFile(file, with: Array(text.utf8))
      } else {
        Terminal.write(text, to: STDOUT_FILENO)
      }
    }
  }
}

extension LintDefinition.Setting: ExpressibleByArgument {}

extension ReportFormat {
  /// Whether those who read it look at files from the root of the repository.
  fileprivate var looksFromRepository: Bool { [.github, .gitlab, .sarif, .rdjson].contains(self) }
}

extension GitRepository.Failure {
  var finding: Finding {
    switch self {
    case .noRepository:
      Finding(.unreadable, "the project is in no repository of git, or git is not installed", at: nil)
        .helping("run it in a clone, or leave out the revision")
    case .unknownRevision(let name):
      Finding(.unreadable, "there is no revision '\(name)' here", at: nil)
        .helping("fetch it: git fetch origin, or name a commit, a branch or a tag")
    }
  }
}
