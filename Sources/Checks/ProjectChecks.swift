import Compiler
import Definitions
import Diagnostics
package import Engines
import Model
import Planning
package import Project
package import SQL
package import Values

/// The checks and the examples of a project.
package struct ProjectChecks: Sendable {
  private let declared: (definitions: Definitions, checks: Diagnosed<[DeclaredCheck]>)
  private let examples: [ExampleDefinition]

  package init(of project: Project) {
    examples = project.definitions.examples
    declared = declareChecks(project.definitions, in: project.sources)
  }

  /// Types them, and compiles them for the targets of the project: a check that nothing can run finds nothing.
  ///
  /// What is wrong is added to the findings of the project, and metrics that count what breaks a check to its model.
  package func compile(in project: inout Project) {
    let known = project.findings
    project.findings += declared.checks.findings
    let questions =
      declared.checks.value.flatMap { check in check.questions.map { ($0, check.definition.span) } }
      + examples.map { ($0.question, $0.span) }
    compileSaved(in: &project)
    guard !questions.isEmpty else { return }
    let model = checkModel(declared.definitions, revision: project.model.revision)
    project.findings += model.findings.filter { !known.contains($0) }
    guard !project.findings.hasErrors else { return }
    project.model = model.value
    func add(_ findings: [Finding], at span: SourceSpan) {
      for finding in findings {
        let placed = finding.place == nil ? finding.placed(at: span) : finding
        if !project.findings.contains(placed) { project.findings.append(placed) }
      }
    }
    for (question, span) in questions { add(resolveQuery(question, in: model.value).findings, at: span) }
    for check in declared.checks.value {
      add(typeFindings(of: check, in: model.value), at: check.definition.span)
    }
    for target in model.value.targets {
      guard let dialect = project.dialect(named: target.value, at: target.span) else { continue }
      for (question, span) in questions {
        add(Compiler.compile(question, in: model.value, for: dialect).findings, at: span)
      }
    }
  }

  /// Saved questions, with sample values for parameters that have no other.
  private func compileSaved(in project: inout Project) {
    for saved in project.definitions.questions {
      let sample = saved.sample()
      var findings = sample.findings
      if !findings.hasErrors {
        findings += resolveQuery(sample.value, in: project.model).findings
        for target in project.model.targets where !findings.hasErrors {
          guard let dialect = project.dialect(named: target.value, at: target.span) else { continue }
          findings += Compiler.compile(sample.value, in: project.model, for: dialect).findings
        }
      }
      for finding in findings {
        let placed = finding.place == nil ? finding.placed(at: saved.name.span) : finding
        if !project.findings.contains(placed) { project.findings.append(placed) }
      }
    }
  }

  /// A rule about metrics is a condition, and what is fresh is a time.
  private func typeFindings(of check: DeclaredCheck, in model: Model) -> [Finding] {
    let expected: String
    let found: ValueType?
    switch check.subject {
    case .rows, .values: return []
    case .newest(let metric, _, _):
      found = model.metric(named: metric)?.formula.type
      expected = "a date or a timestamp"
      if found?.isTime ?? true { return [] }
    case .groups(let question, let condition):
      found = resolveQuery(question, in: model).value?.metrics.first { $0.name == condition }?.formula.type
      expected = "a condition (boolean)"
      if found ?? .boolean == .boolean { return [] }
    }
    return [
      Finding(
        .typeMismatch,
        "expected \(expected) for the check '\(check.definition.text)', found \(found ?? .unknown)",
        at: check.definition.span)
    ]
  }

  /// Runs them on a database.
  ///
  /// - Parameters:
  ///   - project: after `compile`.
  ///   - now: in UTC; what `fresh` is compared with.
  package func run(
    in project: Project, on engine: any Engine, _ dialect: Dialect, now: Instant
  ) throws(EngineError) -> (checks: [CheckOutcome], examples: [CheckOutcome]) {
    let run = CheckRun(model: project.model, dialect: dialect, engine: engine, now: now)
    return (
      try run.outcomes(of: declared.checks.value) + run.outcomesOfVersions(),
      try run.outcomes(of: examples)
    )
  }
}
