import Catalog
import Definitions
import Diagnostics
import Model
import Planning
import Project
import Values

/// What definitions are looked up in.
struct Lookup: Sendable {
  let catalog: Catalog
  let search: SearchIndex
  let owners: OwnershipIndex

  /// - Parameter model: that of the project, as a role sees it.
  init(_ project: Project, _ model: Model) {
    var definitions = project.definitions
    if model.role != nil {
      // A question that somebody cannot ask would tell names that they do not see.
      definitions.questions.removeAll { question in
        let sample = question.sample()
        return sample.findings.hasErrors || resolveQuery(sample.value, in: model).value == nil
      }
    }
    catalog = Catalog(model: model, definitions: definitions, sources: project.sources)
    search = SearchIndex(catalog)
    owners = OwnershipIndex(catalog, codeOwners: project.codeOwners, today: .today)
  }

  /// Lines and columns of definitions; counted anew, as who counts keeps what was counted.
  var positions: SourcePositions { SourcePositions(catalog.sources) }
}
