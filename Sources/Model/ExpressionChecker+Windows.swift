import Definitions
import Diagnostics
import Values

/// Calls that change which rows a metric looks at, beside its filters: other times (`prior`, `trailing`, `to_date`,
/// `running`), and all groups together (`total`).
extension ExpressionChecker {
  mutating func window(_ function: Function, _ call: Expression.Call, in context: Context) -> TypedExpression
  {
    let count = call.name == "running" || call.name == "total" ? 1 : 2
    guard takesMetric(function, call, arguments: count, in: context) else { return .missing(call.span) }
    let formula = check(call.arguments[0], in: context)
    guard let change = change(formula, call), demandAggregate(formula, call.arguments[0].span, for: call)
    else {
      return .missing(call.span)
    }
    var result =
      call.name == "total" ? formula.mappingAggregates(change) : formula.mappingRowAggregates(change)
    result.span = call.span
    return result
  }

  /// Reports a call of a function of metrics that stands in a row, or has other arguments than it takes.
  mutating func takesMetric(
    _ function: Function, _ call: Expression.Call, arguments count: Int, in context: Context
  ) -> Bool {
    guard case .metric = context else {
      report(.aggregateInRow(call.nameSpan, name: call.name, isMetric: false))
      return false
    }
    if call.arguments.count == count, !call.isDistinct, call.filter == nil { return true }
    report(.wrongArguments(call.span, function: call.name, signature: function.signature))
    return false
  }

  /// Reports a metric that looks at no rows; nothing where that is not known.
  mutating func demandAggregate(
    _ formula: TypedExpression, _ span: SourceSpan, for call: Expression.Call
  ) -> Bool {
    if formula.type != .unknown, !formula.isAggregated { report(.noAggregate(span, name: call.name)) }
    return formula.type != .unknown && formula.isAggregated
  }

  /// `rank(gmv by month)`
  mutating func rank(_ function: Function, _ call: Expression.Call, in context: Context) -> TypedExpression {
    guard takesMetric(function, call, arguments: 1, in: context) else { return .missing(call.span) }
    let formula = check(call.arguments[0], in: context)
    guard let level = level(call.groups ?? []),
      demandAggregate(formula, call.arguments[0].span, for: call), expectNumber(formula, call.name)
    else { return .missing(call.span) }
    return TypedExpression.rank(of: formula, .init(by: level), call.span)
  }

  /// What the call changes about each aggregate.
  private mutating func change(
    _ formula: TypedExpression, _ call: Expression.Call
  ) -> ((inout Aggregate) -> Void)? {
    if call.name == "total" {
      guard let level = level(call.groups ?? []) else { return nil }
      // The groups of the innermost total are fewer or the same.
      return { aggregate in
        aggregate.level = aggregate.level.map { inner in inner.filter(level.contains) } ?? level
      }
    }
    if case .literal(.quantity(let count, let unit), let span)? = call.arguments.last,
      let entity = periodEntity(named: unit)
    {
      guard let moved = tablePeriods(count, of: entity, span, call) else { return nil }
      let inner = formula.rowAggregates.map(\.window)
      if inner.contains(where: { !$0.steps.isEmpty || ($0.table?.entity ?? entity) != entity }) {
        let other = inner.lazy.compactMap(\.table).first { $0.entity != entity }
        report(
          .windowsOfTwoKinds(
            call.span, entity: model[entity].name, other: other.map { model[$0.entity].name }))
        return nil
      }
      return { aggregate in
        let own = aggregate.window.table?.count ?? 0
        aggregate.window = TimeWindow(.init(entity: entity, count: own + moved))
      }
    }
    guard let step = step(call) else { return nil }
    if let table = formula.rowAggregates.lazy.compactMap(\.window.table).first {
      report(.windowsOfTwoKinds(call.span, entity: model[table.entity].name, other: nil))
      return nil
    }
    return { $0.window = $0.window.inside(step) }
  }

  /// How such a call is written, with a period of a table where the project has one.
  private func example(_ call: Expression.Call) -> String {
    let periods = call.name == "prior" ? model.entities.first(where: \.isOfPeriods)?.name : nil
    return "\(call.name)(…, 1 month)" + (periods.map { ", or by a table: prior(…, 1 \($0))" } ?? "")
  }

  /// The entity that `seasons` or `season` names.
  private func periodEntity(named unit: String) -> EntityID? {
    model.entityNamed[unit] ?? (unit.hasSuffix("s") ? model.entityNamed[String(unit.dropLast())] : nil)
  }

  /// How many periods back, as in `prior(gmv, 2 seasons)`, where each row of the entity is a period.
  private mutating func tablePeriods(
    _ count: Decimal, of entity: EntityID, _ span: SourceSpan, _ call: Expression.Call
  ) -> Int64? {
    let name = model[entity].name
    func refuse(expected: String, found: String, help: String) -> Int64? {
      report(.wrongType(span, what: "\(call.name)()", expected: expected, found: found, help: help))
      return nil
    }
    guard model[entity].isOfPeriods else {
      return refuse(
        expected: "an interval above zero", found: "rows of '\(name)', which are no periods",
        help: "rows are periods that hold from a day on which is their key; or write 1 month")
    }
    guard call.name == "prior" else {
      return refuse(
        expected: "an interval of the calendar", found: "periods of a table",
        help: "they move, as in prior(…, 1 \(name)); what is between them is told by 'where'")
    }
    guard count.scale == 0, count.coefficient > 0, count.coefficient <= 10_000 else {
      return refuse(
        expected: "a whole number of periods from 1 to 10,000", found: "\(count)",
        help: "write prior(…, 1 \(name))")
    }
    return Int64(count.coefficient)
  }

  private mutating func level(_ groups: [Expression]) -> [String]? {
    for case .path(let steps, let span) in groups
    where steps.count == 1 && TimeWord(steps[0].name) == nil && model.entityNamed[steps[0].name] != nil {
      report(
        .wrongType(
          span, what: "'by'", expected: "a dimension as in \(steps[0].name).name", found: "an entity",
          help: nil))
      return nil
    }
    return paths(groups)?.map { $0.joined(separator: ".") }
  }

  private mutating func step(_ call: Expression.Call) -> TimeWindow.Step? {
    switch call.name {
    case "running": return .running
    case "to_date":
      if let grain = call.arguments[1].singleName.flatMap(Grain.init(rawValue:)) {
        demandYear(for: grain, call.arguments[1].span)
        return .toDate(grain)
      }
      report(
        .wrongType(
          call.arguments[1].span, what: "to_date()", expected: "a grain: month, quarter, year",
          found: "something else", help: "write to_date(…, month)"))
      return nil
    default:
      guard case .literal(.interval(let count, let grain), _) = call.arguments[1], count > 0 else {
        report(
          .wrongType(
            call.arguments[1].span, what: "\(call.name)()", expected: "an interval above zero",
            found: call.arguments[1].asWritten ?? "something else", help: "write \(example(call))"))
        return nil
      }
      demandYear(for: grain, call.arguments[1].span)
      for name in [grain.rawValue, grain.rawValue + "s"] where call.name == "prior" {
        guard let entity = model.entityNamed[name], model[entity].isOfPeriods else { continue }
        report(.unitTwice(call.arguments[1].span, name: name))
        return nil
      }
      return call.name == "prior" ? .prior(count, grain) : .trailing(count, grain)
    }
  }
}
