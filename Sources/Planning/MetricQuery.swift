package import Definitions
package import Model
package import Values

/// A question whose every name is resolved: what is asked, of which entities, in which currency and zone.
package struct MetricQuery: Sendable {
  /// What is read from one entity: the rows that its aggregates of one window look at, and how they are grouped.
  package struct Base: Sendable {
    package let entity: EntityID
    package var window: TimeWindow
    /// Positions in `groups` that its aggregates are computed for; the others are null. nil for all of them.
    package var level: [Int]?
    /// Row expressions of `entity`, one for each of `dimensions`.
    package var groups: [TypedExpression]
    /// Conditions of the question; all must hold.
    package var filter: [TypedExpression]
    /// The range of time that its rows are of, as conditions.
    package var range: [TypedExpression] = []
    /// The entity's own time; nil where it has none.
    package var time: TypedExpression?
    /// The group that is a period of the entity's own time.
    package var period: Period?
    /// The periods of a table that its groups move by; nil for those of the calendar.
    package var move: PeriodMove?
    /// The first and the last day that its rows may be of, where that is known.
    package var firstDay: Day?
    package var lastDay: Day?

    package var conditions: [TypedExpression] { filter + range }

    /// Whether it is of the entity's own periods and of all groups of the question.
    package var isOwn: Bool { window.isOwn && level == nil }
  }

  /// How the groups of rows become those of a later period, where periods are rows of an entity.
  package struct PeriodMove: Sendable {
    package let entity: EntityID
    /// How many periods later.
    package let count: Int64
    /// The first day of a period, and the position of the group that is that day.
    package let start: TypedExpression
    package let index: Int
    /// The other groups that the period tells, as expressions of its row.
    package let told: [(index: Int, value: TypedExpression)]
    /// Conditions of the question on periods, on their rows.
    package let conditions: [TypedExpression]
    /// Which periods lie in the range of the question; others are in the answer where something else has rows for them.
    package let shown: [TypedExpression]
  }

  /// The groups that an aggregate is over: those of the answer (of its level), then those that it is taken per.
  package struct GroupQuery: Sendable {
    package let grouped: GroupedFormula
    package let level: [String]?
    package let query: MetricQuery
  }

  package struct Period: Sendable, Equatable {
    /// A position in `groups`.
    package let index: Int
    package let grain: Grain
  }

  package struct Dimension: Sendable {
    package let name: String
    package let type: ValueType
    package let unit: Unit
    /// How wide its buckets are, where it is a time.
    package let grain: Grain?

    package init(name: String, type: ValueType, unit: Unit, grain: Grain?) {
      self.name = name
      self.type = type
      self.unit = unit
      self.grain = grain
    }
  }

  package struct AskedMetric: Sendable {
    package let name: String
    package let formula: TypedExpression
    package let currency: OutputCurrency?

    package init(name: String, formula: TypedExpression, currency: OutputCurrency?) {
      self.name = name
      self.formula = formula
      self.currency = currency
    }
  }

  /// The same metrics for the first of the groups only.
  package struct TotalQuery: Sendable {
    /// How many of the last groups are taken together.
    package let level: Int
    package let query: MetricQuery
  }

  /// What an amount in the answer is in.
  package enum OutputCurrency: Sendable, Hashable {
    case code(String)
    /// The code stands in that dimension of the same row.
    case dimension(Int)
  }

  package enum TargetCurrency: Sendable, Hashable {
    case code(String)
    /// The code stands in that dimension.
    case dimension(Int)
  }

  package struct Order: Sendable {
    package enum Key: Sendable {
      case dimension(Int)
      case formula(TypedExpression)
    }

    package let key: Key
    /// nil where a dimension is ordered by.
    package var formula: TypedExpression? {
      if case .formula(let formula) = key { formula } else { nil }
    }
    /// As asked: of a dimension or of a metric.
    package let name: String
    package let isDescending: Bool

    package init(key: Key, name: String, isDescending: Bool) {
      self.key = key
      self.name = name
      self.isDescending = isDescending
    }
  }

  package var dimensions: [Dimension] = []
  /// The names of the groups, as they were asked for.
  package var groupNames: [String] = []
  package var metrics: [AskedMetric] = []
  /// Counts the rows whose groups are listed, where no metric is asked for; it is not shown.
  package var listed: TypedExpression?
  package var having: TypedExpression?
  package var order: [Order] = []
  package var limit: Int?
  package var offset: Int?
  /// By entity and window, in the order in which aggregates of them are first met. Where a window is not that of its
  /// period, the entity has a base for its own periods too.
  package var bases: [Base] = []
  /// What aggregates of groups are over, each a question of its own with one metric.
  package var groupQueries: [GroupQuery] = []
  /// Questions with fewer of the groups, whose rows stand beside those of this one.
  package var totals: [TotalQuery] = []
  /// The currency that amounts are converted to; nil for amounts as they are stored.
  package var target: TargetCurrency?
  /// What is done with rows that have no rate.
  package var missing = MissingRule.error
  /// The day on which rates must have been known; nil for what is known now, or was when a month was locked.
  package var asOf: Day?
  /// The dimension whose periods are in the answer whether they have rows or not.
  package var filled: Period?
  /// Decimals that amounts are rounded to; nil for those of their currency.
  package var places: Int?
  /// Whether the amounts of rows are rounded before they are added.
  package var roundsRows = false
  /// The range of time that is asked for, half open.
  package var from: Instant?
  package var to: Instant?
  /// The zone in which days begin.
  package var zone = "UTC"

  package init() {}

  /// The one currency that all amounts are converted to.
  package var targetCode: String? {
    if case .code(let code) = target { return code }
    return nil
  }

  /// The formula that a count of unconverted rows is told for: of a metric, of `having`, of what is ordered by.
  package func formula(named name: String) -> TypedExpression? {
    if let metric = metrics.first(where: { $0.name == name }) { return metric.formula }
    if name == "having" { return having }
    return order.lazy.filter { $0.name == name }.compactMap(\.formula).first
  }

  /// All that is shown, filtered by and ordered by.
  package var formulas: [TypedExpression] {
    metrics.map(\.formula) + [listed, having].compactMap { $0 }
      + order.compactMap(\.formula)
  }

  package func base(of aggregate: Aggregate) -> Base? {
    base(aggregate.entity, aggregate.window, level: aggregate.level.map(positions))
  }

  package func base(_ entity: EntityID, _ window: TimeWindow, level: [Int]? = nil) -> Base? {
    bases.first { $0.entity == entity && $0.window == window && $0.level == level }
  }

  /// The aggregates of rows that a formula is made of, with the question that each is part of.
  package func rowAggregates(of formula: TypedExpression) -> [(aggregate: Aggregate, query: MetricQuery)] {
    formula.aggregates.flatMap { aggregate -> [(aggregate: Aggregate, query: MetricQuery)] in
      guard let groups = groupQuery(of: aggregate) else { return [(aggregate, self)] }
      return groups.formulas.flatMap(groups.rowAggregates)
    }
  }

  package func groupQuery(of aggregate: Aggregate) -> MetricQuery? {
    groupQueryPosition(of: aggregate).map { groupQueries[$0].query }
  }

  package func groupQueryPosition(of aggregate: Aggregate) -> Int? {
    guard let grouped = aggregate.grouped else { return nil }
    return groupQueries.firstIndex { $0.grouped == grouped && $0.level == aggregate.level }
  }

  /// Positions of groups by their names.
  package func positions(_ names: [String]) -> [Int] {
    groupNames.indices.filter { names.contains(groupNames[$0]) }
  }
}
