import Definitions
import Diagnostics
import Model

extension LintRule {
  static let nameSuffix = LintRule(
    .nameSuffix, "suffix", .warning,
    summary: "a name whose ending says something else than its value",
    why: """
      _share and _rate are parts of one, _count is a whole number, _pct would be a hundred times a share, is_ and has_ are true or false. A name that
      ends otherwise than its value is read wrongly.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        pieces: integer
      metrics:
        pieces_count: avg(pieces)
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        pieces: integer
      metrics:
        pieces_mean: avg(pieces)
      """,
    rest: { project in
      project.model.entities.flatMap { entity in
        entity.dimensions.compactMap { dimension -> LintFinding? in
          guard dimension.name.hasPrefix("is_") || dimension.name.hasPrefix("has_"),
            dimension.expression.type != .boolean, dimension.expression.type != .unknown
          else { return nil }
          let finding = Finding(
            .nameSuffix,
            "'\(dimension.name)' begins like something true or false and is \(dimension.expression.type)",
            at: dimension.nameSpan, severity: .warning
          ).helping("name it after what it is")
          return LintFinding(finding, of: project.subject(dimension, of: entity))
        }
      }
    }
  ) { metric, project -> LintFinding? in
    guard let expected = expectation(of: metric) else { return nil }
    let finding = project.finding(
      .nameSuffix, "'\(metric.name)' ends like \(expected.promised) and is \(expected.found)", of: metric
    ).helping("name it after what it is")
    return project.about(metric, finding)
  }
}

/// What the end of a name promises, where the value is something else.
private func expectation(of metric: Metric) -> (promised: String, found: String)? {
  let type = metric.formula.type
  guard type != .unknown, let last = LintedProject.words(of: metric.name).last else { return nil }
  let found = metric.formula.unit.isMoney ? "an amount" : "\(type)"
  switch last {
  case "count" where type != .integer: return ("a number of rows", found)
  case "share", "ratio", "pct", "percent":
    return metric.formula.unit.isMoney || type == .integer || type == .text ? ("a part of one", found) : nil
  case "usd", "eur", "gbp", "jpy":
    guard case .fixed(let code)? = metric.formula.unit.currency, code.lowercased() == last else {
      return (
        "an amount in \(last.uppercased())",
        metric.formula.unit.isMoney ? "one in the currency that is asked for" : found
      )
    }
    return nil
  default: return nil
  }
}
