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

  /// The project without errors, and what it defines.
  func load() throws -> (project: Project, catalog: Catalog) {
    let project = try self.project.loadWhole()
    return (project, project.catalog)
  }
}

extension Project {
  var catalog: Catalog { Catalog(model: model, definitions: definitions, sources: sources) }

  /// Who answers for what on a day.
  func owners(of catalog: Catalog, on day: Day = .today) -> OwnershipIndex {
    OwnershipIndex(catalog, codeOwners: codeOwners, today: day)
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
