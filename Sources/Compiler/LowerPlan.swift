package import Diagnostics
package import Model
package import Planning
package import SQL
import Values
import Zones

/// Turns a plan into a statement that says the same in SQL, in meanings that the dialect has.
///
/// Operators are merged into one SELECT where SQL allows it. What is read twice is a common table expression.
/// - Returns: nil with findings when the dialect lacks a meaning.
package func lowerPlan(_ planned: PlannedQuery, in model: Model, for dialect: Dialect) -> Diagnosed<
  Statement?
> {
  var lowering = Lowering(model: model, dialect: dialect)
  lowering.scope.asOf = planned.asOf
  lowering.years = planned.years
  lowering.lowerVisibleRows()
  let relation = lowering.relation(of: planned.plan)
  let statement = Statement(commonTables: lowering.commonTables, query: .select(relation.finished()))
  if dialect.template(.rangeJoin) == nil, statement.joinsByRange { _ = lowering.need(.rangeJoin) }
  guard lowering.missing.isEmpty else {
    return Diagnosed(nil, findings: lowering.missing.map { cannotSay($0, dialect) })
  }
  guard lowering.unknownZones.isEmpty else {
    return Diagnosed(nil, findings: lowering.unknownZones.map(unknownZone))
  }
  return Diagnosed(statement)
}

struct Lowering {
  let model: Model
  let dialect: Dialect
  /// What is read in the place of tables of which not all rows may be seen.
  var visible: [EntityID: Select] = [:]
  var commonTables: [CommonTable] = []
  /// Common tables of rates that are there already.
  var rateTables: [RateTableID: RateTable] = [:]
  var pointTables: [RateTableID: String] = [:]
  /// Common tables that count, by how far.
  var numberTables: [Int64: String] = [:]
  /// What reads the common tables of periods, and of their bounds, by the dimension.
  var periodTables: [PeriodDimension: Relation] = [:]
  var boundTables: [PeriodDimension: Relation] = [:]
  /// What reads the common tables of last moments.
  var momentTables: [LastMoments: Relation] = [:]
  /// Which rates rows are converted with.
  var scope = RateScope()
  /// Common tables of clocks, by the zone, and what they are made of.
  var zoneTables: [String: String] = [:]
  var zoneRules: [String: ZoneRules] = [:]
  var unknownZones: [String] = []
  /// The common table of the weeks of a year of whole weeks.
  var retailWeeks: String?
  /// The years of which times are seen in a zone; nil where that is not known.
  var years: ClosedRange<Int>?
  /// Forms that are needed and that the dialect lacks.
  var missing: [Form] = []

  var isScaled: Bool { dialect.decimals == .scaledInteger }

  mutating func relation(of plan: Plan) -> Relation {
    switch plan {
    case .scan(let entity):
      return Relation(scanning: ScanContext(entity: entity, model: model, visible: visible))
    case .filter(let input, let conditions): return filtered(relation(of: input), conditions)
    case .last(let input, let moments): return atLast(relation(of: input), moments)
    case .aggregate(let input, let aggregation):
      if let parts = inOrders(input, aggregation) { return relation(of: parts) }
      if let places = countedPlaces(input, aggregation) { return places }
      return aggregated(input, aggregation)
    case .convert(let input, let conversion): return converted(input, conversion)
    case .periods(let periods): return self.periods(periods)
    case .bounds(let bounds): return self.bounds(bounds)
    case .join(let left, let right, let conditions): return joined(left, right, conditions)
    case .union(let parts): return united(parts)
    case .project(let input, let columns): return projected(relation(of: input), columns)
    case .sort(let input, let keys): return sorted(relation(of: input), keys)
    case .limit(let input, let count, let offset):
      var relation = self.relation(of: input)
      // An offset needs a limit in some databases.
      relation.select.limit = count ?? (offset == nil ? nil : Int(Int32.max))
      relation.select.offset = offset
      return relation
    }
  }

  // MARK: Operators

