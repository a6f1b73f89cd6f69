import Definitions
import Diagnostics
import Dialects
import Engines
import Glibc
import Lint
import Model
import Project
import SQL
import Values

extension Project {
  /// The project as rules look at it.
  ///
  /// - Parameter before: as they looked at it before a change.
  mutating func linted(on today: Day, following before: LintedProject? = nil) -> LintedProject {
    var reserved: [(dialect: String, words: Set<String>)] = []
    // Only words are asked for; what else is wrong with a dialect, `datum check` tells.
    for target in model.targets {
      guard let dialect = dialects.dialect(named: target.value, in: &sources, at: nil).value else { continue }
      reserved.append((target.value, dialect.identifiers.reserved))
    }
    let root = root
    return LintedProject(
      definitions: definitions, model: model, sources: sources, today: today, codeOwners: codeOwners,
      files: [projectFile].compactMap(\.self) + definitionFiles,
      reserved: reserved, fileExists: { access("\(root)/\($0)", F_OK) == 0 }, following: before)
  }
}
