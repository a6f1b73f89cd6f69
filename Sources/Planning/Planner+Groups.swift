import Model

/// Aggregates of groups: their groups are planned as a question of their own, and aggregated to those of the answer.
extension Planner {
  /// The groups that an aggregate is over, with the metric of each.
  struct GroupValues {
    /// Its columns are the groups, the value, and where there are such: rows without a rate, rows with an amount, the
    /// age of the oldest rate.
    let plan: Plan
    let value: TypedExpression
    let unconverted: Int?
    let rows: Int?
    let rateAge: Int?
  }

  func groupValues(of aggregate: Aggregate) -> GroupValues {
    guard let grouped = aggregate.grouped, let position = query.groupQueryPosition(of: aggregate) else {
      preconditionFailure("groups were not resolved")
    }
    var planner = Planner(query: query.groupQueries[position].query, model: model)
    planner.question = question + [position]
    return planner.groupValues(per: grouped.groupNames)
  }

  /// - Parameter names: the groups that the aggregate is taken per.
  private mutating func groupValues(per names: [String]) -> GroupValues {
    let formula = query.metrics[0].formula
    collect(formula, for: query.metrics[0].name)
    if let having = query.having { collect(having, for: "having") }
    var combined = self.combined()
    combined.plan = withRanks(combined.plan, of: query.formulas, isCombined: combined.isUnion)
    let groups = query.dimensions.indices.map { dimension($0, at: $0) }
    // What has no retailer is no retailer.
    var conditions = query.positions(names).map { position in
      TypedExpression(
        .operation(.not, [TypedExpression(.operation(.isNull, [groups[position]]), .boolean)]), .boolean)
    }
    if let having = query.having {
      conditions += keepingUnconverted(value(of: having, isCombined: combined.isUnion))
    }
    let value = value(of: formula, isCombined: combined.isUnion)
    var columns = groups.indices.map { PlanColumn(keyName($0), groups[$0]) } + [PlanColumn("value", value)]
    // A row is counted once, whether the metric looks at it or the condition.
    let both =
      query.having.map { TypedExpression(.operation(.coalesce, [formula, $0]), formula.type) } ?? formula
    func add(_ name: String, _ value: TypedExpression?) -> Int? {
      guard let value else { return nil }
      columns.append(PlanColumn(name, value))
      return columns.count - 1
    }
    let unconverted = add(
      "unconverted", sum(ofCounts: columnsOfLeaves(in: both, \.unconvertedColumns)))
    let rows = countsRows ? add("rows", amountRows(of: both)) : nil
    let rateAge = add("rate_age", rateAge(of: both))
    let plan = Plan.project(conditions.isEmpty ? combined.plan : .filter(combined.plan, conditions), columns)
    return GroupValues(
      plan: plan, value: TypedExpression(.output(groups.count), value.type, unit: value.unit),
      unconverted: unconverted, rows: rows, rateAge: rateAge)
  }

  /// The branch of aggregates over the same groups.
  func grouped(_ values: GroupValues, _ members: [Int], level: [Int]?) -> Branch {
    let kept = level ?? Array(query.dimensions.indices)
    let keys = query.dimensions.enumerated().map { index, asked -> PlanColumn in
      let column = kept.firstIndex(of: index)
      return PlanColumn(
        keyName(index), column.map { dimension(index, at: $0) } ?? .null(asked.type, unit: asked.unit))
    }
    var measures = members.map { member in
      let leaf = leaves[member]
      return Aggregation.Measure(
        name: leaf.name, function: leaf.aggregate.function, argument: values.value, filter: nil,
        type: leaf.type, unit: leaf.unit, detail: leaf.aggregate.detail)
    }
    func add(_ measure: Aggregation.Measure) -> Int {
      measures.append(measure)
      return keys.count + measures.count - 1
    }
    let name = leaves[members[0]].name
    let unconverted = values.unconverted.map { add(.sum(ofCounts: $0, named: name + "_unconverted")) }
    let rows = values.rows.map { add(.sum(ofCounts: $0, named: name + "_all_rows")) }
    let rateAge = values.rateAge.map { add(.max(of: $0, named: name + "_rate_age")) }
    let placed = members.enumerated().map { position, member in
      Branch.Measure(
        leaf: member, column: keys.count + position, unconverted: unconverted.map { [$0] } ?? [], rows: rows,
        rateAge: rateAge)
    }
    return Branch(
      plan: .aggregate(values.plan, Aggregation(keys: keys, measures: measures)), measures: placed)
  }
}
