package import Definitions
package import Diagnostics

/// A model, with what its checking rests on: when files change, only what a change can reach is checked again.
package final class CheckedModel: Sendable {
  package let model: Model
  package let findings: [Finding]
  /// Every definition that bears a name, as it was checked.
  let checked: PendingDefinitions
  private let mentions: Mentions

  package convenience init(_ definitions: Definitions, revision: String) {
    self.init(ModelBuilder(definitions, revision: revision), mentions: Mentions())
  }

  private init(_ builder: ModelBuilder, mentions: Mentions) {
    var builder = builder
    builder.build()
    checked = builder.checker.pending!
    builder.checker.pending = nil
    model = builder.checker.model
    findings = builder.checker.findings
    self.mentions = mentions
  }

  /// The model after a change of some of its files; the same as one that is checked from the beginning, but for places inside of
  /// what a definition takes from a file that changed.
  ///
  /// - Parameters:
  ///   - definitions: all of them, those of the changed files in the places of those before.
  ///   - changes: every file whose text differs.
  /// - Complexity: linear in the number of definitions, with a small factor; checking itself only of what stands in changed files,
  ///   and of what mentions a name whose definition changed. Everything, where columns, joins, times or currencies change.
  package func following(_ definitions: Definitions, revision: String, changes: [FileChange]) -> CheckedModel
  {
    guard changes.allSatisfy(\.keepsRows) else { return CheckedModel(definitions, revision: revision) }
    var mentions = mentions.isEmpty ? Mentions(in: definitions) : mentions
    var names: Set<String> = []
    for change in changes {
      names.formUnion(change.changedNames)
      mentions.replace(change.after)
    }
    let affected = mentions.affected(by: names)
    // Whatever is asked over time rests on it.
    let times = definitions.entities.compactMap(\.time).flatMap(\.mentionedNames)
    guard affected.isDisjoint(with: times) else { return CheckedModel(definitions, revision: revision) }
    let kept = KeptDefinitions(
      before: self, changedSources: Set(changes.map(\.after.source)), affectedNames: affected)
    return CheckedModel(
      ModelBuilder(definitions, revision: revision, keeping: kept), mentions: mentions)
  }
}
