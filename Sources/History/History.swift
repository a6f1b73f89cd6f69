package import Catalog
import Definitions
import Diagnostics
import Model
import Normal
package import Project
import Values

/// What the commits of a repository did to metrics, by meaning.
package struct History {
  private let repository: GitRepository
  private let commits: [GitRepository.Commit]

  /// - Parameter limit: how many commits are looked at, the newest first.
  package init(of project: Project, limit: Int) {
    repository = GitRepository(at: project.root)
    commits = repository.history(limit: limit)
  }

  /// A metric at a commit.
  private struct Version {
    let plan: String?
    let text: [UInt8]
    let about: About
  }

  /// By metric; the oldest first.
  package func contributions(to names: Set<String>) -> [String: [Contribution]] {
    var known: [String: [String: Version]] = [:]
    func versions(_ commit: String?) -> [String: Version] {
      guard let commit else { return [:] }
      if let versions = known[commit] { return versions }
      let made =
        (try? repository.files(at: commit)).map { self.versions(in: loadProject(from: $0), names) } ?? [:]
      known[commit] = made
      return made
    }
    var contributions: [String: [Contribution]] = [:]
    for commit in commits.reversed() {
      let before = versions(commit.parent), after = versions(commit.id)
      let day = Day(daysSince1970: commit.secondsSince1970 / 86_400)
      for name in names {
        guard let kind = change(from: before[name], to: after[name]) else { continue }
        contributions[name, default: []].append(
          Contribution(author: commit.author, email: commit.email, day: day, kind: kind))
      }
      // Only the one before is asked for again.
      known = known.filter { $0.key == commit.id }
    }
    return contributions
  }

  private func versions(in project: Project, _ names: Set<String>) -> [String: Version] {
    var versions: [String: Version] = [:]
    for metric in project.model.metrics where names.contains(metric.name) {
      let span = metric.definition.places.whole
      versions[metric.name] = Version(
        plan: normalForm(of: metric, in: project.model)?.hash,
        text: span.map { Array(project.sources[$0]) } ?? [],
        about: metric.about)
    }
    return versions
  }

  private func change(from before: Version?, to after: Version?) -> Contribution.Kind? {
    guard let after else { return nil }
    guard let before else { return .created }
    if before.plan != after.plan { return .meaning }
    if before.about != after.about { return .documentation }
    return before.text == after.text ? nil : .cosmetic
  }
}
