import ArgumentParser

struct SeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "seed", abstract: "TODO")
  func run() throws {}
}
