import Definitions
import Diagnostics
import Model

/// Rows of groups taken together: questions of their own, with fewer groups, so that nothing is added up from parts.
extension QueryResolver {
  /// Adds the questions whose rows stand beside the groups.
  mutating func addTotals() {
    guard let asked = request.totals, !checker.findings.hasErrors else { return }
    let count = request.groups.count
    if count == 0 { return report(.nothingToTotal(asked.span)) }
    if let metric = request.metrics.first(where: { $0.name == Planner.levelName }) {
      return report(.askedTwice(metric.name, metric.span))
    }
    for order in query.order {
      guard let formula = order.formula, !query.metrics.contains(where: { $0.formula == formula }) else {
        continue
      }
      let span = request.order.first { $0.name == order.name }?.span ?? asked.span
      return report(.badOrder(order.name, span, candidates: query.metrics.map(\.name)))
    }
    for kept in asked.levels == .all ? [0] : Array((0..<count).reversed()) {
      var inner = QueryResolver(request: request, model: model)
      inner.isOfTotals = true
      // Periods without rows have totals where they are groups of their own.
      if query.filled.map({ $0.index >= kept }) ?? true { inner.request.fill = nil }
      inner.request.keepAllGroups()
      let removed = inner.request.groups.suffix(count - kept).map(\.name)
      inner.request.groups.removeLast(count - kept)
      inner.request.order.removeAll { removed.contains($0.name) }
      let total = inner.resolve()
      takeFindings(of: inner)
      query.totals.append(.init(level: count - kept, query: total))
    }
  }
}
