package import Model
import Parallel
import Values

/// What a metric says, in the one form that all spellings of it have.
///
/// Two metrics with equal forms have equal answers to every question that both can be asked, on every database for which
/// `assumptions` hold. Unequal forms prove nothing.
///
/// A class, though nothing in it ever changes: forms are kept and handed on by the thousand.
package final class NormalForm: Sendable {
  /// The formula, for people and for comparison.
  package let formula: String
  /// What it rests on: types of columns, times, calendars, policies, tables of rates; in order.
  package let sources: [String]
  /// What must hold of the data; nothing unless it was asked for.
  package let assumptions: [Assumption]
  /// The policies that amounts are converted at, in order: `transaction_date using ecb`.
  package let policies: [String]
  /// The value and the unit of the answer.
  package let output: String
  /// What the filters of its aggregates come to.
  package let filters: Filters
  /// Where it is one aggregate of rows: the conditions of its rows, and what is left without them.
  package let parts: (rest: String, conditions: [String])?

  fileprivate init(
    formula: String, sources: [String], assumptions: [Assumption], policies: [String], output: String,
    filters: Filters, parts: (rest: String, conditions: [String])?
  ) {
    self.formula = formula
    self.sources = sources
    self.assumptions = assumptions
    self.policies = policies
    self.output = output
    self.filters = filters
    self.parts = parts
  }

  /// Filters that depend on no row.
  package struct Filters: Sendable {
    /// Whether one lets every row pass.
    package var sayNothing = false
    /// Whether one lets none pass.
    package var keepNothing = false
  }

  /// Changes when the words or the rules of the form do.
  package static let version = "datum-plan/1"

  /// SHA-256 of version, formula and sources, in sixty-four hexadecimal digits.
  package var hash: String { sha256(Array(canonicalText.utf8)) }

  /// The beginning of the hash, for people.
  package var shortHash: String { String(hash.prefix(8)) }

  package var canonicalText: String {
    ([NormalForm.version, output, formula] + sources).joined(separator: "\n")
  }

  /// Digests of the SQL text that rows come from, whose meaning is not known.
  package var sqlSources: [String] { sources.filter { $0.hasPrefix("sql ") } }

  /// The formula, whatever its amounts are converted at.
  package var formulaWithoutPolicies: String {
    policies.reduce(formula) { $0.replacing(" at \($1)", with: "") }
  }

  package func isEqual(to other: NormalForm) -> Bool {
    formula == other.formula && sources == other.sources && output == other.output
  }
}

/// The normal form of a metric of the model; nil where a part of it was not understood.
///
/// - Complexity: a sum of products is multiplied out up to forty products. Choices inside each other grow with each level;
///   a form of more than sixteen thousand characters is given up.
package func normalForm(of metric: Metric, in model: Model) -> NormalForm? {
  normalForm(of: metric.formula, in: model, .none)
}

/// The normal forms of all metrics of a model, in their order.
///
/// - Parameter shared: the tables that several entities stand on; of two revisions those of both, so that an entity that
///   comes or goes leaves the forms of the others as they are. nil for those of the model.
package func normalForms(of model: Model, shared: Set<String>? = nil) -> [NormalForm?] {
  normalForms(of: model.metrics, in: model, shared: shared ?? sharedTables(of: model))
}

/// The normal forms of some of them.
package func normalForms(of metrics: [Metric], in model: Model, shared: Set<String>) -> [NormalForm?] {
  mapConcurrently(metrics.count) {
    normalForm(of: metrics[$0].formula, in: model, .none, shared: shared)
  }
}

/// As above, of a formula that has no name.
package func normalForm(ofFormula formula: TypedExpression, in model: Model, shared: Set<String>? = nil)
  -> NormalForm?
{ normalForm(of: formula, in: model, .none, shared: shared) }

func normalForm(
  of formula: TypedExpression, in model: Model, _ mode: Assumptions.Mode, shared: Set<String>? = nil
) -> NormalForm? {
  var normalizer = Normalizer(model: model, mode, shared: shared)
  let term = normalizer.term(formula, .formula)
  guard normalizer.isWhole else { return nil }
  // Only what is left of the formula is read.
  term.forEachColumn { column in
    let field = column.field
    normalizer.sources.readPath(field.path, from: column.base, in: model, normalizer.tableText)
    normalizer.sources.read(
      model[field.entity].columns[field.column], of: field.entity, in: model, normalizer.tableText)
  }
  for rows in normalizer.groupRows { normalizer.sources.add("groups with \(rows)") }
  return NormalForm(
    formula: term.text, sources: normalizer.sources.lines.sorted(), assumptions: normalizer.assumptions.made,
    policies: normalizer.policies, output: outputText(of: formula), filters: normalizer.filters,
    parts: term.parts)
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
package func conditionOutcome(
  _ condition: TypedExpression, from base: EntityID, in model: Model, shared: Set<String>? = nil
) -> Bool? {
  var normalizer = Normalizer(model: model, .none, shared: shared)
  guard let kept = normalizer.filter(condition, .init(base: base)) else { return true }
  return normalizer.isWhole && kept == .never ? false : nil
}

/// Whether an expression has a value in every row that passes a condition, whatever the data are.
package func hasValue(
  _ expression: TypedExpression, where condition: TypedExpression?, from base: EntityID, in model: Model,
  shared: Set<String>? = nil
) -> Bool {
  var normalizer = Normalizer(model: model, .none, shared: shared)
  var scope = Normalizer.Scope(base: base)
  scope.known = Set(condition.flatMap { normalizer.filter($0, scope) }?.parts(isAnd: true) ?? [])
  return normalizer.isNeverNull(normalizer.term(expression, scope), scope)
}

/// The form of an expression of rows; nil where a part of it was not understood.
package func rowForm(
  of expression: TypedExpression, from base: EntityID, in model: Model, shared: Set<String>? = nil
) -> String? {
  var normalizer = Normalizer(model: model, .none, shared: shared)
  let term = normalizer.term(expression, .init(base: base))
  return normalizer.isWhole ? term.text : nil
}

/// The conditions of each aggregate of rows of a formula, and what is left without them, the formula around them first; nil
/// where one was not understood.
package func aggregateConditions(of formula: TypedExpression, in model: Model)
  -> [(rest: String, conditions: [String])]?
{
  var parts: [(rest: String, conditions: [String])] = []
  for aggregate in formula.rowAggregates {
    let one = TypedExpression(.aggregate(aggregate), formula.type, unit: formula.unit)
    guard let found = normalForm(ofFormula: one, in: model)?.parts else { return nil }
    parts.append(found)
  }
  // The formula around them, with the conditions taken out.
  let plain = formula.mappingRowAggregates { $0.filter = nil }
  guard let shape = normalForm(ofFormula: plain, in: model) else { return nil }
  return [(shape.formula, [])] + parts
}

extension Term {
  /// Where it is one aggregate of rows: the conditions of its rows, and what is left without them.
  fileprivate var parts: (rest: String, conditions: [String])? {
    guard case .aggregate(let aggregate) = shape else { return nil }
    return (aggregate.textWithoutFilter, (aggregate.filter?.parts(isAnd: true) ?? []).map(\.text))
  }
}
