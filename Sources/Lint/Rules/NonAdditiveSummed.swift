import Diagnostics

extension LintRule {
  static let nonAdditiveSummed = LintRule(
    .nonAdditiveSummed, "non-additive-summed", refusedAs: [.balanceOverTime],
    summary: "a stock that is added up over time",
    why:
      "Balances of thirty days added up are thirty times the balance. The compiler refuses a sum of balances over time; closing() takes what stands at the end.",
    bad: "", good: "")
}
