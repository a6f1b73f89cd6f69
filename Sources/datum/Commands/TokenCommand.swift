import ArgumentParser
import Definitions
import Diagnostics
import Glibc
import Normal

/// Makes a token for the server. It is shown once; what is kept is its digest.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Make a token for somebody who asks over HTTP.",
    discussion: """
      Prints the token, which whoever asks keeps, and what belongs into server.yaml.

      EXAMPLES
        datum token metabase
        datum token store_app --scope query --role brand_manager
      """)

  @Argument(help: "What it is called in logs.")
  var name: String

  @Option(name: .long, parsing: .upToNextOption, help: "What it allows: catalog, compile, query, operate.")
  var scope: [String] = ["catalog", "compile", "query"]

  @Option(name: .long, help: "The role whose rows it sees; else all.")
  var role: String?

  func validate() throws {
    let allowed = ServerDefinition.Scope.allCases.map(\.rawValue)
    if let wrong = scope.first(where: { !allowed.contains($0) }) {
      throw ValidationError("there is no scope '\(wrong)': \(allowed.joined(separator: ", "))")
    }
  }

  func run() throws {
    var bytes = [UInt8](repeating: 0, count: 32)
    guard getentropy(&bytes, bytes.count) == 0 else {
      throw fail(Finding(.unreadable, "this machine gives no random numbers", at: nil), code: .environment)
    }
    let token = "datum_" + bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    Terminal.print("token, shown this once: \(token)")
    Terminal.print("")
    Terminal.print("server.yaml:")
    Terminal.print("  tokens:")
    let rest = role.map { ", role: \($0)" } ?? ""
    Terminal.print(
      "    \(name): {sha256: \(sha256(Array(token.utf8))), scopes: [\(scope.joined(separator: ", "))]\(rest)}"
    )
  }
}
