package import Definitions
package import Diagnostics
package import Dialects
package import Model
package import SQL

/// A project as it stands on disk: its files, what they mean, and what was found wrong with them.
package struct Project: Sendable {
  /// The folder of `datum.yaml`.
  package let root: String
  package var sources: SourceFiles
  package let definitions: Definitions
  package var model: Model
  /// As the definitions are checked, whoever looks at them.
  let checked: CheckedModel
  package let dialects: DialectLibrary
  /// `datum.yaml`; nil where it cannot be read.
  package let projectFile: SourceID?
  /// `CODEOWNERS`, where there is one.
  package let codeOwners: SourceID?
  /// The files under `metrics`, in order.
  package let definitionFiles: [SourceID]
  /// What each of these files says, `datum.yaml` first.
  let read: [FileDefinitions]
  package var findings: [Finding]

  init(
    root: String, sources: SourceFiles, definitions: Definitions, checked: CheckedModel,
    dialects: DialectLibrary,
    projectFile: SourceID?, codeOwners: SourceID?, definitionFiles: [SourceID], read: [FileDefinitions],
    findings: [Finding]
  ) {
    self.root = root
    self.sources = sources
    self.definitions = definitions
    self.checked = checked
    model = checked.model
    self.dialects = dialects
    self.projectFile = projectFile
    self.codeOwners = codeOwners
    self.definitionFiles = definitionFiles
    self.read = read
    self.findings = findings
  }

  /// The dialect of that name; findings about it are added to the project's.
  package mutating func dialect(named name: String, at place: SourceSpan? = nil) -> Dialect? {
    let made = dialects.dialect(named: name, in: &sources, at: place)
    findings += made.findings
    return made.value
  }
}
