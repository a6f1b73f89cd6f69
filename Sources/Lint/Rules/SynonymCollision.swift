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
      """,
    noting: { metric, _ in
      let synonyms = metric.about.synonyms.map { (plain($0.value), $0, "synonym") }
      let label = [metric.about.label].compactMap(\.self).map { (plain($0.value), $0, "label") }
      return Words(name: plain(metric.name), others: synonyms + label)
    },
    check: { notes, project in
      var first: [String: (metric: Metric, span: SourceSpan, what: String)] = [:]
      first.reserveCapacity(notes.count)
      var found: [LintFinding] = []
      for note in notes { first[note.value.name] = (note.metric, note.metric.nameSpan, "the name") }
      for note in notes {
        let metric = note.metric
        for (key, word, kind) in note.value.others {
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
    })
}

/// What a metric is called.
private struct Words: Sendable {
  let name: String
  /// Synonyms and the label.
  let others: [(plain: String, written: Written<String>, kind: String)]
}

/// `Gross sales` and `gross_sales` are one word.
private func plain(_ word: String) -> String {
  String(word.lowercased().map { $0 == "_" || $0 == "-" ? " " : $0 })
}
