import Diagnostics

extension LintRule {
  static let rowPolicyDropped = LintRule(
    .rowPolicyDropped, "row-policy-dropped", summary: "a derived metric without the row policy of its parts",
    impossible:
      "the rows that a role sees belong to the entity, and every metric reads entities; an entity that leads to one whose rows are not all seen must say which of its own are (M018)."
  )
}
