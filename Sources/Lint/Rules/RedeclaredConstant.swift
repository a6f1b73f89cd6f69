import Definitions
import Diagnostics
import Model
import Values

extension LintRule {
  static let redeclaredConstant = LintRule(
    .redeclaredConstant, "re-declared-constant", .information,
    summary: "a number with digits behind the point that stands in two places",
    why: """
      A tax rate, an exchange rate or a threshold that is written out in several definitions changes in one of them. Give it a name: a fact of
      the entity, or a metric that the others refer to.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        net: decimal(12,2)
      metrics:
        gross: sum(net * 1.19)
        gross_share: sum(net * 1.19) / sum(net)
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        net: decimal(12,2)
      facts: {with_tax: net * 1.19}
      metrics:
        gross: sum(with_tax)
        gross_share: gross / sum(net)
      """
  ) { project in
    var first: [String: (name: String, span: SourceSpan)] = [:]
    var found: [LintFinding] = []
    for metric in project.model.metrics {
      for expression in metric.definition.expressions {
        expression.forEachPart { part in
          guard case .literal(.decimal(let value), let span) = part, value.trimmed(to: 0).scale > 0 else {
            return
          }
          let key = value.trimmed(to: 0).description
          // Halves, tenths and hundredths are no constants of a business.
          guard !["0.5", "0.1", "0.01", "0.001", "0.25", "0.75", "0.9", "0.95", "0.99"].contains(key) else {
            return
          }
          guard let other = first[key] else {
            first[key] = (metric.name, span)
            return
          }
          guard other.name != metric.name else { return }
          let finding = project.finding(
            .redeclaredConstant, "\(key) stands in '\(metric.name)' and in '\(other.name)'", of: metric,
            at: span,
            severity: .information
          ).labelled("here too", at: other.span).helping(
            "give it a name that both refer to: a fact, or a metric")
          found.append(project.about(metric, finding))
        }
      }
    }
    return found
  }
}
