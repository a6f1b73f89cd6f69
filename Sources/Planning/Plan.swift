package import Model
package import Values

/// What a question does with rows, as relational operators, with no database in sight.
///
/// Expressions of an operator above a `scan` refer to fields of its entity; those above any other operator refer to
/// the columns of the operator below by position (`TypedExpression.Node.output`).
package indirect enum Plan: Sendable {
  /// The rows of an entity, with what it joins to.
  case scan(EntityID)
  /// Rows for which all conditions hold.
  case filter(Plan, [TypedExpression])
  /// Of the rows of an entity those of the last moment that it has rows of.
  case last(Plan, LastMoments)
  /// One row for each combination of keys; one row in all where there are no keys.
  case aggregate(Plan, Aggregation)
  /// Amounts by currency and date become amounts in one currency.
  case convert(Plan, Conversion)
  /// A row for each period of a range.
  case periods(Periods)
  /// One row: the first and the last period of a time dimension that have rows.
  case bounds(PeriodBounds)
  /// Each row of the first with each of the second for which all conditions hold; the columns of both, in that order.
  case join(Plan, Plan, on: [TypedExpression])
  /// Rows of all parts; the columns of each are the same.
  case union([Plan])
  case project(Plan, [PlanColumn])
  case sort(Plan, [SortKey])
  case limit(Plan, count: Int?, offset: Int?)
}

/// A column that an operator makes.
package struct PlanColumn: Sendable {
  package let name: String
  package let expression: TypedExpression

  package init(_ name: String, _ expression: TypedExpression) {
    self.name = name
    self.expression = expression
  }
}

package struct Aggregation: Sendable {
  package var keys: [PlanColumn]
  package var measures: [Measure]

  package init(keys: [PlanColumn], measures: [Measure]) {
    self.keys = keys
    self.measures = measures
  }

  package struct Measure: Sendable {
    package let name: String
    package let function: Aggregate.Function
    /// nil for counting rows.
    package let argument: TypedExpression?
    /// Only rows for which this holds.
    package let filter: TypedExpression?
    package let type: ValueType
    package let unit: Unit
    /// What it takes beside its argument.
    package let detail: Aggregate.Detail?

    package init(
      name: String, function: Aggregate.Function, argument: TypedExpression?, filter: TypedExpression?,
      type: ValueType, unit: Unit, detail: Aggregate.Detail? = nil
    ) {
      self.name = name
      self.function = function
      self.argument = argument
      self.filter = filter
      self.type = type
      self.unit = unit
      self.detail = detail
    }

    /// The largest of whole numbers.
    static func max(of column: Int, named name: String) -> Measure {
      Measure(
        name: name, function: .max, argument: TypedExpression(.output(column), .integer), filter: nil,
        type: .integer, unit: .none)
    }

    /// Adds up rows that were counted for parts of a group.
    static func sum(ofCounts column: Int, named name: String) -> Measure {
      Measure(
        name: name, function: .sum, argument: TypedExpression(.output(column), .integer), filter: nil,
        type: .integer, unit: .none)
    }
  }
}

/// The last moment that an entity has rows of, for each value of a partition.
package struct LastMoments: Sendable, Hashable {
  package let entity: EntityID
  package let time: TypedExpression
  package let partition: [TypedExpression]
  /// Whether the moment alone tells the part, as it does of the period that it is in.
  package let tellsPart: Bool
  /// The rows whose moments count; all must hold.
  package let range: [TypedExpression]

  /// A row for each part: the values of the partition, then the moment.
  package var moments: Plan {
    let keys = partition.enumerated().map { PlanColumn($0 == 0 ? "part" : "part_\($0 + 1)", $1) }
    let last = Aggregation.Measure(
      name: "moment", function: .max, argument: time, filter: nil, type: time.type, unit: .none)
    return .aggregate(.rows(of: entity, where: range), Aggregation(keys: keys, measures: [last]))
  }
}

