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
      """,
    noting: { metric, _ in
      let constants = metric.constants
      return constants.isEmpty ? nil : constants
    },
    check: { (notes: [RuleNote<[Constant]>], project) in
      var first: [String: (name: String, span: SourceSpan)] = [:]
      var found: [LintFinding] = []
      for note in notes {
        let metric = note.metric
        for constant in note.value {
          guard let other = first[constant.text] else {
            first[constant.text] = (metric.name, constant.span)
            continue
          }
          guard other.name != metric.name else { continue }
          let finding = project.finding(
            .redeclaredConstant, "\(constant.text) stands in '\(metric.name)' and in '\(other.name)'",
            of: metric, at: constant.span, severity: .information
          ).labelled("here too", at: other.span).helping(
            "give it a name that both refer to: a fact, or a metric")
          found.append(project.about(metric, finding))
        }
      }
      return found
    })
}

private struct Constant: Sendable {
  let text: String
  let span: SourceSpan
}

extension Metric {
  /// The numbers with decimals that are written in it.
  fileprivate var constants: [Constant] {
    var constants: [Constant] = []
    for expression in definition.expressions {
      expression.forEachPart { part in
        guard case .literal(.decimal(let value), let span) = part, value.trimmed(to: 0).scale > 0 else {
          return
        }
        let text = value.trimmed(to: 0).description
        // Halves, tenths and hundredths are no constants of a business.
        if !usualNumbers.contains(text) { constants.append(Constant(text: text, span: span)) }
      }
    }
    return constants
  }
}

private let usualNumbers: Set<String> = [
  "0.5", "0.1", "0.01", "0.001", "0.25", "0.75", "0.9", "0.95", "0.99",
]
