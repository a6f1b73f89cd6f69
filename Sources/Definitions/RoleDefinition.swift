import Diagnostics

/// What a role sees, as written: which rows of which entities, and which names it does not see at all.
package struct RoleDefinition: Sendable {
  package let name: Written<String>
  package let rows: [Rows]
  /// `order.retailer_email`: columns, dimensions, metrics.
  package let hide: [Written<String>]

  package struct Rows: Sendable {
    package let entity: Written<String>
    /// A condition on a row, or joins to a row that is seen; nil where all rows are.
    package let condition: Expression?
  }

  /// What conditions ask of whoever asks: the names behind `$`, each once, in order.
  package var claims: [Written<String>] {
    var found: [Written<String>] = []
    for condition in rows.compactMap(\.condition) {
      condition.forEachPart { part in
        guard case .parameter(let name, let span) = part, !found.contains(where: { $0.value == name }) else {
          return
        }
        found.append(Written(name, span))
      }
    }
    return found
  }
}
