import Definitions
import Diagnostics
import Model
import Normal

extension LintRule {
  static let samePlan = LintRule(
    .samePlan, "same-plan", .warning, fix: .safe,
    summary: "two metrics that are one fact",
    why: """
      Both have one plan: the same rows, the same filter, the same policy, whatever they are called and however they are written. Sooner or
      later somebody mends one of them. One stays; the other refers to it, or goes. The certified one is kept, else the one that stands first.
      An error where one of both is certified. A metric that only gives another a second name, gmv_total: gmv, is an alias and no duplicate.
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
        price: integer
      metrics:
        value: sum(pieces * price)
        turnover: sum(price * pieces)
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
        price: integer
      metrics:
        value: sum(pieces * price)
        turnover: value
      """
  ) { project in
    project.samePlans.map { copy, kept in
      let isCertified = copy.about.tier == .certified || kept.about.tier == .certified
      let finding = project.finding(
        .samePlan, "'\(copy.name)' is the same fact as '\(kept.name)'", of: copy,
        severity: isCertified ? .error : .warning
      ).labelled("has the plan \(project.form(of: copy)?.shortHash ?? "")")
        .labelled(project.standing(of: kept), at: kept.nameSpan)
        .helping("refer to it: \(copy.name): \(kept.name)")
      return project.about(copy, finding, fixes: project.alias(copy, of: kept))
    }
  }
}

extension LintedProject {
  func form(of metric: Metric) -> NormalForm? { model.metricNamed[metric.name].flatMap { forms[$0] } }

  /// Metrics with one plan, each with the one that is kept. Those that are nothing but a name of another are left out.
  fileprivate var samePlans: [(copy: Metric, kept: Metric)] {
    let groups = alike.map { group in
      // Metrics that nothing passes are alike in nothing else.
      group.filter {
        model.metrics[$0].definition.alias == nil && forms[$0]?.filters.keepNothing != true
      }
    }
    return groups.filter { $0.count > 1 }.flatMap { group -> [(Metric, Metric)] in
      let metrics = group.map { model.metrics[$0] }
      let kept = metrics.first { $0.about.tier == .certified } ?? metrics[0]
      return metrics.filter { $0.name != kept.name }.map { ($0, kept) }
    }
  }

  fileprivate func standing(of metric: Metric) -> String {
    let uses = model.people.dashboards.count { $0.uses.contains { $0.value == metric.name } }
    let words = [
      metric.about.tier == .certified ? "certified" : nil, owner(of: metric, in: model).map { "owner \($0)" },
      uses > 0 ? "\(uses) dashboard\(uses == 1 ? "" : "s")" : nil,
    ].compactMap(\.self)
    return "defined here too\(words.isEmpty ? "" : " (\(words.joined(separator: ", ")))")"
  }

  /// The copy turned into a name of the other.
  fileprivate func alias(_ copy: Metric, of kept: Metric) -> [LintFinding.Fix] {
    // What the metric says beside its expression would be said twice.
    guard let span = copy.definition.places.expression, copy.definition.conversion == nil,
      copy.definition.empty == nil, copy.about.format == nil, !text(of: span).contains("\n")
    else { return [] }
    var edits = [TextEdit(span, kept.name)]
    if let filter = copy.definition.places.filter { edits.append(removal(of: filter)) }
    return [.init("refer to '\(kept.name)'", edits, isSafe: true)]
  }

  /// A key with its value taken out: a line of its own, or a part of a list in braces.
  func removal(of pair: SourceSpan) -> TextEdit {
    let bytes = sources[pair.source].bytes
    var start = Int(pair.start), end = Int(pair.end)
    var lineStart = start
    while lineStart > 0, bytes[lineStart - 1] == UInt8(ascii: " ") { lineStart -= 1 }
    if lineStart == 0 || bytes[lineStart - 1] == 0x0A {
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      return TextEdit(SourceSpan(pair.source, lineStart, min(end + 1, bytes.count)), "")
    }
    // With the comma before it, else with the one behind it.
    if lineStart > 0, bytes[lineStart - 1] == UInt8(ascii: ",") {
      start = lineStart - 1
    } else {
      while end < bytes.count, bytes[end] == UInt8(ascii: ",") || bytes[end] == UInt8(ascii: " ") { end += 1 }
    }
    return TextEdit(SourceSpan(pair.source, start, end), "")
  }
}

extension MetricDefinition {
  /// The other name, where the metric is nothing but a name of another.
  var alias: String? {
    guard filter == nil, empty == nil, conversion == nil else { return nil }
    return expression.singleName
  }
}
