package import Definitions
package import Diagnostics

/// A model, with what its checking rests on: when files change, only what a change can reach is checked again.
package final class CheckedModel: Sendable {
  package let model: Model
  package let findings: [Finding]
  /// Every definition that bears a name, as it was checked.
  let checked: PendingDefinitions
  /// Those that are in the model, in the order of its entities.
  let entityDefinitions: [EntityDefinition]
  private let mentions: Mentions

  package convenience init(_ definitions: Definitions, revision: String) {
    var builder = ModelBuilder(definitions, revision: revision)
    builder.prepare()
    self.init(builder, keeping: nil, mentions: Mentions())
  }

  /// - Parameter builder: knows what there is, and not yet what it means.
  private init(_ prepared: ModelBuilder, keeping kept: KeptDefinitions?, mentions: Mentions) {
    var builder = prepared
    builder.complete(keeping: kept)
    checked = builder.checker.pending!
    builder.checker.pending = nil
    model = builder.checker.model
    findings = builder.checker.findings
    entityDefinitions = builder.entityDefinitions
    self.mentions = mentions
  }

  /// The model after a change of some of its files; the same as one that is checked from the beginning, but for places inside of
  /// what a definition takes from a file that changed.
  ///
  /// - Parameters:
  ///   - definitions: all of them, those of the changed files in the places of those before.
  ///   - changes: every file whose text differs.
  /// - Complexity: linear in the number of definitions, with a small factor; checking itself only of what stands in changed files,
  ///   of what mentions a name whose definition changed, and of what reads rows that changed. Everything, where entities, joins or
  ///   rules of currencies change.
  package func following(_ definitions: Definitions, revision: String, changes: [FileChange]) -> CheckedModel
  {
    var mentions = mentions
    if mentions.isEmpty {
      mentions = Mentions(in: definitions)
    } else {
      for change in changes { mentions.replace(change.after) }
    }
    var builder = ModelBuilder(definitions, revision: revision)
    builder.prepare()
    let kept = KeptDefinitions(from: self, to: builder, changes, mentions)
    return CheckedModel(builder, keeping: kept, mentions: mentions)
  }
}
