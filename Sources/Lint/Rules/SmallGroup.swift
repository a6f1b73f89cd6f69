import Diagnostics

extension LintRule {
  static let smallGroup = LintRule(
    .smallGroup, "small-group", summary: "a number about people without a smallest group",
    impossible: "The language has no smallest group yet. Where single rows would be shown, SEC002 says so.")
}
