import Foundation
import Testing

/// What clients must not be able to do: every answer is a refusal in words, and the server answers others meanwhile.
@Suite struct AttackTests {
  static let server = Result {
    try LiveServer(
      folder: String(Example.root.dropLast()),
      settings:
        "limits: {request_seconds: 2, idle_seconds: 3, body_bytes: 65536, requests_per_second: 100000}\n",
      arguments: ["--quiet"])
  }

  private var server: LiveServer { get throws { try AttackTests.server.get() } }

  static let injections = [
    "'; DROP TABLE orders; --", "' OR '1'='1", "\\'; SELECT 1; --", "gmv\"; DROP TABLE orders; --",
    "gmv; select 1",
    "gmv --", "/* */ gmv", "${jndi:ldap://x}", "{{7*7}}", "../../../../etc/passwd", "%00", "\u{0}",
    "\u{202E}gmv",
    "gmv\nFROM orders", "(select 1)", "sum(order.subtotal) from orders", "load_extension('x')",
    "randomblob(1000000000)",
    String(repeating: "a", count: 20_000), String(repeating: "(", count: 5_000),
    String(repeating: "not ", count: 5_000),
    String(repeating: "-", count: 10_000) + "1", "😀", "1e999999999",
    "99999999999999999999999999999999999999999999",
  ]

  @Test(arguments: injections) func `a text in any place is data, and never a statement`(_ text: String)
    throws
  {
    let quoted = String(decoding: try JSONSerialization.data(withJSONObject: [text]), as: UTF8.self)
      .dropFirst().dropLast()
    for body in [
      #"{"metrics":[\#(quoted)]}"#, #"{"metrics":["gmv"],"by":[\#(quoted)]}"#,
      #"{"metrics":["gmv"],"where":\#(quoted)}"#,
      #"{"metrics":["gmv"],"having":\#(quoted)}"#, #"{"metrics":["gmv"],"order":[\#(quoted)]}"#,
      #"{"metrics":["gmv"],"in":\#(quoted)}"#, #"{"metrics":["gmv"],"zone":\#(quoted)}"#,
      #"{"metrics":["gmv"],"time":\#(quoted)}"#, #"{"metrics":["gmv"],"at":\#(quoted)}"#,
      #"{"metrics":["gmv"],"as_of":\#(quoted)}"#, #"{"metrics":["gmv"],"top":\#(quoted)}"#,
      #"{"metrics":["gmv"],"limit":\#(quoted)}"#, #"{"metrics":["gmv"],"compare":\#(quoted)}"#,
      #"{"metrics":[{"as":\#(quoted),"expression":"gmv"}]}"#, #"{"saved":\#(quoted)}"#,
      #"{"metrics":["gmv"],"dialect":\#(quoted)}"#, #"{"metrics":["gmv"],\#(quoted):1}"#,
      #"{"metrics":["gmv"],"where":{"eq":[\#(quoted),1]}}"#,
    ] {
      let answer = try server.post("/v1/compile", body)
      #expect(
        (400..<500).contains(answer.status) || answer.status == 200, "\(answer.status) \(body.prefix(80))")
      if answer.status == 200 { try expectOneStatement(answer, body) }
    }
    // A value is looked for as it is.
    let answer = try server.post(
      "/v1/query", #"{"metrics":["orders"],"where":{"eq":["brand.name",\#(quoted)]}}"#)
    if answer.status == 200 {
      #expect(try answer.json()["rows"] as? [[String]] == [["0"]], "\(text.prefix(40))")
    } else {
      #expect((400..<500).contains(answer.status), "\(answer.status) \(text.prefix(40))")
    }
  }

