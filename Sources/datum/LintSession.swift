import Diagnostics
import Lint
import Project
import Values

/// A project that is linted, and again when its files have changed.
struct LintSession {
  private(set) var project: Project
  private(set) var linted: LintedProject
  private var linter = Linter()
  private let day: () -> Day

  init(_ project: Project, on day: @escaping () -> Day) {
    self.project = project
    self.day = day
    linted = self.project.linted(on: day())
  }

  /// Takes the files as they are now.
  mutating func follow(_ files: ProjectFiles) {
    project = loadProject(from: files, following: project)
    linted = project.linted(on: day(), following: linted)
  }

  mutating func lint(only: Set<Code> = []) -> LintResult {
    linter.lint(linted, only: only, languageFindings: project.findings)
  }

  /// What differs from another revision.
  func changes(since files: ProjectFiles) -> ChangedDefinitions {
    let before = loadProject(from: files, following: project)
    return ChangedDefinitions(from: before.model, before.sources, to: linted)
  }
}
