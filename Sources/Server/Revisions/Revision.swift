import HTTPTypes
import Dialects
import Catalog
import Definitions
import Diagnostics
import Dispatch
import History
import Model
import Planning
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
  private static let mostViews = 256
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
    let policy = caller.policy
    if let known = views.withLock({ $0[policy] }) { return known }
    let view = View(self, model: try model(for: policy))
    views.withLock { views in
      if views.count >= Revision.mostViews { views = [:] }
      views[policy] = view
    }
    return view
  }

  private func model(for policy: Caller.Policy) throws -> Model {
    guard let name = policy.role else { return project.model }
    guard let role = project.model.roles.first(where: { $0.name.value == name }) else {
      throw Problem(.forbidden, "forbidden", "the role of the token is not one of the project")
    }
    guard let model = project.model.seen(by: role, claims: policy.claims).value else {
      // What is wrong with claims is between whoever made the token and the project; it would tell of conditions.
      throw Problem(.forbidden, "M019", "the claims of the token do not fit its role")
    }
    return model
  }
}

/// What somebody sees of a revision.
final class View: Sendable {
  let revision: Revision
  let model: Model
  /// Answers that are the same until the definitions change.
  let cache = ResponseCache()
  private let made = Mutex<Lookup?>(nil)

  init(_ revision: Revision, model: Model) {
    self.revision = revision
    self.model = model
  }

  /// What is looked up in.
  struct Lookup: Sendable {
    let catalog: Catalog
    let search: SearchIndex
    let owners: OwnershipIndex

    /// Lines and columns of definitions; counted anew, as who counts keeps what was counted.
    var positions: SourcePositions { SourcePositions(catalog.sources) }
  }

  var lookup: Lookup {
    made.withLock { made in
      if let made { return made }
      let new = makeLookup()
      made = new
      return new
    }
  }

  private func makeLookup() -> Lookup {
    let project = revision.project
    var definitions = project.definitions
    if model.role != nil {
      // A question that somebody cannot ask would tell names that they do not see.
      definitions.questions.removeAll { question in
        let sample = question.sample()
        return sample.findings.hasErrors || resolveQuery(sample.value, in: model).value == nil
      }
    }
    let catalog = Catalog(model: model, definitions: definitions, sources: project.sources)
    let owners = OwnershipIndex(
      catalog, codeOwners: project.codeOwners.map { CodeOwners($0, in: project.sources) }, today: .today)
    return Lookup(
      catalog: catalog, search: SearchIndex(catalog), owners: owners)
  }

  /// The catalogue as pages.
  var site: Site {
    get throws {
      let dialects = model.targets.compactMap { target in
        revision.dialects[target.value].map { (target.value, $0) }
      }
      return try Site(
        lookup.catalog, lookup.owners, model: model, dialects: dialects,
        contributions: revision.contributions,
        isLive: true)
    }
  }

  /// The dialect that a question is compiled for.
  ///
  /// - Throws: `Problem` where there is none of that name.
  func dialect(named name: String) throws -> Dialect {
    if let dialect = revision.dialects[name] { return dialect }
    let finding = Finding(.unknownDialect, "unknown dialect '\(name)'", at: nil)
      .suggesting(name, from: revision.dialects.keys.sorted())
    var problem = Problem(.notFound, "D004", finding.message, helps: finding.helps)
    problem.notes = ["dialects are \(revision.dialects.keys.sorted().joined(separator: ", "))"]
    return try { throw problem.at("/dialect") }()
  }
}
