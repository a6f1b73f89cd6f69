import Definitions
package import Model
package import Values

/// A plan and what its columns are.
package struct PlannedQuery: Sendable {
  package struct Column: Sendable {
    package enum Role: Sendable, Equatable {
      case dimension, metric
      /// Rows of that metric (or of `having`, or of what is ordered by) that could not be converted.
      case unconvertedRows(of: String)
      /// Rows of that metric that had an amount.
      case amountRows(of: String)
      /// How many of the last dimensions are taken together in a row.
      case totalLevel
      /// How many days the oldest rate of that metric is older than the day that it was taken for; null where the
      /// metric took no rate.
      case rateAge(of: String)

      package var countsUnconverted: Bool { if case .unconvertedRows = self { true } else { false } }
    }

    package let name: String
    package let role: Role
    package let type: ValueType
    package let unit: Unit
    package let currency: MetricQuery.OutputCurrency?
  }

  package let plan: Plan
  package let columns: [Column]
  /// The day on which rates must have been known.
  package let asOf: Day?
  /// The years of which times are seen in the zone of the question; nil where that is not known.
  package let years: ClosedRange<Int>?
}

/// Plans a question as relational operators.
///
/// Each entity is aggregated to the groups of the question before anything is combined, so that no join can count a
/// row twice. A group is in the answer when one of the aggregates has a row for it.
/// - Returns: a plan whose columns are the dimensions in the order asked, then the metrics, then the counts of rows
///   that could not be converted, then the ages of the oldest rates. Amounts are rounded to the minor unit; ratios are
///   fractions of one, not percent.
/// - Complexity: linear in the number of aggregates, but for the search of equal ones.
package func makePlan(for query: MetricQuery, in model: Model) -> PlannedQuery {
  var planner = Planner(query: query, model: model)
  return planner.plan()
}

struct Planner {
  let query: MetricQuery
  let model: Model
  /// Positions of the questions that this one is inside of.
  var question: [Int] = []
  /// The aggregates of all formulas, each once.
  var leaves: [Leaf] = []
  /// The columns of the combined relation that hold ranks.
  var ranks: [(rank: TypedExpression, column: Int)] = []
  /// The columns of the dimensions in relations of the plan.
  let keyNames: [String]

  struct Leaf {
    /// Its column in relations of the plan.
    let name: String
    let aggregate: Aggregate
    let type: ValueType
    let unit: Unit
    let basis: ConversionBasis?
    /// For each conversion of a row that the aggregate looks at: whether the row has no rate.
    let rowsWithoutRate: [TypedExpression]
    /// What it is over, where that is groups.
    let groups: GroupValues?
    /// The column of the combined relation that holds it, those that count unconverted rows, the one that counts rows
    /// with an amount, and the age of the oldest rate.
    var column = 0
    var unconvertedColumns: [Int] = []
    var rowsColumn: Int?
    var rateAgeColumn: Int?
  }

  /// What decides the rate of a row.
  struct ConversionBasis: Equatable {
    let currency: TypedExpression
    /// nil where one rate holds for all rows.
    let key: TypedExpression?
    let policy: Policy
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
    var rows = self.rows()
    if query.totals.isEmpty {
      if !rows.order.isEmpty { rows.plan = .sort(rows.plan, rows.order) }
      return PlannedQuery(
        plan: limited(rows.plan), columns: rows.columns, asOf: query.asOf, years: query.yearsInZone)
    }
    return withTotals(rows)
  }

  func limited(_ plan: Plan) -> Plan {
    query.limit == nil && query.offset == nil
      ? plan : .limit(plan, count: query.limit, offset: query.offset)
  }

  /// The rows of the answer, before they are put in order.
  struct Rows {
    var plan: Plan
    let columns: [PlannedQuery.Column]
    /// Over the columns below those of the answer.
    let order: [SortKey]
  }

