import Diagnostics
import Glibc
import Logging
import Project
import Synchronization
import Values

/// Writes a line of JSON for each event on standard error.
struct LineLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info
  /// Lines of several threads must not mix.
  private static let lock = Mutex(())

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var fields: [(String, JSONValue?)] = [
      ("time", .text("\(Instant.now)")), ("level", .text(event.level.rawValue)),
      ("message", .text("\(event.message)")),
    ]
    for (key, value) in (event.metadata ?? [:]).sorted(by: { $0.key < $1.key }) where !key.hasPrefix("hb.") {
      fields.append((key, .text("\(value)")))
    }
    let text = JSONValue.fields(fields).compact + "\n"
    LineLog.lock.withLock { _ in _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) } }
  }
}
