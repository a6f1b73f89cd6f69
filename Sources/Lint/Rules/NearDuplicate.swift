import Definitions
import Diagnostics
import Model
import Normal

extension LintRule {
  static let nearDuplicate = LintRule(
    .nearDuplicate, "near-duplicate", .information,
    summary: "two metrics that differ in one condition, which no name tells",
    why: """
      Same aggregate, same column, and filters that differ by one condition. That is right where a name says so, as in app_gmv and gmv, and it
      is how two numbers for one word come about where none does. Reported where one metric neither refers to the other nor has a word of its
      condition in its name.
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
        is_test: boolean
      metrics:
        volume: sum(pieces)
        turnover: sum(pieces where not is_test)
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
        is_test: boolean
      metrics:
        volume: sum(pieces)
        volume_without_tests: sum(pieces where not is_test)
      """
  ) { project in
    project.nearDuplicates.map { metric, other, condition in
      let finding = project.finding(
        .nearDuplicate, "'\(metric.name)' is '\(other.name)' where \(condition)", of: metric,
        severity: .information
      ).labelled("without that condition", at: other.nameSpan)
        .helping("refer to it, so that both change together: \(other.name) where …")
        .helping("and say in its name or its description how they differ")
      return project.about(metric, finding)
    }
  }
}

extension LintedProject {
  /// Metrics of one aggregate each whose rows differ by one condition.
  fileprivate var nearDuplicates: [(metric: Metric, other: Metric, condition: String)] {
    var groups: [String: [(metric: Metric, conditions: [String])]] = [:]
    var order: [String] = []
    for metric in model.metrics {
      guard let parts = form(of: metric)?.parts, parts.conditions != ["false"] else {
        continue
      }
      if groups[parts.rest] == nil { order.append(parts.rest) }
      groups[parts.rest, default: []].append((metric, parts.conditions))
    }
    return order.flatMap { key -> [(Metric, Metric, String)] in
      guard let group = groups[key], group.count > 1 else { return [] }
      var byConditions: [[String]: Metric] = [:]
      for (metric, conditions) in group where byConditions[conditions] == nil {
        byConditions[conditions] = metric
      }
      return group.compactMap { metric, conditions -> (Metric, Metric, String)? in
        for (index, condition) in conditions.enumerated() {
          var fewer = conditions
          fewer.remove(at: index)
          guard let other = byConditions[fewer], other.name != metric.name,
            !model.refers(metric, to: other.name),
            !says(metric, condition)
          else { continue }
          return (metric, other, condition)
        }
        return nil
      }
    }
  }

  /// Whether the name or the description has a word of the condition.
  private func says(_ metric: Metric, _ condition: String) -> Bool {
    let words = condition.lowercased().split { !$0.isLetter }.map(String.init).filter {
      $0.utf8.count > 2 && $0 != "not" && $0 != "null"
    }
    let text = "\(metric.name) \(metric.about.label?.value ?? "") \(metric.about.description?.value ?? "")"
      .lowercased()
    return words.contains { word in
      text.contains(word) || (word.hasSuffix("d") && text.contains(word.dropLast()))
        || text.contains(word.dropLast(word.utf8.count > 4 ? 2 : 0))
    }
  }
}
