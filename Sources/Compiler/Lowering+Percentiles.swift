import Model
import Planning
import SQL

/// Percentiles for databases that have no such aggregate: the values of each group are put in order, and the two beside the
/// place that is asked for are taken.
extension Lowering {
  /// nil where every aggregate is the database's own.
  mutating func countedPlaces(_ input: Plan, _ aggregation: Aggregation) -> Relation? {
    guard dialect.percentile == .places, aggregation.measures.contains(where: { $0.function == .percentile })
    else { return nil }
    var columns = aggregation.keys
    func column(_ name: String, _ expression: TypedExpression) -> TypedExpression {
      columns.append(PlanColumn("\(name)_\(columns.count)", expression))
      return TypedExpression(.output(columns.count - 1), expression.type, unit: expression.unit)
    }
    // Values of rows come first, so that what is worked out over groups stands above them.
    var values: [Int] = []
    let measures = aggregation.measures.map { measure -> Aggregation.Measure in
      var detail = measure.detail
      if let decider = detail?.decider { detail = .by(column("decider", decider)) }
      var argument = measure.argument
      var filter = measure.filter
      if measure.function == .percentile, let value = argument {
        let number = TypedExpression(.operation(.cast(.float), [value]), .float)
        argument = column(
          "value",
          filter.map {
            TypedExpression(.conditional([.init(condition: $0, value: number)], otherwise: nil), .float)
          }
            ?? number)
        filter = nil
        values.append(columns.count - 1)
      } else {
        argument = argument.map { column("value", $0) }
        filter = filter.map { column("counts", $0) }
      }
      return .init(
        name: measure.name, function: measure.function, argument: argument, filter: filter,
        type: measure.type,
        unit: measure.unit, detail: detail)
    }
    let keyCount = aggregation.keys.count
    var ordered = reading(relation(of: .project(input, columns)), named: "values")
    let keys = (0..<keyCount).map { ordered.columns[$0].sql }
    var places: [Int: (place: Int, count: Int)] = [:]
    for value in values {
      let sql = ordered.columns[value].sql
      let isLast = SQLExpression.conditional([.init(.isNull(sql), .integer(1))], otherwise: .integer(0))
      places[value] = (ordered.columns.count, ordered.columns.count + 1)
      ordered.columns.append(
        .plain(.window(.rowNumber, partitionBy: keys, orderBy: [.init(isLast), .init(sql)])))
      ordered.columns.append(
        .plain(.window(.aggregate(need(.count), sql), partitionBy: keys, orderBy: [])))
      ordered.names += ["place_\(value)", "places_\(value)"]
    }
    var relation = reading(ordered, named: "places")
    let result = measures.map { measure -> SQLExpression in
      guard measure.function == .percentile, case .output(let value)? = measure.argument?.node,
        let (place, count) = places[value], case .share(let share)? = measure.detail
      else { return self.measure(measure, &relation) }
      return between(
        relation.columns[value].sql, place: relation.columns[place].sql, count: relation.columns[count].sql,
        share: "\(share)")
    }
    relation.columns = (relation.columns.prefix(keyCount).map(\.sql) + result).map { .plain($0) }
    relation.names = aggregation.keys.map(\.name) + measures.map(\.name)
    relation.select.groupCount = keyCount == 0 ? nil : keyCount
    relation.keyCount = keyCount
    relation.stage = .grouped
    return relation
  }

  /// The value at the place, counted from nought and cut, and so much of the way to the next one.
  private mutating func between(
    _ value: SQLExpression, place: SQLExpression, count: SQLExpression, share: String
  ) -> SQLExpression {
    let wanted = SQLExpression.binary(
      .multiply, .cast(.binary(.subtract, count, .integer(1)), .double), .number(share))
    let own = SQLExpression.binary(.subtract, place, .integer(1))
    let isBefore = SQLExpression.binary(
      .and, .binary(.lessOrEqual, own, wanted), .binary(.greater, place, wanted))
    let isAfter = SQLExpression.binary(
      .and, .binary(.greaterOrEqual, own, wanted),
      .binary(.less, .binary(.subtract, place, .integer(2)), wanted))
    let only = {
      (lowering: inout Lowering, condition: SQLExpression, value: SQLExpression) -> SQLExpression in
      .aggregate(lowering.need(.max), [.conditional([.init(condition, value)], otherwise: nil)], filter: nil)
    }
    let before = only(&self, isBefore, value)
    let way = SQLExpression.binary(
      .multiply, .binary(.subtract, only(&self, isAfter, value), before),
      only(&self, isBefore, .binary(.subtract, wanted, own)))
    return .binary(.add, before, way)
  }
}
