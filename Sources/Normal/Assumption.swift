package import Model

/// What must hold of the data for two definitions to have the same answers.
package enum Assumption: Sendable, Hashable {
  /// The value of a column, seen from rows of an entity, is never null.
  case notNull(from: EntityID, FieldReference)
  /// The column has the values that its dimension declares, and no others.
  case declaredValues(FieldReference, dimension: String)
  /// No two rows have the same key, and none is without.
  case uniqueKey(EntityID)
  /// Each row that names a row of the other entity finds it.
  case reference(from: EntityID, JoinPath)
  /// Every amount has a rate.
  case everyRate
}

/// Which assumptions may be made, and which were.
struct Assumptions {
  enum Mode {
    case none
    /// Their texts are those of `Assumption.text(in:)`.
    case all(but: Set<String>)
  }

  let mode: Mode
  private(set) var made: [Assumption] = []

  init(_ mode: Mode) { self.mode = mode }

  /// Whether it may be assumed; then it is.
  mutating func assume(_ assumption: Assumption, in model: Model) -> Bool {
    guard case .all(let excluded) = mode, !excluded.contains(assumption.text(in: model)) else { return false }
    if !made.contains(assumption) { made.append(assumption) }
    return true
  }
}
