package import Model

/// Whether two formulas have the same answers, each in its model: one model, or two revisions of it.
///
/// Only equality is decided here: formulas that are not proved equal may be so all the same.
/// - Returns: what must hold of the data, nothing where they are equal whatever the data are; nil where it is not proved.
///   Assumptions are those of the first model, then those of the second that the first has not.
package func proveEqual(
  _ left: TypedExpression, in leftModel: Model, _ right: TypedExpression, in rightModel: Model
) -> [AssumptionText]? {
  let shared = sharedTables(of: leftModel).union(sharedTables(of: rightModel))
  func assumptions(_ mode: Assumptions.Mode) -> [AssumptionText]? {
    guard let one = normalForm(of: left, in: leftModel, mode, shared: shared),
      let other = normalForm(of: right, in: rightModel, mode, shared: shared), one.isEqual(to: other)
    else { return nil }
    var made = one.assumptions.map { AssumptionText($0, in: leftModel) }
    for assumption in other.assumptions.map({ AssumptionText($0, in: rightModel) })
    where !made.contains(assumption) { made.append(assumption) }
    return made
  }
  if let none = assumptions(.none) { return none }
  guard var needed = assumptions(.all(but: [])) else { return nil }
  // What is not needed is not assumed.
  var excluded: Set<String> = []
  for assumption in needed {
    let without = excluded.union([assumption.text])
    guard let fewer = assumptions(.all(but: without)) else { continue }
    excluded = without
    needed = fewer
  }
  return needed
}

/// An assumption in words, and the check that holds the data to it.
package struct AssumptionText: Sendable, Hashable {
  package let assumption: Assumption
  /// `order.subtotal is never null`
  package let text: String
  /// The entity and the item of its `checks:`; nil where questions see to it themselves.
  package let check: String?
  package let entity: String?

  init(_ assumption: Assumption, in model: Model) {
    self.assumption = assumption
    text = assumption.text(in: model)
    let check = assumption.check(in: model)
    self.check = check?.item
    entity = check?.entity
  }

  package static func == (left: AssumptionText, right: AssumptionText) -> Bool { left.text == right.text }
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
