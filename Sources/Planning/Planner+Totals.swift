import Definitions
import Model

/// Rows of groups taken together, beside the groups.
extension Planner {
  /// Each level is planned as a question of its own: a total is computed from rows, and neither `having` nor `limit` cuts
  /// it.
  mutating func withTotals(_ groups: Rows) -> PlannedQuery {
    // What is ordered by stands in columns, as the rows of all levels are put in order together.
    let byValue = query.order.contains { $0.formula != nil }
    var main = groups
    if query.limit != nil || query.offset != nil { main.plan = limited(.sort(groups.plan, groups.order)) }
    var parts = [part(main, like: groups, level: 0)]
    for (index, total) in query.totals.enumerated() {
      var planner = Planner(query: total.query, model: model)
      planner.question = question + [-1 - index]
      parts.append(part(planner.rows(), like: groups, level: total.level))
    }
    let columns = groups.columns
    let level = TypedExpression(.output(columns.count), .integer)
    let shown = columns.enumerated().map { index, column in
      PlanColumn(column.name, TypedExpression(.output(index), column.type, unit: column.unit))
    }
    let plan = Plan.project(.union(parts), shown + [PlanColumn(Planner.levelName, level)])
    return PlannedQuery(
      plan: .sort(plan, byValue ? byLevel(level, columns) : hierarchical(level, columns)),
      columns: columns + [
        .init(name: Planner.levelName, role: .totalLevel, type: .integer, unit: .none, currency: nil)
      ], asOf: query.asOf, years: query.yearsInZone)
  }

  static let levelName = "total_level"

  /// The rows of a level with the columns of the answer; null for groups that are taken together.
  private func part(_ rows: Rows, like answer: Rows, level: Int) -> Plan {
    let columns = answer.columns.enumerated().map { index, column -> PlanColumn in
      let own = rows.columns.firstIndex { $0.role == column.role && $0.name == column.name }
      let value =
        own.map { TypedExpression(.output($0), column.type, unit: column.unit) }
        ?? absent(column)
      return PlanColumn(index < query.dimensions.count ? keyName(index) : "value_\(index + 1)", value)
    }
    return .project(rows.plan, columns + [PlanColumn("level", .integer(Int64(level)))])
  }

  /// What a level has for a column that is not its own: a dimension that is taken together is null. Where only the groups
  /// read rates, no row of a total lacks one.
  private func absent(_ column: PlannedQuery.Column) -> TypedExpression {
    switch column.role {
    case .unconvertedRows, .amountRows: .integer(0)
    case .dimension, .metric, .totalLevel, .rateAge: .null(column.type, unit: column.unit)
    }
  }

  /// A total behind the groups that it is of.
  private func hierarchical(_ level: TypedExpression, _ columns: [PlannedQuery.Column]) -> [SortKey] {
    let count = query.dimensions.count
    return query.order.flatMap { order -> [SortKey] in
      guard case .dimension(let index) = order.key else { return [] }
      let isTotal = TypedExpression(
        .conditional(
          [
            .init(
              condition: TypedExpression(
                .operation(.greaterOrEqual, [level, .integer(Int64(count - index))]), .boolean),
              value: .integer(1))
          ], otherwise: .integer(0)), .integer)
      return [
        SortKey(expression: isTotal, isDescending: false),
        SortKey(expression: dimension(index, at: index), isDescending: order.isDescending),
      ]
    }
  }

  /// Groups in their order, then the totals of each level in theirs.
  private func byLevel(_ level: TypedExpression, _ columns: [PlannedQuery.Column]) -> [SortKey] {
    let count = query.dimensions.count
    return [SortKey(expression: level, isDescending: false)]
      + query.order.map { order in
        switch order.key {
        case .dimension(let index):
          SortKey(expression: dimension(index, at: index), isDescending: order.isDescending)
        case .formula(let formula):
          sorted(by: count + position(of: formula), columns, order.isDescending)
        }
      }
  }

  private func sorted(by column: Int, _ columns: [PlannedQuery.Column], _ isDescending: Bool) -> SortKey {
    SortKey(
      expression: TypedExpression(.output(column), columns[column].type), isDescending: isDescending)
  }

  /// The place among the metrics of what is ordered by.
  private func position(of formula: TypedExpression) -> Int {
    guard let index = query.metrics.firstIndex(where: { $0.formula == formula }) else {
      preconditionFailure("totals are ordered by a metric that is not shown")
    }
    return index
  }
}
