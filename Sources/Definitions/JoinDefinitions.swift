package import Diagnostics

/// What the files of a project say together, in their order.
package func joined(_ files: [FileDefinitions]) -> Diagnosed<Definitions> {
  var definitions = Definitions()
  for file in files {
    if file.isProjectFile { definitions.project = file.definitions.project }
    definitions.add(file.definitions)
  }
  let findings = files.flatMap(\.findings) + definitions.removeQuestionsTwice()
  return Diagnosed(definitions, findings: findings)
}

extension Definitions {
  fileprivate mutating func add(_ other: Definitions) {
    entities += other.entities
    metrics += other.metrics
    checks += other.checks
    examples += other.examples
    questions += other.questions
    expressions += other.expressions
    currencies.add(other.currencies)
    removed += other.removed
    people.add(other.people)
    roles += other.roles
  }

  /// The first of each name stays.
  fileprivate mutating func removeQuestionsTwice() -> [Finding] {
    var first: [String: SourceSpan] = [:]
    var findings: [Finding] = []
    questions.removeAll { question in
      let name = question.name
      guard let span = first[name.value] else {
        first[name.value] = name.span
        return false
      }
      findings.append(DefinitionProblem.questionTwice(name.value, name.span, first: span).finding)
      return true
    }
    return findings
  }
}

extension CurrencyDefinitions {
  fileprivate mutating func add(_ other: CurrencyDefinitions) {
    restrictTo = other.restrictTo ?? restrictTo
    added += other.added
    rateSets += other.rateSets
    policies += other.policies
    locks += other.locks
    missing = other.missing ?? missing
    rounding = other.rounding ?? rounding
  }
}

extension PeopleDefinitions {
  fileprivate mutating func add(_ other: PeopleDefinitions) {
    people += other.people
    teams += other.teams
    defaultOwner = other.defaultOwner ?? defaultOwner
    dashboards += other.dashboards
  }
}
