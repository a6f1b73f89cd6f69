package import Diagnostics
package import Values

/// A question as it was asked: names are not resolved.
package struct QueryRequest: Sendable {
  package var metrics: [MetricRequest] = []
  package var groups: [GroupRequest] = []
  package var filter: Expression?
  package var having: Expression?
  package var order: [OrderRequest] = []
  package var limit: Int?
  package var offset: Int?
  package var time: TimeRange?
  /// An ISO 4217 code, or `original` for amounts as they are stored.
  package var currency: Written<String>?
  package var zone: Written<String>?
  /// Other conversion policies than those of the metrics.
  package var policies: [PolicyRequest] = []
  /// The day on which rates must have been known.
  package var asOf: Written<Day>?
  /// Decimals that amounts are rounded to; nil for those of their currency.
  package var places: Int?
  package static let mostPlaces = 10
  /// Whether each row is rounded before rows are added; nil where that is not asked for.
  package var roundsRows: SourceSpan?
  /// What is done with rows that have no rate, where it is not what the project says.
  package var missing: Written<MissingRule>?
  /// Only the groups that stand first by a metric.
  package var top: TopRequest?
  /// Rows of groups taken together, beside the groups; nil where none are asked for.
  package var totals: TotalsRequest?
  /// Where it is asked that periods without rows are in the answer.
  package var fill: SourceSpan?
  /// An earlier time that every metric is compared with.
  package var comparison: Comparison?

  package init() {}

  /// The policy that is asked for all metrics that have none of their own.
  package var policy: WrittenPolicy? { policies.first { $0.metric == nil }?.policy }

  /// Asks for all groups that have rows, and for no rows of totals beside them.
  package mutating func keepAllGroups() {
    having = nil
    top = nil
    totals = nil
    limit = nil
    offset = nil
  }

  /// One metric by its name, without groups.
  package init(metric name: String, at span: SourceSpan) {
    let path = Expression.path([.init(name: name, span: span)], span)
    metrics = [MetricRequest(name: name, expression: path, span: span)]
  }

  /// A metric by name, or an expression of the question's own.
  package struct MetricRequest: Sendable {
    package let name: String
    package let expression: Expression
    package let span: SourceSpan

    package init(name: String, expression: Expression, span: SourceSpan) {
      self.name = name
      self.expression = expression
      self.span = span
    }
  }

  /// `average(month) using ecb for gmv`
  package struct PolicyRequest: Sendable {
    package let policy: WrittenPolicy
    /// The metric of the question that it is for; nil for all that have none of their own.
    package let metric: Written<String>?
  }

  /// `brand.country`, `order.shipped.week`, `month`.
  package struct GroupRequest: Sendable {
    package let name: String
    package let steps: [Expression.PathStep]
    package let span: SourceSpan

    package init(name: String, steps: [Expression.PathStep], span: SourceSpan) {
      self.name = name
      self.steps = steps
      self.span = span
    }
  }

  /// `5 brand.country by gmv per month, ties drop`
  package struct TopRequest: Sendable {
    package let count: Int
    package let dimension: Written<String>
    package let metric: Written<String>
    package let per: [Written<String>]
    /// Whether groups that are equal to the last one stay too.
    package let keepsTies: Bool
    package let span: SourceSpan
  }

  package struct TotalsRequest: Sendable {
    package enum Levels: String, Sendable, CaseIterable {
      /// One row for all groups.
      case all
      /// A row for each value of the first dimension, of the first two, …, and one for all.
      case each
    }

    package let levels: Levels
    package let span: SourceSpan
  }

  package struct Comparison: Sendable {
    package let count: Int64
    package let grain: Grain
    /// The rates of the growth without exchange rates; nil where it is not asked for.
    package var constantRates: ConstantRates?
    /// What explains the changes of amounts; nil where that is not asked for.
    package var bridge: Bridge?
  }

  /// How a change of an amount is taken apart into volume, price and rates.
  package struct Bridge: Sendable {
    /// The number that is the volume: pieces, orders.
    package let volume: Expression
    package var ratesOn = RatesOn.currentVolume
  }

  /// The volume that the effect of the rates is worked out on.
  package enum RatesOn: String, Sendable, CaseIterable {
    case currentVolume = "current_volume"
    case referenceVolume = "reference_volume"
  }

  package enum ConstantRates: Sendable {
    /// Those of the time that is compared with.
    case prior
    case policy(WrittenPolicy)
  }

  package struct OrderRequest: Sendable {
    package let name: String
    package let span: SourceSpan
    package let isDescending: Bool
  }

  /// A half-open range of each metric's own time, in the zone of the question.
  package struct TimeRange: Sendable, Equatable {
    package let from: Instant?
    package let to: Instant?
    package let span: SourceSpan
  }
}
