package import Model
import Values

/// What a metric says, in the one form that all spellings of it have.
///
/// Two metrics with equal forms have equal answers to every question that both can be asked, on every database for which
/// `assumptions` hold. Unequal forms prove nothing.
package struct NormalForm: Sendable {
  /// The formula, for people and for comparison.
  package let formula: String
  /// What it rests on: types of columns, times, calendars, policies, tables of rates; in order.
  package let sources: [String]
  /// What must hold of the data; nothing unless it was asked for.
  package let assumptions: [Assumption]
  /// Whether rows come from SQL text, whose meaning is not known.
  package let readsSQL: Bool
  /// The value and the unit of the answer.
  package let output: String

  /// Changes when the words or the rules of the form do.
  package static let version = "datum-plan/1"

  /// SHA-256 of version, formula and sources, in sixty-four hexadecimal digits.
  package var hash: String { sha256(Array(canonicalText.utf8)) }

  /// The beginning of the hash, for people.
  package var shortHash: String { String(hash.prefix(8)) }

  package var canonicalText: String {
    ([NormalForm.version, output, formula] + sources).joined(separator: "\n")
  }

  package func isEqual(to other: NormalForm) -> Bool {
    formula == other.formula && sources == other.sources && output == other.output
  }
}

/// The normal form of a metric of the model; nil where a part of it was not understood.
///
/// - Complexity: a sum of products is multiplied out up to forty products; else about linear in the size of the formula.
package func normalForm(of metric: Metric, in model: Model) -> NormalForm? {
  normalForm(of: metric.formula, in: model, .none)
}

/// As above, of a formula that has no name.
package func normalForm(ofFormula formula: TypedExpression, in model: Model) -> NormalForm? {
  normalForm(of: formula, in: model, .none)
}

func normalForm(of formula: TypedExpression, in model: Model, _ mode: Assumptions.Mode) -> NormalForm? {
  var normalizer = Normalizer(model: model, mode)
  let term = normalizer.term(formula, .formula)
  guard normalizer.isWhole else { return nil }
  // Only what is left of the formula is read.
  term.forEachColumn { column in
    normalizer.sources.read(model[column.entity].columns[column.column], of: column.entity, in: model)
  }
  return NormalForm(
    formula: term.text, sources: normalizer.sources.lines.sorted(), assumptions: normalizer.assumptions.made,
    readsSQL: normalizer.sources.readsSQL, output: outputText(of: formula))
}

/// Digits behind the point are no part of it: an exact number is the same number with more of them.
private func outputText(of formula: TypedExpression) -> String {
  var words = [formula.type.scale == nil ? "\(formula.type)" : "number"]
  switch formula.unit.currency {
  case .fixed, .row, .question: words.append("money")
  case nil: break
  }
  words += formula.unit.powers.map { "\($0.name)^\($0.exponent)" }
  return words.joined(separator: " ")
}

/// What a condition on rows comes to, where that does not depend on the rows: whether every row passes, or none. nil for
/// conditions that say something.
package func conditionOutcome(_ condition: TypedExpression, from base: EntityID, in model: Model) -> Bool? {
  var normalizer = Normalizer(model: model, .none)
  guard let kept = normalizer.filter(condition, .init(base: base)) else { return true }
  return normalizer.isWhole && kept == .never ? false : nil
}

/// The form of an expression of rows; nil where a part of it was not understood.
package func rowForm(of expression: TypedExpression, from base: EntityID, in model: Model) -> String? {
  var normalizer = Normalizer(model: model, .none)
  let term = normalizer.term(expression, .init(base: base))
  return normalizer.isWhole ? term.text : nil
}

/// A formula of one aggregate taken apart: the conditions of its rows, and what is left without them; nil for others.
package func aggregateParts(of formula: TypedExpression, in model: Model) -> (
  rest: String, conditions: [String]
)? {
  guard case .aggregate(let aggregate) = formula.node, aggregate.grouped == nil else { return nil }
  var plain = aggregate
  plain.filter = nil
  var normalizer = Normalizer(model: model, .none)
  let rest = normalizer.term(TypedExpression(.aggregate(plain), formula.type, unit: formula.unit), .formula)
  let condition = aggregate.filter.flatMap { normalizer.filter($0, .init(base: aggregate.entity)) }
  guard normalizer.isWhole else { return nil }
  return (rest.text, (condition?.parts(isAnd: true) ?? []).map(\.text))
}

/// As above, of each aggregate of rows of a formula in turn; nil where one was not understood, or where something else
/// than its conditions may tell two formulas apart.
package func aggregateConditions(of formula: TypedExpression, in model: Model)
  -> [(rest: String, conditions: [String])]?
{
  var parts: [(rest: String, conditions: [String])] = []
  for aggregate in formula.rowAggregates {
    let one = TypedExpression(.aggregate(aggregate), formula.type, unit: formula.unit)
    guard let found = aggregateParts(of: one, in: model) else { return nil }
    parts.append(found)
  }
  // The formula around them, with the conditions taken out.
  let plain = formula.mappingRowAggregates { $0.filter = nil }
  guard let shape = normalForm(ofFormula: plain, in: model) else { return nil }
  return [(shape.formula, [])] + parts
}
