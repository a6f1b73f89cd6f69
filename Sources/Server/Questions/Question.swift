import Catalog
import Definitions
import Diagnostics
import FoundationEssentials
import HTTPTypes
import Planning
import Project
import YAMLTree

/// A question of a request, parsed, with the places of its parts.
struct Question {
  private(set) var request: QueryRequest
  /// What stood beside it, by key: `dialect`, `revision`.
  private(set) var extra: [String: Written<String>]
  let sources: SourceFiles
  let places: RequestPlaces

  static let mostMetrics = 50
  static let mostGroups = 30
  static let mostConditions = 500
  static let mostValues = 10_000

  /// - Parameter body: JSON, or YAML where that is said.
  /// - Throws: `Problem` with everything that is wrong with its form.
  init(body: [UInt8], isYAML: Bool = false, in view: View, extraKeys: [String]) throws {
    if !isYAML { try checkJSON(body) }
    var sources = view.revision.project.sources
    let file = sources.add(SourceFile(name: "body", bytes: isYAML ? body : withoutSurrogates(body)))
    let read = readAskedQuestion(file, in: sources, extraKeys: extraKeys)
    let places = RequestPlaces(read.value.tree, in: sources)
    guard !read.findings.hasErrors else { throw Problem(read.findings, places, isForm: true) }
    try self.init(read.value.question, sources, places, in: view)
  }

  /// - Parameter parameters: the parts of a question by their names; lists are repeated or have commas between.
  init(_ parameters: QueryParameters, in view: View, extraKeys: [String]) throws {
    try parameters.allow(
      QuestionParameters.names + extraKeys + ["saved"], prefixes: [QuestionParameters.valuePrefix])
    var sources = view.revision.project.sources
    var asked = AskedQuestion()
    asked.text = try QuestionParameters(parameters).text(in: &sources)
    for key in extraKeys + ["saved"] {
      guard let value = try parameters[key] else { continue }
      let source = sources.add(SourceFile(name: "?\(key)", text: value))
      asked.extra[key] = Written(value, SourceSpan(source, 0, value.utf8.count))
    }
    asked.saved = asked.extra["saved"]
    asked.values = QuestionParameters(parameters).values(in: &sources)
    try self.init(asked, sources, RequestPlaces(in: sources), in: view)
  }

  init(_ asked: AskedQuestion, _ sources: SourceFiles, _ places: RequestPlaces, in view: View) throws {
    self.sources = sources
    self.places = places
    extra = asked.extra
    let parsed: Diagnosed<QueryRequest>
    if let saved = asked.saved {
      parsed = try Question.saved(saved, places, in: view).asked(with: asked.values, changes: asked.text)
    } else {
      if let (name, _) = asked.values.first {
        throw Problem(
          [
            Finding(.parameter, "'with' gives values to a saved question", at: name.span).helping(
              "name it: saved")
          ],
          places)
      }
      parsed = parseQuery(asked.text)
    }
    guard !parsed.findings.hasErrors else { throw Problem(parsed.findings, places) }
    request = parsed.value
    try checkSize()
    try checkRevision(view)
  }

  /// What the address says beside the question goes before what stands in it.
  mutating func say(_ key: String, _ value: String) {
    extra[key] = Written(value, SourceSpan(SourceID(number: 0), 0, 0))
  }

  /// Narrows it to rows whose group has a text in it.
  mutating func keep(group index: Int, containing text: String, _ span: SourceSpan) {
    let group = request.groups[index]
    let pattern = "%\(text)%"
    let condition = Expression.binary(
      .like, .path(group.steps, group.span), .literal(.text(pattern), span), span)
    request.filter = request.filter.map { .binary(.and, $0, condition, span) } ?? condition
  }

