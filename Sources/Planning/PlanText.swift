import Definitions
package import Model
import Values

/// A plan as text, an operator a line, inputs indented below: what reviewers and `datum explain` read.
package func planText(_ planned: PlannedQuery, model: Model) -> String {
  var writer = PlanWriter(model: model)
  writer.write(planned.plan, indentation: 0)
  return writer.text
}

private struct PlanWriter {
  let model: Model
  var text = ""

  init(model: Model) { self.model = model }

  mutating func write(_ plan: Plan, indentation: Int) {
    let line = { (words: String) in String(repeating: "  ", count: indentation) + words + "\n" }
    switch plan {
    case .scan(let entity): text += line("scan \(model[entity].name)")
    case .filter(let input, let conditions):
      let entity = scanned(input)
      let names = input.columns.map(\.name)
      text += line("filter \(conditions.map { words($0, entity, names) }.joined(separator: " and "))")
      write(input, indentation: indentation + 1)
    case .last(let input, let moments):
      let writer = ExpressionText(model: model, entity: moments.entity)
      let keys = moments.partition.map { writer.text($0) }.joined(separator: ", ")
      let range =
        moments.range.isEmpty
        ? "" : " where \(moments.range.map { writer.text($0) }.joined(separator: " and "))"
      text += line("last \(writer.text(moments.time)) by [\(keys)]\(range)")
      write(input, indentation: indentation + 1)
    case .aggregate(let input, let aggregation):
      let entity = scanned(input)
      let names = input.columns.map(\.name)
      let keys = aggregation.keys.map { "\($0.name) = \(words($0.expression, entity, names))" }
      let measures = aggregation.measures.map { measure -> String in
        let argument = measure.argument.map { words($0, entity, names) } ?? ""
        let filter = measure.filter.map { " where \(words($0, entity, names))" } ?? ""
        let detail = measure.detail.map {
          ", \(ExpressionText.text(of: $0) { words($0, entity, names) })"
        }
        return "\(measure.name) = \(measure.function.rawValue)(\(argument)\(detail ?? "")\(filter))"
      }
      text += line("aggregate by [\(keys.joined(separator: ", "))]: \(measures.joined(separator: ", "))")
      write(input, indentation: indentation + 1)
    case .convert(let input, let conversion):
      let names = input.columns.map(\.name)
      let amounts = conversion.amounts.map { names[$0.value] }.joined(separator: ", ")
      let target =
        switch conversion.target {
        case .code(let code): code
        case .column(let index): names[index]
        }
      let key = conversion.key.map { " of \(names[$0])" } ?? ""
      let asOf = conversion.scope.asOf.map { " as of \($0)" } ?? ""
      text += line(
        "convert \(amounts) from \(names[conversion.currency]) to \(target) at \(model.currencies.name(of: conversion.policy))\(key)\(asOf)"
      )
      write(input, indentation: indentation + 1)
    case .periods(let periods):
      let first = periods.first.map { "\($0)" } ?? "the first",
        last = periods.last.map { "\($0)" } ?? "the last"
      text += line("periods of a \(periods.grain.rawValue) from \(first) to \(last)")
      if let bounds = periods.bounds { write(.bounds(bounds), indentation: indentation + 1) }
    case .bounds(let bounds):
      text += line("bounds")
      write(bounds.plan, indentation: indentation + 1)
    case .join(let left, let right, let conditions):
      let names = plan.columns.map(\.name)
      text += line("join where \(conditions.map { words($0, nil, names) }.joined(separator: " and "))")
      write(left, indentation: indentation + 1)
      write(right, indentation: indentation + 1)
    case .union(let parts):
      text += line("union")
      for part in parts { write(part, indentation: indentation + 1) }
    case .project(let input, let columns):
      let names = input.columns.map(\.name)
      text += line(
        "project \(columns.map { "\($0.name) = \(words($0.expression, nil, names))" }.joined(separator: ", "))"
      )
      write(input, indentation: indentation + 1)
    case .sort(let input, let keys):
      let below = if case .project(let inner, _) = input { inner.columns } else { input.columns }
      let parts = keys.map {
        words($0.expression, nil, below.map(\.name)) + ($0.isDescending ? " descending" : "")
      }
      text += line("sort by \(parts.joined(separator: ", "))")
      write(input, indentation: indentation + 1)
    case .limit(let input, let count, let offset):
      text += line("limit \(count.map(String.init) ?? "all") offset \(offset ?? 0)")
      write(input, indentation: indentation + 1)
    }
  }

  private func scanned(_ plan: Plan) -> EntityID? {
    switch plan {
    case .scan(let entity): entity
    case .filter(let input, _), .last(let input, _): scanned(input)
    default: nil
    }
  }

  private func words(_ expression: TypedExpression, _ entity: EntityID?, _ names: [String]) -> String {
    ExpressionText(model: model, entity: entity, outputs: names).text(expression)
  }
}

