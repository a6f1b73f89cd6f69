import ArgumentParser
import Project

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: "Ask a question and print the answer.",
    discussion: """
      EXAMPLES
        datum query gmv orders average_order_value --by brand.country month --in EUR
        datum query gmv --by retailer.tier --where "brand.country = 'FR'" --order=-gmv --limit 10
        datum query "share: app_gmv / gmv" --by quarter --format csv
      """)

  @OptionGroup var question: QuestionOptions
  @OptionGroup var options: ProjectOptions

  @Option(name: .long, help: "The connection of datum.yaml to ask; else its default_connection.")
  var connection: String?

  @Option(name: .long, help: "table, csv, json, ndjson or markdown.")
  var format = OutputFormat.table

  @Option(name: .long, help: "Stop after so many seconds.")
  var timeout: Double?

  func validate() throws {
    if let timeout, !(timeout > 0 && timeout <= 86_400) {
      throw ValidationError("--timeout takes a number of seconds above 0, at most 86400")
    }
  }

  func run() throws {
    let asked = try question.asked(of: options)
    var project = asked.project
    try project.answer(asked.request, on: connection, as: format, timeoutSeconds: timeout)
  }
}
