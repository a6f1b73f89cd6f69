import Definitions
import Diagnostics
import Model

/// Questions inside a question: the groups that an aggregate is over.
extension QueryResolver {
  mutating func addGroupQuery(of aggregate: Aggregate, metric: String, _ span: SourceSpan) {
    guard let grouped = aggregate.grouped, query.groupQuery(of: aggregate) == nil,
      !checker.findings.hasErrors
    else { return }
    if aggregate.level != nil { addGroupQuery(of: aggregate.ofAllGroups, metric: metric, span) }
    var inner = QueryResolver(request: request, model: model)
    inner.request.metrics = []
    inner.request.order = []
    inner.request.keepAllGroups()
    if let level = aggregate.level { inner.request.groups.removeAll { !level.contains($0.name) } }
    for (name, steps) in zip(grouped.groupNames, grouped.groups) {
      if !inner.request.groups.contains(where: { $0.name == name }) {
        inner.request.groups.append(
          .init(name: name, steps: steps.map { .init(name: $0, span: span) }, span: span))
      }
    }
    let found = inner.resolve(grouped, metric: metric, span)
    takeFindings(of: inner)
    query.groupQueries.append(.init(grouped: grouped, level: aggregate.level, query: found))
  }

  /// What amounts of groups are in, seen from the answer; reports groups of several currencies that are taken together.
  mutating func currency(
    of groups: MetricQuery, _ aggregate: Aggregate, metric: String, _ span: SourceSpan
  ) -> MetricQuery.OutputCurrency? {
    guard case .dimension(let index)? = groups.metrics.first?.currency else {
      return groups.metrics.first?.currency
    }
    let name = groups.groupNames[index]
    if aggregate.level?.contains(name) ?? true, let outer = query.groupNames.firstIndex(of: name) {
      return .dimension(outer)
    }
    report(.groupsOfCurrencies(span, metric: metric, dimension: name))
    return nil
  }

  private mutating func resolve(_ grouped: GroupedFormula, metric: String, _ span: SourceSpan) -> MetricQuery
  {
    prepare()
    let formula = inTarget(grouped.formula, metric: metric)
    query.having = grouped.filter.map { inTarget($0, metric: metric) }
    return finish([(metric, formula, span)], having: span, orders: [])
  }
}
