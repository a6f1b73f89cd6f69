package import Definitions
package import Diagnostics
import Model
package import Values

/// Who answers for everything, and why.
package struct OwnershipIndex: Sendable {
  /// The rules, in the order in which the first that names somebody wins.
  package enum Rule: String, Sendable, CaseIterable {
    /// `owner:` on the thing itself.
    case explicit
    /// The last line of `CODEOWNERS` that matches the file it is defined in.
    case folder
    /// That of what it stands in: the entity of a metric, the table of a column.
    case container
    /// `default:` of owners.yaml.
    case usual = "default"
    /// Nobody.
    case orphan
  }

  /// What one rule says.
  package struct Claim: Sendable, Equatable {
    package let rule: Rule
    package let owners: [String]
    /// Where that is written.
    package let source: SourceSpan?
    /// `/metrics/finance/`, `order`
    package let words: String
  }

  /// The claim that holds, and those that it goes before.
  package struct Answer: Sendable {
    package let claim: Claim
    package let overridden: [Claim]
    /// Whether one of the owners is still there.
    package let isLive: Bool
    package let channel: String?
    package let onCall: String?

    package var owners: [String] { claim.owners }
  }

  private let catalog: Catalog
  private let codeOwners: CodeOwners?
  package let today: Day

  /// - Parameter codeOwners: the file of that name among those of the catalog.
  package init(_ catalog: Catalog, codeOwners: SourceID?, today: Day) {
    self.catalog = catalog
    self.codeOwners = codeOwners.map { CodeOwners($0, in: catalog.sources) }
    self.today = today
  }

  package func answer(for subject: Subject) -> Answer {
    let claims = claims(for: subject)
    let claim = claims.first ?? Claim(rule: .orphan, owners: [], source: nil, words: "")
    let teams = catalog.model.people.teams.filter { claim.owners.contains($0.name.value) }
    return Answer(
      claim: claim, overridden: Array(claims.dropFirst()),
      isLive: claim.owners.contains { !catalog.model.people.isGone($0, on: today) },
      channel: teams.lazy.compactMap(\.channel).first, onCall: teams.lazy.compactMap(\.onCall).first)
  }

  /// What the rules say, in their order; `owner: none` ends the list.
  private func claims(for subject: Subject, depth: Int = 0) -> [Claim] {
    var claims: [Claim] = []
    if let owner = subject.owner {
      if owner.value == "none" {
        return [Claim(rule: .orphan, owners: [], source: owner.span, words: "owner: none")]
      }
      claims.append(Claim(rule: .explicit, owners: [owner.value], source: owner.span, words: subject.name))
    }
    if let place = subject.place, let line = codeOwners?.winning(for: catalog.sources[place.source].name),
      !line.owners.isEmpty
    {
      claims.append(
        Claim(rule: .folder, owners: line.owners.map(name), source: line.span, words: line.pattern))
    }
    if depth < 3, let container = catalog.container(of: subject),
      let above = self.claims(for: container, depth: depth + 1).first(where: {
        [.explicit, .container].contains($0.rule)
      })
    {
      claims.append(Claim(rule: .container, owners: above.owners, source: above.source, words: container.id))
    }
    if let usual = catalog.model.people.defaultOwner {
      claims.append(Claim(rule: .usual, owners: [usual.value], source: usual.span, words: "default"))
    }
    return claims
  }

  /// The person or the team that a handle of a code host stands for; the handle itself where nobody is known by it.
  private func name(of handle: String) -> String {
    let people = catalog.model.people
    if let person = people.people.first(where: { $0.email == handle }) { return person.name.value }
    let name = codeOwnerName(handle)
    let isKnown =
      people.people.contains { $0.name.value == name } || people.teams.contains { $0.name.value == name }
    return isKnown ? name : handle
  }

  // MARK: The other way round

  /// What a person or a team answers for; with `transitive` what that is made of, too.
  package func owned(by name: String, transitive: Bool = false) -> [Subject] {
    let own = catalog.subjects.filter { answer(for: $0).owners.contains(name) }
    guard transitive else { return own }
    var seen = Set(own.map(\.id))
    return own
      + own.flatMap { catalog.reach(from: $0, upwards: false) }.filter { seen.insert($0.id).inserted }
  }

  package var orphans: [Subject] { catalog.subjects.filter { answer(for: $0).claim.rule == .orphan } }

  /// What is left to people who are gone, or will be.
  package var abandoned: [Subject] {
    catalog.subjects.filter { subject in
      let answer = answer(for: subject)
      return answer.claim.rule != .orphan && !answer.isLive
    }
  }

  /// How many subjects each rule answers for.
  package var coverage: [(rule: Rule, count: Int)] {
    let rules = catalog.subjects.map { answer(for: $0).claim.rule }
    return Rule.allCases.map { rule in (rule, rules.count { $0 == rule }) }
  }
}

extension PeopleDefinitions {
  /// Whether a person has left, or every member of a team has; nobody is known of a team without members.
  package func isGone(_ name: String, on today: Day) -> Bool {
    if let person = people.first(where: { $0.name.value == name }) { return person.hasLeft(by: today) }
    let members = people.filter { $0.team?.value == name }
    return !members.isEmpty && members.allSatisfy { $0.hasLeft(by: today) }
  }
}

extension PeopleDefinitions.Person {
  fileprivate func hasLeft(by today: Day) -> Bool { left.flatMap { Day($0) }.map { $0 <= today } ?? false }
}
