import BigInt
import Definitions
import Engines
import Model
import Planning
import Values

/// Answers a question row by row, as a person would with a pencil: no plan, no SQL, no joins but look-ups by key.
///
/// It shares the resolved question with the compiler and nothing behind it, so that a wrong plan, a wrong statement
/// or a wrong engine shows as a different answer.
struct Evaluator {
  /// The rows of each table, in the order of the entity's columns.
  typealias Tables = [[[Cell]]]

  let model: Model
  private(set) var query: MetricQuery
  let tables: Tables
  private(set) var book: RateBook
  let quotes: [RateBook.Quote]
  /// Groups that rows must have a value for: what has no retailer is no retailer.
  var demanded: [Int] = []
  /// The metrics whose rows without a rate are shown, where that is not decided by this question alone.
  var counted: [Bool]?
  /// Digits beyond the minor unit that a sum of converted amounts keeps (docs/decisions/0002).
  static let keptDigits = 6
  private let rowsByKey: [[[Value]: Int]]

  indirect enum Value: Hashable {
    case null
    case truth(Bool)
    case number(Rational)
    case float(Double)
    case text(String)
    case day(Day)
    case instant(Instant)
    /// The value of a row, with what decides whether the row is taken.
    case candidate(Value, by: Value)
  }

  let credits = Credits()

  init(model: Model, query: MetricQuery, tables: Tables, quotes: [RateBook.Quote]) {
    self.model = model
    self.query = query
    self.tables = tables
    self.quotes = quotes
    book = RateBook(
      rules: model.currencies, quotes: quotes, asOf: query.asOf, calendar: model.calendar)
    rowsByKey = model.entities.enumerated().map { index, entity in
      var rows: [[Value]: Int] = [:]
      for (number, row) in tables[index].enumerated() {
        rows[entity.key.map { Evaluator.value(row[$0]) }] = number
      }
      return rows
    }
  }

  /// One of the same tables for a question inside or beside this one.
  func evaluator(of query: MetricQuery) -> Evaluator {
    // Rows by their keys and what is credited to whom are the same for all questions about the same tables.
    var copy = self
    copy.query = query
    copy.demanded = []
    copy.counted = nil
    if query.asOf != self.query.asOf {
      copy.book = RateBook(
        rules: model.currencies, quotes: quotes, asOf: query.asOf, calendar: model.calendar)
    }
    return copy
  }

  /// The rows of the answer in the order asked, with the ages of the oldest rates behind what is asked for; amounts are not yet rounded in `having` and `order`.
  func answer() throws -> [[Value]] {
    if query.totals.isEmpty { return try rows() }
    return try withTotals()
  }

  func rows() throws -> [[Value]] {
    var answers: [(key: [Value], shown: [Value], order: [Value])] = []
    for group in try groups() {
      let (key, found) = (group.key, group.found)
      var shown = query.metrics.map { self.shown(value(of: $0.formula, in: group), $0, key) }
      if query.missing != .error {
        for (index, metric) in query.metrics.enumerated() where counted?[index] ?? isCounted(metric) {
          shown.append(.number(Rational(BigInt(unconverted(metric.formula, found) ?? 0))))
        }
      }
      for metric in query.metrics where metric.formula.aggregates.contains(where: hasRateAge) {
        shown.append(
          rateAge(metric.formula.aggregates, found).map { .number(Rational(BigInt($0))) } ?? .null)
      }
      let order = query.order.map { order -> Value in
        switch order.key {
        case .dimension(let index): key[index]
        case .formula(let formula): value(of: formula, in: group)
        }
      }
      answers.append((key, shown, order))
    }
    answers.sort { left, right in
      for (index, order) in query.order.enumerated() where left.order[index] != right.order[index] {
        let (one, other) = (left.order[index], right.order[index])
        if one == .null || other == .null { return other == .null }
        // Nought may be a whole number here and a binary one there.
        if !isLess(one, other), !isLess(other, one) { continue }
        return order.isDescending ? isLess(other, one) : isLess(one, other)
      }
      return false
    }
    let rows = answers.map { $0.key + $0.shown }.dropFirst(query.offset ?? 0)
    return Array(rows.prefix(query.limit ?? rows.count))
  }

