import Model
import SQL

extension Lowering {
  /// The value of the row in which another one is smallest or largest, among rows that have both.
  mutating func chosen(
    _ argument: TypedExpression, by decider: TypedExpression, filter: SQLExpression?,
    _ function: Aggregate.Function, _ relation: inout Relation
  ) -> SQLExpression {
    var counts = SQLExpression.binary(
      .and, .not(.isNull(lower(argument, &relation))), .not(.isNull(lower(decider, &relation))))
    if let filter { counts = .binary(.and, filter, counts) }
    let form = need(function == .minBy ? .minBy : .maxBy)
    var value = ordered(argument, &relation)
    if dialect.template(form)?.isCall == false {
      relation.hasSpelledAggregates = true
      value = ofRows(value, argument, &relation)
    }
    return .aggregate(
      form,
      [value, ordered(decider, &relation), counts, .type(sqlType(of: argument.type))],
      filter: nil)
  }

  /// A value that reads a column, also where it is the same in every row: an aggregate that stands in a subquery is taken
  /// for one of the subquery's own where it names nothing from outside.
  mutating func ofRows(_ value: SQLExpression, _ argument: TypedExpression, _ relation: inout Relation)
    -> SQLExpression
  {
    guard !argument.readsRow else { return value }
    let column: SQLExpression
    if let entity = relation.scan?.entity, let key = model[entity].key.first {
      column = self.column(of: FieldReference(path: JoinPath(), entity: entity, column: key), &relation)
    } else if let first = relation.columns.first?.sql {
      column = first
    } else {
      return value
    }
    return .conditional([.init(.isNull(column), value)], otherwise: value)
  }
}

extension TypedExpression {
  /// Whether it names something of a row.
  fileprivate var readsRow: Bool {
    var found = false
    forEachLeaf { leaf in
      switch leaf.node {
      case .field, .rollup, .output: found = true
      case .literal, .aggregate, .operation, .conditional, .missing: break
      }
    }
    return found
  }
}
