import Definitions
package import Model
package import Planning
import Values

/// How a question is answered, in words.
package struct Explanation {
  let query: MetricQuery
  let planned: PlannedQuery
  let model: Model

  package init(query: MetricQuery, planned: PlannedQuery, model: Model) {
    self.query = query
    self.planned = planned
    self.model = model
  }

  package var text: String {
    sections.map { $0.title + "\n" + $0.lines.map { "  \($0)\n" }.joined() }.joined(separator: "\n")
  }

  /// What is told, under its headings.
  package var sections: [(title: String, lines: [String])] {
    var sections = query.listed == nil ? [("Metrics", metrics)] : []
    sections.append(("Rows", rows))
    if !query.dimensions.isEmpty { sections.append(("Groups", groups)) }
    if query.metrics.contains(where: { $0.currency != nil }) || isConverted {
      sections.append(("Money", money))
    }
    sections.append(("Plan", planText(planned, model: model).split(separator: "\n").map(String.init)))
    return sections
  }

  private var metrics: [String] {
    query.metrics.flatMap { asked -> [String] in
      var lines = ["\(asked.name) = \(ExpressionText(model: model, entity: nil).text(asked.formula))"]
      guard let metric = model.metric(named: asked.name) else { return lines }
      if let description = metric.about.description?.value { lines.append("  \(oneLine(description))") }
      if let owner = owner(of: metric, in: model) { lines.append("  answered for by \(owner)") }
      return lines
    }
  }

  private var rows: [String] {
    query.bases.filter { isRead($0) }.map { base in
      let entity = model[base.entity]
      let source =
        if case .table(let parts) = entity.source { "the table \(parts.joined(separator: "."))" } else {
          "a query"
        }
      var line = "\(entity.name): read once from \(source), before anything is joined to another fact"
      if base.level != nil {
        line = "\(entity.name), in all groups together: read from \(source)"
      } else if !base.window.isOwn {
        line =
          "\(entity.name), \(ExpressionText(model: model, entity: base.entity).text(of: base.window, around: "…")): read from \(source)"
      }
      if let role = model.role, entity.visibleRows != nil { line += "; only the rows that \(role) sees" }
      if !base.conditions.isEmpty {
        let writer = ExpressionText(model: model, entity: base.entity)
        line += "; only where \(base.conditions.map(writer.text).joined(separator: " and "))"
      }
      return line
    }
  }

  private func isRead(_ base: MetricQuery.Base) -> Bool {
    query.formulas.flatMap(\.aggregates).contains {
      $0.entity == base.entity && $0.window == base.window && $0.level.map(query.positions) == base.level
    }
  }

  private var groups: [String] {
    query.dimensions.enumerated().flatMap { index, dimension -> [String] in
      query.bases.filter(\.isOwn).map { base in
        let group = base.groups[index]
        var paths: [String] = []
        group.forEachLeaf { leaf in
          let steps: JoinPath
          switch leaf.node {
          case .field(let field): steps = field.path
          case .rollup(let rollup): steps = rollup.path
          default: return
          }
          let path = model.text(of: steps, from: base.entity)
          if !paths.contains(path) { paths.append(path) }
        }
        let path = paths.joined(separator: ", ")
        let steps =
          path.contains(".") ? "along \(path): each \(model[base.entity].name) has at most one" : "its own"
        return "\(dimension.name) of \(model[base.entity].name): \(steps)"
      }
    }
  }

  private var isConverted: Bool {
    planned.columns.contains { if case .unconvertedRows = $0.role { true } else { false } }
  }

  private var money: [String] {
    guard let target = query.target else {
      return [
        "amounts are shown in the currency that they are stored in: a group or a filter makes it one for each row of the answer"
      ]
    }
    let name =
      switch target {
      case .code(let code): code
      case .dimension(let index): "the currency of \(query.dimensions[index].name)"
      }
    guard isConverted else { return ["every amount is in \(name) already: no rate is read"] }
    return MoneyExplanation(query: query, model: model, target: name).lines
  }

  private func oneLine(_ text: String) -> String {
    String(text.map { $0 == "\n" ? " " : $0 })
  }
}
