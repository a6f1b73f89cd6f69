import Definitions
package import Model

/// A plan and what its columns are.
package struct PlannedQuery: Sendable {
  package struct Column: Sendable {
    package enum Role: Sendable, Equatable {
      case dimension, metric
      /// Rows of that metric (or of `having`, `order_1`) that could not be converted: not zero is an error.
      case unconvertedRows(of: String)
    }

    package let name: String
    package let role: Role
    package let type: ValueType
    package let unit: Unit
    package let currency: MetricQuery.OutputCurrency?
  }

  package let plan: Plan
  package let columns: [Column]
}

/// Plans a question as relational operators.
///
/// Each entity is aggregated to the groups of the question before anything is combined, so that no join can count a
/// row twice. A group is in the answer when one of the aggregates has a row for it.
/// - Returns: a plan whose columns are the dimensions in the order asked, then the metrics, then the counts of rows
///   that could not be converted. Amounts are rounded to the minor unit; ratios are fractions of one, not percent.
/// - Complexity: linear in the number of aggregates, but for the search of equal ones.
package func makePlan(for query: MetricQuery, in model: Model) -> PlannedQuery {
  var planner = Planner(query: query, model: model)
  return planner.plan()
}

struct Planner {
  let query: MetricQuery
  let model: Model
  /// The aggregates of all formulas, each once.
  var leaves: [Leaf] = []
  /// The columns of the dimensions in relations of the plan.
  let keyNames: [String]

  struct Leaf {
    /// Its column in relations of the plan.
    let name: String
    let aggregate: Aggregate
    let type: ValueType
    let unit: Unit
    let basis: ConversionBasis?
    /// The column of the combined relation that holds it, and the one that counts unconverted rows.
    var column = 0
    var unconvertedColumn: Int?
  }

  /// What decides the rate of a row.
  struct ConversionBasis: Equatable {
    let currency: TypedExpression
    let date: TypedExpression
  }

