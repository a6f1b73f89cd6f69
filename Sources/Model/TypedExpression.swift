package import Definitions
package import Diagnostics
import Values

/// An expression that means something: names resolved, value type and unit known.
///
/// A row expression refers to columns of an entity and of what it joins to. A formula refers to aggregates. In a
/// plan, `output` refers to a column of the relation below.
package struct TypedExpression: Sendable, Hashable {
  package var node: Node
  package var type: ValueType
  package var unit: Unit
  package var span: SourceSpan?

  package indirect enum Node: Sendable, Hashable {
    case literal(Literal)
    case field(FieldReference)
    /// An aggregate of the rows that belong to a row: `min(order.placed_at)` of a retailer.
    case rollup(Rollup)
    case aggregate(Aggregate)
    case operation(Operation, [TypedExpression])
    case conditional([Branch], otherwise: TypedExpression?)
    case output(Int)
    case missing
  }

  package struct Branch: Sendable, Hashable {
    package var condition: TypedExpression
    package var value: TypedExpression

    package init(condition: TypedExpression, value: TypedExpression) {
      self.condition = condition
      self.value = value
    }
  }

  package init(_ node: Node, _ type: ValueType, unit: Unit = .none, span: SourceSpan? = nil) {
    self.node = node
    self.type = type
    self.unit = unit
    self.span = span
  }

  static func missing(_ span: SourceSpan?) -> TypedExpression { .init(.missing, .unknown, span: span) }

  package static func boolean(_ value: Bool) -> TypedExpression { .init(.literal(.boolean(value)), .boolean) }

  package static func integer(_ value: Int64) -> TypedExpression {
    .init(.literal(.integer(value)), .integer)
  }

  /// Null, of a type that a database can tell.
  package static func null(_ type: ValueType, unit: Unit = .none) -> TypedExpression {
    .init(.operation(.cast(type), [.init(.literal(.null), .null)]), type, unit: unit)
  }

  package static func rank(of value: TypedExpression, _ order: RankOrder, _ span: SourceSpan?)
    -> TypedExpression
  {
    .init(.operation(.rank(order), [value]), .integer, span: span)
  }

  /// The exact number with so many decimals.
  package func rounded(to digits: Int, _ rule: RoundingRule) -> TypedExpression {
    .init(.operation(.round(digits: digits, rule), [self]), .decimal(scale: digits), unit: unit, span: span)
  }

  /// All of `conditions`; nil when there are none.
  package static func all(_ conditions: [TypedExpression]) -> TypedExpression? {
    guard var result = conditions.first else { return nil }
    for next in conditions.dropFirst() { result = .init(.operation(.and, [result, next]), .boolean) }
    return result
  }
}

extension Literal: Hashable {
  package func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .boolean(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .decimal(let value): hasher.combine(value)
    case .text(let value): hasher.combine(value)
    case .date(let value): hasher.combine(value)
    case .timestamp(let value): hasher.combine(value)
    case .interval(let count, let grain):
      hasher.combine(count)
      hasher.combine(grain)
    case .quantity(let value, let unit):
      hasher.combine(value)
      hasher.combine(unit)
    case .money(let value, let currency):
      hasher.combine(value)
      hasher.combine(currency)
    }
  }
}

/// A column of the entity at the end of a path of joins.
package struct FieldReference: Sendable, Hashable {
  package var path: JoinPath
  package let entity: EntityID
  package let column: Int

  package init(path: JoinPath, entity: EntityID, column: Int) {
    self.path = path
    self.entity = entity
    self.column = column
  }
}

/// An aggregate of the rows of one entity that lead to a row of another, as a value of that row.
package struct Rollup: Sendable, Hashable {
  /// From the rows that are looked at to the entity that has the value.
  package var path: JoinPath
  package let entity: EntityID
  /// Its rows lead to that entity along `link`.
  package var aggregate: Aggregate
  package let link: JoinPath
}

/// Joins to follow, one after the other: positions in the `joins` of each entity on the way.
package struct JoinPath: Sendable, Hashable {
  package let steps: [Int]

  package init(_ steps: [Int] = []) { self.steps = steps }

  package var isEmpty: Bool { steps.isEmpty }

  package func appending(_ step: Int) -> JoinPath { JoinPath(steps + [step]) }

  package func appending(_ path: JoinPath) -> JoinPath { path.isEmpty ? self : JoinPath(steps + path.steps) }
}

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

  package var hasRanks: Bool {
    switch node {
    case .operation(.rank, _): true
    case .operation(_, let operands): operands.contains(where: \.hasRanks)
    case .conditional(let branches, let otherwise):
      branches.contains { $0.condition.hasRanks || $0.value.hasRanks } || otherwise?.hasRanks == true
    case .literal, .field, .rollup, .aggregate, .output, .missing: false
    }
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
  func prefixed(by path: JoinPath) -> Unit {
    guard case .row(var field) = currency else { return self }
    field.path = path.appending(field.path)
    return Unit(currency: .row(field), kind: kind, powers: powers)
  }
}