  mutating func rows() -> Rows {
    for metric in query.metrics { collect(metric.formula, for: metric.name) }
    if let listed = query.listed { collect(listed, for: "rows") }
    if let having = query.having { collect(having, for: "having") }
    for formula in query.order.compactMap(\.formula) { collect(formula, for: "order") }
    var combined = self.combined()
    combined.plan = withRanks(combined.plan, of: query.formulas, isCombined: combined.isUnion)
    var columns: [PlannedQuery.Column] = []
    var projected: [PlanColumn] = []
    for (index, dimension) in query.dimensions.enumerated() {
      columns.append(
        .init(
          name: dimension.name, role: .dimension, type: dimension.type, unit: dimension.unit, currency: nil))
      projected.append(
        PlanColumn(dimension.name, self.dimension(index, at: index)))
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
      guard let unconverted = sum(ofCounts: columnsOfLeaves(in: formula, \.unconvertedColumns)) else {
        continue
      }
      let column = name + "__unconverted_rows"
      columns.append(
        .init(name: column, role: .unconvertedRows(of: name), type: .integer, unit: .none, currency: nil))
      projected.append(
        PlanColumn(
          column,
          isCut && query.missing == .error
            ? TypedExpression(.operation(.sumOverAnswer, [unconverted]), .integer) : unconverted))
      if let rows = amountRows(of: formula) {
        let column = name + "__amount_rows"
        columns.append(
          .init(name: column, role: .amountRows(of: name), type: .integer, unit: .none, currency: nil))
        projected.append(PlanColumn(column, rows))
      }
    }
    for metric in query.metrics {
      guard let age = rateAge(of: metric.formula) else { continue }
      let column = metric.name + "__rate_age_days"
      columns.append(
        .init(name: column, role: .rateAge(of: metric.name), type: .integer, unit: .none, currency: nil))
      projected.append(PlanColumn(column, age))
    }
    if let having = query.having {
      let condition = value(of: having, isCombined: combined.isUnion)
      plan = .filter(plan, keepingUnconverted(condition))
    }
    plan = .project(plan, projected)
    let keys = query.order.map { order -> SortKey in
      switch order.key {
      case .dimension(let index):
        return SortKey(expression: dimension(index, at: index), isDescending: order.isDescending)
      case .formula(let formula):
        return SortKey(
          expression: value(of: formula, isCombined: combined.isUnion), isDescending: order.isDescending)
      }
    }
    return Rows(plan: plan, columns: columns, order: keys)
  }

  // MARK: Aggregates

