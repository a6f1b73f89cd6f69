package import Definitions
package import Diagnostics
package import Values

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

/// An aggregate over the rows of one entity: the third type, the grain, is `entity`.
package struct Aggregate: Sendable, Hashable {
  package enum Function: String, Sendable, Hashable, CaseIterable {
    case sum, min, max, count
    case countDistinct = "count distinct"
    case stddev, variance, any, all
    /// Interpolated between the two values around the place; the median is that of a half.
    case percentile

    /// Whether aggregates of parts can be put together to the aggregate of the whole.
    package var isDecomposable: Bool {
      switch self {
      case .sum, .min, .max, .count, .any, .all: true
      case .countDistinct, .stddev, .variance, .percentile: false
      }
    }

    /// Zero or null for a group without rows, unless the metric says otherwise.
    package var isZeroWhenEmpty: Bool { self == .sum || self == .count || self == .countDistinct }
  }

  package let function: Function
  package let entity: EntityID
  /// A row expression of `entity`; nil for `count()`.
  package var argument: TypedExpression?
  /// Only rows for which this holds.
  package var filter: TypedExpression?
  /// Of a percentile: the share of the values that lies below, from 0 to 1.
  package var fraction: Decimal?
  /// Whether a group without rows has null, not zero.
  package var isNullWhenEmpty: Bool
  /// How amounts are converted, where that is not left to their kind.
  package var conversion: ConversionRule?
  /// The amount in its own currency, where `argument` is what is booked on the row for it.
  package var bookedAmount: TypedExpression?
  /// Whether the count divides a sum of converted amounts: rows without a rate then do not count.
  package var isDenominator = false
  /// Whether the sum is that of an average, which may be taken where a sum may not.
  package var isAveraged = false
  /// Which time it looks at, seen from a period of the answer.
  package var window = TimeWindow.own
  private var subject = Subject.rows
  /// Another policy that its amounts are converted at, whatever its metric and the question say.
  package var restatedAt: Policy?
  /// The groups that it is computed for, by their names in a question; nil for all of the question's groups.
  package var level: [String]?

  package init(function: Function, entity: EntityID, argument: TypedExpression?, filter: TypedExpression?) {
    self.function = function
    self.entity = entity
    self.argument = argument
    self.filter = filter
    isNullWhenEmpty = !function.isZeroWhenEmpty
  }

  /// Behind a reference, as most aggregates are over rows and are copied often.
  private indirect enum Subject: Sendable, Hashable {
    case rows
    case lastRows(Closing)
    case groups(GroupedFormula)
  }

  /// Which of its rows it looks at, where that is those of the last moment of a period.
  package var closing: Closing? {
    get {
      guard case .lastRows(let closing) = subject else { return nil }
      return closing
    }
    set { subject = newValue.map { .lastRows($0) } ?? .rows }
  }

  /// What it is over, where that is groups of rows and not rows: then it has no argument and no filter of its own.
  package var grouped: GroupedFormula? {
    get {
      guard case .groups(let grouped) = subject else { return nil }
      return grouped
    }
    set { subject = newValue.map { .groups($0) } ?? .rows }
  }

  package var isOfGroups: Bool {
    if case .groups = subject { return true }
    return false
  }

  init(function: Function, over grouped: GroupedFormula, entity: EntityID) {
    self.init(function: function, entity: entity, argument: nil, filter: nil)
    self.grouped = grouped
  }

  /// Narrows the rows to those for which a condition holds too.
  package mutating func keepOnly(_ condition: TypedExpression) {
    filter = filter.map { TypedExpression(.operation(.and, [$0, condition]), .boolean) } ?? condition
  }

  /// Whether both are computed in the same way, whatever stands for no rows.
  package func isSameComputation(as other: Aggregate) -> Bool {
    function == other.function && entity == other.entity && argument == other.argument
      && filter == other.filter && conversion?.policy == other.conversion?.policy
      && isDenominator == other.isDenominator && window == other.window && level == other.level
      && subject == other.subject && fraction == other.fraction
  }

  /// The same, for each group of the question.
  package var ofAllGroups: Aggregate {
    var copy = self
    copy.level = nil
    return copy
  }

  /// Whether both look at the same rows and convert them alike, whatever they make of them.
  package func looksAtSameRows(as other: Aggregate) -> Bool {
    entity == other.entity && argument == other.argument && filter == other.filter
      && conversion?.policy == other.conversion?.policy && window == other.window && level == other.level
      && subject == other.subject
  }
}

/// The rows of a stock that stand at the end of a period: those of its last moment, or of the last moment of each key.
package struct Closing: Sendable, Hashable {
  /// Paths, as a question groups by them; empty for one moment of all rows.
  package let keys: [[String]]
  /// Whether the period is the one before: what stands at its end is what this one opens with.
  package var isOpening: Bool
  /// Row expressions: rows that have the same values share a last moment. Known once it is asked in a question.
  package var partition: [TypedExpression] = []

  package init(keys: [[String]], isOpening: Bool) {
    self.keys = keys
    self.isOpening = isOpening
  }
}

/// A metric of each of several groups: `gmv per retailer`.
package struct GroupedFormula: Sendable, Hashable {
  package var formula: TypedExpression
  /// Only groups for which this holds.
  package var filter: TypedExpression?
  /// Paths, as a question groups by them.
  package let groups: [[String]]

  /// The names that these groups have in a question.
  package var groupNames: [String] { groups.map { $0.joined(separator: ".") } }
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