  mutating func filtered(_ input: Relation, _ conditions: [TypedExpression]) -> Relation {
    let isApart = input.stage == .grouped && dialect.groups == .apart
    var relation = input.stage == .projected || isApart ? reading(input, named: "groups") : input
    relation = readable(relation, for: conditions)
    if relation.stage == .rows, relation.scan != nil {
      relation.scan!.requireMatches(for: conditions)
    }
    for condition in conditions {
      let lowered = existence(condition, &relation) ?? lower(condition, &relation)
      if relation.stage == .rows {
        relation.select.filter.append(lowered)
      } else {
        relation.select.having.append(lowered)
      }
    }
    return relation
  }

  private mutating func aggregated(_ input: Plan, _ aggregation: Aggregation) -> Relation {
    var relation = self.relation(of: input)
    if relation.stage != .rows { relation = self.reading(relation, named: "groups") }
    let isInParts = relation.columns.contains { if case .parts = $0 { true } else { false } }
    let keys = aggregation.keys.map { lower($0.expression, &relation) }
    var measures: [SQLExpression] = []
    var names = aggregation.keys.map(\.name)
    /// Sums in two parts, by the position of the first of them, with their digits before and after they are joined.
    var sums: [Int: (partScale: Int, scale: Int)] = [:]
    for measure in aggregation.measures {
      names.append(measure.name)
      if let parts = parts(of: measure, relation), measure.function == .sum {
        sums[keys.count + measures.count] = (parts.scale, measure.argument?.type.scale ?? parts.scale)
        let sum = sumsOfParts(whole: parts.whole, high: parts.high, low: parts.low)
        measures += [sum.whole, sum.digits]
        names.append(measure.name + "_digits")
      } else {
        measures.append(self.measure(measure, &relation))
      }
    }
    relation.columns = (keys + measures).map { .plain($0) }
    relation.names = names
    relation.select.groupCount = keys.isEmpty ? nil : keys.count
    relation.keyCount = keys.count
    relation.stage = .grouped
    // Amounts in parts are long to write, so they are put together once.
    guard isInParts else { return relation }
    var totals = reading(relation, named: "totals")
    let columns = totals.columns
    totals.names = aggregation.keys.map(\.name) + aggregation.measures.map(\.name)
    totals.columns = []
    for index in columns.indices where sums[index - 1] == nil {
      guard let sum = sums[index] else {
        totals.columns.append(columns[index])
        continue
      }
      let (whole, digits) = (columns[index].sql, columns[index + 1].sql)
      let joined = joinedSum(whole, digits, partScale: sum.partScale, scale: sum.scale)
      // A float in one row makes the sum one, also where it is shown as a ratio in the end.
      totals.columns.append(
        .plain(.form(need(.exactInteger), [joined, .binary(.add, whole, digits)])))
    }
    return sums.isEmpty ? totals : reading(totals, named: "exact_totals")
  }

  private func parts(of measure: Aggregation.Measure, _ relation: Relation) -> (
    whole: SQLExpression, high: SQLExpression, low: SQLExpression, scale: Int
  )? {
    guard let argument = measure.argument, case .output(let index) = argument.node,
      case .parts(let whole, let high, let low, let scale) = relation.columns[index]
    else { return nil }
    return (whole, high, low, scale)
  }

