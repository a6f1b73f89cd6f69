import ArgumentParser
import Definitions
import Diagnostics
import Glibc
import Values

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of definition files, for editors that complete and check.",
    discussion: """
      EXAMPLES
        datum schema definitions > definitions.schema.json
        datum schema project > datum.schema.json
        datum schema question > question.schema.json
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable { case definitions, project, question }

  @Argument(help: "definitions (files under metrics/), project (datum.yaml) or question.")
  var kind = Kind.definitions

  func run() throws {
    let schema: JSONSchema =
      switch kind {
      case .definitions: .definitions
      case .project: .project
      case .question: .question
      }
    Terminal.print(schema.document)
  }
}
