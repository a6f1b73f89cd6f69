import ArgumentParser
import Diagnostics
import Model

struct FunctionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions", abstract: "List the functions of the expression language, or explain one.",
    discussion: """
      EXAMPLES
        datum functions
        datum functions count
      """)

  @Argument(help: "The function to explain.")
  var name: String?

  func run() throws {
    guard let name else {
      let kinds: [(String, Function.Kind)] = [
        ("Aggregates", .aggregate), ("Other times and groups", .window), ("Stocks", .stock),
        ("Funnels", .funnel), ("Values of one row", .row),
      ]
      for (title, kind) in kinds {
        Terminal.print("\(title)\n")
        for function in Function.all where function.kind == kind {
          Terminal.print("  \(function.signature)\n      \(function.meaning)")
        }
        Terminal.print("")
      }
      return
    }
    guard let function = Function.named(name.lowercased()) else {
      throw fail(
        Finding(.unknownFunction, "unknown function '\(name)'", at: nil)
          .suggesting(name, from: Function.all.map(\.name)))
    }
    Terminal.print("\(function.signature)\n\n\(function.meaning)\n\nexample: \(function.example)")
  }
}
