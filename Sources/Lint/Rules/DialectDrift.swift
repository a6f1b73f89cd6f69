import Diagnostics

extension LintRule {
  static let dialectDrift = LintRule(
    .dialectDrift, "dialect-drift",
    summary: "variants of one metric for several dialects that say different things",
    impossible:
      "A metric is written once, in the definition language, and compiled for each dialect: there are no variants that could drift. Definitions that other tools have are held against each other when they are read in."
  )
}
