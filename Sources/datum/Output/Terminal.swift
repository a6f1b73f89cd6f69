import Glibc

/// Standard output and standard error, and what they are connected to.
enum Terminal {
  static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  static func printError(_ text: String) { write(text + "\n", to: STDERR_FILENO) }

  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
        // A reader that went away, such as `head`, ends the work.
        guard count > 0 else { exit(0) }
        written += count
      }
    }
  }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static var errorIsColored: Bool { errorIsTerminal && allowsColors }

  static var outputIsColored: Bool { outputIsTerminal && allowsColors }

  /// https://no-color.org: any value that is not empty switches colours off.
  private static var allowsColors: Bool { getenv("NO_COLOR").map { String(cString: $0).isEmpty } ?? true }

  /// Cells in a line; nil when the output is no terminal.
  static var width: Int? {
    var size = winsize()
    guard outputIsTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }
}
