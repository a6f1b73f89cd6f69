import Definitions
import Model

/// The parts of a plan: one for each entity and each basis of conversion.
extension Planner {
  /// Rows of one entity, aggregated to the groups of the question.
  struct Branch {
    struct Measure {
      /// A position in `leaves`.
      let leaf: Int
      /// Columns of the branch: the value, those that count unconverted rows, the one that counts rows with an amount,
      /// the age of the oldest rate.
      let column: Int
      var unconverted: [Int] = []
      var rows: Int?
      var rateAge: Int?
      /// The column of what decides which row is taken, in a branch of rows.
      var decider: Int?
    }

    var plan: Plan
    var measures: [Measure]
    /// Positions of the groups that it is computed for; nil for all.
    var level: [Int]?
    /// The column that is 1 where a group is in the answer though nothing else has rows for it; nil where each is.
    var shown: Int?
  }

  mutating func branches() -> [Branch] {
    var groups: [(key: BranchKey, leaves: [Int])] = []
    func add(_ index: Int, _ key: BranchKey) {
      if let group = groups.firstIndex(where: { $0.key == key }) {
        groups[group].leaves.append(index)
      } else {
        groups.append((key, [index]))
      }
    }
    for (index, leaf) in leaves.enumerated() where leaf.basis != nil { add(index, BranchKey(leaf)) }
    for (index, leaf) in leaves.enumerated() where leaf.basis == nil && !isToldByGroups(leaf.aggregate) {
      // What can be put together from parts comes along with a conversion's scan.
      let ridden = groups.first {
        $0.key.isOfSameRows(as: leaf.aggregate) && $0.key.basis != nil
      }
      if leaf.aggregate.function.isDecomposable, let ridden {
        add(index, ridden.key)
      } else {
        add(index, BranchKey(leaf))
      }
    }
    return (filling().map { [$0] } ?? [])
      + groups.map { key, members in
        if let groups = leaves[members[0]].groups {
          let level = key.level.map(query.positions)
          var branch = grouped(groups, members, level: level)
          branch.level = level
          return branch
        }
        guard let base = query.base(of: leaves[members[0]].aggregate) else {
          preconditionFailure("the base of \(key.entity) was not resolved")
        }
        var branch =
          key.window.isOwn || base.period == nil
          ? self.branch(base, key.basis, members) : windowed(base, key.basis, members)
        if let move = base.move { branch = moved(branch, by: move) }
        branch.level = base.level
        return branch
      }
  }

  /// What the leaves of a branch have in common.
  private struct BranchKey: Equatable {
    let entity: EntityID
    let window: TimeWindow
    let level: [String]?
    let closing: Closing?
    let basis: ConversionBasis?
    /// Whether its leaves look at rows of several periods that cannot be put together from parts.
    let needsRows: Bool
    let grouped: GroupedFormula?

    init(_ leaf: Leaf) {
      entity = leaf.aggregate.entity
      window = leaf.aggregate.window
      level = leaf.aggregate.level
      closing = leaf.aggregate.closing
      basis = leaf.basis
      grouped = leaf.aggregate.grouped
      needsRows = !window.isOwn && !leaf.aggregate.function.isDecomposable
    }

    func isOfSameRows(as aggregate: Aggregate) -> Bool {
      grouped == nil && !aggregate.isOfGroups && entity == aggregate.entity && window == aggregate.window
        && level == aggregate.level && closing == aggregate.closing
    }
  }

  func branch(_ base: MetricQuery.Base, _ basis: ConversionBasis?, _ members: [Int]) -> Branch {
    basis.map { converted(base, $0, members) } ?? plain(base, members)
  }

  private func plain(_ base: MetricQuery.Base, _ members: [Int]) -> Branch {
    let (input, common) = filteredScan(base, members)
    let offset = base.groups.count
    var measures = members.map { measure($0, without: common, type: leaves[$0].type) }
    var placed = members.enumerated().map { Branch.Measure(leaf: $1, column: offset + $0) }
    for (position, member) in members.enumerated() where !leaves[member].rowsWithoutRate.isEmpty {
      placed[position].unconverted = [offset + measures.count]
      measures.append(rowsWithoutRate(member, without: common))
      if countsRows {
        placed[position].rows = offset + measures.count
        measures.append(rowsLookedAt(member, without: common))
      }
    }
    return Branch(
      plan: .aggregate(input, Aggregation(keys: keys(base), measures: measures)), measures: placed)
  }

