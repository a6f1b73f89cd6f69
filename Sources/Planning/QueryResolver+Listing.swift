import Definitions
import Diagnostics
import Model

/// Questions without a metric: the groups that rows of one entity have.
extension QueryResolver {
  /// Counts the rows whose groups are listed, so that each group has one; the count is not shown.
  mutating func list() {
    guard let first = request.groups.first else { return report(.nothingAsked(nil)) }
    let words: [(String, SourceSpan?)?] = [
      request.comparison.map { _ in ("compare", nil) }, request.totals.map { ("totals", $0.span) },
      request.top.map { ("top", $0.span) },
    ]
    if let (word, span) = words.compactMap(\.self).first { return report(.listOfNothing(word, span)) }
    var entities: [EntityID] = []
    for group in request.groups {
      guard let entity = model.entityNamed[group.steps[0].name] else { continue }
      if !entities.contains(entity) { entities.append(entity) }
    }
    let bases = model.bases(of: entities)
    let span = request.groups.dropFirst().reduce(first.span) { $0.joined(with: $1.span) }
    guard let entity = bases.first, bases.count == 1 else {
      if entities.isEmpty {
        listNothing()
      } else {
        report(.noRowsToList(span, entities: entities.map { model[$0].name }))
      }
      return
    }
    for steps in request.filter.map({ paths(of: $0) }) ?? [] {
      guard let target = model.entityNamed[steps[0].name], target != entity,
        model[entity].reach[target] == nil
      else { continue }
      report(
        .cannotList(
          steps[0].span.joined(with: steps[steps.count - 1].span), entity: model[entity].name,
          dimension: steps.map(\.name).joined(separator: "."), target: model[target].name,
          isToMany: model[target].reach[entity] != nil))
    }
    query.listed = TypedExpression(
      .aggregate(Aggregate(function: .count, entity: entity, argument: nil, filter: nil)), .integer,
      span: span)
  }

  /// A metric that a list is cut or put in order by may have groups that no row of the entity has.
  mutating func keepListed() {
    let isOfMetrics =
      request.having != nil || request.order.contains { !query.groupNames.contains($0.name) }
    guard let listed = query.listed, isOfMetrics else { return }
    let isListed = TypedExpression(.operation(.greater, [listed, .integer(0)]), .boolean)
    query.having = TypedExpression.all([isListed] + (query.having.map { [$0] } ?? []))
  }

  /// A list has no place to tell of rows whose amounts have no rate.
  mutating func refuseRatesInList() {
    guard let listed = query.listed, let base = query.bases.first,
      (base.groups + base.filter).contains(where: \.readsRates)
    else { return }
    report(.listWithRates(listed.span))
  }

  /// No group names an entity: a name that is none is told as that, a period belongs to nothing.
  private mutating func listNothing() {
    for group in request.groups {
      if group.steps.count == 1, TimeWord(group.steps[0].name) != nil {
        report(.timeOfNothing(group.name, group.span))
      } else {
        reportUnknownDimension(group.steps)
      }
    }
  }
}
