package import Model

/// What is wrong with a plan: columns that do not exist, aggregates left in expressions, types that do not fit.
///
/// Empty for every plan that `makePlan` makes; tests check it for each question.
package func checkPlan(_ planned: PlannedQuery, model: Model) -> [String] {
  var checker = PlanChecker(model: model)
  checker.check(planned.plan)
  if planned.plan.columns.count != planned.columns.count {
    checker.problems.append("\(planned.plan.columns.count) columns, \(planned.columns.count) are described")
  }
  for (made, described) in zip(planned.plan.columns, planned.columns) where made.type != described.type {
    checker.problems.append("'\(made.name)' is \(made.type), described as \(described.type)")
  }
  return checker.problems
}

private struct PlanChecker {
  let model: Model
  var problems: [String] = []

  init(model: Model) { self.model = model }

  mutating func check(_ plan: Plan) {
    switch plan {
    case .scan(let entity):
      if !model.entities.indices.contains(entity.index) { problems.append("a scan of an unknown entity") }
    case .last(let input, let moments):
      check(input)
      for key in moments.partition + [moments.time] { check(key, over: input) }
    case .filter(let input, let conditions):
      check(input)
      for condition in conditions {
        check(condition, over: input)
        if condition.type != .boolean { problems.append("a filter by \(condition.type)") }
      }
    case .aggregate(let input, let aggregation):
      check(input)
      for key in aggregation.keys { check(key.expression, over: input) }
      for measure in aggregation.measures {
        if let argument = measure.argument { check(argument, over: input) }
        if let filter = measure.filter { check(filter, over: input) }
      }
      let names = aggregation.keys.map(\.name) + aggregation.measures.map(\.name)
      if Set(names).count != names.count { problems.append("two columns of one name: \(names)") }
    case .convert(let input, let conversion):
      check(input)
      let columns = input.columns
      for index in conversion.passed + [conversion.currency] + (conversion.key.map { [$0] } ?? [])
        + conversion.amounts.flatMap({ [$0.value, $0.rows] }) + conversion.counts.map(\.rows)
      where !columns.indices.contains(index) {
        problems.append("a conversion of column \(index) of \(columns.count)")
      }
    case .periods(let periods):
      if let bounds = periods.bounds {
        check(.bounds(bounds))
      } else if periods.first == nil || periods.last == nil {
        problems.append("periods without an end")
      }
    case .bounds(let bounds):
      check(bounds.plan)
      if bounds.plan.columns.map(\.type) != plan.columns.map(\.type) {
        problems.append("bounds of another type")
      }
    case .join(let left, let right, let conditions):
      check(left)
      check(right)
      for condition in conditions { check(condition, over: plan) }
    case .union(let parts):
      for part in parts { check(part) }
      for part in parts.dropFirst() where part.columns.map(\.type) != parts[0].columns.map(\.type) {
        problems.append("parts of a union with different types")
      }
    case .project(let input, let columns):
      check(input)
      for column in columns { check(column.expression, over: input) }
    case .sort(let input, let keys):
      check(input)
      for key in keys { check(key.expression, over: belowProjection(input)) }
    case .limit(let input, _, _): check(input)
    }
  }

  /// Sort keys read what the projection reads.
  private func belowProjection(_ plan: Plan) -> Plan {
    if case .project(let input, _) = plan { return input }
    return plan
  }

  private mutating func check(_ expression: TypedExpression, over input: Plan) {
    let columns = input.columns
    var found: [String] = []
    let isScan = isOverScan(input)
    expression.forEachLeaf { leaf in
      switch leaf.node {
      case .field, .rollup: if !isScan { found.append("a field above an aggregate") }
      case .output(let index):
        if isScan || !columns.indices.contains(index) {
          found.append("column \(index) of \(columns.count)")
        } else if columns[index].type != leaf.type {
          found.append("column \(index) is \(columns[index].type), read as \(leaf.type)")
        }
      case .aggregate: found.append("an aggregate in an expression")
      case .missing: found.append("a hole")
      case .literal, .operation, .conditional: break
      }
    }
    problems += found
  }

  private func isOverScan(_ plan: Plan) -> Bool {
    switch plan {
    case .scan: true
    case .filter(let input, _), .last(let input, _): isOverScan(input)
    default: false
    }
  }
}
