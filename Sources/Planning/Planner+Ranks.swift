import Model

/// Places of groups among others, as columns behind the aggregates: they are computed over all groups, before any is
/// left out.
extension Planner {
  mutating func withRanks(_ plan: Plan, of formulas: [TypedExpression], isCombined: Bool) -> Plan {
    var plan = plan
    for rank in formulas.flatMap(\.ranks) where !ranks.contains(where: { $0.rank == rank }) {
      guard case .operation(.rank(let order), let operands) = rank.node else { continue }
      let columns = plan.columns
      let shared = query.positions(order.by)
      let others = order.breaksTies ? query.dimensions.indices.filter { !shared.contains($0) } : []
      let place = TypedExpression(
        .operation(
          .rank(order),
          [value(of: operands[0], isCombined: isCombined)]
            + (shared + others).map { dimension($0, at: $0) }), .integer)
      plan = .project(
        plan,
        columns.enumerated().map { PlanColumn($1.name, TypedExpression(.output($0), $1.type)) }
          + [PlanColumn("place_\(ranks.count + 1)", place)])
      ranks.append((rank, columns.count))
    }
    return plan
  }
}
