import Model

/// Groups that become those of a later period, where periods stand in a table.
extension Planner {
  /// - Parameter branch: grouped by the periods that its rows are in.
  func moved(_ branch: Branch, by move: MetricQuery.PeriodMove) -> Branch {
    let columns = branch.plan.columns
    var values = columns.indices.map {
      TypedExpression(.output($0), columns[$0].type, unit: unit(ofColumn: $0, in: branch))
    }
    // The period that rows are in, then what is known of the one that they move to.
    var periods = [PlanColumn("was", move.start)]
    func later(_ value: TypedExpression, named name: String) -> TypedExpression {
      let position = periods.firstIndex { $0.expression.isLater(value) } ?? periods.count
      if position == periods.count {
        periods.append(
          PlanColumn(
            name,
            TypedExpression(
              .operation(.later(move.count), [value, move.start]), value.type, unit: value.unit)
          ))
      }
      return TypedExpression(.output(columns.count + position), value.type, unit: value.unit)
    }
    let becomes = later(move.start, named: "becomes")
    let told = move.told.map { ($0.index, later($0.value, named: "becomes_\(keyName($0.index))")) }
    func ofLater(_ condition: TypedExpression) -> TypedExpression {
      condition.mappingLeaves { leaf in
        if case .literal = leaf.node { return leaf }
        return later(leaf, named: "later_\(periods.count)")
      }
    }
    let isInAnswer = move.conditions.map(ofLater)
    let isShown = TypedExpression.all(move.shown.map(ofLater))
    let isThere = TypedExpression(
      .operation(.not, [TypedExpression(.operation(.isNull, [becomes]), .boolean)]), .boolean)
    let was = TypedExpression(.output(columns.count), move.start.type)
    let isSame = TypedExpression(.operation(.equal, [values[move.index], was]), .boolean)
    values[move.index] = becomes
    for (index, value) in told { values[index] = value }
    let joined = Plan.join(
      branch.plan, .project(.scan(move.entity), periods), on: [isSame, isThere] + isInAnswer)
    var projected = zip(columns, values).map { PlanColumn($0.name, $1) }
    if let isShown {
      let flag = TypedExpression(
        .conditional([.init(condition: isShown, value: .integer(1))], otherwise: .integer(0)), .integer)
      projected.append(PlanColumn("is_shown", flag))
    }
    return Branch(
      plan: .project(joined, projected), measures: branch.measures,
      shown: isShown == nil ? nil : projected.count - 1)
  }
}

extension TypedExpression {
  /// Whether it is `value` in a later row.
  fileprivate func isLater(_ value: TypedExpression) -> Bool {
    guard case .operation(.later, let operands) = node else { return false }
    return operands[0].node == value.node
  }
}
