package import Diagnostics

/// One thing that is not as it was, and what that does to those who use it.
package struct Change: Sendable {
  /// What a change does, from the gravest to none.
  package enum Category: String, Sendable, CaseIterable, Comparable {
    /// Who uses it finds it no longer, or finds something else in its place.
    case breaking
    /// The same question has other numbers.
    case meaningChanged = "meaning-changed"
    /// Nobody can tell: SQL text of the project has changed.
    case maybe
    /// Who answers for it, how far it is trusted, what is said of it.
    case governance
    /// Something new.
    case additive
    /// Written otherwise; proved to be the same.
    case cosmetic

    package static func < (left: Category, right: Category) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .cosmetic: 0
      case .additive: 1
      case .governance: 2
      case .maybe: 3
      case .meaningChanged: 4
      case .breaking: 5
      }
    }

    /// Whether numbers may be others, or missing.
    package var touchesNumbers: Bool { self >= .maybe }
  }

  /// One respect in which it differs.
  package struct Facet: Sendable, Equatable {
    package let category: Category
    /// `filter`, `owner`, `plan`
    package let name: String
    /// `+ not is_test`
    package let text: String

    init(_ category: Category, _ name: String, _ text: String) {
      self.category = category
      self.name = name
      self.text = text
    }
  }

  package enum Kind: String, Sendable {
    case project, entity, join, dimension, metric, question
  }

  package let kind: Kind
  package let name: String
  package let facets: [Facet]
  /// Whether its own definition has changed, and not only what it stands on.
  package let isDirect: Bool
  /// The metrics on the way from what has changed to this one, the cause first; empty where it is changed itself.
  package let through: [String]
  package let owner: String?
  /// Whose it was, where that is somebody else.
  package let formerOwner: String?
  package let isCertified: Bool
  /// Where it is defined now; where it was, if it is gone.
  package let place: SourceSpan?
  package let isInBase: Bool

  init(
    kind: Kind, name: String, facets: [Facet], isDirect: Bool = true, through: [String] = [], owner: String?,
    formerOwner: String? = nil, isCertified: Bool = false, place: SourceSpan?, isInBase: Bool = false
  ) {
    self.kind = kind
    self.name = name
    self.facets = facets
    self.isDirect = isDirect
    self.through = through
    self.owner = owner
    self.formerOwner = formerOwner == owner ? nil : formerOwner
    self.isCertified = isCertified
    self.place = place
    self.isInBase = isInBase
  }

  package var category: Category { facets.map(\.category).max() ?? .cosmetic }

  package var text: String { "\(kind.rawValue) \(name)" }
}
