package import Diagnostics
import Parallel
import YAMLTree

/// Reads the files of a project. Never fails: what cannot be understood is left out, with a finding.
///
/// - Parameters:
///   - projectFile: `datum.yaml`.
///   - definitionFiles: the files under `metrics/`, in the order in which their content is listed.
package func readDefinitions(
  projectFile: SourceID?, definitionFiles: [SourceID], in sources: SourceFiles
) -> Diagnosed<Definitions> {
  joined(readFiles(projectFile: projectFile, definitionFiles: definitionFiles, in: sources))
}

/// Reads the files of a project, each by itself, on all processors.
package func readFiles(
  projectFile: SourceID?, definitionFiles: [SourceID], in sources: SourceFiles
) -> [FileDefinitions] {
  let files = [projectFile].compactMap(\.self) + definitionFiles
  return mapConcurrently(files.count) { index in
    FileDefinitions(of: files[index], isProjectFile: projectFile != nil && index == 0, in: sources)
  }
}

/// What one file of a project says, whatever the others do.
///
/// A class, though nothing in it ever changes: whoever keeps a project keeps those of the files that have not changed.
package final class FileDefinitions: Sendable {
  package let source: SourceID
  /// Whether it is `datum.yaml`.
  package let isProjectFile: Bool
  package let definitions: Definitions
  package let findings: [Finding]

  package init(of source: SourceID, isProjectFile: Bool, in sources: SourceFiles) {
    self.source = source
    self.isProjectFile = isProjectFile
    var reader = DefinitionReader(sources: sources)
    let tree = readYAML(source, in: sources)
    reader.findings += tree.findings
    if case .missing = tree.value.content {
    } else if isProjectFile {
      reader.definitions.project = reader.project(tree.value)
    } else {
      reader.read(tree.value)
    }
    definitions = reader.definitions
    findings = reader.findings
  }
}

extension DefinitionReader {
  fileprivate mutating func read(_ root: YAMLNode) {
    let rootPairs = pairs(root, "the file")
    if rootPairs.isEmpty {
      if case .mapping = root.content { report(.nothingDefined(root.span)) }
      return
    }
    if rootPairs.contains(where: { $0.key.text == "entity" }) {
      if let entity = entity(root) { definitions.entities.append(entity) }
      return
    }
    var fields = FieldReader(rootPairs, of: "a definition file", span: root.span)
    // The owner of a file answers for every metric in it that names none.
    let owner = written(fields.node("owner"), "owner")
    definitions.metrics += pairs(fields.node("metrics"), "metrics").compactMap {
      metric($0, fileOwner: owner)
    }
    readChecks(&fields)
    readQuestions(&fields)
    currencies(&fields)
    definitions.removed += removed(&fields)
    people(&fields)
    definitions.roles += roles(&fields)
    _ = fields.node("entity")
    finish(fields)
  }
}
