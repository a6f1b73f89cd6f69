import Diagnostics

extension LintRule {
  static let fiscalCalendarMissing = LintRule(
    .fiscalCalendarMissing, "fiscal-calendar-missing",
    refusedAs: [.notATime, .wrongArguments, .valueNotAllowed, .unexpectedToken, .missingKey],
    summary: "a fiscal period in a project without a fiscal year",
    why: "fiscal_quarter means nothing until datum.yaml says when the year begins. The compiler says so.",
    bad: "", good: "")
}
