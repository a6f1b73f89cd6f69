import Foundation
import Testing

/// A `datum-server` that runs beside the tests, on a port that was free.
final class LiveServer: @unchecked Sendable {
  let port: Int
  let folder: String
  private let process = Process()
  private let log: URL

  var address: String { "http://127.0.0.1:\(port)" }

  /// - Parameter settings: what stands in server.yaml; nil for none.
  init(folder: String, settings: String? = nil, arguments: [String] = []) throws {
    self.folder = folder
    var words = ["serve", "--project", folder, "--listen", "127.0.0.1:0"] + arguments
    if let settings {
      let path = NSTemporaryDirectory() + "datum-server-\(UUID().uuidString).yaml"
      try settings.write(toFile: path, atomically: false, encoding: .utf8)
      words += ["--settings", path]
    }
    process.executableURL = URL(filePath: CommandLineTool.path).deletingLastPathComponent().appending(
      path: "datum-server")
    process.arguments = words
    log = URL(filePath: NSTemporaryDirectory() + "datum-server-\(UUID().uuidString).log")
    _ = FileManager.default.createFile(atPath: log.path(), contents: nil)
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: log)
    try process.run()
    var line = ""
    while !line.hasSuffix("\n"), let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty
    {
      line += String(decoding: byte, as: UTF8.self)
    }
    let digits = line.split(separator: ":").last?.prefix { $0.isNumber } ?? ""
    port = try #require(
      Int(digits), "the server did not start: \((try? String(contentsOf: log, encoding: .utf8)) ?? "")")
  }

  deinit { stop() }

  func stop() {
    guard process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
  }

  var processIdentifier: Int32 { process.processIdentifier }

  /// What was logged so far.
  var logged: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

  func get(_ path: String, headers: [String: String] = [:]) throws -> HTTPAnswer {
    try HTTPConnection(port).ask("GET", path, headers: headers)
  }

  func post(_ path: String, _ body: String, headers: [String: String] = [:]) throws -> HTTPAnswer {
    try HTTPConnection(port).ask(
      "POST", path, headers: ["Content-Type": "application/json"].merging(headers) { $1 },
      body: Array(body.utf8))
  }
}

/// What a server said.
struct HTTPAnswer {
  let status: Int
  let headers: [String: String]
  let body: [UInt8]
  /// Whether the body ended as it was announced.
  let isWhole: Bool

  var text: String { String(decoding: body, as: UTF8.self) }

  func json() throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any], "\(status) \(text)")
  }

  /// `code` of a problem.
  var code: String { ((try? json())?["code"] as? String) ?? "" }
}

/// A socket to a server, for what clients do and for what they must not.
final class HTTPConnection {
  private let socket: Int32
  private var buffer: [UInt8] = []

  init(_ port: Int) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var limit = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let status = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(status == 0, "cannot connect")
  }

  deinit { close(socket) }

  func ask(_ method: String, _ path: String, headers: [String: String] = [:], body: [UInt8] = []) throws
    -> HTTPAnswer
  {
    var head = "\(method) \(path) HTTP/1.1\r\n"
    var fields = ["Host": "127.0.0.1", "Connection": "close"].merging(headers) { $1 }
    if !body.isEmpty { fields["Content-Length"] = "\(body.count)" }
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
    send(Array("\(head)\r\n".utf8) + body)
    return try answer()
  }

  /// - Returns: whether all of it was taken.
  @discardableResult func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// The next bytes; nil at the end, or when nothing comes.
  func receive() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &bytes, bytes.count, 0)
    return count > 0 ? Array(bytes[..<count]) : nil
  }

  /// Waits for the first bytes of an answer, which are part of it.
  func waitForAnswer() { if let first = receive() { buffer += first } }

  func answer() throws -> HTTPAnswer {
    let end = Array("\r\n\r\n".utf8)
    while buffer.firstRange(of: end) == nil {
      guard let more = receive() else { break }
      buffer += more
    }
    let split = try #require(
      buffer.firstRange(of: end), "no answer: \(String(decoding: buffer, as: UTF8.self))")
    let lines = String(decoding: buffer[..<split.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let status = Int(lines[0].split(separator: " ")[1]) ?? 0
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
    }
    buffer = Array(buffer[split.upperBound...])
    if status == 204 || status == 304 {
      return HTTPAnswer(status: status, headers: headers, body: [], isWhole: true)
    }
    if headers["transfer-encoding"] == "chunked" {
      let (body, isWhole) = chunks()
      return HTTPAnswer(status: status, headers: headers, body: body, isWhole: isWhole)
    }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while buffer.count < length, let more = receive() { buffer += more }
    let body = Array(buffer.prefix(length))
    buffer = Array(buffer.dropFirst(length))
    return HTTPAnswer(status: status, headers: headers, body: body, isWhole: body.count == length)
  }

  private func chunks() -> (body: [UInt8], isWhole: Bool) {
    var body: [UInt8] = []
    let lineEnd = Array("\r\n".utf8)
    while true {
      var size: Int?
      while size == nil {
        if let end = buffer.firstRange(of: lineEnd) {
          size = Int(String(decoding: buffer[..<end.lowerBound], as: UTF8.self), radix: 16)
          buffer = Array(buffer[end.upperBound...])
          guard size != nil else { return (body, false) }
        } else {
          guard let more = receive() else { return (body, false) }
          buffer += more
        }
      }
      if size == 0 { return (body, true) }
      while buffer.count < size! + 2 {
        guard let more = receive() else { return (body + buffer, false) }
        buffer += more
      }
      body += buffer[..<size!]
      buffer = Array(buffer[(size! + 2)...])
    }
  }
}
