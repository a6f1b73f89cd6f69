import ArgumentParser
import Catalog
import Definitions
import Diagnostics
import Project

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find metrics, dimensions, columns and dashboards by words.",
    discussion: """
      Names count most, then synonyms, labels, columns and descriptions. A slip in a long word is forgiven, and the last word
      may be a beginning. Certified metrics stand before others, deprecated ones behind.

      EXAMPLES
        datum search turnover
        datum search "gross merchandise" --kind metric
        datum search refnd --explain
      """)

  @Argument(help: "Words.")
  var words: [String]

  @OptionGroup var options: CatalogOptions

  @Option(
    name: .long, parsing: .upToNextOption,
    help: "Only metric, dimension, entity, column, table, question, dashboard.")
  var kind: [Subject.Kind] = []

  @Option(name: .long, help: "At most so many.")
  var limit = 10

  @Flag(name: .long, help: "Show what was found of each word and what it is worth.")
  var explain = false

  func run() throws {
    let (project, catalog) = try options.load()
    let hits = SearchIndex(catalog).search(words.joined(separator: " "), kinds: Set(kind), limit: limit)
    switch options.format {
    case .json:
      let owners = project.owners(of: catalog)
      let list = hits.map { hit in
        JSONValue.fields([
          ("id", .text(hit.subject.id)), ("kind", .text(hit.subject.kind.rawValue)),
          ("name", .text(hit.subject.name)),
          ("label", hit.subject.label.map { .text($0) }),
          ("description", hit.subject.description.map { .text($0) }),
          ("owners", .list(owners.answer(for: hit.subject).owners.map { .text($0) })),
          ("replacement", hit.subject.deprecation?.replacement.map { .text($0.value) }),
        ])
      }
      Terminal.print(JSONValue.list(list).pretty())
    case .text:
      if hits.isEmpty { Terminal.print("nothing is found for '\(words.joined(separator: " "))'") }
      for hit in hits { Terminal.print(line(hit)) }
    }
    if hits.isEmpty { throw ExitCode.findings }
  }

  private func line(_ hit: SearchIndex.Hit) -> String {
    let subject = hit.subject
    var text = "\(subject.kind.rawValue) \(subject.name)"
    if subject.tier == .certified { text += " (certified)" }
    if let deprecation = subject.deprecation {
      text += deprecation.replacement.map { " (deprecated: use \($0.value))" } ?? " (deprecated)"
    }
    if let description = subject.description { text += "\n  \(description)" }
    if explain {
      let rounded = { (value: Double) in (value * 100).rounded() / 100 }
      let terms = hit.terms.map {
        "\($0.word == $0.found ? $0.word : "\($0.word) as \($0.found)") \(rounded($0.score))"
      }
      text += "\n  score \(rounded(hit.score)): \(terms.joined(separator: ", "))"
    }
    return text
  }
}

extension Subject.Kind: ExpressibleByArgument {}