  /// A group of the answer with what its aggregates are.
  struct Group {
    let key: [Value]
    let found: [Found]
    var places: [TypedExpression: Value] = [:]

    func find(_ aggregate: Aggregate) -> Value { found.first { $0.aggregate == aggregate }!.value }
  }

  struct Found {
    let aggregate: Aggregate
    let value: Value
    let unconverted: Int
    let rateAge: Int?
  }

  func isCounted(_ metric: MetricQuery.AskedMetric) -> Bool {
    metric.formula.aggregates.contains(where: isConverted)
  }

  /// Rows without a rate behind a formula, each once; nil where it converts nothing.
  func unconverted(_ formula: TypedExpression, _ found: [Found]) -> Int? {
    var parts: [Found] = []
    formula.forEachLeaf { leaf in
      guard case .aggregate(let aggregate) = leaf.node,
        let part = found.first(where: { $0.aggregate == aggregate }),
        !parts.contains(where: { looksAtSameRows($0.aggregate, aggregate) })
      else { return }
      // A row is counted once, whatever is made of it.
      parts.append(part)
    }
    guard parts.contains(where: { isConverted($0.aggregate) }) else { return nil }
    return parts.reduce(0) { $0 + $1.unconverted }
  }

  /// The groups for which `having` holds, in no order.
  func groups() throws -> [Group] {
    var groups: [[Value]] = query.dimensions.isEmpty ? [[]] : []
    var seen = Set(groups)
    var aggregates: [Aggregate] = []
    var results: [Aggregate: [[Value]: [Int]]] = [:]
    var withoutRate: [Aggregate: [[Value]: Int]] = [:]
    let formulas =
      query.metrics.map(\.formula) + [query.listed, query.having].compactMap { $0 } + orderFormulas
    for formula in formulas {
      formula.forEachLeaf { leaf in
        guard case .aggregate(let aggregate) = leaf.node else { return }
        // What a total is of has the groups that it is shown in.
        for one in [aggregate.ofAllGroups, aggregate] where !aggregates.contains(one) {
          aggregates.append(one)
        }
      }
    }
    var ofGroups: [Aggregate: [[Value]: GroupValues]] = [:]
    for aggregate in aggregates {
      if aggregate.grouped != nil {
        let values = try groupValues(of: aggregate)
        ofGroups[aggregate] = values
        for key in values.keys where aggregate.level == nil && seen.insert(key).inserted {
          groups.append(key)
        }
        continue
      }
      let base = query.base(of: aggregate)!
      var rows: [[Value]: [Int]] = [:]
      let conditions =
        (aggregate.window.isOwn ? base.conditions : base.filter) + (aggregate.filter?.conjuncts ?? [])
      let atLast = aggregate.closing.map { rowsAtLastMoments($0, of: aggregate) }
      for (key, number) in places(of: aggregate) where atLast?.contains(number) ?? true {
        if aggregate.level == nil, demanded.contains(where: { key[$0] == .null }) { continue }
        let row = Row(entity: aggregate.entity, number: number)
        let isTrue = { (condition: TypedExpression) in evaluate(condition, row) == .truth(true) }
        guard conditions.filter({ !$0.readsRates }).allSatisfy(isTrue) else { continue }
        let isOpen = { (condition: TypedExpression) in
          if isTrue(condition) || condition.missingRates.contains(where: isTrue) { return true }
          if case .operation(.not, let operands) = condition.node,
            case .operation(.lacksRate, _) = operands[0].node
          {
            return true
          }
          return false
        }
        // A row is looked at only if it has every rate that is read for it.
        let readers = conditions + base.groups + [aggregate.argument, aggregate.decider].compactMap { $0 }
        let lacksRate =
          conditions.allSatisfy(isOpen) && readers.flatMap(\.missingRates).contains(where: isTrue)
        if lacksRate {
          if query.missing == .error { throw RateBook.Missing() }
          withoutRate[aggregate, default: [:]][key, default: 0] += 1
        }
        let isWanted = !lacksRate && conditions.filter(\.readsRates).allSatisfy(isTrue)
        guard isWanted || lacksRate else { continue }
        if isWanted { rows[key, default: []].append(number) }
        if aggregate.level == nil, isShown(key, base), seen.insert(key).inserted { groups.append(key) }
      }
      results[aggregate] = rows
    }
    for key in filled() where seen.insert(key).inserted { groups.append(key) }
    var answers: [Group] = []
    for key in groups {
      let found = try aggregates.map { aggregate -> Found in
        let masked = masked(key, aggregate)
        if let values = ofGroups[aggregate] {
          return result(of: aggregate, values[masked] ?? GroupValues())
        }
        return try result(
          of: aggregate, rows: results[aggregate]![masked] ?? [],
          lacking: withoutRate[aggregate]?[masked] ?? 0)
      }
      answers.append(Group(key: key, found: found))
    }
    return ranked(answers, formulas).filter { group in
      guard let having = query.having, value(of: having, in: group) != .truth(true) else { return true }
      // What is not known is not filtered out.
      return query.missing == .null && (unconverted(having, group.found) ?? 0) > 0
    }
  }

