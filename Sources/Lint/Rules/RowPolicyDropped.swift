import Diagnostics

extension LintRule {
  static let rowPolicyDropped = LintRule(
    .rowPolicyDropped, "row-policy-dropped", summary: "a derived metric without the row policy of its parts",
    impossible:
      "roles: is refused for now (S008), so that nobody relies on it; there is no policy that could be dropped."
  )
}
