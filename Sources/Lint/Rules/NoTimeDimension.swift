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
      """,
    noting: { metric, project in
      metric.formula.rowAggregates.first { project.model[$0.entity].time == nil }?.entity
    },
    check: { notes, project in
      var told: Set<EntityID> = []
      return notes.compactMap { note -> LintFinding? in
        let metric = note.metric, isCertified = metric.about.tier == .certified
        guard isCertified || told.insert(note.value).inserted else { return nil }
        let entity = project.model[note.value]
        let finding = project.finding(
          .noTimeDimension, "'\(metric.name)' has no time: the rows of '\(entity.name)' have none",
          of: metric,
          severity: isCertified ? .error : .warning
        ).labelled("without 'time:'", at: entity.nameSpan).helping(
          "name the column, or a path to one: time: created_at"
        )
        .helping("allow it where rows are of no time: # lint: allow TIM001 reason=\"…\"")
        return project.about(metric, finding)
      }
    })
}
