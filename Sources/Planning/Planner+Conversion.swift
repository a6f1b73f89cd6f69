import Definitions
import Model

/// The parts of a plan whose amounts are converted: summed by currency and rate key, converted, then added up.
extension Planner {
  /// Whether the share of rows without a rate is asked for.
  var countsRows: Bool {
    if case .exclude(maxPercent: .some) = query.missing { return true }
    return false
  }

  /// Sums by currency and rate key while they are put together.
  private struct Sums {
    /// Columns before the measures: the groups, the currency and, where there is one, the rate key.
    let keyCount: Int
    var measures: [Aggregation.Measure] = []
    var passed: [Int]
    /// The groups of the question over the converted sums.
    var groups: [TypedExpression]
    var amounts: [Conversion.Amount] = []
    var counts: [(name: String, rows: Int)] = []
    /// How `total` finds the parts of each leaf.
    var parts: [Part] = []

    struct Part {
      let leaf: Int
      enum Place { case passed(Int), amount(Int), count(Int) }
      let place: Place
      /// Positions in `passed`.
      var unconverted: Int?
      var rows: Int?
    }

    mutating func add(_ measure: Aggregation.Measure) -> Int {
      measures.append(measure)
      return keyCount + measures.count - 1
    }

    /// - Returns: the position in `passed`.
    mutating func pass(_ column: Int) -> Int {
      if let known = passed.firstIndex(of: column) { return known }
      passed.append(column)
      return passed.count - 1
    }
  }

  /// - Parameter seen: the period whose window sees several parts of time, which are the group there.
  func converted(
    _ base: MetricQuery.Base, _ basis: ConversionBasis, _ members: [Int],
    seenFrom seen: MetricQuery.Period? = nil
  ) -> Branch {
    let (input, common) = filteredScan(base, members)
    // Periods that follow from the rate key need no key of their own: fewer keys are sorted or hashed for each row.
    let following = base.groups.map { group in basis.key.flatMap { group.following(from: $0) } }
    let kept = following.indices.filter { following[$0] == nil }
    // The day comes first: rows mostly stand in the order of their time, and then need little sorting.
    let keyColumn = basis.key == nil ? nil : kept.count
    let currencyColumn = kept.count + (basis.key == nil ? 0 : 1)
    var sums = Sums(
      keyCount: currencyColumn + 1, passed: Array(kept.indices),
      groups: Array(repeating: .integer(0), count: base.groups.count))
    for (position, index) in kept.enumerated() {
      sums.groups[index] = output(position, like: base.groups[index])
    }
    for (index, group) in following.enumerated() {
      guard let group, let key = basis.key, let keyColumn else { continue }
      let position = sums.pass(keyColumn)
      sums.groups[index] = group(output(position, like: key))
    }
    for member in members { add(member, to: &sums, without: common) }
    let all = keys(base)
    let rateKey = basis.key.map { [PlanColumn("rate_date", $0)] } ?? []
    let keys = kept.map { all[$0] } + rateKey + [PlanColumn("currency", basis.currency)]
    let aggregation = Aggregation(keys: keys, measures: sums.measures)
    // Where there are about as many groups as rows, adding up first only costs: each row is converted then.
    var amounts =
      kept.contains { isKey(base.groups[$0]) }
      ? Plan.project(input, keys + sums.measures.map { PlanColumn($0.name, $0.ofOneRow) })
      : Plan.aggregate(input, aggregation)
    if let seen {
      // Parts are seen before they are converted: what is converted is added up once.
      let column = amounts.columns.count
      let part =
        kept.firstIndex(of: seen.index).map { output($0, like: base.groups[seen.index]) }
        ?? basis.key.flatMap { key in following[seen.index]?(output(kept.count, like: key)) }
      guard let part else { preconditionFailure("a part of time is a key or follows from one") }
      amounts = join(amounts, part: part, base.window, seen)
      let start = TypedExpression(.output(sums.pass(column)), query.dimensions[seen.index].type)
      for index in sums.groups.indices {
        if let key = seenKey(index, of: base, from: start) { sums.groups[index] = key }
      }
    }
    let conversion = Conversion(
      policy: basis.policy, target: target(kept), minorUnits: targetMinorUnits, scale: convertedScale,
      scope: scope(of: basis.policy), currency: currencyColumn,
      key: keyColumn, passed: sums.passed,
      measures: sums.keyCount..<sums.keyCount + sums.measures.count, amounts: sums.amounts,
      counts: sums.counts, hasRateAge: model.currencies.hasRateAge(basis.policy))
    return total(.convert(amounts, conversion), base, sums, conversion)
  }

  /// The rates that rows of all windows of the question can need, so that they are read once.
  private func scope(of policy: Policy) -> RateScope {
    let first = query.bases.map(\.firstDay), last = query.bases.map(\.lastDay)
    return model.currencies.scope(
      of: policy, from: first.contains(nil) ? nil : first.compactMap(\.self).min(),
      to: last.contains(nil) ? nil : last.compactMap(\.self).max(), asOf: query.asOf)
  }

  /// Whether a group is about as fine as the rows of an entity: its key, or what it joins by. What a joined entity joins
  /// by in its turn (the country of a brand) is coarser than that entity.
  private func isKey(_ group: TypedExpression) -> Bool {
    guard case .field(let field) = group.node else { return false }
    let entity = model[field.entity]
    return entity.key.contains(field.column)
      || (field.path.isEmpty && entity.joins.contains { $0.columns.contains(field.column) })
  }

  private func output(_ column: Int, like expression: TypedExpression) -> TypedExpression {
    TypedExpression(.output(column), expression.type, unit: expression.unit)
  }

