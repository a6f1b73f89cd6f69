import Catalog
package import Definitions
package import Diagnostics
package import Model
import Normal
package import Values

/// A project as rules look at it: what is defined, what it means, and the plan of every metric, made once.
///
/// A class, though nothing in it ever changes: eighty rules hand it on to every metric, and handing on must copy nothing.
package final class LintedProject: Sendable {
  package let definitions: Definitions
  package let model: Model
  package let sources: SourceFiles
  package let today: Day
  /// `CODEOWNERS`, where there is one.
  let codeOwnerLines: CodeOwners?
  /// The definition files, in order.
  package let files: [SourceID]
  /// Words that a target takes for its own.
  package let reserved: [(dialect: String, words: Set<String>)]
  /// Whether there is a file of that path from the root of the project.
  package let fileExists: @Sendable (String) -> Bool
  /// The tables that several entities stand on: what every normal form asks for, found once.
  let sharedTables: Set<String>
  /// By position in `model.metrics`; nil where a metric was not understood.
  let forms: [NormalForm?]
  /// The texts of the plans, in the same order.
  let plans: [HashedText?]
  /// The positions of the metrics with each plan that several have, in the order of the first of each.
  let alike: [[Int]]
  /// The first metric with each plan.
  private let metricByPlan: [HashedText: Int]
  /// By position in `model.entities`.
  let surroundings: [Surroundings]

  /// - Parameter before: the project as it was looked at before a change: the plans that hold are taken from there.
  package init(
    definitions: Definitions, model: Model, sources: SourceFiles, today: Day, codeOwners: SourceID? = nil,
    files: [SourceID] = [], reserved: [(dialect: String, words: Set<String>)] = [],
    fileExists: @escaping @Sendable (String) -> Bool = { _ in true }, following before: LintedProject? = nil
  ) {
    self.definitions = definitions
    self.model = model
    self.sources = sources
    self.today = today
    codeOwnerLines = codeOwners.map { CodeOwners($0, in: sources) }
    self.files = files
    self.reserved = reserved
    self.fileExists = fileExists
    sharedTables = Normal.sharedTables(of: model)
    surroundings = Surroundings.all(of: model, definitions.checks)
    let kept = before.map { KeptMetrics(from: $0, in: model) } ?? KeptMetrics(in: model)
    (forms, plans) = kept.plans(in: model, sharedTables: sharedTables)
    (metricByPlan, alike) = LintedProject.grouped(plans)
  }

  /// The metric whose plan an expression of a metric spells out, as the home of a metric reads it.
  func metricSpelledOut(by expression: Expression, home: EntityID?) -> String? {
    plan(of: expression, home: home).flatMap(metric(withPlan:))
  }

  /// The plan that a metric with this expression would have; nil where it is not understood.
  func plan(of expression: Expression, home: EntityID?) -> HashedText? {
    var checker = ExpressionChecker(model: model)
    let formula = checker.check(expression, in: .metric(home: home))
    guard checker.findings.isEmpty else { return nil }
    return normalForm(ofFormula: formula, in: model, shared: sharedTables).map {
      HashedText($0.canonicalText)
    }
  }

  /// The first metric with a plan.
  func metric(withPlan plan: HashedText) -> String? { metricByPlan[plan].map { model.metrics[$0].name } }

  private static func grouped(_ plans: [HashedText?]) -> (first: [HashedText: Int], alike: [[Int]]) {
    var first: [HashedText: Int] = Dictionary(minimumCapacity: plans.count)
    var others: [Int: [Int]] = [:]
    for (index, plan) in plans.enumerated() {
      guard let plan else { continue }
      if let known = first[plan] {
        others[known, default: []].append(index)
      } else {
        first[plan] = index
      }
    }
    return (first, others.keys.sorted().map { [$0] + others[$0]! })
  }

  // MARK: Subjects

  func subject(_ metric: Metric) -> LintFinding.Subject {
    .init(.metric, metric.name, tier: metric.about.tier, owner: owner(of: metric, in: model))
  }

  func subject(_ entity: Entity) -> LintFinding.Subject {
    .init(.entity, entity.name, tier: entity.about.tier, owner: entityOwner(entity))
  }

  func subject(_ dimension: Dimension, of entity: Entity) -> LintFinding.Subject {
    .init(
      .dimension, "\(entity.name).\(dimension.name)", tier: dimension.about.tier,
      owner: dimension.about.owner?.value ?? entityOwner(entity))
  }

  func subject(_ column: Column, of entity: Entity) -> LintFinding.Subject {
    .init(.column, "\(entity.name).\(column.name)", tier: entity.about.tier, owner: entityOwner(entity))
  }

  func entityOwner(_ entity: Entity) -> String? {
    entity.about.owner?.value ?? model.people.defaultOwner?.value
  }

  /// A finding about a metric, at its name or elsewhere.
  func finding(
    _ code: Code, _ message: String, of metric: Metric, at place: SourceSpan? = nil,
    severity: Finding.Severity = .warning
  ) -> Finding { Finding(code, message, at: place ?? metric.nameSpan, severity: severity) }

  /// A finding about a metric, with its plan.
  func about(_ metric: Metric, _ finding: Finding, fixes: [LintFinding.Fix] = []) -> LintFinding {
    LintFinding(
      finding, of: subject(metric), fixes: fixes,
      plan: model.metricNamed[metric.name].flatMap { forms[$0]?.hash })
  }

  // MARK: What data may be

  /// Whether a check says that the column has a value in every row, or the key has it.
  func isNeverNull(_ column: Int, of entity: EntityID) -> Bool {
    model[entity].key.contains(column)
      || surroundings[entity.index].neverNull.contains(model[entity].columns[column].name)
  }

  func isNeverNull(_ field: FieldReference) -> Bool {
    field.path.isEmpty && isNeverNull(field.column, of: field.entity)
  }

  func name(of field: FieldReference) -> String {
    "\(model[field.entity].name).\(model[field.entity].columns[field.column].name)"
  }
}
