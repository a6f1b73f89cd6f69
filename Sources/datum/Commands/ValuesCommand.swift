import ArgumentParser
import Definitions
import Diagnostics
import Model
import Project
import YAMLTree

struct ValuesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "values", abstract: "List the values of a dimension, the most frequent first.",
    discussion: """
      Each value comes with the number of rows of its entity that have it.

      EXAMPLES
        datum values brand.country
        datum values order.status --where "order.channel = 'app'"
      """)

  @Argument(help: "A dimension: brand.country, order.placed.month.")
  var dimension: String

  @Option(name: .long, help: "A condition on dimensions: \"retailer.tier = 'gold'\".")
  var `where`: String?

  @Option(name: .long, help: "At most so many values.")
  var limit = "100"

  @OptionGroup var options: ProjectOptions

  @Option(name: .long, help: "The connection of datum.yaml to ask; else its default_connection.")
  var connection: String?

  @Option(name: .long, help: "table, csv, json, ndjson or markdown.")
  var format = OutputFormat.table

  @Option(name: .long, help: "Stop after so many seconds.")
  var timeout: Double?

  @OptionGroup var access: RoleOptions

  func run() throws {
    var sources = SourceFiles()
    func part(_ text: String, _ name: String, as metric: String? = nil) -> QueryText.Part {
      sources.part(text, name, as: metric)
    }
    let entity = dimension.prefix { $0 != "." }
    var text = QueryText()
    text.metrics = [part("count(\(entity))", "dimension", as: "rows")]
    text.groups = [part(dimension, "dimension")]
    text.filter = `where`.map { part($0, "--where") }
    text.order = [part("-rows", "dimension")]
    text.limit = part(limit, "--limit")
    let request = parseQuery(text)
    var project = try options.loadWhole(sources)
    try access.narrow(&project)
    let entities = project.model.entities
    guard project.model.entityNamed[String(entity)] != nil, dimension.contains(".") else {
      throw fail(
        Finding(.unknownDimension, "unknown dimension '\(dimension)'", at: nil).suggesting(
          dimension,
          from: entities.flatMap { entity in entity.dimensions.map { "\(entity.name).\($0.name)" } }
        ).helping("write the entity and the dimension: brand.country"))
    }
    guard !request.findings.hasErrors else {
      printFindings(request.findings, in: project.sources)
      throw ExitCode.findings
    }
    try project.answer(request.value, on: connection, as: format, timeoutSeconds: timeout)
  }
}