/// A typed expression in the words of the definition language.
package struct ExpressionText {
  let model: Model
  /// The entity whose rows the fields are of.
  let entity: EntityID?
  let outputs: [String]

  package init(model: Model, entity: EntityID?, outputs: [String] = []) {
    self.model = model
    self.entity = entity
    self.outputs = outputs
  }

  package func text(_ expression: TypedExpression) -> String {
    switch expression.node {
    case .literal(let literal): return text(literal)
    case .field(let field):
      let column = model[field.entity].columns[field.column].name
      return entity.map { "\(model.text(of: field.path, from: $0)).\(column)" } ?? column
    case .rollup(let rollup):
      let inner = text(TypedExpression(.aggregate(rollup.aggregate), expression.type, unit: expression.unit))
      let owner = entity.map { model.text(of: rollup.path, from: $0) } ?? model[rollup.entity].name
      let rows = ExpressionText(model: model, entity: rollup.aggregate.entity)
      let conditions = rollup.conditions.map(rows.text).joined(separator: " and ")
      let range = conditions.isEmpty ? "" : " in rows where \(conditions)"
      guard case .time(let succession) = rollup.tie else { return "\(inner) of \(owner)\(range)" }
      return "\(inner) \(words(of: succession, rollup.entity)) of \(owner)\(range)"
    case .output(let index): return outputs.indices.contains(index) ? outputs[index] : "?"
    case .aggregate(let aggregate) where aggregate.isOfGroups && aggregate.level == nil:
      guard let grouped = aggregate.grouped else { return "?" }
      let per = grouped.groupNames.joined(separator: ", ")
      let filter = grouped.filter.map { " where \(text($0))" } ?? ""
      return "\(aggregate.opening)\(text(grouped.formula)) per \(per)\(filter))"
    case .aggregate(let aggregate) where aggregate.closing != nil && aggregate.level == nil:
      var own = aggregate
      own.closing = nil
      own.window = .own
      let inner = text(TypedExpression(.aggregate(own), expression.type, unit: expression.unit))
      let keys = aggregate.closing?.keys.map { $0.joined(separator: ".") }.joined(separator: ", ") ?? ""
      let word = aggregate.closing?.isOpening == true ? "opening" : "closing"
      return text(
        of: aggregate.window, around: "\(word)(\(inner)\(keys.isEmpty ? "" : " per \(keys)"))")
    case .aggregate(let aggregate) where aggregate.level != nil:
      let inner = text(
        TypedExpression(.aggregate(aggregate.ofAllGroups), expression.type, unit: expression.unit))
      let level = aggregate.level ?? []
      return "total(\(inner)\(level.isEmpty ? "" : " by \(level.joined(separator: ", "))"))"
    case .aggregate(let aggregate) where !aggregate.window.isOwn:
      var own = aggregate
      own.window = .own
      let inner = text(TypedExpression(.aggregate(own), expression.type, unit: expression.unit))
      return text(of: aggregate.window, around: inner)
    case .aggregate(let aggregate):
      let inner = ExpressionText(model: model, entity: aggregate.entity)
      let argument = aggregate.argument.map(inner.text) ?? model[aggregate.entity].name
      let filter = aggregate.filter.map { " where \(inner.text($0))" } ?? ""
      let detail = aggregate.detail.map { ", \(ExpressionText.text(of: $0, inner.text))" } ?? ""
      return "\(aggregate.opening)\(argument)\(detail)\(filter))"
    case .operation(let operation, let arguments): return text(operation, arguments)
    case .conditional(let branches, let otherwise):
      let parts = branches.map { "when \(text($0.condition)) then \(text($0.value))" }
      return "case \(parts.joined(separator: " "))\(otherwise.map { " else \(text($0))" } ?? "") end"
    case .missing: return "?"
    }
  }

  /// `after visit.started_at with the same visit.retailer_id, within 7 days`
  private func words(of succession: Succession, _ owner: EntityID) -> String {
    let own = ExpressionText(model: model, entity: owner)
    let keys = succession.keys.map { own.text($0.own) }.joined(separator: ", ")
    var words = "\(succession.direction) \(own.text(succession.start)) with the same \(keys)"
    if let limit = succession.limit {
      words += ", within \(ExpressionText.interval(limit.count, limit.grain))"
      if limit.anchor != succession.start { words += " of \(own.text(limit.anchor))" }
    }
    if let credit = succession.credit { words += ", each for the \(credit.rawValue) such row" }
    if let condition = succession.condition { words += " where \(own.text(condition))" }
    return words
  }

  private static func interval(_ count: Int64, _ grain: Grain) -> String {
    "\(count) \(grain.rawValue)\(count == 1 ? "" : "s")"
  }

  /// What an aggregate takes beside its argument.
  fileprivate static func text(of detail: Aggregate.Detail, _ value: (TypedExpression) -> String) -> String {
    switch detail {
    case .share(let share): "\(share)"
    case .list(let separator, _): "'\(separator.replacing("'", with: "''"))'"
    case .by(let decider): value(decider)
    }
  }

  /// `prior(…, 1 year)`
  package func text(of window: TimeWindow, around inner: String) -> String {
    if let table = window.table {
      return "prior(\(inner), \(table.count) \(model[table.entity].name)\(table.count == 1 ? "" : "s"))"
    }
    return window.steps.reversed().reduce(inner) { inner, step in
      switch step {
      case .prior(let count, let grain): "prior(\(inner), \(ExpressionText.interval(count, grain)))"
      case .trailing(let count, let grain): "trailing(\(inner), \(ExpressionText.interval(count, grain)))"
      case .toDate(let grain): "to_date(\(inner), \(grain.rawValue))"
      case .running: "running(\(inner))"
      case .periodBefore(let grain): "period_before(\(inner), \(grain.rawValue))"
      }
    }
  }

  private func text(_ literal: Literal) -> String {
    switch literal {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .decimal(let value): "\(value)"
    case .text(let value): "'\(value.replacing("'", with: "''"))'"
    case .date(let day): "date '\(day)'"
    case .timestamp(let instant): "timestamp '\(instant)'"
    case .interval(let count, let grain): "\(count) \(grain.rawValue)s"
    case .money(let value, let currency): "\(value) \(currency)"
    case .quantity(let value, let unit): "\(value) \(unit)"
    }
  }

  private func text(_ operation: Operation, _ arguments: [TypedExpression]) -> String {
    let parts = arguments.map { argument -> String in
      let isCompound: Bool =
        switch argument.node {
        case .operation(let inner, _):
          infix(inner) != nil || inner == .not || inner == .isNull || inner == .oneOf
        default: false
        }
      return isCompound ? "(\(text(argument)))" : text(argument)
    }
    if let infix = infix(operation) { return parts.joined(separator: " \(infix) ") }
    let bare = arguments.map(text)
    switch operation {
    case .negate: return "-\(parts[0])"
    case .not: return "not \(parts[0])"
    case .isNull: return "\(parts[0]) is null"
    case .oneOf: return "\(parts[0]) in (\(bare.dropFirst().joined(separator: ", ")))"
    case .round(let digits, .halfAwayFromZero): return "round(\(bare[0]), \(digits))"
    case .round(let digits, let rule): return "round(\(bare[0]), \(digits), \(rule.rawValue))"
    case .addInterval(let count, let grain): return "\(parts[0]) + \(count) \(grain.rawValue)s"
    case .truncate(let grain, _): return "\(grain.rawValue)(\(bare[0]))"
    case .part(let part): return "\(part.rawValue)(\(bare[0]))"
    case .inZone(let zone): return "in_zone(\(bare[0]), '\(zone)')"
    case .fromZone(let zone): return "from_zone(\(bare[0]), '\(zone)')"
    case .cast(let type): return "\(type)(\(bare[0]))"
    case .absolute: return "abs(\(bare[0]))"
    case .ceiling: return "ceil(\(bare[0]))"
    case .nullIf: return "nullif(\(bare.joined(separator: ", ")))"
    case .convert(let conversion):
      return
        "convert(\(bare[0]), \(conversion.target)\(conversion.policy.reference == .transactionDate ? "" : ", \(conversion.policy.reference)"))"
    case .lacksRate(let conversion): return "lacks_rate(\(bare[0]), \(conversion.target))"
    case .overGroups(let function):
      let name = function == .sum || function == .count ? "sum_of_groups" : "total"
      let by = bare.dropFirst().joined(separator: ", ")
      return by.isEmpty ? "\(name)(\(bare[0]))" : "\(name)(\(bare[0]) by \(by))"
    case .rank(let order):
      let by = arguments.count > 1 ? Array(bare.dropFirst().prefix(order.by.count)) : order.by
      return by.isEmpty ? "rank(\(bare[0]))" : "rank(\(bare[0]) by \(by.joined(separator: ", ")))"
    case .daysBetween: return "days_between(\(bare.joined(separator: ", ")))"
    default: return "\(operation)(\(bare.joined(separator: ", ")))"
    }
  }

  private func infix(_ operation: Operation) -> String? {
    switch operation {
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .ratio, .divideExactly: "/"
    case .remainder: "%"
    case .concatenate: "||"
    case .equal: "="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .and: "and"
    case .or: "or"
    case .like: "like"
    default: nil
    }
  }
}

extension Aggregate {
  /// The beginning of its call, up to the argument.
  fileprivate var opening: String {
    if case .list(_, isDistinct: true)? = detail { return "\(function.rawValue)(distinct " }
    switch function {
    case .countDistinct: return "count(distinct "
    case .countApprox: return "count_approx(distinct "
    default: return "\(function.rawValue)("
    }
  }
}
