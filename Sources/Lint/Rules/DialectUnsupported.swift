import Diagnostics

extension LintRule {
  static let dialectUnsupported = LintRule(
    .dialectUnsupported, "dialect-unsupported", refusedAs: [.dialectCannotSay],
    summary: "a metric that a target database cannot answer",
    why: "`datum check` compiles every metric for every target of datum.yaml, and says which one cannot.",
    bad: "", good: "")
}