  /// A name that somebody gives a metric is in the statement, as a name in quotes.
  private func expectOneStatement(_ answer: HTTPAnswer, _ body: String) throws {
    let sql = try #require(try answer.json()["sql"] as? String)
    var rest = ""
    var quote: Character?
    for line in sql.split(separator: "\n") where !(quote == nil && line.hasPrefix("--")) {
      for character in line {
        if let open = quote {
          if character == open { quote = nil }
        } else if character == "'" || character == "\"" {
          quote = character
        } else {
          rest.append(character)
        }
      }
      rest.append("\n")
    }
    #expect(!rest.contains(";") && !rest.uppercased().contains("DROP"), "\(body.prefix(80))\n\(sql)")
  }

  @Test(arguments: [
    "/v1/metrics/../../etc/passwd", "/v1/metrics/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/../../etc/passwd",
    "//etc/passwd",
    "/v1/tables/..%2f..%2fdatum.yaml", "/v1/metrics/%00", "/v1/metrics/%ff%fe", "/v1/metrics/%",
    "/v1/metrics/a%2",
    "/v1/columns/orders.subtotal%00.yaml", "/datum.yaml", "/.git/config", "/metrics/orders.yaml", "/%2e%2e/",
  ]) func `a path leads to no file`(_ path: String) throws {
    let answer = try server.get(path)
    #expect(answer.status == 404, "\(answer.status) \(answer.text)")
    #expect(!answer.text.contains("root:"))
  }

