import Definitions

/// What the linter reads.
extension JSONSchema {
  private static let settings = JSONSchema.map(
    .choice(LintDefinition.Setting.allCases.map(\.rawValue), ""), "Rules by their codes.")

  static let lint: JSONSchema = .object(
    [
      (
        "extends",
        .choice(LintDefinition.Base.allCases.map(\.rawValue), "What holds where nothing else is said.")
      ),
      ("fail_on", .choice(LintDefinition.Setting.allCases.map(\.rawValue), "What makes the exit code 1.")),
      ("rules", settings), ("tiers", .map(settings, "Rules for metrics of a tier.")),
      ("paths", .map(settings, "Rules for a file or a folder.")),
      ("abbreviations", .list(.text("A word that everybody knows."))),
      ("deepest", .number("How many metrics may stand on each other.")),
    ], required: [], "How definitions are linted.")

  static let removed: JSONSchema = .map(
    .object(
      [
        ("on", .text("The day.")), ("replacement", .text("What is used in its place.")),
        ("reason", .text("")),
      ], required: [], ""), "Names that are no longer, and are given to nothing else.")
}
