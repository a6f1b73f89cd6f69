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

/// Joins to follow, one after the other: positions in the `joins` of each entity on the way.
package struct JoinPath: Sendable, Hashable {
  package let steps: [Int]

  package init(_ steps: [Int] = []) { self.steps = steps }

  package var isEmpty: Bool { steps.isEmpty }

  package func appending(_ step: Int) -> JoinPath { JoinPath(steps + [step]) }

  /// What is left of it behind `path`; nil where it does not begin with that.
  package func removing(_ path: JoinPath) -> JoinPath? {
    steps.starts(with: path.steps) ? JoinPath(Array(steps.dropFirst(path.steps.count))) : nil
  }

  package func appending(_ path: JoinPath) -> JoinPath { path.isEmpty ? self : JoinPath(steps + path.steps) }
}
