import ArgumentParser
import Catalog
import Diagnostics
import Engines
import Project
import Values

/// What all commands of the catalog share.
struct CatalogOptions: ParsableArguments {
  @OptionGroup var project: ProjectOptions

  @Option(name: .long, help: "text or json.")
  var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  /// The project without errors, what it defines, and who answers for it.
  func load(on day: Day = .today) throws -> (project: Project, catalog: Catalog, owners: OwnershipIndex) {
    let project = try self.project.loadWhole()
    let catalog = Catalog(model: project.model, definitions: project.definitions, sources: project.sources)
    let owners = OwnershipIndex(
      catalog, codeOwners: project.codeOwners.map { CodeOwners($0, in: project.sources) }, today: day)
    return (project, catalog, owners)
  }
}

extension Catalog {
  /// The subject that a person means; a finding with the nearest names where there is none.
  func subject(_ text: String) throws -> Subject {
    if let subject = find(text) { return subject }
    throw fail(
      Finding(.unknownName, "there is no '\(text)' in the catalog", at: nil)
        .suggesting(text, from: subjects.map(\.name)).helping("search for it: datum search \(text)"))
  }
}
