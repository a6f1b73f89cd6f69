import Diagnostics

extension LintRule {
  static let cumulativeUndeclared = LintRule(
    .cumulativeUndeclared, "cumulative-undeclared", summary: "a running total that does not say since when",
    impossible:
      "running(x) is all time up to the end of the period, to_date(x, month) begins with the month, trailing(x, 28 days) is as long as it says. There is no running total without one of these words."
  )
}