  private var orderFormulas: [TypedExpression] {
    query.order.compactMap { order in
      if case .formula(let formula) = order.key { return formula }
      return nil
    }
  }

  // MARK: Aggregates

  struct Row {
    let entity: EntityID
    let number: Int
  }

  /// Whether rows of the aggregate may lack a rate.
  func isConverted(_ aggregate: Aggregate) -> Bool {
    if let groups = query.groupQuery(of: aggregate) {
      let inner = evaluator(of: groups)
      return (groups.metrics.map(\.formula) + [groups.having].compactMap { $0 }).contains {
        $0.aggregates.contains(where: inner.isConverted)
      }
    }
    if aggregate.readsAmounts, aggregate.conversion != nil { return true }
    let base = query.base(of: aggregate)!
    return (aggregate.rowExpressions + base.groups)
      .contains { !$0.missingRates.isEmpty }
  }

  /// Whether the aggregate tells the age of its rates.
  func hasRateAge(_ aggregate: Aggregate) -> Bool {
    if let groups = query.groupQuery(of: aggregate) {
      let inner = evaluator(of: groups)
      return inner.ofGroups.contains(where: inner.hasRateAge)
    }
    guard aggregate.readsAmounts, let policy = aggregate.conversion?.policy else { return false }
    return model.currencies.hasRateAge(policy)
  }

  /// The aggregates of the metric and the condition of groups.
  var ofGroups: [Aggregate] {
    (query.metrics.map(\.formula) + [query.having].compactMap { $0 }).flatMap(\.aggregates)
  }

  /// The age of the oldest rate behind aggregates; nil where none took a rate.
  func rateAge(_ aggregates: [Aggregate], _ found: [Found]) -> Int? {
    found.filter { aggregates.contains($0.aggregate) && hasRateAge($0.aggregate) }.compactMap(\.rateAge).max()
  }

  /// The group without what a total takes together.
  private func masked(_ group: [Value], _ aggregate: Aggregate) -> [Value] {
    guard let level = aggregate.level else { return group }
    return group.enumerated().map { level.contains(query.groupNames[$0]) ? $1 : .null }
  }

  private func looksAtSameRows(_ one: Aggregate, _ other: Aggregate) -> Bool {
    one.entity == other.entity && one.argument == other.argument && one.filter == other.filter
      && one.conversion?.policy == other.conversion?.policy && one.window == other.window
      && one.level == other.level && one.grouped == other.grouped && one.closing == other.closing
  }

