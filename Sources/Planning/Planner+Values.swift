import Definitions
import Model

/// The values of the answer, over the columns that all aggregates stand in.
extension Planner {
  /// A formula over the combined relation.
  func value(of formula: TypedExpression, isCombined: Bool) -> TypedExpression {
    let unranked = formula.mappingRanks { rank in
      guard let found = ranks.first(where: { $0.rank == rank }) else { return rank }
      return TypedExpression(.output(found.column), .integer, span: rank.span)
    }
    return unranked.mappingLeaves { leaf in
      guard case .aggregate(let aggregate) = leaf.node,
        let found = leaves.first(where: { $0.aggregate.isSameComputation(as: aggregate) })
      else { return leaf }
      let output = TypedExpression(.output(found.column), found.type, unit: found.unit, span: leaf.span)
      // A count in the only branch is never null.
      let isCount = aggregate.function.isCount
      let isNeverNull = isCount && !isCombined && leaves.allSatisfy { $0.basis == nil }
      if isCount, aggregate.isNullWhenEmpty {
        return TypedExpression(.operation(.nullIf, [output, .integer(0)]), .integer, span: leaf.span)
      }
      var value = output
      if !aggregate.isNullWhenEmpty, !isNeverNull {
        value = TypedExpression(
          .operation(
            .coalesce, [output, TypedExpression(.literal(.integer(0)), .integer, unit: found.unit)]),
          found.type,
          unit: found.unit, span: leaf.span)
      }
      return withMissingRows(value, output, found)
    }.retyped()
  }

  /// The value of a group with rows that have no rate: null, or what the others add up to. Where there are no others it
  /// is null, not zero.
  private func withMissingRows(_ value: TypedExpression, _ output: TypedExpression, _ leaf: Leaf)
    -> TypedExpression
  {
    guard let rows = sum(ofCounts: leaf.unconvertedColumns) else { return value }
    let isMissing = TypedExpression(.operation(.greater, [rows, .integer(0)]), .boolean)
    switch query.missing {
    case .error: return value
    case .null:
      let isComplete = TypedExpression(.operation(.equal, [rows, .integer(0)]), .boolean)
      return TypedExpression(
        .conditional([.init(condition: isComplete, value: value)], otherwise: nil), value.type,
        unit: value.unit, span: value.span)
    case .exclude:
      let isCount = leaf.aggregate.function.isCount
      if value == output, !isCount { return value }
      let rest = isCount ? TypedExpression(.operation(.nullIf, [output, .integer(0)]), .integer) : output
      return TypedExpression(
        .conditional([.init(condition: isMissing, value: rest)], otherwise: value), value.type,
        unit: value.unit, span: value.span)
    }
  }

  func sum(ofCounts columns: [Int]) -> TypedExpression? {
    var sum: TypedExpression?
    for column in columns {
      let count = TypedExpression(
        .operation(.coalesce, [TypedExpression(.output(column), .integer), .integer(0)]), .integer)
      sum = sum.map { TypedExpression(.operation(.add, [$0, count]), .integer) } ?? count
    }
    return sum
  }

  /// The rows with an amount that a formula looks at; nil where they are not counted.
  func amountRows(of formula: TypedExpression) -> TypedExpression? {
    sum(ofCounts: columnsOfLeaves(in: formula) { $0.rowsColumn.map { [$0] } ?? [] })
  }

  /// The age of the oldest rate that a formula takes: the largest of several columns, some of which may be null. nil where
  /// none tells its age.
  func rateAge(of formula: TypedExpression) -> TypedExpression? {
    let columns = columnsOfLeaves(in: formula) { $0.rateAgeColumn.map { [$0] } ?? [] }
    let values = columns.map { TypedExpression(.output($0), .integer) }
    guard let first = values.first else { return nil }
    return values.dropFirst().reduce(first) { one, other in
      let known = { (value: TypedExpression) in
        TypedExpression(.operation(.coalesce, [value, .integer(-1)]), .integer)
      }
      let isOther = TypedExpression(.operation(.greater, [known(other), known(one)]), .boolean)
      return TypedExpression(
        .conditional([.init(condition: isOther, value: other)], otherwise: one), .integer)
    }
  }

  func rounded(_ value: TypedExpression, _ currency: MetricQuery.OutputCurrency?) -> TypedExpression {
    guard let currency, let scale = value.type.scale, value.unit.isMoney else {
      return value
    }
    if let places = query.places {
      return scale <= places ? value : value.rounded(to: places, model.currencies.rounding)
    }
    switch currency {
    case .code(let code):
      let digits = model.currencies.minorUnits(code)
      return scale == digits ? value : value.rounded(to: digits, model.currencies.rounding)
    case .dimension(let index):
      return roundedByCurrency(value, scale: scale, dimension: index)
    }
  }

  /// Amounts whose currency stands in a dimension are rounded to that currency's minor unit.
  private func roundedByCurrency(_ value: TypedExpression, scale: Int, dimension: Int) -> TypedExpression {
    let codes = model.currencies.codes
    let largest = model.currencies.largestMinorUnits
    if scale <= largest { return value }
    let rounded = { (digits: Int) in value.rounded(to: digits, model.currencies.rounding) }
    let key = TypedExpression(.output(dimension), .currency)
    let exceptions = Dictionary(
      grouping: codes.filter { model.currencies.minorUnits($0) != largest }, by: model.currencies.minorUnits)
    guard !exceptions.isEmpty else { return rounded(largest) }
    let branches = exceptions.sorted { $0.key < $1.key }.map { digits, codes in
      let codes = codes.map { TypedExpression(.literal(.text($0)), .currency) }
      return TypedExpression.Branch(
        condition: TypedExpression(.operation(codes.count == 1 ? .equal : .oneOf, [key] + codes), .boolean),
        value: rounded(digits))
    }
    return TypedExpression(
      .conditional(branches, otherwise: rounded(largest)), .decimal(scale: largest), unit: value.unit,
      span: value.span)
  }
}
