import ArgumentParser
import Catalog
import Diagnostics
import Diff
import Model
import Normal
import Project

/// Two revisions of a project, and what lies between them.
struct ComparedProjects {
  let before: Project
  let after: Project
  let changes: [Change]
  private let base: Revision
  private let head: Revision

  /// - Parameter revisions: `BASE..HEAD`; `BASE...HEAD` from where both parted; `BASE` for what stands on disk.
  init(_ revisions: String, _ options: ProjectOptions) throws {
    let root = options.project ?? findProject(from: ".") ?? "."
    (before, after) = try ComparedProjects.projects(revisions, root)
    head = after.revision(beside: before.model)
    base = before.revision(beside: after.model, head)
    changes = compareDefinitions(from: base, to: head)
    try refuseErrors()
  }

  /// What the changes reach, and who has to agree.
  func radius(author: String?) -> BlastRadius {
    BlastRadius(of: changes, from: base, to: head, author: author)
  }

  /// Of definitions with errors nothing can be said: what they leave out would look as if it had gone.
  private func refuseErrors() throws {
    var isRefused = false
    for (project, name) in [(before, "the base"), (after, "the head")] {
      let errors = project.findings.filter { $0.severity == .error }
      guard !errors.isEmpty else { continue }
      isRefused = true
      Terminal.printError(
        "datum: \(name) cannot be compared: \(errors.count) error\(errors.count == 1 ? "" : "s")")
      printFindings(Array(errors.prefix(10)), in: project.sources)
    }
    if isRefused { throw ExitCode(2) }
  }

  /// Both revisions of the project.
  private static func projects(_ revisions: String, _ root: String) throws -> (Project, Project) {
    let repository = GitRepository(at: root)
    do throws(GitRepository.Failure) {
      guard let dots = revisions.firstRange(of: "..") else {
        let after = loadProject(at: root)
        return (loadProject(from: try repository.files(at: revisions), following: after), after)
      }
      let isFromFork = revisions[dots.upperBound...].hasPrefix(".")
      let one = String(revisions[..<dots.lowerBound])
      let other = String(revisions[dots.upperBound...].drop { $0 == "." })
      let left = one.isEmpty ? "HEAD" : one, right = other.isEmpty ? "HEAD" : other
      let base = isFromFork ? repository.mergeBase(left, right) ?? left : left
      let after = loadProject(from: try repository.files(at: right))
      return (loadProject(from: try repository.files(at: base), following: after), after)
    } catch {
      throw fail(error.finding, code: ExitCode(2))
    }
  }
}

extension Project {
  /// The project as one side of a comparison.
  func revision(beside other: Model, _ known: Revision? = nil) -> Revision {
    let catalog = self.catalog
    let owners = owners(of: catalog)
    return Revision(
      definitions: definitions, model: model, sources: sources, findings: findings,
      shared: sharedTables(of: model).union(sharedTables(of: other)), beside: known,
      owner: { id in catalog[id].flatMap { owners.answer(for: $0).owners.first } })
  }
}
