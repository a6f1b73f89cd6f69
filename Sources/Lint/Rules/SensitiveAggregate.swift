import Definitions
import Diagnostics
import Model

extension LintRule {
  static let sensitiveAggregate = LintRule(
    .sensitiveAggregate, "pii-aggregate", .error,
    summary: "a metric that shows single values of a sensitive column",
    why: """
      min, max and lists show values of single rows: the largest salary of a group of one is that of a person. Counts show none.
      """,
    bad: """
      entity: customer
      table: customers
      key: id
      columns: {id: integer, mail: {type: text, sensitive: true}}
      metrics: {first_mail: min(mail)}
      """,
    good: """
      entity: customer
      table: customers
      key: id
      columns: {id: integer, mail: {type: text, sensitive: true}}
      metrics: {mails: count(mail)}
      """
  ) { metric, project -> [LintFinding] in
    project.ownAggregates(of: metric).compactMap { aggregate, span -> LintFinding? in
      guard [.min, .max, .minBy, .maxBy, .textList, .percentile].contains(aggregate.function),
        aggregate.showsSensitive(project.model)
      else { return nil }
      let finding = project.finding(
        .sensitiveAggregate, "'\(metric.name)' shows values of single rows of a sensitive column",
        of: metric, at: span,
        severity: .error
      ).helping("count them, or take a column that may be shown")
      return project.about(metric, finding)
    }
  }
}
