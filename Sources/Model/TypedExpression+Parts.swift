package import Definitions

/// What an expression is made of: copies with parts replaced, and what is found in it.
extension TypedExpression {
  /// The same expression read from an entity that reaches this one along `path`.
  package func prefixed(by path: JoinPath) -> TypedExpression {
    if path.isEmpty { return self }
    var copy = mappingLeaves { leaf in
      var copy = leaf
      switch leaf.node {
      case .field(var field):
        field.path = path.appending(field.path)
        copy.node = .field(field)
      case .rollup(var rollup):
        rollup.path = path.appending(rollup.path)
        copy.node = .rollup(rollup)
      default: return leaf
      }
      copy.unit = leaf.unit.prefixed(by: path)
      return copy
    }
    copy.unit = unit.prefixed(by: path)
    return copy
  }

  /// The same expression read from the entity at the end of `path`: what `prefixed(by:)` undoes. nil where it reads
  /// something else.
  package func unprefixed(by path: JoinPath) -> TypedExpression? {
    var isElsewhere = false
    let result = mappingLeaves { leaf in
      var copy = leaf
      switch leaf.node {
      case .field(var field):
        guard let rest = field.path.removing(path) else { break }
        field.path = rest
        copy.node = .field(field)
        copy.unit = leaf.unit.unprefixed(by: path)
        return copy
      case .rollup(var rollup):
        guard let rest = rollup.path.removing(path) else { break }
        rollup.path = rest
        copy.node = .rollup(rollup)
        copy.unit = leaf.unit.unprefixed(by: path)
        return copy
      default: return leaf
      }
      isElsewhere = true
      return leaf
    }
    if isElsewhere { return nil }
    var copy = result
    copy.unit = unit.unprefixed(by: path)
    return copy
  }

  /// Whether any of it is read behind `path`.
  package func reads(behind path: JoinPath) -> Bool {
    var isBehind = false
    forEachLeaf { leaf in
      switch leaf.node {
      case .field(let field): isBehind = isBehind || field.path.removing(path) != nil
      case .rollup(let rollup): isBehind = isBehind || rollup.path.removing(path) != nil
      case .literal, .aggregate, .operation, .conditional, .output, .missing: break
      }
    }
    return isBehind
  }

  /// The formula with null, not zero, for groups without rows.
  func nullWhereEmpty() -> TypedExpression { mappingAggregates { $0.isNullWhenEmpty = true } }

  /// A copy with every aggregate of rows changed, those of groups inside as well.
  package func mappingRowAggregates(_ change: (inout Aggregate) -> Void) -> TypedExpression {
    mappingAggregates { aggregate in
      guard var grouped = aggregate.grouped else { return change(&aggregate) }
      grouped.formula = grouped.formula.mappingRowAggregates(change)
      grouped.filter = grouped.filter?.mappingRowAggregates(change)
      aggregate.grouped = grouped
    }
  }

  /// A copy with every aggregate changed that reads amounts or divides them, with the kind of these amounts.
  package func mappingAmounts(_ change: (inout Aggregate, MoneyKind) -> Void) -> TypedExpression {
    mappingRowAggregates { aggregate in
      guard aggregate.readsAmounts || aggregate.isDenominator, let kind = aggregate.argument?.unit.kind else {
        return
      }
      change(&aggregate, kind)
    }
  }

  /// A copy with every aggregate changed; those of groups, not those inside.
  package func mappingAggregates(_ change: (inout Aggregate) -> Void) -> TypedExpression {
    mappingLeaves { leaf in
      guard case .aggregate(var aggregate) = leaf.node else { return leaf }
      change(&aggregate)
      var copy = leaf
      copy.node = .aggregate(aggregate)
      return copy
    }
  }

  /// A copy with every leaf (literal, field, aggregate, output) replaced.
  package func mappingLeaves(_ change: (TypedExpression) -> TypedExpression) -> TypedExpression {
    var copy = self
    switch node {
    case .operation(let operation, let arguments):
      copy.node = .operation(operation, arguments.map { $0.mappingLeaves(change) })
    case .conditional(let branches, let otherwise):
      copy.node = .conditional(
        branches.map {
          Branch(condition: $0.condition.mappingLeaves(change), value: $0.value.mappingLeaves(change))
        },
        otherwise: otherwise?.mappingLeaves(change))
    case .literal, .field, .rollup, .aggregate, .output, .missing:
      return change(self)
    }
    return copy
  }

  /// A copy with every rank replaced; ranks of ranks from the inside out.
  package func mappingRanks(_ change: (TypedExpression) -> TypedExpression) -> TypedExpression {
    // Most formulas have none, and every formula is asked.
    guard hasRanks else { return self }
    var copy = self
    switch node {
    case .operation(let operation, let operands):
      copy.node = .operation(operation, operands.map { $0.mappingRanks(change) })
      if case .rank = operation { return change(copy) }
    case .conditional(let branches, let otherwise):
      copy.node = .conditional(
        branches.map {
          Branch(condition: $0.condition.mappingRanks(change), value: $0.value.mappingRanks(change))
        }, otherwise: otherwise?.mappingRanks(change))
    case .literal, .field, .rollup, .aggregate, .output, .missing: break
    }
    return copy
  }