  private func add(_ member: Int, to sums: inout Sums, without common: [TypedExpression]) {
    let leaf = leaves[member]
    var part: Sums.Part
    if leaf.basis != nil, let argument = leaf.aggregate.argument {
      let filter = remaining(leaf.aggregate.filter, without: common)
      var value: Int?
      if leaf.aggregate.readsAmounts, let scale = argument.type.scale {
        value = sums.add(measure(member, without: common, type: .decimal(scale: scale)))
        let known = sums.measures.firstIndex {
          $0.function == .count && $0.argument == argument && $0.filter == filter
        }
        let rows =
          known.map { sums.keyCount + $0 }
          ?? sums.add(
            .init(
              name: name(of: member) + "_rows", function: .count, argument: argument, filter: filter,
              type: .integer, unit: .none))
        sums.amounts.append(.init(name: name(of: member), value: value!, rows: rows, scale: scale))
        part = .init(leaf: member, place: .amount(sums.amounts.count - 1))
        if countsRows { part.rows = sums.pass(rows) }
      } else {
        let rows = sums.add(measure(member, without: common, type: .integer))
        sums.counts.append((name(of: member), rows))
        part = .init(leaf: member, place: .count(sums.counts.count - 1))
      }
    } else {
      let column = sums.add(measure(member, without: common, type: leaf.type))
      part = .init(leaf: member, place: .passed(sums.pass(column)))
      if countsRows, !leaf.rowsWithoutRate.isEmpty {
        part.rows = sums.pass(sums.add(rowsLookedAt(member, without: common)))
      }
    }
    if !leaf.rowsWithoutRate.isEmpty {
      part.unconverted = sums.pass(sums.add(rowsWithoutRate(member, without: common)))
    }
    sums.parts.append(part)
  }

  /// - Parameter kept: the groups that are columns of the sums, in order.
  private func target(_ kept: [Int]) -> Conversion.Target {
    switch query.target {
    case .code(let code): return .code(code)
    case .dimension(let index):
      guard let column = kept.firstIndex(of: index) else {
        preconditionFailure("a currency follows from no date")
      }
      return .column(column)
    case nil: preconditionFailure("a conversion without a target was planned")
    }
  }

  /// Adds converted amounts up to the groups of the question.
  private func total(_ input: Plan, _ base: MetricQuery.Base, _ sums: Sums, _ conversion: Conversion)
    -> Branch
  {
    let groupCount = base.groups.count
    var measures: [Aggregation.Measure] = []
    var placed: [Branch.Measure] = []
    func add(_ measure: Aggregation.Measure) -> Int {
      measures.append(measure)
      return groupCount + measures.count - 1
    }
    func count(_ column: Int, _ name: String) -> Int { add(.sum(ofCounts: column, named: name)) }
    let firstAmount = sums.passed.count
    let firstCount = firstAmount + 2 * sums.amounts.count
    let firstAge = firstCount + sums.counts.count
    for part in sums.parts {
      let leaf = leaves[part.leaf]
      let column: Int
      var unconverted: [Int] = []
      var rateAge: Int?
      switch part.place {
      case .passed(let position):
        column = add(again(leaf, TypedExpression(.output(position), leaf.type, unit: leaf.unit)))
      case .amount(let position):
        let amount = TypedExpression(
          .output(firstAmount + 2 * position), .decimal(scale: conversion.scale), unit: leaf.unit)
        column = add(again(leaf, amount))
        unconverted.append(count(firstAmount + 2 * position + 1, leaf.name + "_unconverted"))
        if conversion.hasRateAge {
          rateAge = add(.max(of: firstAge + position, named: leaf.name + "_rate_age"))
        }
      case .count(let position):
        column = count(firstCount + position, leaf.name)
      }
      if let position = part.unconverted { unconverted.append(count(position, leaf.name + "_without_rate")) }
      let rows = part.rows.map { count($0, leaf.name + "_all_rows") }
      placed.append(
        .init(leaf: part.leaf, column: column, unconverted: unconverted, rows: rows, rateAge: rateAge))
    }
    let keys = sums.groups.enumerated().map { PlanColumn(keyName($0), $1) }
    return Branch(plan: .aggregate(input, Aggregation(keys: keys, measures: measures)), measures: placed)
  }

  /// The aggregate of partial aggregates; of values, where it cannot be put together from parts.
  ///
  /// - Parameter decider: what decides which row is taken, where the aggregate has such.
  func again(_ leaf: Leaf, _ argument: TypedExpression, decider: TypedExpression? = nil)
    -> Aggregation.Measure
  {
    let function = leaf.aggregate.function == .count ? .sum : leaf.aggregate.function
    return .init(
      name: leaf.name, function: function, argument: argument, filter: nil, type: leaf.type, unit: leaf.unit,
      detail: decider.map { .by($0) } ?? leaf.aggregate.detail)
  }
}

extension Aggregation.Measure {
  /// What the measure is for one row.
  var ofOneRow: TypedExpression {
    guard function == .count else {
      guard let argument else { return .integer(1) }
      guard let filter else { return TypedExpression(argument.node, type, unit: unit) }
      return TypedExpression(
        .conditional([.init(condition: filter, value: argument)], otherwise: nil), type, unit: unit)
    }
    var conditions = filter.map { [$0] } ?? []
    if let argument {
      let isNull = TypedExpression(.operation(.isNull, [argument]), .boolean)
      conditions.append(TypedExpression(.operation(.not, [isNull]), .boolean))
    }
    guard let condition = TypedExpression.all(conditions) else { return .integer(1) }
    return TypedExpression(
      .conditional([.init(condition: condition, value: .integer(1))], otherwise: .integer(0)), .integer)
  }
}
