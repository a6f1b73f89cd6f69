import Model

/// The relation that all values of the answer are read from.
extension Planner {
  /// All branches, with the totals that the values of groups tell.
  mutating func combined() -> (plan: Plan, isUnion: Bool) {
    var combined = combine(branches())
    let told = leaves.indices.filter { isToldByGroups(leaves[$0].aggregate) }
    if told.isEmpty { return combined }
    let columns = combined.plan.columns
    var projected = columns.enumerated().map { index, column in
      PlanColumn(column.name, TypedExpression(.output(index), column.type))
    }
    for index in told {
      let leaf = leaves[index]
      let ofGroup = leaves.first { $0.aggregate.isSameComputation(as: leaf.aggregate.ofAllGroups) }
      guard let column = ofGroup?.column, let level = leaf.aggregate.level else {
        preconditionFailure("a total is of groups")
      }
      leaves[index].column = projected.count
      let value = TypedExpression(.output(column), leaf.type, unit: leaf.unit)
      let keys = query.positions(level).map { dimension($0, at: $0) }
      projected.append(
        PlanColumn(
          leaf.name,
          TypedExpression(
            .operation(.overGroups(leaf.aggregate.function), [value] + keys), leaf.type, unit: leaf.unit)))
    }
    combined.plan = .project(combined.plan, projected)
    return combined
  }

  /// Whether a total is what its groups add up to, so that no row is read for it again. What is converted is not: it keeps
  /// only so many digits of each group.
  func isToldByGroups(_ aggregate: Aggregate) -> Bool {
    guard aggregate.level != nil, aggregate.function.isDecomposable, aggregate.ofAllGroups.isOfOwnRows,
      let leaf = leaves.first(where: { $0.aggregate.isSameComputation(as: aggregate) })
    else { return false }
    return leaf.basis == nil && leaf.rowsWithoutRate.isEmpty && leaf.type != .float
  }

  /// Puts branches together: rows of all of them side by side, then one row for each group. Null groups meet, and a
  /// group that one branch lacks keeps the values of the others.
  private mutating func combine(_ branches: [Branch]) -> (plan: Plan, isUnion: Bool) {
    let groupCount = query.dimensions.count
    guard branches.count > 1 else {
      for measure in branches[0].measures {
        leaves[measure.leaf].column = measure.column
        leaves[measure.leaf].unconvertedColumns = measure.unconverted
        leaves[measure.leaf].rowsColumn = measure.rows
        leaves[measure.leaf].rateAgeColumn = measure.rateAge
      }
      let plan = branches[0].shown.map { .filter(branches[0].plan, [isOne($0)]) } ?? branches[0].plan
      return (plan, false)
    }
    let levels = levels(of: branches)
    let firstMeasure = groupCount + (levels.isEmpty ? 0 : 1)
    // The columns of the union: the keys, the level where there are several, then every measure of every branch.
    var measures:
      [(branch: Int, column: Int, name: String, function: Aggregate.Function, type: ValueType, unit: Unit)] =
        []
    for (index, branch) in branches.enumerated() {
      func add(_ column: Int, _ name: String) -> Int {
        measures.append((index, column, name, .max, .integer, .none))
        return firstMeasure + measures.count - 1
      }
      for measure in branch.measures {
        let leaf = leaves[measure.leaf]
        leaves[measure.leaf].column = firstMeasure + measures.count
        measures.append((index, measure.column, leaf.name, leaf.aggregate.function, leaf.type, leaf.unit))
        leaves[measure.leaf].unconvertedColumns = measure.unconverted.enumerated().map {
          add($1, leaf.name + ($0 == 0 ? "_unconverted" : "_without_rate"))
        }
        leaves[measure.leaf].rowsColumn = measure.rows.map { add($0, leaf.name + "_all_rows") }
        leaves[measure.leaf].rateAgeColumn = measure.rateAge.map { add($0, leaf.name + "_rate_age") }
      }
    }
    let keys = query.dimensions.indices.map { PlanColumn(keyName($0), dimension($0, at: $0)) }
    // Whether a group is shown stands behind the measures.
    let shown = branches.contains { $0.shown != nil } ? firstMeasure + measures.count : nil
    let parts = branches.enumerated().map { index, branch -> Plan in
      let values = measures.map { measure -> PlanColumn in
        let expression =
          measure.branch == index
          ? TypedExpression(.output(measure.column), measure.type, unit: measure.unit)
          : .null(measure.type, unit: measure.unit)
        return PlanColumn(measure.name, expression)
      }
      let level = levels.firstIndex(of: branch.level).map { [PlanColumn("level", .integer(Int64($0)))] }
      let flag = branch.shown.map { TypedExpression(.output($0), .integer) } ?? .integer(1)
      return .project(
        branch.plan, keys + (level ?? []) + values + (shown == nil ? [] : [PlanColumn("is_shown", flag)]))
    }
    let levelKeys =
      levels.isEmpty ? [] : [PlanColumn("level", TypedExpression(.output(groupCount), .integer))]
    // Each value stands in one row of its group at the most, so any aggregate that skips null finds it.
    let combined = measures.enumerated().map { position, measure -> Aggregation.Measure in
      let isTruth = measure.type == .boolean
      return .init(
        name: measure.name, function: isTruth ? .any : .max,
        argument: TypedExpression(.output(firstMeasure + position), measure.type, unit: measure.unit),
        filter: nil,
        type: measure.type, unit: measure.unit)
    }
    let flag = shown.map { [Aggregation.Measure.max(of: $0, named: "is_shown")] } ?? []
    let plan = Plan.aggregate(.union(parts), Aggregation(keys: keys + levelKeys, measures: combined + flag))
    if levels.isEmpty { return (shown.map { .filter(plan, [isOne($0)]) } ?? plan, true) }
    let lifted = measures.enumerated().map { position, measure -> PlanColumn in
      let value = TypedExpression(.output(firstMeasure + position), measure.type, unit: measure.unit)
      guard let level = branches[measure.branch].level else { return PlanColumn(measure.name, value) }
      return PlanColumn(
        measure.name,
        TypedExpression(
          .operation(
            .overGroups(measure.type == .boolean ? .any : .max), [value] + level.map { keys[$0].expression }),
          measure.type, unit: measure.unit))
    }
    // Every group sees the totals that it is part of; then the rows of the totals themselves are left out.
    let isGroup = TypedExpression(
      .operation(.equal, [TypedExpression(.output(groupCount), .integer), .integer(0)]), .boolean)
    guard let shown else { return (.filter(.project(plan, keys + levelKeys + lifted), [isGroup]), true) }
    let carried = PlanColumn("is_shown", TypedExpression(.output(shown), .integer))
    return (.filter(.project(plan, keys + levelKeys + lifted + [carried]), [isGroup, isOne(shown)]), true)
  }

  private func isOne(_ column: Int) -> TypedExpression {
    TypedExpression(.operation(.equal, [TypedExpression(.output(column), .integer), .integer(1)]), .boolean)
  }

  /// The groups that branches are computed for, all groups first; empty where all branches have all.
  private func levels(of branches: [Branch]) -> [[Int]?] {
    var levels: [[Int]?] = [nil]
    for branch in branches where !levels.contains(branch.level) { levels.append(branch.level) }
    return levels.count == 1 ? [] : levels
  }
}
