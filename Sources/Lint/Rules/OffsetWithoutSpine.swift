import Diagnostics

extension LintRule {
  static let offsetWithoutSpine = LintRule(
    .offsetWithoutSpine, "offset-without-spine", summary: "an offset over periods of which some are missing",
    impossible:
      "prior(x, 1 month) moves periods of the calendar, not rows of the answer: a month without rows shifts nothing."
  )
}
