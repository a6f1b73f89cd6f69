import Catalog
import Definitions
import Diagnostics
import Dialects
import Dispatch
import HTTPTypes
import History
import Model
import Project
import SQL
import Site
import Synchronization
import Values

/// A whole set of definitions without errors, and everything that is made of it once.
final class Revision: Sendable {
  let project: Project
  let dialects: [String: Dialect]
  /// Who changed which metric, by meaning; nil until somebody asked.
  private let history = Mutex<[String: [Contribution]]?>(nil)
  /// Views by what they show; few roles have many claims, so those that are not used any more are dropped.
  private let views = Mutex<[Caller.Policy: View]>([:])
  /// What is looked up in, by role: which rows are seen changes nothing of it.
  private let lookups = Mutex<[String?: Lookup]>([:])
  private static let mostViews = 64
  private static let mostCommits = 200

  /// nil where the definitions have errors.
  init?(_ loaded: Project) {
    var project = loaded
    guard !project.findings.hasErrors else { return nil }
    var dialects: [String: Dialect] = [:]
    for name in project.dialects.names { dialects[name] = project.dialect(named: name) }
    project.sources.settle()
    self.project = project
    self.dialects = dialects
  }

  /// Reading the history takes as long as reading each of its revisions: it begins when it is first asked for, and until it is
  /// there nobody is known to know anything.
  var contributions: [String: [Contribution]] {
    history.withLock { history in
      if let history { return history }
      history = [:]
      DispatchQueue.global(qos: .utility).async { self.readHistory() }
      return [:]
    }
  }

  private func readHistory() {
    let names = Set(project.model.metrics.map(\.name))
    let found = History(of: project, limit: Revision.mostCommits).contributions(to: names)
    history.withLock { $0 = found }
    // Pages that were made without it are made anew.
    views.withLock { $0 = [:] }
  }

  /// `de94e5aa30f7a9b5`
  var id: String { project.model.revision }

  /// What somebody sees of it.
  ///
  /// - Throws: `Problem` where the role is not known, or a claim is not there.
  func view(for caller: Caller) throws -> View {
    let role = caller.role.flatMap { name in project.model.roles.first { $0.name.value == name } }
    let policy = caller.policy(asking: role?.claims.map(\.value) ?? [])
    if let known = views.withLock({ $0[policy] }) { return known }
    let view = View(self, model: try model(for: policy, role))
    views.withLock { views in
      if views.count >= Revision.mostViews { views = [:] }
      views[policy] = view
    }
    return view
  }

  /// What whoever has a role looks definitions up in; made once, and others wait for it.
  func lookup(of model: Model) -> Lookup {
    lookups.withLock { lookups in
      if let known = lookups[model.role] { return known }
      let made = Lookup(project, model)
      lookups[model.role] = made
      return made
    }
  }

  private func model(for policy: Caller.Policy, _ role: RoleDefinition?) throws -> Model {
    guard policy.role != nil else { return project.model }
    guard let role else {
      throw Problem(.forbidden, "forbidden", "the role of the token is not one of the project")
    }
    guard let model = project.model.seen(by: role, claims: policy.claims).value else {
      // What is wrong with claims is between whoever made the token and the project; it would tell of conditions.
      throw Problem(.forbidden, "M019", "the claims of the token do not fit its role")
    }
    return model
  }
}
