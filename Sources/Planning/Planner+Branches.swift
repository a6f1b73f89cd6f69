import Definitions
import Model

/// The parts of a plan: one for each entity and each basis of conversion.
extension Planner {
  /// Rows of one entity, aggregated to the groups of the question.
  struct Branch {
    let plan: Plan
    /// Positions of `leaves`, and the columns of `plan` that hold them.
    var measures: [(leaf: Int, column: Int, unconverted: Int?)]
  }

  mutating func branches() -> [Branch] {
    var groups: [(entity: EntityID, basis: ConversionBasis?, leaves: [Int])] = []
    func add(_ index: Int, _ entity: EntityID, _ basis: ConversionBasis?) {
      if let group = groups.firstIndex(where: { $0.entity == entity && $0.basis == basis }) {
        groups[group].leaves.append(index)
      } else {
        groups.append((entity, basis, [index]))
      }
    }
    for (index, leaf) in leaves.enumerated() where leaf.basis != nil {
      add(index, leaf.aggregate.entity, leaf.basis)
    }
    for (index, leaf) in leaves.enumerated() where leaf.basis == nil {
      // What can be put together from parts comes along with a conversion's scan.
      if leaf.aggregate.function.isDecomposable,
        let group = groups.firstIndex(where: { $0.entity == leaf.aggregate.entity && $0.basis != nil })
      {
        groups[group].leaves.append(index)
      } else {
        add(index, leaf.aggregate.entity, nil)
      }
    }
    return groups.map { entity, basis, members in
      basis.map { converted(entity, $0, members) } ?? plain(entity, members)
    }
  }

  private func plain(_ entity: EntityID, _ members: [Int]) -> Branch {
    guard let base = query.base(entity) else { preconditionFailure("the base of \(entity) was not resolved") }
    let (input, common) = filteredScan(base, members)
    let aggregation = Aggregation(
      keys: keys(base), measures: members.map { measure($0, without: common, type: leaves[$0].type) })
    let offset = base.groups.count
    return Branch(
      plan: .aggregate(input, aggregation),
      measures: members.enumerated().map { ($1, offset + $0, nil) })
  }

  private func converted(_ entity: EntityID, _ basis: ConversionBasis, _ members: [Int]) -> Branch {
    guard let base = query.base(entity), let target = query.target, let rateSet = model.currencies.flow else {
      preconditionFailure("a conversion was not resolved")
    }
    let (input, common) = filteredScan(base, members)
    let groupCount = base.groups.count
    var measures: [Aggregation.Measure] = []
    var passed = Array(0..<groupCount)
    var amounts: [Conversion.Amount] = []
    var passedMembers: [Int] = []
    // Sums by currency and date: the keys, the currency, the date, then the measures.
    let firstMeasure = groupCount + 2
    for member in members {
      let leaf = leaves[member]
      guard leaf.basis != nil, let argument = leaf.aggregate.argument, let scale = argument.type.scale else {
        passed.append(firstMeasure + measures.count)
        passedMembers.append(member)
        measures.append(measure(member, without: common, type: leaf.type))
        continue
      }
      let value = firstMeasure + measures.count
      measures.append(measure(member, without: common, type: .decimal(scale: scale)))
      let filter = remaining(leaf.aggregate.filter, without: common)
      let rows = measures.firstIndex {
        $0.function == .count && $0.argument == argument && $0.filter == filter
      }
      let rowColumn = firstMeasure + (rows ?? measures.count)
      if rows == nil {
        measures.append(
          .init(
            name: name(of: member) + "_rows", function: .count, argument: argument, filter: filter,
            type: .integer,
            unit: .none))
      }
      amounts.append(.init(name: name(of: member), value: value, rows: rowColumn, scale: scale))
    }
    let sums = Aggregation(
      keys: keys(base) + [
        PlanColumn("currency", basis.currency), PlanColumn("rate_date", basis.date),
      ], measures: measures)
    let conversion = Conversion(
      rateSet: rateSet, target: target, currency: groupCount, date: groupCount + 1, passed: passed,
      amounts: amounts)
    let convertedPlan = Plan.convert(.aggregate(input, sums), conversion)
    return total(convertedPlan, base, passedMembers, members.filter { leaves[$0].basis != nil }, conversion)
  }

  /// Adds converted amounts up to the groups of the question.
  private func total(
    _ input: Plan, _ base: MetricQuery.Base, _ passedMembers: [Int], _ amountMembers: [Int],
    _ conversion: Conversion
  ) -> Branch {
    var measures: [Aggregation.Measure] = []
    var placed: [(leaf: Int, column: Int, unconverted: Int?)] = []
    let groupCount = base.groups.count
    for (position, member) in passedMembers.enumerated() {
      let leaf = leaves[member]
      placed.append((member, groupCount + measures.count, nil))
      measures.append(
        again(
          leaf, name: name(of: member),
          TypedExpression(.output(groupCount + position), leaf.type, unit: leaf.unit)))
    }
    let firstAmount = groupCount + passedMembers.count
    for (position, member) in amountMembers.enumerated() {
      let leaf = leaves[member]
      let amount = TypedExpression(
        .output(firstAmount + 2 * position), .decimal(scale: conversion.scale), unit: leaf.unit)
      placed.append((member, groupCount + measures.count, groupCount + measures.count + 1))
      measures.append(again(leaf, name: name(of: member), amount))
      measures.append(
        .init(
          name: name(of: member) + "_unconverted", function: .sum,
          argument: TypedExpression(.output(firstAmount + 2 * position + 1), .integer), filter: nil,
          type: .integer,
          unit: .none))
    }
    let keys = base.groups.enumerated().map { index, group in
      PlanColumn(keyName(index), TypedExpression(.output(index), group.type, unit: group.unit))
    }
    return Branch(plan: .aggregate(input, Aggregation(keys: keys, measures: measures)), measures: placed)
  }