  private static func saved(_ name: Written<String>, _ places: RequestPlaces, in view: View) throws
    -> SavedQuestion
  {
    let catalog = view.lookup.catalog
    if catalog["question:\(name.value)"] != nil,
      let found = view.revision.project.definitions.questions.first(where: { $0.name.value == name.value })
    {
      return found
    }
    let names = catalog.subjects.filter { $0.kind == .question }.map(\.name)
    throw Problem(
      [
        Finding(.unknownQuestion, "the project has no question '\(name.value)'", at: name.span)
          .suggesting(name.value, from: names)
      ], places)
  }

  private func checkSize() throws {
    func refuse(_ what: String, _ most: Int, _ pointer: String) -> Problem {
      Problem(.unprocessableContent, "too_large", "a question has at most \(most) \(what)").at(pointer)
    }
    if request.metrics.count > Question.mostMetrics {
      throw refuse("metrics", Question.mostMetrics, "/metrics")
    }
    if request.groups.count > Question.mostGroups { throw refuse("dimensions", Question.mostGroups, "/by") }
    for (part, pointer) in [(request.filter, "/where"), (request.having, "/having")] {
      var conditions = 0, values = 0
      part?.forEachPart { part in
        switch part {
        case .oneOf(_, let members, _, _):
          conditions += 1
          values += members.count
        case .binary, .unary, .between, .isNull: conditions += 1
        default: break
        }
      }
      if conditions > 2 * Question.mostConditions {
        throw refuse("conditions", Question.mostConditions, pointer)
      }
      if values > Question.mostValues { throw refuse("values in a list", Question.mostValues, pointer) }
    }
  }

  /// Who read the catalogue of one revision may insist that it is still the one that answers.
  private func checkRevision(_ view: View) throws {
    guard let wanted = extra["revision"]?.value, wanted != view.revision.id else { return }
    throw Problem(
      .conflict, "revision_gone", "the definitions are no longer those of revision \(wanted)",
      helps: ["ask again without 'revision', or with \(view.revision.id)"]
    ).at("/revision")
  }
}

/// - Throws: `Problem` where the bytes are no JSON (RFC 8259).
private func checkJSON(_ bytes: [UInt8]) throws {
  /// Any value; only the form is looked at.
  struct Anything: Decodable { init(from decoder: any Decoder) throws {} }
  guard !bytes.isEmpty else { throw malformed("the body is empty") }
  if (try? JSONDecoder().decode(Anything.self, from: Data(bytes))) != nil { return }
  // The library does not say where it stopped; who reads YAML does, and JSON is YAML.
  var sources = SourceFiles()
  let file = sources.add(SourceFile(name: "body", bytes: bytes))
  let tree = readYAML(file, in: sources)
  guard let finding = tree.findings.first(where: { $0.severity == .error }) else {
    throw malformed("the body is no JSON", helps: ["send YAML as Content-Type: application/yaml"])
  }
  let place = finding.place.map { sources[file].position(of: Int($0.start)) }
  throw malformed(
    "the body is no JSON\(place.map { " at line \($0.line), column \($0.column)" } ?? ""): \(finding.message)"
  )
}

private func malformed(_ detail: String, helps: [String] = []) -> Problem {
  Problem(
    .badRequest, "malformed_json", detail,
    helps: helps + ["send an object with the keys of a question: {\"metrics\": [\"…\"]}"])
}

/// The same text with characters outside of the basic plane written as themselves, as YAML has no pairs of escapes.
private func withoutSurrogates(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.firstRange(of: Array("\\ud".utf8)) != nil || bytes.firstRange(of: Array("\\uD".utf8)) != nil
  else {
    return bytes
  }
  func unit(at index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == 0x5C, bytes[index + 1] == 0x75 else { return nil }
    return UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16)
  }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    if let high = unit(at: index), (0xD800...0xDBFF).contains(high), let low = unit(at: index + 6),
      (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    {
      result += Array(String(Character(scalar)).utf8)
      index += 12
    } else if bytes[index] == 0x5C, index + 1 < bytes.count {
      result += bytes[index...(index + 1)]
      index += 2
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  return result
}
