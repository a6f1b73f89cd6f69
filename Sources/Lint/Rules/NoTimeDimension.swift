import Definitions
import Diagnostics
import Model

extension LintRule {
  static let noTimeDimension = LintRule(
    .noTimeDimension, "no-time-dimension", .warning,
    summary: "a metric of rows that have no time",
    why: """
      month means the own time of each metric. Without one it can be asked for by no period, compared with none, and converted on no day. An
      error for certified metrics.
      """,
    bad: """
      entity: shop
      table: shops
      key: shop_id
      columns: {shop_id: integer}
      metrics: {shops: count()}
      """,
    good: """
      entity: shop
      table: shops
      key: shop_id
      time: opened
      columns: {shop_id: integer, opened: date}
      metrics: {shops: count()}
      """
  ) { project in
    var told: Set<String> = []
    return project.model.metrics.compactMap { metric -> LintFinding? in
      guard
        let aggregate = metric.formula.rowAggregates.first(where: { project.model[$0.entity].time == nil }),
        metric.about.tier == .certified || told.insert(project.model[aggregate.entity].name).inserted
      else { return nil }
      let entity = project.model[aggregate.entity]
      let isCertified = metric.about.tier == .certified
      let finding = project.finding(
        .noTimeDimension, "'\(metric.name)' has no time: the rows of '\(entity.name)' have none", of: metric,
        severity: isCertified ? .error : .warning
      ).labelled("without 'time:'", at: entity.nameSpan).helping(
        "name the column, or a path to one: time: created_at"
      )
      .helping("allow it where rows are of no time: # lint: allow TIM001 reason=\"…\"")
      return project.about(metric, finding)
    }
  }
}
