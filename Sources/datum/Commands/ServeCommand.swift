import ArgumentParser
import Diagnostics
import Glibc

/// Starts `datum-server`, which stands beside this program: the libraries of an HTTP server would make every other command
/// start slower (docs/decisions/0022-the-server.md).
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Answer questions over HTTP: catalogue, SQL and answers.",
    discussion: """
      What it takes, `datum serve --help` says, and docs/http.md.

      EXAMPLES
        datum serve
        datum serve --listen 127.0.0.1:9000 --connection warehouse
      """, helpNames: [])

  @Argument(parsing: .captureForPassthrough, help: "What the server takes.")
  var arguments: [String] = []

  func run() throws { throw SecondProgram.start(["serve"] + arguments) }
}

/// `datum-server`, which stands beside this program.
enum SecondProgram {
  /// Becomes it.
  ///
  /// - Returns: why that cannot be.
  static func start(_ arguments: [String]) -> ExitCode {
    let server = folderOfThisProgram + "/datum-server"
    var words: [UnsafeMutablePointer<CChar>?] = ([server] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    execv(server, &words)
    return fail(
      Finding(.unreadable, "cannot start \(server): \(String(cString: strerror(errno)))", at: nil)
        .helping("build it: swift build -c release --product datum-server --static-swift-stdlib"),
      code: .environment)
  }

  private static var folderOfThisProgram: String {
    guard let path = realpath("/proc/self/exe", nil) else { return "." }
    defer { free(path) }
    let text = String(cString: path)
    return String(text[..<(text.lastIndex(of: "/") ?? text.startIndex)])
  }
}
