package import Diagnostics
import YAMLTree

/// Reads the files of a project. Never fails: what cannot be understood is left out, with a finding.
///
/// - Parameters:
///   - projectFile: `datum.yaml`.
///   - definitionFiles: the files under `metrics/`, in the order in which their content is listed.
package func readDefinitions(
  projectFile: SourceID?, definitionFiles: [SourceID], in sources: SourceFiles
) -> Diagnosed<Definitions> {
  var reader = DefinitionReader(sources: sources)
  var definitions = Definitions()
  if let projectFile {
    let tree = readYAML(projectFile, in: sources)
    reader.findings += tree.findings
    if case .missing = tree.value.content {} else { definitions.project = reader.project(tree.value) }
  }
  for file in definitionFiles {
    let tree = readYAML(file, in: sources)
    reader.findings += tree.findings
    reader.read(tree.value, into: &definitions)
  }
  definitions.checks = reader.checks
  definitions.examples = reader.examples
  definitions.questions = reader.questions
  definitions.removed = reader.removed
  definitions.expressions = reader.expressions
  return Diagnosed(definitions, findings: reader.findings)
}

extension DefinitionReader {
  fileprivate mutating func read(_ root: YAMLNode, into definitions: inout Definitions) {
    if case .missing = root.content { return }
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
    currencies(&fields, into: &definitions.currencies)
    removed += removed(&fields)
    people(&fields, into: &definitions.people)
    definitions.roles += roles(&fields)
    _ = fields.node("entity")
    finish(fields)
  }
}