  init(query: MetricQuery, model: Model) {
    self.query = query
    self.model = model
    var names: [String] = []
    for dimension in query.dimensions {
      let name = String(
        decoding: dimension.name.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
      // `a.b_c` and `a_b.c` must not meet.
      names.append(names.contains(name) ? "\(name)_\(names.count + 1)" : name)
    }
    keyNames = names
  }

  mutating func plan() -> PlannedQuery {
    for metric in query.metrics { collect(metric.formula, for: metric.name) }
    if let having = query.having { collect(having, for: "having") }
    for order in query.order {
      if case .formula(let formula) = order.key { collect(formula, for: "order") }
    }
    let combined = combine(branches())
    var columns: [PlannedQuery.Column] = []
    var projected: [PlanColumn] = []
    for (index, dimension) in query.dimensions.enumerated() {
      columns.append(
        .init(
          name: dimension.name, role: .dimension, type: dimension.type, unit: dimension.unit, currency: nil))
      projected.append(
        PlanColumn(dimension.name, TypedExpression(.output(index), dimension.type, unit: dimension.unit)))
    }
    for metric in query.metrics {
      let value = rounded(value(of: metric.formula, isCombined: combined.isUnion), metric.currency)
      columns.append(
        .init(name: metric.name, role: .metric, type: value.type, unit: value.unit, currency: metric.currency)
      )
      projected.append(PlanColumn(metric.name, value))
    }
    var plan = combined.plan
    for (name, formula) in convertedFormulas {
      guard let unconverted = unconvertedRows(of: formula) else { continue }
      let column = name + "__unconverted_rows"
      columns.append(
        .init(name: column, role: .unconvertedRows(of: name), type: .integer, unit: .none, currency: nil))
      projected.append(
        PlanColumn(
          column, isCut ? TypedExpression(.operation(.sumOverAnswer, [unconverted]), .integer) : unconverted))
    }
    if let having = query.having {
      plan = .filter(plan, keepingUnconverted(value(of: having, isCombined: combined.isUnion)))
    }
    plan = .project(plan, projected)
    let keys = query.order.map { order -> SortKey in
      switch order.key {
      case .dimension(let index):
        let dimension = query.dimensions[index]
        return SortKey(
          expression: TypedExpression(.output(index), dimension.type, unit: dimension.unit),
          isDescending: order.isDescending)
      case .formula(let formula):
        return SortKey(
          expression: value(of: formula, isCombined: combined.isUnion), isDescending: order.isDescending)
      }
    }
    if !keys.isEmpty { plan = .sort(plan, keys) }
    if query.limit != nil || query.offset != nil {
      plan = .limit(plan, count: query.limit, offset: query.offset)
    }
    return PlannedQuery(plan: plan, columns: columns)
  }

  // MARK: Aggregates

  private mutating func collect(_ formula: TypedExpression, for metric: String) {
    var found: [Leaf] = []
    let isWhole = if case .aggregate = formula.node { true } else { false }
    formula.forEachLeaf { leaf in
      guard case .aggregate(let aggregate) = leaf.node else { return }
      if leaves.contains(where: { $0.aggregate.isSameComputation(as: aggregate) })
        || found.contains(where: { $0.aggregate.isSameComputation(as: aggregate) })
      {
        return
      }
      let basis = basis(of: aggregate)
      var type = leaf.type
      if basis != nil, let target = query.target { type = .decimal(scale: ISO4217.minorUnits(target) + 6) }
      let name = name(of: metric, isWhole: isWhole, number: leaves.count + found.count + 1)
      found.append(Leaf(name: name, aggregate: aggregate, type: type, unit: leaf.unit, basis: basis))
    }
    leaves += found
  }

  /// The metric's name where the aggregate is all of it; else, and where it could meet another name, with a number.
  private func name(of metric: String, isWhole: Bool, number: Int) -> String {
    let isPlain = metric.utf8.allSatisfy {
      $0 == 0x5F || ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
    }
    guard isPlain else { return "value_\(number)" }
    let isFree =
      !leaves.contains { $0.name == metric }
      && !keyNames.contains(metric)
      && !["currency", "rate_date", "rate", "multiplier", "divisor"].contains(metric)
    return isWhole && isFree ? metric : "\(metric)_\(number)"
  }

  /// nil where nothing is converted: no amount, or one that is in the currency asked already.
  private func basis(of aggregate: Aggregate) -> ConversionBasis? {
    guard let target = query.target, let argument = aggregate.argument, let currency = argument.unit.currency,
      aggregate.function != .count, aggregate.function != .countDistinct,
      let base = query.base(aggregate.entity),
      let date = rateDay(of: base, in: query, model)
    else { return nil }
    switch currency {
    case .fixed(target), .question: return nil
    case .fixed(let code):
      return ConversionBasis(currency: TypedExpression(.literal(.text(code)), .currency), date: date)
    case .row(let field):
      return ConversionBasis(currency: TypedExpression(.field(field), .currency), date: date)
    }
  }

  // MARK: Values of the answer

  /// A formula over the combined relation.
  private func value(of formula: TypedExpression, isCombined: Bool) -> TypedExpression {
    formula.mappingLeaves { leaf in
      guard case .aggregate(let aggregate) = leaf.node,
        let found = leaves.first(where: { $0.aggregate.isSameComputation(as: aggregate) })
      else { return leaf }
      let output = TypedExpression(.output(found.column), found.type, unit: found.unit, span: leaf.span)
      // A count in the only branch is never null.
      let isCount = aggregate.function == .count || aggregate.function == .countDistinct
      let isNeverNull = isCount && !isCombined && leaves.allSatisfy { $0.basis == nil }
      if isCount, aggregate.isNullWhenEmpty {
        return TypedExpression(.operation(.nullIf, [output, .integer(0)]), .integer, span: leaf.span)
      }
      if aggregate.isNullWhenEmpty || isNeverNull { return output }
      return TypedExpression(
        .operation(.coalesce, [output, TypedExpression(.literal(.integer(0)), .integer, unit: found.unit)]),
        found.type,
        unit: found.unit, span: leaf.span)
    }.retyped()
  }

  private func rounded(_ value: TypedExpression, _ currency: MetricQuery.OutputCurrency?) -> TypedExpression {
    guard let currency, let scale = value.type.scale, value.unit.isMoney else {
      return value
    }
    switch currency {
    case .code(let code):
      let digits = ISO4217.minorUnits(code)
      if scale == digits { return value }
      return TypedExpression(
        .operation(.round(digits: digits), [value]), .decimal(scale: digits), unit: value.unit,
        span: value.span)
    case .dimension(let index):
      return roundedByCurrency(value, scale: scale, dimension: index)
    }
  }

  /// Amounts whose currency stands in a dimension are rounded to that currency's minor unit.
  private func roundedByCurrency(_ value: TypedExpression, scale: Int, dimension: Int) -> TypedExpression {
    let codes = model.currencies.codes
    let largest = codes.map(ISO4217.minorUnits).max() ?? 2
    if scale <= largest { return value }
    let rounded = { (digits: Int) in
      TypedExpression(
        .operation(.round(digits: digits), [value]), .decimal(scale: digits), unit: value.unit,
        span: value.span)
    }
    let key = TypedExpression(.output(dimension), .currency)
    let exceptions = codes.filter { ISO4217.minorUnits($0) != largest }
    guard !exceptions.isEmpty else { return rounded(largest) }
    let branches = exceptions.map { code in
      TypedExpression.Branch(
        condition: TypedExpression(
          .operation(.equal, [key, TypedExpression(.literal(.text(code)), .currency)]), .boolean),
        value: rounded(ISO4217.minorUnits(code)))
    }
    return TypedExpression(
      .conditional(branches, otherwise: rounded(largest)), .decimal(scale: largest), unit: value.unit,
      span: value.span)
  }

  /// Formulas whose values are shown, filtered or ordered by, with the names under which missing rates are told.
  private var convertedFormulas: [(name: String, formula: TypedExpression)] {
    var formulas = query.metrics.map { ($0.name, $0.formula) }
    if let having = query.having { formulas.append(("having", having)) }
    for (index, order) in query.order.enumerated() {
      if case .formula(let formula) = order.key, !query.metrics.contains(where: { $0.formula == formula }) {
        formulas.append(("order_\(index + 1)", formula))
      }
    }
    return formulas
  }

  /// Rows that are not in the answer must tell of missing rates too.
  private var isCut: Bool { query.limit != nil || query.offset != nil }

  /// A group whose amounts lack a rate must not be filtered out: its value is not known.
  private func keepingUnconverted(_ condition: TypedExpression) -> [TypedExpression] {
    var missing: TypedExpression?
    for (_, formula) in convertedFormulas {
      guard let rows = unconvertedRows(of: formula) else { continue }
      missing =
        missing.map { $0 == rows ? $0 : TypedExpression(.operation(.add, [$0, rows]), .integer) } ?? rows
    }
    guard let missing else { return condition.conjuncts }
    let isMissing = TypedExpression(.operation(.greater, [missing, .integer(0)]), .boolean)
    return [TypedExpression(.operation(.or, [condition, isMissing]), .boolean)]
  }

  /// How many rows of a formula had no rate; nil where nothing is converted.
  private func unconvertedRows(of formula: TypedExpression) -> TypedExpression? {
    var sum: TypedExpression?
    var seen: [Int] = []
    formula.forEachLeaf { leaf in
      guard case .aggregate(let aggregate) = leaf.node,
        let found = leaves.first(where: { $0.aggregate.isSameComputation(as: aggregate) }),
        let column = found.unconvertedColumn, !seen.contains(column)
      else { return }
      seen.append(column)
      let count = TypedExpression(
        .operation(.coalesce, [TypedExpression(.output(column), .integer), .integer(0)]), .integer)
      sum = sum.map { TypedExpression(.operation(.add, [$0, count]), .integer) } ?? count
    }
    return sum
  }
}

extension TypedExpression {
  /// The expression with the types that follow from those of its leaves.
  func retyped() -> TypedExpression {
    switch node {
    case .literal, .field, .aggregate, .output, .missing: return self
    case .operation(let operation, let arguments):
      let operands = arguments.map { $0.retyped() }
      var changed = operation
      if case .divideExactly = operation, let scale = operands[0].type.scale {
        changed = .divideExactly(scale: Swift.max(scale, Operation.quotientScale))
      }
      let type = changed.resultType(operands.map(\.type), otherwise: type)
      return TypedExpression(.operation(changed, operands), type, unit: unit, span: span)
    case .conditional(let branches, let otherwise):
      let changed = branches.map { Branch(condition: $0.condition.retyped(), value: $0.value.retyped()) }
      let last = otherwise?.retyped()
      let values = changed.map(\.value.type) + (last.map { [$0.type] } ?? [])
      let common = values.dropFirst().reduce(values[0]) { ValueType.common($0, $1) ?? type }
      return TypedExpression(.conditional(changed, otherwise: last), common, unit: unit, span: span)
    }
  }
}
