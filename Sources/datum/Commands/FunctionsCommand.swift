import ArgumentParser

struct FunctionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "functions", abstract: "TODO")
  func run() throws {}
}
