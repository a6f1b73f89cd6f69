package import Definitions
package import Diagnostics

/// Something that can be looked up, owned and followed: a metric, a column, a dashboard.
package struct Subject: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case metric, dimension, entity, column, table, question, dashboard
  }

  package let kind: Kind
  /// `gmv`, `order.status`, `orders.subtotal`; one of its kind.
  package let name: String
  package let label: String?
  package let description: String?
  package let synonyms: [String]
  package let tags: [String]
  package let tier: About.Tier?
  package let deprecation: About.Deprecation?
  /// As it is written on the thing itself.
  package let owner: Written<String>?
  /// Where it is defined.
  package let place: SourceSpan?
  /// What kind of value it is, `decimal` or `money`; empty for what has none.
  package let type: String
  /// `kg`; of money the currency that it is shown in where nothing else is said. Empty for a bare number.
  package let unit: String
  /// Whether lists leave it out.
  package let isHidden: Bool

  /// `metric:gmv`
  package var id: String { "\(kind.rawValue):\(name)" }

  init(
    _ kind: Kind, _ name: String, about: About = About(), place: SourceSpan?, type: String = "",
    unit: String = "", isHidden: Bool? = nil
  ) {
    self.kind = kind
    self.name = name
    label = about.label?.value
    description = about.description?.value
    synonyms = about.synonyms.map(\.value)
    tags = about.tags
    tier = about.tier
    deprecation = about.deprecation
    owner = about.owner
    self.place = place
    self.type = type
    self.unit = unit
    self.isHidden = isHidden ?? about.isHidden
  }
}
