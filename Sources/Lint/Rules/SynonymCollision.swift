import Definitions
import Diagnostics
import Model
import Normal

extension LintRule {
  static let synonymCollision = LintRule(
    .synonymCollision, "synonym-collision", .error,
    summary: "a synonym or a label that two metrics share",
    why: """
      Who searches for the word gets one of two numbers, by chance: an answer of a machine most of all. A synonym belongs to one metric, and is
      the name of no other.
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
        orders: {expr: count(), synonyms: [volume]}
        volume: sum(pieces)
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
        orders: {expr: count(), synonyms: [purchases]}
        volume: sum(pieces)
      """
  ) { project in
    var first: [String: (metric: Metric, span: SourceSpan, what: String)] = [:]
    var found: [LintFinding] = []
    for metric in project.model.metrics { first[plain(metric.name)] = (metric, metric.nameSpan, "the name") }
    for metric in project.model.metrics {
      let own =
        metric.about.synonyms.map { ($0, "synonym") }
        + [metric.about.label].compactMap(\.self).map { ($0, "label") }
      for (word, kind) in own {
        let key = plain(word.value)
        guard let other = first[key] else {
          first[key] = (metric, word.span, "a \(kind)")
          continue
        }
        guard other.metric.name != metric.name else { continue }
        // A metric that only gives another a second name means the same.
        if let form = project.form(of: metric),
          form.canonicalText == project.form(of: other.metric)?.canonicalText
        {
          continue
        }
        let finding = Finding(
          .synonymCollision,
          "the \(kind) '\(word.value)' of '\(metric.name)' is \(other.what) of '\(other.metric.name)' too",
          at: word.span
        ).labelled("here", at: other.span).helping("keep it for one of them")
        found.append(project.about(metric, finding))
      }
    }
    return found
  }
}

/// `Gross sales` and `gross_sales` are one word.
private func plain(_ word: String) -> String {
  String(word.lowercased().map { $0 == "_" || $0 == "-" ? " " : $0 })
}
