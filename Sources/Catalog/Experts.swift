package import Definitions
import Glibc
package import Values

/// One change of a definition, by whom and what it did.
package struct Contribution: Sendable {
  package enum Kind: Sendable {
    /// The definition came to be.
    case created
    /// Its plan changed: the same question has other numbers.
    case meaning
    /// What is said of it changed: description, owner, synonyms.
    case documentation
    /// It was written otherwise.
    case cosmetic

    /// Formatting tells little of what somebody knows.
    fileprivate var weight: Double {
      switch self {
      case .created, .meaning: 1
      case .documentation: 0.3
      case .cosmetic: 0.1
      }
    }
  }

  package let author: String
  package let email: String
  package let day: Day
  package let kind: Kind

  package init(author: String, email: String, day: Day, kind: Kind) {
    self.author = author
    self.email = email
    self.day = day
    self.kind = kind
  }
}

/// Somebody who knows a definition, and what shows it.
package struct Expert: Sendable {
  package let name: String
  package let score: Double
  /// `created it on 2024-03-01; changed what it says 3 times, last on 2026-05-01`
  package let evidence: String
  /// Whether the person has left, and is named for that only.
  package let hasLeft: Bool
}

/// Who knows a definition, by what they did to it.
///
/// Degree of authorship (Fritz and others; Avelino and others), with changes weighted by what they did and by their age: half
/// of a change is left after 180 days.
package func experts(
  of contributions: [Contribution], people: PeopleDefinitions, today: Day, limit: Int = 3
) -> [Expert] {
  let named = contributions.filter { !$0.author.hasSuffix("[bot]") }.map { (name(of: $0, people), $0) }
  var names: [String] = []
  for (name, _) in named where !names.contains(name) { names.append(name) }
  let experts = names.map { name -> Expert in
    let own = named.filter { $0.0 == name }.map(\.1)
    let others = named.count - own.count
    let isFirst = own.contains { $0.kind == .created }
    let changes = own.reduce(0.0) { $0 + $1.kind.weight * halved($1.day, today) }
    let score = (isFirst ? 1.098 : 0) + changes - 0.321 * log(Double(1 + others))
    return Expert(
      name: name, score: score, evidence: evidence(of: own), hasLeft: people.isGone(name, on: today))
  }
  let ranked = experts.sorted { ($1.score, $0.name) < ($0.score, $1.name) }
  return Array(ranked.filter { !$0.hasLeft }.prefix(limit)) + ranked.filter(\.hasLeft).prefix(limit)
}

private func name(of contribution: Contribution, _ people: PeopleDefinitions) -> String {
  people.people.first { $0.email == contribution.email }?.name.value ?? contribution.author
}

private func halved(_ day: Day, _ today: Day) -> Double {
  exp2(-Double(max(0, today.daysSince1970 - day.daysSince1970)) / 180)
}

private func evidence(of contributions: [Contribution]) -> String {
  var parts: [String] = []
  if let created = contributions.first(where: { $0.kind == .created }) {
    parts.append("created it on \(created.day)")
  }
  func add(_ kind: Contribution.Kind, _ words: String) {
    let own = contributions.filter { $0.kind == kind }
    guard let last = own.map(\.day).max() else { return }
    parts.append(own.count == 1 ? "\(words) on \(last)" : "\(words) \(own.count) times, last on \(last)")
  }
  add(.meaning, "changed what it says")
  add(.documentation, "changed what is said of it")
  add(.cosmetic, "wrote it otherwise")
  return parts.joined(separator: "; ")
}
