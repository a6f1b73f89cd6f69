import Definitions
package import Diagnostics
package import Model
package import Normal

/// Everything about one thing, for people and programs.
package struct SubjectReport {
  private let subject: Subject
  private let answer: OwnershipIndex.Answer
  private let metric: Metric?
  private let form: NormalForm?
  private let parts: [Subject]
  private let users: [Subject]
  private let sources: SourceFiles
  private let positions: SourcePositions
  private let statement: String?

  package init(
    _ subject: Subject, _ answer: OwnershipIndex.Answer, _ metric: Metric?, _ form: NormalForm?,
    parts: [Subject],
    users: [Subject], sources: SourceFiles, statement: String?
  ) {
    self.subject = subject
    self.answer = answer
    self.metric = metric
    self.form = form
    self.parts = parts
    self.users = users
    self.sources = sources
    positions = SourcePositions(sources)
    self.statement = statement
  }

  private var expression: String? { metric.map { written($0.definition.expression.span) } }

  private var filter: String? { metric?.definition.filter.map { written($0.span) } }

  /// As it is written, on one line.
  private func written(_ span: SourceSpan) -> String {
    sources.text(of: span).split(separator: "\n").map { line in String(line.drop { $0 == " " }) }.joined(
      separator: " ")
  }

  // MARK: For people

  package var text: String {
    var lines = ["\(subject.kind.rawValue) \(subject.name)\(subject.label.map { ": \($0)" } ?? "")"]
    if let description = subject.description { lines.append("  \(description)") }
    let owners = answer.owners.isEmpty ? "nobody" : answer.owners.joined(separator: ", ")
    let deprecation = subject.deprecation.map {
      $0.replacement.map { "use \($0.value)" } ?? $0.reason ?? "yes"
    }
    let rows: [(String, String?)] = [
      ("type", subject.type), ("unit", subject.unit), ("tier", subject.tier?.rawValue),
      ("expression", expression), ("where", filter),
      ("conversion", form?.policies.joined(separator: ", ")), ("plan", form?.shortHash),
      ("synonyms", subject.synonyms.joined(separator: ", ")), ("tags", subject.tags.joined(separator: ", ")),
      ("deprecated", deprecation),
      ("owner", "\(owners) (\(answer.claim.words(positions)))"),
      ("channel", answer.channel), ("on call", answer.onCall), ("made of", list(parts)),
      ("used by", list(users)),
      ("defined in", subject.place.map { "\(positions.file(of: $0)):\(positions.start(of: $0).line)" }),
    ]
    for (name, value) in rows {
      if let value, !value.isEmpty { lines.append("  \(name.padded(to: 12))\(value)") }
    }
    if let statement { lines.append("\n" + statement) }
    return lines.joined(separator: "\n")
  }

  private func list(_ subjects: [Subject]) -> String {
    subjects.map { "\($0.kind.rawValue) \($0.name)" }.joined(separator: ", ")
  }

  // MARK: For programs

  package var json: JSONValue {
    let about: [(String, JSONValue?)] = [
      ("id", .text(subject.id)), ("kind", .text(subject.kind.rawValue)), ("name", .text(subject.name)),
      ("label", text(subject.label)), ("description", text(subject.description)),
      ("synonyms", texts(subject.synonyms)),
      ("tags", texts(subject.tags)), ("tier", text(subject.tier?.rawValue)),
      ("type", subject.type.isEmpty ? nil : .text(subject.type)),
      ("unit", subject.unit.isEmpty ? nil : .text(subject.unit)),
      ("replacement", text(subject.deprecation?.replacement?.value)),
    ]
    let meaning: [(String, JSONValue?)] = [
      ("expression", text(expression)), ("where", text(filter)), ("formula", text(form?.formula)),
      ("plan", text(form?.hash)), ("policies", form.map { texts($0.policies) }), ("sql", text(statement)),
    ]
    let place: [(String, JSONValue?)] = [
      ("file", text(subject.place.map { positions.file(of: $0) })),
      ("line", subject.place.map { .number(positions.start(of: $0).line) }),
    ]
    let around: [(String, JSONValue?)] = [
      ("ownership", answer.json(of: subject, positions)), ("made_of", texts(parts.map(\.id))),
      ("used_by", texts(users.map(\.id))),
    ]
    return .fields(about + meaning + around + place)
  }

  private func text(_ value: String?) -> JSONValue? { value.map { .text($0) } }

  private func texts(_ values: [String]) -> JSONValue { .list(values.map { .text($0) }) }
}