/// Amounts of several currencies, summed by currency and rate key before, converted at the rate of that key.
package struct Conversion: Sendable {
  package enum Target: Sendable, Hashable {
    case code(String)
    /// The column with the code.
    case column(Int)

    package var code: String? {
      if case .code(let code) = self { return code }
      return nil
    }
  }

  package let policy: Policy
  package let target: Target
  /// Decimals of the target's minor unit; the most that any target has where it stands in a column.
  package let minorUnits: Int
  /// Digits of converted amounts: more than are shown.
  package let scale: Int
  package let scope: RateScope
  /// Positions of columns of the operator below.
  package let currency: Int
  /// The day of the rate, or the first day of its period; nil where one rate holds for all rows.
  package let key: Int?
  /// Columns that are handed on as they are.
  package let passed: [Int]
  /// Columns of the operator below that are values of its rows, not what tells them apart.
  package let measures: Range<Int>
  package var amounts: [Amount]
  /// Columns that count the rows which had a rate.
  package var counts: [(name: String, rows: Int)] = []
  /// Whether a column for each amount tells how many days its rate is older than the day that it is taken for.
  package let hasRateAge: Bool

  package struct Amount: Sendable {
    package let name: String
    /// The column of the amount, and the column that counts its rows.
    package let value: Int
    package let rows: Int
    /// Digits after the point of the amount below.
    package let scale: Int
  }

  /// The names of the columns behind the amounts: counts, then ages of rates.
  package var countNames: [String] {
    counts.map(\.name) + (hasRateAge ? amounts.map { $0.name + "_rate_age" } : [])
  }
}

/// The periods of a time dimension, without gaps. One column: the first day, or the first moment, of each.
package struct Periods: Sendable {
  /// The same dimension of the same question has the same periods.
  package let dimension: PeriodDimension
  package let grain: Grain
  package let type: ValueType
  /// The first and the last period; nil where `bounds` knows it.
  package let first: Instant?
  package let last: Instant?
  package let bounds: PeriodBounds?
}

/// A time dimension of a question, or of one of the questions that are inside it.
package struct PeriodDimension: Sendable, Hashable {
  /// Positions of the questions, from the outside in.
  package let question: [Int]
  package let index: Int
}

/// The first and the last period that have rows; null where none has.
package struct PeriodBounds: Sendable {
  package let dimension: PeriodDimension
  package let type: ValueType
  /// Makes the one row.
  package let plan: Plan
}

package struct SortKey: Sendable {
  package let expression: TypedExpression
  package let isDescending: Bool
}

extension Plan {
  /// The rows of an entity for which all conditions hold.
  static func rows(of entity: EntityID, where conditions: [TypedExpression]) -> Plan {
    conditions.isEmpty ? .scan(entity) : .filter(.scan(entity), conditions)
  }

  /// The types of the columns that the operator makes, in order; empty for a scan, whose columns are fields.
  package var columns: [(name: String, type: ValueType)] {
    switch self {
    case .scan: []
    case .filter(let input, _), .last(let input, _), .sort(let input, _), .limit(let input, _, _):
      input.columns
    case .aggregate(_, let aggregation):
      aggregation.keys.map { ($0.name, $0.expression.type) } + aggregation.measures.map { ($0.name, $0.type) }
    case .convert(let input, let conversion):
      conversion.passed.map { input.columns[$0] }
        + conversion.amounts.flatMap {
          [($0.name, ValueType.decimal(scale: conversion.scale)), ($0.name + "_unconverted", .integer)]
        } + conversion.countNames.map { ($0, .integer) }
    case .periods(let periods): [("period", periods.type)]
    case .bounds(let bounds): [("first", bounds.type), ("last", bounds.type)]
    case .join(let left, let right, _): left.columns + right.columns
    case .union(let parts): parts.first?.columns ?? []
    case .project(_, let columns): columns.map { ($0.name, $0.expression.type) }
    }
  }
}
