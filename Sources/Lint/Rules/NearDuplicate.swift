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
      """,
    noting: { metric, project in
      guard let parts = project.form(of: metric)?.parts, parts.conditions != ["false"] else { return nil }
      return Conditioned(rest: HashedText(parts.rest), conditions: parts.conditions.map(HashedText.init))
    },
    check: { (notes: [RuleNote<Conditioned>], project) in
      project.nearDuplicates(notes).map { metric, other, condition in
        let finding = project.finding(
          .nearDuplicate, "'\(metric.name)' is '\(other.name)' where \(condition)", of: metric,
          severity: .information
        ).labelled("without that condition", at: other.nameSpan)
          .helping("refer to it, so that both change together: \(other.name) where …")
          .helping("and say in its name or its description how they differ")
        return project.about(metric, finding)
      }
    })
}

/// A metric of one aggregate, apart from the conditions of its rows.
private struct Conditioned: Sendable {
  let rest: HashedText
  let conditions: [HashedText]
}

extension LintedProject {
  /// Metrics of one aggregate each whose rows differ by one condition.
  fileprivate func nearDuplicates(_ notes: [RuleNote<Conditioned>])
    -> [(metric: Metric, other: Metric, condition: String)]
  {
    var groups: [HashedText: [Int]] = Dictionary(minimumCapacity: notes.count)
    var order: [HashedText] = []
    for (index, note) in notes.enumerated() {
      let rest = note.value.rest
      if groups[rest] == nil { order.append(rest) }
      groups[rest, default: []].append(index)
    }
    return order.flatMap { rest -> [(Metric, Metric, String)] in
      guard let group = groups[rest], group.count > 1 else { return [] }
      var byConditions: [[HashedText]: Metric] = [:]
      for index in group where byConditions[notes[index].value.conditions] == nil {
        byConditions[notes[index].value.conditions] = notes[index].metric
      }
      return group.compactMap { nearest(notes[$0], byConditions) }
    }
  }

  /// One that has all conditions of a metric but one.
  private func nearest(_ note: RuleNote<Conditioned>, _ byConditions: [[HashedText]: Metric])
    -> (Metric, Metric, String)?
  {
    for (index, condition) in note.value.conditions.enumerated() {
      var fewer = note.value.conditions
      fewer.remove(at: index)
      guard let other = byConditions[fewer], other.name != note.metric.name,
        !model.refers(note.metric, to: other.name), !says(note.metric, condition.text)
      else { continue }
      return (note.metric, other, condition.text)
    }
    return nil
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
