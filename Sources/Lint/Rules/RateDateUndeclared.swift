import Diagnostics

extension LintRule {
  static let rateDateUndeclared = LintRule(
    .rateDateUndeclared, "fx-date-undeclared", refusedAs: [.noConversionPath],
    summary: "a conversion that does not say of which day its rate is",
    why:
      "The rate of the booking, of the payment and of the end of the month give three numbers. A policy under conversion: says which; the compiler refuses to guess.",
    bad: "", good: "")
}