  mutating func measure(_ measure: Aggregation.Measure, _ relation: inout Relation) -> SQLExpression {
    let filter = measure.filter.map { lower($0, &relation) }
    guard let argument = measure.argument else { return .aggregate(.countRows, [], filter: filter) }
    if let parts = parts(of: measure, relation) {
      return extreme(
        measure.function, whole: parts.whole, high: parts.high, partScale: parts.scale,
        scale: argument.type.scale ?? parts.scale)
    }
    if let decider = measure.detail?.decider {
      return chosen(argument, by: decider, filter: filter, measure.function, &relation)
    }
    let form: Form
    var value: SQLExpression
    switch measure.function {
    case .sum:
      let summand = lower(argument, &relation)
      // Single precision would lose what is added.
      (form, value) = (
        argument.type == .integer ? .sumOfIntegers : .sum,
        argument.type == .float ? .cast(summand, .double) : summand
      )
    case .min: (form, value) = (.min, ordered(argument, &relation))
    case .max: (form, value) = (.max, ordered(argument, &relation))
    case .count: (form, value) = (.count, countable(argument, &relation))
    case .countDistinct: (form, value) = (.countDistinct, countable(argument, &relation))
    case .stddev: (form, value) = (.stddev, float(argument, &relation))
    case .variance: (form, value) = (.variance, float(argument, &relation))
    case .percentile: (form, value) = (.percentile, float(argument, &relation))
    case .countApprox: (form, value) = (.countApprox, countable(argument, &relation))
    case .textList:
      form = measure.detail?.isDistinct == true ? .distinctTextList : .textList
      // What it is ordered by must be a value of rows too.
      value = ofRows(ordered(argument, &relation), argument, &relation)
    case .minBy, .maxBy: preconditionFailure("nothing decides which row is taken")
    case .any: (form, value) = (.any, lower(argument, &relation))
    case .all: (form, value) = (.all, lower(argument, &relation))
    }
    let detail: [SQLExpression] =
      switch measure.detail {
      case .share(let share): [.number("\(share)")]
      case .list(let separator, _): [.text(separator)]
      case .by, nil: []
      }
    if dialect.template(form)?.isCall == false {
      relation.hasSpelledAggregates = true
      if measure.function != .textList { value = ofRows(value, argument, &relation) }
    }
    value = .aggregate(need(form), [value] + detail, filter: filter)
    if case .output(let index) = argument.node, case .uncut(_, let scale) = relation.columns[index] {
      // Thirds that add up to a whole do so again, far beyond any digit that is shown; then every database keeps the
      // same digits.
      return .form(
        need(.cut),
        [.form(need(.round), [value, .integer(Int64(max(14, scale + 4)))]), .integer(Int64(scale))])
    }
    return value
  }

  /// A text is compared by its bytes, whatever the locale of the database.
  mutating func ordered(_ argument: TypedExpression, _ relation: inout Relation) -> SQLExpression {
    let value = lower(argument, &relation)
    return argument.type.isText && argument.type != .null ? .form(need(.textOrder), [value]) : value
  }

  /// What is only counted need not be brought to its decimals.
  private mutating func countable(_ argument: TypedExpression, _ relation: inout Relation) -> SQLExpression {
    if case .field(let field) = argument.node, relation.scan != nil, !argument.type.isText {
      return column(of: field, &relation)
    }
    return lower(argument, &relation)
  }

  private mutating func projected(_ input: Relation, _ columns: [PlanColumn]) -> Relation {
    var relation = input
    if relation.hasSpelledAggregates, columns.contains(where: \.expression.isOverOtherRows) {
      relation = reading(relation, named: "totals")
    }
    // What has a place is written three times.
    if columns.contains(where: \.expression.isRank), relation.stage != .rows {
      relation = reading(relation, named: "ranked_groups")
    }
    relation = readable(relation, for: columns.map(\.expression))
    let lowered = columns.map { lower($0.expression, &relation) }
    relation.inner = relation.columns
    relation.columns = lowered.map { .plain($0) }
    relation.names = columns.map(\.name)
    relation.stage = .projected
    return relation
  }

  /// How far a clock is ahead may be told by a subquery, in which no aggregate of the SELECT around it can stand; weeks are told by
  /// a join, which must stand behind an aggregate; and what a group is moved to need not be worked out for each of its rows.
  private mutating func readable(_ relation: Relation, for expressions: [TypedExpression]) -> Relation {
    guard relation.stage == .grouped,
      (dialect.groups == .apart && expressions.contains { !$0.isColumn })
        || (dialect.zones == .offsets && expressions.contains(where: \.isInZone))
        || expressions.contains(where: \.readsRetailYear) || expressions.contains(where: \.movesTime)
    else {
      return relation
    }
    return reading(relation, named: "groups")
  }