  /// The aggregate of partial aggregates.
  private func again(_ leaf: Leaf, name: String, _ argument: TypedExpression) -> Aggregation.Measure {
    let function = leaf.aggregate.function == .count ? .sum : leaf.aggregate.function
    return .init(
      name: name, function: function, argument: argument, filter: nil, type: leaf.type, unit: leaf.unit)
  }

  // MARK: Scans

  /// The scan with the filter of the question. What the filters of all measures have in common is part of it; else
  /// rows that no measure looks at are kept out, since they would make groups.
  private func filteredScan(_ base: MetricQuery.Base, _ members: [Int]) -> (
    plan: Plan, common: [TypedExpression]
  ) {
    let filters = members.map { leaves[$0].aggregate.filter?.conjuncts ?? [] }
    let common = filters.dropFirst().reduce(filters[0]) { shared, filter in
      shared.filter { filter.contains($0) }
    }
    var conditions = base.filter + common
    let rest = filters.map { filter in filter.filter { !common.contains($0) } }
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
    let scan = Plan.scan(base.entity)
    return (conditions.isEmpty ? scan : .filter(scan, conditions), common)
  }

  private func remaining(_ filter: TypedExpression?, without common: [TypedExpression]) -> TypedExpression? {
    guard let filter else { return nil }
    return TypedExpression.all(filter.conjuncts.filter { !common.contains($0) })
  }

  private func measure(_ member: Int, without common: [TypedExpression], type: ValueType)
    -> Aggregation.Measure
  {
    let leaf = leaves[member]
    return .init(
      name: name(of: member), function: leaf.aggregate.function, argument: leaf.aggregate.argument,
      filter: remaining(leaf.aggregate.filter, without: common), type: type, unit: leaf.unit)
  }

  private func keys(_ base: MetricQuery.Base) -> [PlanColumn] {
    base.groups.enumerated().map { PlanColumn(keyName($0), $1) }
  }

  func keyName(_ index: Int) -> String { keyNames[index] }

  func name(of leaf: Int) -> String { leaves[leaf].name }
}

extension Planner {
  /// Puts branches together: rows of all of them side by side, then one row for each group. Null groups meet, and a
  /// group that one branch lacks keeps the values of the others.
  mutating func combine(_ branches: [Branch]) -> (plan: Plan, isUnion: Bool) {
    let groupCount = query.dimensions.count
    guard branches.count > 1 else {
      for measure in branches[0].measures {
        leaves[measure.leaf].column = measure.column
        leaves[measure.leaf].unconvertedColumn = measure.unconverted
      }
      return (branches[0].plan, false)
    }
    // The columns of the union: the keys, then every measure of every branch.
    var measures:
      [(branch: Int, column: Int, name: String, function: Aggregate.Function, type: ValueType, unit: Unit)] =
        []
    for (index, branch) in branches.enumerated() {
      for measure in branch.measures {
        let leaf = leaves[measure.leaf]
        leaves[measure.leaf].column = groupCount + measures.count
        measures.append(
          (index, measure.column, name(of: measure.leaf), leaf.aggregate.function, leaf.type, leaf.unit))
        if let unconverted = measure.unconverted {
          leaves[measure.leaf].unconvertedColumn = groupCount + measures.count
          measures.append(
            (index, unconverted, name(of: measure.leaf) + "_unconverted", .sum, .integer, .none))
        }
      }
    }
    let parts = branches.enumerated().map { index, branch -> Plan in
      let keys = query.dimensions.enumerated().map { position, dimension in
        PlanColumn(
          keyName(position), TypedExpression(.output(position), dimension.type, unit: dimension.unit))
      }
      let values = measures.map { measure -> PlanColumn in
        let expression =
          measure.branch == index
          ? TypedExpression(.output(measure.column), measure.type, unit: measure.unit)
          : TypedExpression(
            .operation(.cast(measure.type), [TypedExpression(.literal(.null), .null)]), measure.type,
            unit: measure.unit)
        return PlanColumn(measure.name, expression)
      }
      return .project(branch.plan, keys + values)
    }
    let keys = query.dimensions.enumerated().map { position, dimension in
      PlanColumn(keyName(position), TypedExpression(.output(position), dimension.type, unit: dimension.unit))
    }
    // Each value stands in one row of its group at the most, so any aggregate that skips null finds it.
    let combined = measures.enumerated().map { position, measure -> Aggregation.Measure in
      let isTruth = measure.type == .boolean
      return .init(
        name: measure.name, function: isTruth ? .any : .max,
        argument: TypedExpression(.output(groupCount + position), measure.type, unit: measure.unit),
        filter: nil,
        type: measure.type, unit: measure.unit)
    }
    return (.aggregate(.union(parts), Aggregation(keys: keys, measures: combined)), true)
  }
}