  @Test func `bodies that are too large or too deep are refused`() throws {
    let large = try server.post("/v1/compile", #"{"metrics":["\#(String(repeating: "a", count: 70_000))"]}"#)
    #expect(large.status == 413)
    // Without a length it is read up to the limit.
    let connection = try HTTPConnection(try server.port)
    connection.send(
      Array(
        "POST /v1/compile HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
          .utf8))
    for _ in 0..<100 { connection.send(Array("400\r\n\(String(repeating: "a", count: 1024))\r\n".utf8)) }
    connection.send(Array("0\r\n\r\n".utf8))
    #expect(try connection.answer().status == 413)
    for depth in [40, 1_000, 20_000] {
      let body =
        #"{"metrics":["gmv"],"where":"# + String(repeating: #"{"not":"#, count: depth) + "1"
        + String(repeating: "}", count: depth + 1)
      let answer = try server.post("/v1/compile", body)
      #expect([400, 413, 422].contains(answer.status), "\(depth) \(answer.status)")
    }
    let wide =
      #"{"metrics":["gmv"],"where":{"in":["brand.id",[\#((1...20_000).map(String.init).joined(separator: ","))]]}}"#
    #expect([413, 422].contains(try server.post("/v1/compile", wide).status))
    let many =
      #"{"metrics":[\#((1...60).map { #"{"as":"m\#($0)","expression":"gmv"}"# }.joined(separator: ","))]}"#
    #expect(try server.post("/v1/compile", many).code == "too_large")
    let list = Array(repeating: #"{"is_null":"order.channel"}"#, count: 500).joined(separator: ",")
    #expect(
      try server.post("/v1/compile", #"{"metrics":["orders"],"where":{"or":[\#(list)]}}"#).status == 200)
    for operation in ["and", "or"] {
      let longer = Array(repeating: #"{"is_null":"order.channel"}"#, count: 2_000).joined(separator: ",")
      let answer = try server.post(
        "/v1/compile", #"{"metrics":["orders"],"where":{"\#(operation)":[\#(longer)]}}"#)
      #expect(answer.status == 400, "\(answer.text)")
    }
    let revision = try #require(try server.get("/v1").json()["revision"] as? String)
    for position in ["9223372036854775807", "99999999999999999999", "-1", "0"] {
      let cursor = Data("\(revision) \(position)".utf8).base64EncodedString().replacing("=", with: "%3D")
      #expect(try server.get("/v1/search?q=gmv&cursor=\(cursor)").status == 400, "\(position)")
    }
    #expect(try server.get("/v1/query?q=" + String(repeating: "a", count: 10_000)).status == 414)
  }

  @Test func `heads that are too large or wrong are refused`() throws {
    func status(_ text: String) throws -> Int {
      let connection = try HTTPConnection(try server.port)
      connection.send(Array(text.utf8))
      return (try? connection.answer().status) ?? 0
    }
    // 0: the connection is closed without a word.
    #expect(
      [0, 400, 431].contains(
        try status(
          "GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nX: \(String(repeating: "a", count: 100_000))\r\n\r\n")))
    let fields = (1...500).map { "X-\($0): a\r\n" }.joined()
    #expect([0, 400, 431].contains(try status("GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\(fields)\r\n")))
    #expect([0, 400].contains(try status("GARBAGE\r\n\r\n")))
    #expect([0, 400].contains(try status("GET /livez HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n")))
    // Two lengths, or a length and chunks: what comes behind must not be read as another request.
    let smuggled = "GET /v1/metrics/gmv HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    #expect(
      [0, 400].contains(
        try status(
          "POST /v1/compile HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n\(smuggled)"
        )))
    #expect(
      [0, 400].contains(
        try status(
          "POST /v1/compile HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n{}{}{"
        )))
    #expect(try server.get("/livez").status == 200)
  }

  @Test func `clients that are slow are let go, and others are answered meanwhile`() throws {
    let port = try server.port
    let slow = try (0..<50).map { _ in try HTTPConnection(port) }
    for connection in slow { connection.send(Array("GET /livez HTT".utf8)) }
    let body = try HTTPConnection(port)
    body.send(
      Array(
        "POST /v1/compile HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
          .utf8))
    let start = ContinuousClock.now
    for _ in 0..<10 { #expect(try server.get("/livez").status == 200) }
    // A byte now and then does not help.
    let drip = try HTTPConnection(port)
    var isOpen = true
    for byte in "GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n".utf8 where isOpen {
      isOpen = drip.send([byte])
      usleep(200_000)
      if start.duration(to: .now) > .seconds(9) { break }
    }
    #expect(slow[0].receive() == nil)
    #expect(body.receive() == nil)
    #expect(drip.receive() == nil)
    #expect(start.duration(to: .now) < .seconds(20))
    #expect(try server.get("/livez").status == 200)
  }

  @Test func `a connection on which nothing comes, or little, is let go`() throws {
    let connection = try HTTPConnection(try server.port)
    connection.send(Array("GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".utf8))
    #expect(try connection.answer().status == 200)
    let start = ContinuousClock.now
    var isOpen = true
    for byte in "GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: aaaaaaaaaaaaaaaaaaaaaaa".utf8 where isOpen
    {
      isOpen = connection.send([byte])
      usleep(200_000)
      if start.duration(to: .now) > .seconds(9) { break }
    }
    #expect(connection.receive() == nil)
    #expect(start.duration(to: .now) < .seconds(12))
  }

  @Test func `requests one behind the other on a connection have their answers in order`() throws {
    let connection = try HTTPConnection(try server.port)
    connection.send(
      Array(
        (1...20).map { "GET /v1/metrics?limit=\($0) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" }.joined().utf8))
    for count in 1...20 {
      let answer = try connection.answer()
      #expect((try answer.json()["items"] as? [Any])?.count == count)
    }
  }

  @Test func `who asks too often is told when to come again`() throws {
    let limited = try LiveServer(
      folder: String(Example.root.dropLast()), settings: "limits: {requests_per_second: 5, burst: 5}\n",
      arguments: ["--quiet"])
    var refused: HTTPAnswer?
    for _ in 0..<50 where refused == nil {
      let answer = try limited.get("/v1/metrics?limit=1")
      if answer.status == 429 { refused = answer } else { #expect(answer.headers["ratelimit-limit"] == "5") }
    }
    #expect(refused?.headers["retry-after"] == "1")
    sleep(1)
    #expect(try limited.get("/v1/metrics?limit=1").status == 200)
  }
}
