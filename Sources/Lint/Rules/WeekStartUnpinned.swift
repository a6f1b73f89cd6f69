import Definitions
import Diagnostics
import Model
import Values

extension LintRule {
  static let weekStartUnpinned = LintRule(
    .weekStartUnpinned, "week-start-unpinned", .warning,
    summary: "weeks whose first day nothing says",
    why: """
      Weeks begin on Monday or on Sunday, depending on the database and the country. Datum takes Monday where nothing is said; a project that
      asks by week says which it is.
      """,
    bad: """
      # file: datum.yaml
      name: shop
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        orders: count()
        last_week: prior(orders, 1 week)
      """,
    good: """
      # file: datum.yaml
      name: shop
      week_start: monday
      # file: metrics/order.yaml
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        orders: count()
        last_week: prior(orders, 1 week)
      """
  ) { project in
    guard !project.definitions.project.says.contains("week_start") else { return [] }
    for metric in project.model.metrics {
      var place: SourceSpan?
      metric.definition.expression.forEachPart { part in
        switch part {
        case .literal(.interval(_, .week), let span): place = place ?? span
        case .path(let steps, let span) where steps.last?.name == "week": place = place ?? span
        default: break
        }
      }
      guard let place else { continue }
      let finding = project.finding(
        .weekStartUnpinned, "'\(metric.name)' counts weeks, and nothing says when they begin", of: metric,
        at: place
      ).helping("say it in datum.yaml: week_start: monday")
      return [project.about(metric, finding)]
    }
    return []
  }
}