  mutating func collect(_ formula: TypedExpression, for metric: String) {
    var found: [Leaf] = []
    // The level of the aggregate that is all of the formula; nil where it is made of several.
    let wholeLevel: [String]?? =
      if case .aggregate(let whole) = formula.node { .some(whole.level) } else { nil }
    func add(_ aggregate: Aggregate, _ leaf: TypedExpression) {
      // What a total is of has the groups that it is shown in.
      if aggregate.level != nil { add(aggregate.ofAllGroups, leaf) }
      if leaves.contains(where: { $0.aggregate.isSameComputation(as: aggregate) })
        || found.contains(where: { $0.aggregate.isSameComputation(as: aggregate) })
      {
        return
      }
      let basis = basis(of: aggregate)
      var groups: GroupValues?
      if aggregate.isOfGroups {
        // The sum and the count of an average are over the same groups, which are planned once.
        groups =
          (leaves + found).first { $0.aggregate.looksAtSameRows(as: aggregate) }?.groups
          ?? groupValues(of: aggregate)
      }
      var type = leaf.type
      if let groups, [.sum, .min, .max].contains(aggregate.function) { type = groups.value.type }
      if basis != nil, aggregate.readsAmounts { type = .decimal(scale: convertedScale) }
      if basis == nil, groups == nil, aggregate.readsAmounts, type != .float {
        type = aggregate.argument?.type ?? type
      }
      let name = name(
        of: metric, isWhole: wholeLevel == .some(aggregate.level), number: leaves.count + found.count + 1)
      found.append(
        Leaf(
          name: name, aggregate: aggregate, type: type, unit: leaf.unit, basis: basis,
          rowsWithoutRate: rowsWithoutRate(aggregate), groups: groups))
    }
    formula.forEachLeaf { leaf in
      if case .aggregate(let aggregate) = leaf.node { add(aggregate, leaf) }
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

  /// Decimals that a sum of converted amounts keeps: six beyond the minor unit, and two beyond those that are asked for.
  var convertedScale: Int { max(targetMinorUnits + 6, query.places.map { $0 + 2 } ?? 0) }

  /// Decimals of the currency that amounts are converted to, the most that it may have.
  var targetMinorUnits: Int {
    query.targetCode.map(model.currencies.minorUnits) ?? model.currencies.largestMinorUnits
  }

  /// nil where nothing is converted after it was added up.
  private func basis(of aggregate: Aggregate) -> ConversionBasis? {
    guard let policy = aggregate.conversion?.policy, policy.rateSet != nil,
      let currency = aggregate.argument?.unit.currency?.code, let base = query.base(of: aggregate)
    else { return nil }
    let key = rateDay(of: base, in: query, model).flatMap {
      model.currencies.rateKey(of: policy, on: $0, calendar: model.calendar)
    }
    return ConversionBasis(currency: currency, key: key, policy: policy)
  }

  private func rowsWithoutRate(_ aggregate: Aggregate) -> [TypedExpression] {
    if aggregate.isOfGroups { return [] }
    var found: [TypedExpression] = []
    let groups = query.base(of: aggregate)?.groups ?? []
    for expression in aggregate.rowExpressions + groups {
      for test in expression.missingRates where !found.contains(test) { found.append(test) }
    }
    if let amount = aggregate.bookedAmount, let booked = aggregate.argument {
      let isKnown = TypedExpression(
        .operation(.not, [TypedExpression(.operation(.isNull, [amount]), .boolean)]), .boolean)
      let isNotBooked = TypedExpression(.operation(.isNull, [booked]), .boolean)
      found.append(TypedExpression(.operation(.and, [isKnown, isNotBooked]), .boolean))
    }
    return found
  }

  // MARK: Rows without a rate

  /// Formulas whose values are shown, filtered or ordered by, with the names under which missing rates are told.
  private var convertedFormulas: [(name: String, formula: TypedExpression)] {
    var formulas = query.metrics.map { ($0.name, $0.formula) }
    if let having = query.having { formulas.append(("having", having)) }
    for order in query.order {
      if let formula = order.formula, !query.metrics.contains(where: { $0.formula == formula }) {
        formulas.append((order.name, formula))
      }
    }
    return formulas
  }

  /// Rows that are not in the answer must tell of missing rates too.
  private var isCut: Bool { query.limit != nil || query.offset != nil }

  /// A group whose amounts lack a rate must not be filtered out: its value is not known. Where such values are null,
  /// that holds for those which are filtered by; where such rows are left out, the rest decides.
  func keepingUnconverted(_ condition: TypedExpression) -> [TypedExpression] {
    var missing: TypedExpression?
    let formulas: [TypedExpression] =
      switch query.missing {
      case .error: convertedFormulas.map(\.formula)
      case .null: [query.having].compactMap { $0 }
      case .exclude: []
      }
    for formula in formulas {
      guard let rows = sum(ofCounts: columnsOfLeaves(in: formula, \.unconvertedColumns)) else { continue }
      missing =
        missing.map { $0 == rows ? $0 : TypedExpression(.operation(.add, [$0, rows]), .integer) } ?? rows
    }
    guard let missing else { return condition.conjuncts }
    let isMissing = TypedExpression(.operation(.greater, [missing, .integer(0)]), .boolean)
    return [TypedExpression(.operation(.or, [condition, isMissing]), .boolean)]
  }

  /// Columns of the combined relation that count rows for the aggregates of a formula, each row once.
  func columnsOfLeaves(in formula: TypedExpression, _ columns: (Leaf) -> [Int]) -> [Int] {
    var found: [Int] = []
    var counted: [Aggregate] = []
    formula.forEachLeaf { leaf in
      guard case .aggregate(let aggregate) = leaf.node,
        let known = leaves.first(where: { $0.aggregate.isSameComputation(as: aggregate) }),
        !counted.contains(where: { $0.looksAtSameRows(as: aggregate) })
      else { return }
      counted.append(aggregate)
      for column in columns(known) where !found.contains(column) { found.append(column) }
    }
    return found
  }
}