  private func result(of aggregate: Aggregate, rows: [Int], lacking: Int) throws -> Found {
    var unconverted = lacking
    var rateAge: Int?
    let empty: Value = aggregate.isNullWhenEmpty ? .null : .number(Rational(0))
    var values: [Value] = []
    for row in rows {
      let place = Row(entity: aggregate.entity, number: row)
      if let value = try value(of: aggregate, place, &unconverted, &rateAge) { values.append(value) }
    }
    var value = combined(values, aggregate, empty)
    if unconverted > 0, isConverted(aggregate) {
      // What is left of nothing is not known.
      if query.missing == .null || values.isEmpty { value = .null }
    }
    return Found(aggregate: aggregate, value: value, unconverted: unconverted, rateAge: rateAge)
  }

  /// What a row adds; nil where that is nothing.
  private func value(of aggregate: Aggregate, _ place: Row, _ unconverted: inout Int, _ rateAge: inout Int?)
    throws
    -> Value?
  {
    guard let argument = aggregate.argument else { return .truth(true) }
    let value = evaluate(argument, place)
    if let booked = aggregate.bookedAmount, value == .null, evaluate(booked, place) != .null {
      if query.missing == .error { throw RateBook.Missing() }
      unconverted += 1
    }
    if value == .null { return nil }
    if let decider = aggregate.decider {
      let by = evaluate(decider, place)
      return by == .null ? nil : .candidate(value, by: by)
    }
    guard let policy = aggregate.conversion?.policy, policy.rateSet != nil else { return value }
    do {
      book.ages.oldest = nil
      let amount = try converted(value, argument.unit, policy, place)
      if hasRateAge(aggregate), let age = book.ages.oldest { rateAge = max(rateAge ?? 0, age) }
      return aggregate.readsAmounts ? amount : value
    } catch {
      if query.missing == .error { throw error }
      if aggregate.readsAmounts { unconverted += 1 }
      return nil
    }
  }

