import Diagnostics

extension LintRule {
  static let repeatedSubplan = LintRule(
    .repeatedSubplan, "repeated-subplan", summary: "one computation that is done twice",
    impossible:
      "The planner reads what several metrics share once: aggregates of one entity are computed in one scan, and a table is never read twice for one value."
  )
}