  private mutating func united(_ parts: [Plan]) -> Relation {
    let names = Lowering.distinct(parts[0].columns.map(\.name))
    let queries = parts.map { part -> Query in
      var relation = self.relation(of: part)
      // An order or a limit of a part must not become that of all.
      if !relation.select.order.isEmpty || relation.select.limit != nil {
        relation = reading(relation, named: "first_rows")
      }
      relation.names = names
      return .select(relation.finished())
    }
    var relation = Relation(columns: names.map { .plain(.output(table: "parts", name: $0)) }, names: names)
    relation.select.source = .query(.unionAll(queries), alias: "parts")
    return relation
  }

  private mutating func sorted(_ input: Relation, _ keys: [SortKey]) -> Relation {
    var relation = input
    // Sort keys are over what the projection reads.
    var below = input
    below.columns = input.inner ?? input.columns
    for key in keys {
      let lowered = lower(key.expression, &below)
      let position = relation.columns.firstIndex { $0.sql == lowered }
      var expression = lowered
      if key.expression.type.isText {
        let ordered = SQLExpression.form(need(.textOrder), [lowered])
        if dialect.template(.textOrder)?.isIdentity == true, let position {
          expression = .integer(Int64(position + 1))
        } else {
          expression = ordered
        }
      } else if let position {
        expression = .integer(Int64(position + 1))
      }
      relation.select.order.append(.init(expression, isDescending: key.isDescending))
    }
    return relation
  }

  // MARK: Common tables

  /// A relation that reads the rows of another one, which becomes a common table; one that says the same is read again.
  mutating func reading(_ relation: Relation, named name: String, isComputedOnce: Bool = false) -> Relation {
    var relation = relation
    relation.names = Lowering.distinct(relation.names)
    let query = Query.select(relation.finished())
    let table: String
    if let known = commonTables.firstIndex(where: { $0.query == query && $0.recursiveColumns == nil }) {
      table = commonTables[known].name
      // What is read twice is computed once.
      commonTables[known].isComputedOnce = true
    } else {
      table = uniqueName(name)
      commonTables.append(CommonTable(name: table, query: query, isComputedOnce: isComputedOnce))
    }
    var reader = Relation(
      columns: relation.names.map { .plain(.output(table: table, name: $0)) }, names: relation.names)
    reader.select.source = .common(table, alias: table)
    return reader
  }

  /// A name that is no table of the project, no common table of the statement, and in no query of the project owner's,
  /// whatever the case: it would stand for that table there.
  func uniqueName(_ name: String) -> String {
    let isTaken = { (candidate: String) in
      commonTables.contains { $0.name == candidate }
        || model.currencies.rateSets.contains { $0.table.last?.lowercased() == candidate }
        || model.entities.contains { entity in
          switch entity.source {
          case .table(let parts): parts.last?.lowercased() == candidate
          case .sql(let text): text.lowercased().contains(candidate)
          }
        }
    }
    var candidate = name
    var number = 2
    while isTaken(candidate) {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }

  /// Names of columns of one relation, made different where they differ in nothing or in case only.
  static func distinct(_ names: [String]) -> [String] {
    var taken: Set<String> = []
    return names.map { name in
      var candidate = name
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        candidate = "\(name)_\(number)"
        number += 1
      }
      return candidate
    }
  }

  /// Notes that the form is used; the statement is not printed when the dialect lacks it.
  mutating func need(_ form: Form) -> Form {
    if dialect.template(form) == nil, !missing.contains(form) { missing.append(form) }
    return form
  }
}

extension TypedExpression {
  /// Whether it is a column of the operator below as it stands.
  fileprivate var isColumn: Bool {
    if case .output = node { return true }
    return false
  }

  /// Whether a time is moved.
  fileprivate var movesTime: Bool { hasOperation { if case .addInterval = $0 { true } else { false } } }

  fileprivate var isRank: Bool {
    if case .operation(.rank, _) = node { return true }
    return false
  }

  fileprivate var isOverOtherRows: Bool {
    switch node {
    case .operation(.sumOverAnswer, _), .operation(.overGroups, _): true
    default: false
    }
  }
}