  // MARK: Scans

  /// The scan with the filter of the question. What the filters of all measures have in common is part of it; else
  /// rows that no measure looks at are kept out, since they would make groups.
  func filteredScan(_ base: MetricQuery.Base, _ members: [Int]) -> (
    plan: Plan, common: [TypedExpression]
  ) {
    let filters = members.map { leaves[$0].aggregate.filter?.conjuncts ?? [] }
    // A condition that converts the row stays with its measure: rows without a rate must be seen.
    let common = filters.dropFirst().reduce(filters[0]) { shared, filter in
      shared.filter { filter.contains($0) }
    }.filter { !$0.readsRates }
    var conditions = base.conditions + common
    let rest = filters.map { filter in filter.filter { !common.contains($0) }.withOrWithoutRate }
    if !rest.contains(where: \.isEmpty) {
      var alternatives: [TypedExpression] = []
      for filter in rest {
        if let condition = TypedExpression.all(filter), !alternatives.contains(condition) {
          alternatives.append(condition)
        }
      }
      if let first = alternatives.first {
        conditions.append(
          alternatives.dropFirst().reduce(first) { TypedExpression(.operation(.or, [$0, $1]), .boolean) })
      }
    }
    return (atLastMoments(.rows(of: base.entity, where: conditions), base, members), common)
  }

  /// Of a stock only the rows that stand at the end of the period.
  private func atLastMoments(_ rows: Plan, _ base: MetricQuery.Base, _ members: [Int]) -> Plan {
    guard let closing = leaves[members[0]].aggregate.closing, let time = base.time else { return rows }
    return .last(
      rows,
      LastMoments(
        entity: base.entity, time: time, partition: closing.partition,
        tellsPart: closing.keys.isEmpty, range: base.range))
  }

  /// Counts rows that the aggregate would look at if they had a rate.
  func rowsWithoutRate(_ member: Int, without common: [TypedExpression]) -> Aggregation.Measure {
    let leaf = leaves[member]
    // A row that another condition keeps out is not looked at, whatever its rate.
    let conditions = (leaf.aggregate.filter?.conjuncts ?? []).filter { !common.contains($0) }
    let first = leaf.rowsWithoutRate[0]
    let lacks = leaf.rowsWithoutRate.dropFirst().reduce(first) {
      TypedExpression(.operation(.or, [$0, $1]), .boolean)
    }
    return .init(
      name: leaf.name + "_without_rate", function: .count, argument: nil,
      filter: TypedExpression.all(conditions.withOrWithoutRate + [lacks]), type: .integer, unit: .none)
  }

  func rowsLookedAt(_ member: Int, without common: [TypedExpression]) -> Aggregation.Measure {
    let leaf = leaves[member]
    let conditions = (leaf.aggregate.filter?.conjuncts ?? []).filter { !common.contains($0) }
    return .init(
      name: leaf.name + "_all_rows", function: .count, argument: leaf.aggregate.bookedAmount,
      filter: TypedExpression.all(conditions.withOrWithoutRate), type: .integer, unit: .none)
  }

  func remaining(_ filter: TypedExpression?, without common: [TypedExpression]) -> TypedExpression? {
    guard let filter else { return nil }
    return TypedExpression.all(filter.conjuncts.filter { !common.contains($0) })
  }

  func measure(_ member: Int, without common: [TypedExpression], type: ValueType)
    -> Aggregation.Measure
  {
    let leaf = leaves[member]
    return .init(
      name: name(of: member), function: leaf.aggregate.function, argument: leaf.aggregate.argument,
      filter: remaining(leaf.aggregate.filter, without: common), type: type, unit: leaf.unit,
      detail: leaf.aggregate.detail)
  }

  func keys(_ base: MetricQuery.Base) -> [PlanColumn] {
    base.groups.enumerated().map { index, group in
      // What a window is made of is not the period that it is seen from.
      let isPart = base.period.map { $0.index == index && group.isPart(of: $0.grain) }
      return PlanColumn(isPart == true ? keyName(index) + "_part" : keyName(index), group)
    }
  }

  func keyName(_ index: Int) -> String { keyNames[index] }

  /// A dimension of the question that stands in a column of the relation below.
  func dimension(_ index: Int, at column: Int) -> TypedExpression {
    TypedExpression(
      .output(column), query.dimensions[index].type, unit: query.dimensions[index].unit)
  }

  func name(of leaf: Int) -> String { leaves[leaf].name }
}