  /// The column of the row itself that it is; nil where it is something else.
  package var ownColumn: Int? {
    guard case .field(let field) = node, field.path.isEmpty else { return nil }
    return field.column
  }

  package var hasRanks: Bool { hasOperation { if case .rank = $0 { true } else { false } } }

  /// Whether one of its operations is such; what aggregates and values of many rows are made of is not looked at.
  package func hasOperation(where isSuch: (Operation) -> Bool) -> Bool {
    switch node {
    case .operation(let operation, let operands):
      isSuch(operation) || operands.contains { $0.hasOperation(where: isSuch) }
    case .conditional(let branches, let otherwise):
      branches.contains { $0.condition.hasOperation(where: isSuch) || $0.value.hasOperation(where: isSuch) }
        || otherwise?.hasOperation(where: isSuch) == true
    case .literal, .field, .rollup, .aggregate, .output, .missing: false
    }
  }

  /// Whether it adds or multiplies, or is an aggregate of what does.
  package var hasArithmetic: Bool {
    let isArithmetic: (Operation) -> Bool = { [.add, .subtract, .multiply, .negate].contains($0) }
    if hasOperation(where: isArithmetic) { return true }
    var found = false
    forEachLeaf { leaf in
      switch leaf.node {
      case .aggregate(let aggregate): found = found || aggregate.hasArithmetic
      case .rollup(let rollup): found = found || rollup.aggregate.hasArithmetic
      case .literal, .field, .operation, .conditional, .output, .missing: break
      }
    }
    return found
  }

  /// The ranks in it, those inside first.
  package var ranks: [TypedExpression] {
    var found: [TypedExpression] = []
    _ = mappingRanks { rank in
      if !found.contains(rank) { found.append(rank) }
      return rank
    }
    return found
  }

  package func forEachLeaf(_ visit: (TypedExpression) -> Void) {
    switch node {
    case .operation(_, let arguments):
      for argument in arguments { argument.forEachLeaf(visit) }
    case .conditional(let branches, let otherwise):
      for branch in branches {
        branch.condition.forEachLeaf(visit)
        branch.value.forEachLeaf(visit)
      }
      otherwise?.forEachLeaf(visit)
    case .literal, .field, .rollup, .aggregate, .output, .missing:
      visit(self)
    }
  }

  /// Every value of many rows in it; in a formula those of the rows that its aggregates look at.
  package func forEachRollup(_ visit: (Rollup) -> Void) {
    forEachLeaf { leaf in
      switch leaf.node {
      case .rollup(let rollup): visit(rollup)
      case .aggregate(let aggregate):
        for expression in aggregate.rowExpressions { expression.forEachRollup(visit) }
      case .literal, .field, .operation, .conditional, .output, .missing: break
      }
    }
  }

  /// A copy with every value of many rows changed; in a formula those of the rows that its aggregates look at.
  package func mappingRollups(_ change: (inout Rollup) -> Void) -> TypedExpression {
    mappingLeaves { leaf in
      var copy = leaf
      switch leaf.node {
      case .rollup(var rollup):
        change(&rollup)
        copy.node = .rollup(rollup)
      case .aggregate(var aggregate):
        aggregate.mapRowExpressions { $0.mappingRollups(change) }
        copy.node = .aggregate(aggregate)
      case .literal, .field, .operation, .conditional, .output, .missing: break
      }
      return copy
    }
  }

  /// The day of a date or a time.
  package var day: TypedExpression {
    type == .timestamp ? TypedExpression(.operation(.cast(.date), [self]), .date, span: span) : self
  }

  /// The aggregates that it is made of, in order.
  package var aggregates: [Aggregate] {
    var aggregates: [Aggregate] = []
    forEachLeaf { if case .aggregate(let aggregate) = $0.node { aggregates.append(aggregate) } }
    return aggregates
  }

  /// The aggregates of rows, those of groups inside as well.
  package var rowAggregates: [Aggregate] {
    aggregates.flatMap { aggregate in
      guard let grouped = aggregate.grouped else { return [aggregate] }
      return grouped.formula.rowAggregates + (grouped.filter?.rowAggregates ?? [])
    }
  }

  package var isAggregated: Bool { !aggregates.isEmpty }

  /// The parts that an outer `and` holds together.
  package var conjuncts: [TypedExpression] {
    if case .operation(.and, let parts) = node { return parts.flatMap(\.conjuncts) }
    return [self]
  }
}

extension Unit {
  func unprefixed(by path: JoinPath) -> Unit {
    guard case .row(var field) = currency, let rest = field.path.removing(path) else { return self }
    field.path = rest
    return Unit(currency: .row(field), kind: kind, powers: powers)
  }

  func prefixed(by path: JoinPath) -> Unit {
    guard case .row(var field) = currency else { return self }
    field.path = path.appending(field.path)
    return Unit(currency: .row(field), kind: kind, powers: powers)
  }
}

extension Aggregate {
  fileprivate var hasArithmetic: Bool {
    argument?.hasArithmetic == true || grouped?.formula.hasArithmetic == true
  }
}
