import Diagnostics

extension LintRule {
  static let unpartitionedScan = LintRule(
    .unpartitionedScan, "unpartitioned-scan", summary: "a table that is read whole",
    impossible:
      "Which column a table is partitioned by is not declared, and the range of time is that of the question: the compiler writes it as a range on the raw column, so that partitions are used. A condition that defeats them is PRF004."
  )
}
