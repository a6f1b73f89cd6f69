import Definitions
import Diagnostics
import Model

/// Places of groups among others: `rank(gmv by month)`, and `top`, which keeps the first of them.
extension QueryResolver {
  /// The formula with ranks among groups that the question has.
  mutating func ranked(_ formula: TypedExpression, metric: String) -> TypedExpression {
    guard formula.hasRanks else { return formula }
    let names = query.groupNames
    let takesTogether = isOfTotals
    var missing: String?
    let result = formula.mappingRanks { rank in
      guard case .operation(.rank(var order), let operands) = rank.node else { return rank }
      if !takesTogether { missing = missing ?? order.by.first { !names.contains($0) } }
      order.by.removeAll { !names.contains($0) }
      return TypedExpression(.operation(.rank(order), operands), .integer, span: rank.span)
    }
    if let missing { report(.totalNotGrouped(formula.span, metric: metric, dimension: missing)) }
    return result
  }

  /// Keeps the groups that stand first; the condition on groups with that of `top`.
  mutating func addTop(_ formulas: [NamedFormula]) {
    guard let top = request.top else { return }
    for name in top.per + [top.dimension] where !query.groupNames.contains(name.value) {
      return report(.topNotGrouped(name.value, name.span))
    }
    let asked = (top.per + [top.dimension]).map(\.value)
    if let other = request.groups.first(where: { !asked.contains($0.name) }) {
      return report(.topOfOtherGroups(other.name, top.span, dimension: top.dimension.value))
    }
    guard
      let formula = formulas.first(where: { $0.name == top.metric.value })?.formula
        ?? model.metric(named: top.metric.value).map({ inTarget($0.formula, metric: top.metric.value) })
    else {
      checker.findings.append(
        ModelProblem.unknownMetric(
          top.metric.value, top.metric.span, candidates: formulas.map(\.name) + model.metrics.map(\.name)
        ).finding)
      return
    }
    guard formula.type.isNumber else {
      return checker.report(
        expected: "a metric that is a number for 'top'", found: formula, at: top.metric.span)
    }
    var order = RankOrder(by: top.per.map(\.value))
    order.breaksTies = !top.keepsTies
    let rank = TypedExpression.rank(of: formula, order, top.span)
    let isFirst = TypedExpression(.operation(.lessOrEqual, [rank, .integer(Int64(top.count))]), .boolean)
    query.having = TypedExpression.all([query.having, isFirst].compactMap { $0 })
  }
}
