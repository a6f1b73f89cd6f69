package import Definitions
package import Model
package import Values

/// A question whose every name is resolved: what is asked, of which entities, in which currency and zone.
package struct MetricQuery: Sendable {
  /// What is read from one entity: the rows that its aggregates look at, and how they are grouped.
  package struct Base: Sendable {
    package let entity: EntityID
    /// Row expressions of `entity`, one for each of `dimensions`.
    package var groups: [TypedExpression]
    /// All must hold.
    package var filter: [TypedExpression]
    /// The entity's own time; nil where it has none.
    package var time: TypedExpression?
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
    /// As asked: of a dimension or of a metric.
    package let name: String
    package let isDescending: Bool
  }

  package var dimensions: [Dimension] = []
  package var metrics: [AskedMetric] = []
  package var having: TypedExpression?
  package var order: [Order] = []
  package var limit: Int?
  package var offset: Int?
  /// By entity, in the order in which aggregates of them are first met.
  package var bases: [Base] = []
  /// The currency that amounts are converted to; nil for amounts as they are stored.
  package var target: TargetCurrency?
  /// What is done with rows that have no rate.
  package var missing = MissingRule.error
  /// The day on which rates must have been known; nil for what is known now, or was when a month was locked.
  package var asOf: Day?
  /// Decimals that amounts are rounded to; nil for those of their currency.
  package var places: Int?
  /// The first and the last day of the time that is asked for.
  package var firstDay: Day?
  package var lastDay: Day?
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
    for item in order where item.name == name {
      if case .formula(let formula) = item.key { return formula }
    }
    return nil
  }

  package func base(_ entity: EntityID) -> Base? { bases.first { $0.entity == entity } }
}
