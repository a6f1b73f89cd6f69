package import Values

/// An aggregate over the rows of one entity: the third type, the grain, is `entity`.
package struct Aggregate: Sendable, Hashable {
  package enum Function: String, Sendable, Hashable, CaseIterable {
    case sum, min, max, count
    case countDistinct = "count distinct"
    case stddev, variance, any, all
    /// Interpolated between the two values around the place; the median is that of a half.
    case percentile
    /// Different values, as exactly as the database makes it.
    case countApprox = "count_approx distinct"
    /// The texts in their order, one behind the other.
    case textList = "string_agg"
    /// The value of the row in which another value is smallest, or largest; of several such rows the smallest value.
    case minBy = "min_by"
    case maxBy = "max_by"

    /// Whether aggregates of parts can be put together to the aggregate of the whole.
    package var isDecomposable: Bool {
      switch self {
      case .sum, .min, .max, .count, .any, .all: true
      case .countDistinct, .countApprox, .stddev, .variance, .percentile, .textList, .minBy, .maxBy: false
      }
    }

    /// Zero or null for a group without rows, unless the metric says otherwise.
    package var isZeroWhenEmpty: Bool { self == .sum || isCount }

    /// Whether it is a number of rows or of values, and shows none of them.
    package var isCount: Bool { self == .count || countsDifferent }

    package var countsDifferent: Bool { self == .countDistinct || self == .countApprox }
  }

  package let function: Function
  package let entity: EntityID
  /// A row expression of `entity`; nil for `count()`.
  package var argument: TypedExpression?
  /// Only rows for which this holds.
  package var filter: TypedExpression?
  /// What it takes beside its argument.
  package var detail: Detail?
  /// Whether a group without rows has null, not zero.
  package var isNullWhenEmpty: Bool
  /// How amounts are converted, where that is not left to their kind.
  package var conversion: ConversionRule?
  /// The amount in its own currency, where `argument` is what is booked on the row for it.
  package var bookedAmount: TypedExpression?
  /// Whether the count divides a sum of converted amounts: rows without a rate then do not count.
  package var isDenominator = false
  /// Whether the sum is that of an average, which may be taken where a sum may not.
  package var isAveraged = false
  /// Which time it looks at, seen from a period of the answer.
  package var window = TimeWindow.own
  private var subject = Subject.rows
  /// Another policy that its amounts are converted at, whatever its metric and the question say.
  package var restatedAt: Policy?
  /// The groups that it is computed for, by their names in a question; nil for all of the question's groups.
  package var level: [String]?

  package init(function: Function, entity: EntityID, argument: TypedExpression?, filter: TypedExpression?) {
    self.function = function
    self.entity = entity
    self.argument = argument
    self.filter = filter
    isNullWhenEmpty = !function.isZeroWhenEmpty
  }

  package indirect enum Detail: Sendable, Hashable {
    /// Of a percentile: the share of the values that lies below, from 0 to 1.
    case share(Decimal)
    /// What stands between the texts of a list, and whether each is there once.
    case list(separator: String, isDistinct: Bool)
    /// A row expression: what is smallest or largest in the row whose value is taken.
    case by(TypedExpression)

    package var decider: TypedExpression? { if case .by(let value) = self { value } else { nil } }

    package var isDistinct: Bool { if case .list(_, let isDistinct) = self { isDistinct } else { false } }
  }

  /// The row expressions that it reads: its argument, its filter, what decides which row is taken.
  package var rowExpressions: [TypedExpression] { [argument, filter, decider].compactMap(\.self) }

  /// What is smallest or largest in the row whose value is taken.
  package var decider: TypedExpression? { detail?.decider }

  /// Replaces its row expressions.
  package mutating func mapRowExpressions(_ change: (TypedExpression) -> TypedExpression) {
    argument = argument.map(change)
    filter = filter.map(change)
    if let decider { detail = .by(change(decider)) }
  }

  /// Behind a reference, as most aggregates are over rows and are copied often.
  private indirect enum Subject: Sendable, Hashable {
    case rows
    case lastRows(Closing)
    case groups(GroupedFormula)
  }

  /// Which of its rows it looks at, where that is those of the last moment of a period.
  package var closing: Closing? {
    get {
      guard case .lastRows(let closing) = subject else { return nil }
      return closing
    }
    set { subject = newValue.map { .lastRows($0) } ?? .rows }
  }

  /// What it is over, where that is groups of rows and not rows: then it has no argument and no filter of its own.
  package var grouped: GroupedFormula? {
    get {
      guard case .groups(let grouped) = subject else { return nil }
      return grouped
    }
    set { subject = newValue.map { .groups($0) } ?? .rows }
  }

  package var isOfGroups: Bool {
    if case .groups = subject { return true }
    return false
  }

  init(function: Function, over grouped: GroupedFormula, entity: EntityID) {
    self.init(function: function, entity: entity, argument: nil, filter: nil)
    self.grouped = grouped
  }

  /// Narrows the rows to those for which a condition holds too.
  package mutating func keepOnly(_ condition: TypedExpression) {
    filter = filter.map { TypedExpression(.operation(.and, [$0, condition]), .boolean) } ?? condition
  }

  /// Whether both are computed in the same way, whatever stands for no rows.
  package func isSameComputation(as other: Aggregate) -> Bool {
    function == other.function && entity == other.entity && argument == other.argument
      && filter == other.filter && conversion?.policy == other.conversion?.policy
      && isDenominator == other.isDenominator && window == other.window && level == other.level
      && subject == other.subject && detail == other.detail
  }

  /// Whether it looks at all rows of its group and period, and at no others.
  package var isOfOwnRows: Bool { level == nil && subject == .rows && window.isOwn }

  /// The same, for each group of the question.
  package var ofAllGroups: Aggregate {
    var copy = self
    copy.level = nil
    return copy
  }

  /// Whether both look at the same rows and convert them alike, whatever they make of them.
  package func looksAtSameRows(as other: Aggregate) -> Bool {
    entity == other.entity && argument == other.argument && filter == other.filter
      && conversion?.policy == other.conversion?.policy && window == other.window && level == other.level
      && subject == other.subject
  }
}

/// The rows of a stock that stand at the end of a period: those of its last moment, or of the last moment of each key.
package struct Closing: Sendable, Hashable {
  /// Paths, as a question groups by them; empty for one moment of all rows.
  package let keys: [[String]]
  /// Whether the period is the one before: what stands at its end is what this one opens with.
  package var isOpening: Bool
  /// Row expressions: rows that have the same values share a last moment. Known once it is asked in a question.
  package var partition: [TypedExpression] = []

  package init(keys: [[String]], isOpening: Bool) {
    self.keys = keys
    self.isOpening = isOpening
  }
}

extension TypedExpression {
  /// Whether the values of groups add up to that of all of them.
  package var isSumOfRows: Bool {
    switch node {
    case .aggregate(let aggregate):
      aggregate.function == .sum && !aggregate.isAveraged && aggregate.isOfOwnRows
    case .operation(let operation, let operands):
      switch operation {
      case .add, .subtract, .negate, .coalesce: operands.allSatisfy { $0.isSumOfRows }
      default: false
      }
    case .literal, .field, .rollup, .conditional, .output, .missing: false
    }
  }
}

/// A metric of each of several groups: `gmv per retailer`.
package struct GroupedFormula: Sendable, Hashable {
  package var formula: TypedExpression
  /// Only groups for which this holds.
  package var filter: TypedExpression?
  /// Paths, as a question groups by them.
  package let groups: [[String]]

  /// The names that these groups have in a question.
  package var groupNames: [String] { groups.map { $0.joined(separator: ".") } }
}