  func combined(_ values: [Value], _ aggregate: Aggregate, _ empty: Value) -> Value {
    switch aggregate.function {
    case .count: return values.isEmpty ? empty : .number(Rational(BigInt(values.count)))
    case .countDistinct, .countApprox:
      return values.isEmpty ? empty : .number(Rational(BigInt(Set(values).count)))
    case .sum:
      guard !values.isEmpty else { return empty }
      return cut(values.dropFirst().reduce(values[0]) { add($0, $1) }, aggregate)
    case .min: return cut(values.min { isLess($0, $1) } ?? .null, aggregate)
    case .max: return cut(values.max { isLess($0, $1) } ?? .null, aggregate)
    case .any: return values.isEmpty ? .null : .truth(values.contains(.truth(true)))
    case .all: return values.isEmpty ? .null : .truth(!values.contains(.truth(false)))
    case .minBy, .maxBy: return chosen(values, largest: aggregate.function == .maxBy)
    case .textList:
      let texts = values.compactMap { value -> String? in
        if case .text(let text) = value { text } else { nil }
      }
      guard case .list(let separator, let isDistinct)? = aggregate.detail, !texts.isEmpty else {
        return .null
      }
      let kept = isDistinct ? Array(Set(texts)) : texts
      return .text(
        kept.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: separator))
    case .percentile:
      let numbers = values.map { double($0) }.sorted()
      guard !numbers.isEmpty, case .share(let fraction)? = aggregate.detail else { return .null }
      let place = Rational(fraction).double * Double(numbers.count - 1)
      let below = numbers[Int(place)], above = numbers[min(Int(place) + 1, numbers.count - 1)]
      return .float(below + (above - below) * (place - Double(Int(place))))
    case .stddev, .variance:
      let numbers = values.map { double($0) }
      guard numbers.count > 1 else { return .null }
      let mean = numbers.reduce(0, +) / Double(numbers.count)
      let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count - 1)
      return .float(aggregate.function == .stddev ? variance.squareRoot() : variance)
    }
  }

  /// The value of the candidate that comes first; of equal ones the smallest value.
  private func chosen(_ candidates: [Value], largest: Bool) -> Value {
    var best: (value: Value, by: Value)?
    for case .candidate(let value, let by) in candidates {
      guard let current = best else {
        best = (value, by)
        continue
      }
      let isBetter = largest ? isLess(current.by, by) : isLess(by, current.by)
      let isWorse = largest ? isLess(by, current.by) : isLess(current.by, by)
      if isBetter || (!isWorse && isLess(value, current.value)) { best = (value, by) }
    }
    return best?.value ?? .null
  }

  /// What is kept of a converted amount.
  private func cut(_ value: Value, _ aggregate: Aggregate) -> Value {
    guard aggregate.conversion?.policy.rateSet != nil, case .number(let number) = value else { return value }
    let digits = query.targetCode.map(model.currencies.minorUnits) ?? model.currencies.largestMinorUnits
    let power = BigInt(10).power(max(digits + Evaluator.keptDigits, (query.places ?? 0) + 2))
    return .number(Rational(number.numerator * power / number.denominator, power))
  }

  private func converted(_ amount: Value, _ unit: Unit, _ policy: Policy, _ place: Row) throws -> Value {
    guard case .number(let number) = amount else { return amount }
    let code: Value =
      switch unit.currency {
      case .fixed(let code): .text(code)
      case .row(let field): evaluate(TypedExpression(.field(field), .currency), place)
      default: .null
      }
    let base = query.base(place.entity, .own)!
    let target: Value =
      switch query.target {
      case .code(let code): .text(code)
      case .dimension(let index): evaluate(base.groups[index], place)
      case nil: .null
      }
    guard case .text(let from) = code, case .text(let to) = target else { throw RateBook.Missing() }
    if from == to { return amount }
    var day = Day(year: 1, month: 1, day: 1)!
    if let time = base.time {
      switch evaluate(time, place) {
      case .day(let value): day = value
      case .instant(let value):
        day = query.zone == "UTC" ? value.day : WallTime(query.zone).local(value).day
      default: if model.currencies.needsDay(policy) { throw RateBook.Missing() }
      }
    }
    return .number(number * (try book.factor(from, to: to, at: policy, on: day)))
  }

  func formulaValue(_ formula: TypedExpression, _ find: (Aggregate) -> Value) -> Value {
    compute(formula) { leaf in
      guard case .aggregate(let aggregate) = leaf.node else { return literal(leaf) }
      return find(aggregate)
    }
  }

  private func shown(_ value: Value, _ metric: MetricQuery.AskedMetric, _ group: [Value]) -> Value {
    guard case .number(let number) = value, let currency = metric.currency else { return value }
    if let places = query.places {
      return .number(Rational(number.rounded(to: places, model.currencies.rounding)))
    }
    let code: String
    switch currency {
    case .code(let fixed): code = fixed
    case .dimension(let index):
      guard case .text(let text) = group[index] else { return value }
      code = text
      // As they are stored, amounts keep their digits; quotients are rounded.
      if let scale = metric.formula.type.scale, scale <= model.currencies.largestMinorUnits,
        query.target == nil
      {
        return value
      }
    }
    return .number(Rational(number.rounded(to: model.currencies.minorUnits(code), model.currencies.rounding)))
  }

  // MARK: Rows

  func evaluate(_ expression: TypedExpression, _ place: Row) -> Value {
    compute(expression) { leaf in
      if case .rollup(let rollup) = leaf.node { return value(of: rollup, place) }
      guard case .field(let field) = leaf.node else { return literal(leaf) }
      guard let row = follow(field.path, place) else { return .null }
      return amount(Evaluator.value(tables[field.entity.index][row][field.column]), field, row)
    }
  }

  /// Minor units become amounts.
  private func amount(_ value: Value, _ field: FieldReference, _ row: Int) -> Value {
    let column = model[field.entity].columns[field.column]
    guard case .money(_, let isMinor, _) = column.physical, isMinor, case .number(let number) = value else {
      return value
    }
    var code: String?
    switch column.unit.currency {
    case .fixed(let fixed): code = fixed
    case .row(let currency):
      if case .text(let text) = tables[field.entity.index][row][currency.column] { code = text }
    default: break
    }
    // Without a code the usual minor unit holds.
    let minor = code.map(ISO4217.minorUnits) ?? 2
    return .number((number / Rational(BigInt(10).power(minor)))!)
  }

  /// What the rows that lead to a row come to.
  private func value(of rollup: Rollup, _ place: Row) -> Value {
    guard let owner = follow(rollup.path, place) else { return .null }
    let aggregate = rollup.aggregate
    var values: [Value] = []
    let all = tables[aggregate.entity.index].indices
    let tied =
      switch rollup.tie {
      case .path(let link):
        all.filter { follow(link, Row(entity: aggregate.entity, number: $0)) == owner }
      case .time(let succession): successors(rollup, succession, of: owner)
      }
    for number in tied {
      let row = Row(entity: aggregate.entity, number: number)
      let conditions = rollup.conditions + [aggregate.filter].compactMap(\.self)
      guard conditions.allSatisfy({ evaluate($0, row) == .truth(true) }) else { continue }
      let value = aggregate.argument.map { evaluate($0, row) } ?? .truth(true)
      if value == .null { continue }
      guard let decider = aggregate.decider else {
        values.append(value)
        continue
      }
      let by = evaluate(decider, row)
      if by != .null { values.append(.candidate(value, by: by)) }
    }
    return combined(values, aggregate, aggregate.isNullWhenEmpty ? .null : .number(Rational(0)))
  }

  private func follow(_ path: JoinPath, _ place: Row) -> Int? {
    var row = place.number
    var entity = place.entity
    for step in path.steps {
      let join = model[entity].joins[step]
      let key = join.columns.map { Evaluator.value(tables[entity.index][row][$0]) }
      if key.contains(.null) { return nil }
      let found =
        join.during.map { version(of: key, join, during: $0, Row(entity: entity, number: row)) }
        ?? rowsByKey[join.target.index][key]
      guard let next = found else { return nil }
      row = next
      entity = join.target
    }
    return row
  }

  /// The version of something that held at the time of a row.
  private func version(of key: [Value], _ join: Join, during field: FieldReference, _ row: Row) -> Int? {
    guard let validity = model[join.target].validity, let number = follow(field.path, row) else { return nil }
    let time = Evaluator.value(tables[field.entity.index][number][field.column])
    if time == .null { return nil }
    return tables[join.target.index].indices.first { index in
      let version = tables[join.target.index][index].map(Evaluator.value)
      guard zip(join.key, key).allSatisfy({ version[$0] == $1 }),
        moment(version[validity.from]) <= moment(time)
      else { return false }
      let end = version[validity.end]
      return end == .null
        || (validity.includesEnd ? moment(time) <= moment(end) : moment(time) < moment(end))
    }
  }

  /// A day is its midnight.
  private func moment(_ value: Value) -> Instant {
    switch value {
    case .instant(let instant): instant
    case .day(let day): Instant(day: day)
    default: preconditionFailure("versions have times")
    }
  }

  private func literal(_ leaf: TypedExpression) -> Value {
    guard case .literal(let literal) = leaf.node else { return .null }
    switch literal {
    case .null, .interval: return .null
    case .boolean(let value): return .truth(value)
    case .integer(let value): return .number(Rational(BigInt(value)))
    case .decimal(let value), .money(let value, _), .quantity(let value, _): return .number(Rational(value))
    case .text(let value): return .text(value)
    case .date(let value): return .day(value)
    case .timestamp(let value): return .instant(value)
    }
  }

  static func value(_ cell: Cell) -> Value {
    switch cell {
    case .null: .null
    case .boolean(let value): .truth(value)
    case .integer(let value): .number(Rational(BigInt(value)))
    case .decimal(let value): .number(Rational(value))
    case .float(let value): .float(value)
    case .text(let value): .text(value)
    case .date(let value): .day(value)
    case .timestamp(let value): .instant(value)
    }
  }
}
