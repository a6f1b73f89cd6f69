import Model
import SQL

extension Lowering {
  /// The place of a number, the largest first; null where there is no number.
  mutating func rank(
    _ arguments: [TypedExpression], _ order: RankOrder, _ relation: inout Relation
  ) -> SQLExpression {
    let value = lower(arguments[0], &relation)
    let keys = arguments.dropFirst().map { ordered($0, &relation) }
    // Databases put nulls first or last; here they come last on all of them.
    let isUnknown = SQLExpression.conditional([.init(.isNull(value), .integer(1))], otherwise: .integer(0))
    let places: [SQLExpression.WindowOrder] =
      [.init(isUnknown), .init(value, isDescending: true)]
      + keys.dropFirst(order.by.count).flatMap { key in
        [
          .init(.conditional([.init(.isNull(key), .integer(1))], otherwise: .integer(0))), .init(key),
        ]
      }
    return .conditional(
      [
        .init(
          .not(.isNull(value)),
          .window(.rank, partitionBy: Array(keys.prefix(order.by.count)), orderBy: places))
      ], otherwise: nil)
  }
}
