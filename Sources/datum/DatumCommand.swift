import ArgumentParser
import Glibc

/// The command line. Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 the database or the machine failed.
struct DatumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "datum",
    abstract: "Ask for the facts of the business by name; every one is defined once.",
    discussion: """
      EXAMPLES
        datum query gmv orders --by brand.country month --in EUR
        datum compile gmv --by month --dialect snowflake
        datum check
      """,
    version: "0.1.0",
    subcommands: [
      QueryCommand.self, QuestionsCommand.self, CompileCommand.self, ExplainCommand.self, CheckCommand.self,
      LintCommand.self, DiffCommand.self, FormatCommand.self, SearchCommand.self, CatalogCommand.self,
      LineageCommand.self, OwnersCommand.self,
      ValuesCommand.self, ProveCommand.self,
      FunctionsCommand.self, DialectsCommand.self,
      SchemaCommand.self, InitCommand.self, SeedCommand.self, RatesCommand.self,
      ServeCommand.self, TokenCommand.self,
    ])
}

@main
enum Main {
  static func main() {
    do {
      var command = try DatumCommand.parseAsRoot()
      try command.run()
    } catch {
      let code = DatumCommand.exitCode(for: error)
      let message = DatumCommand.fullMessage(for: error)
      if !message.isEmpty { code == .success ? Terminal.print(message) : Terminal.printError(message) }
      // 64 is what the parser of arguments calls wrong usage.
      exit(code.rawValue == 64 ? 2 : code.rawValue)
    }
  }
}

extension ExitCode {
  static let findings = ExitCode(1)
  static let environment = ExitCode(3)
}
