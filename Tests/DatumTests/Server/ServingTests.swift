import Engines
import Foundation
import Project
import Testing

/// A server over time: files that change, databases that go away, clients that leave, an end that is told.
@Suite struct ServingTests {
  /// A small project with one table of many rows.
  private func project(_ connections: String) throws -> String {
    let folder = NSTemporaryDirectory() + "datum-serving-\(UUID().uuidString)"
    for name in ["metrics", "seeds"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    try "name: shop\nconnections:\n  main: \(connections)\n".write(
      toFile: "\(folder)/datum.yaml", atomically: false, encoding: .utf8)
    try ServingTests.entity("sum(price)").write(
      toFile: "\(folder)/metrics/sale.yaml", atomically: false, encoding: .utf8)
    return folder
  }

  private static func entity(_ expression: String) -> String {
    """
    entity: sale
    table: sales
    key: sale_id
    columns: {sale_id: integer, price: "decimal(12,2)"}
    dimensions: {id: sale_id}
    metrics: {revenue: \(expression)}

    """
  }

  private func seeds(_ count: Int, in folder: String) throws {
    let rows = (1...count).map { "\($0),\($0).25" }.joined(separator: "\n")
    try "sale_id,price\n\(rows)\n".write(
      toFile: "\(folder)/seeds/sales.csv", atomically: false, encoding: .utf8)
  }

  private func eventually(_ holds: () throws -> Bool) rethrows -> Bool {
    for _ in 0..<100 {
      if try holds() { return true }
      usleep(100_000)
    }
    return false
  }

  @Test func `an edit is served, and a broken one changes nothing but what is told`() throws {
    let folder = try project("{engine: sqlite, path: shop.sqlite, seeds: seeds}")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try seeds(10, in: folder)
    let server = try LiveServer(folder: folder, arguments: ["--quiet"])
    let first = try #require(try server.get("/v1").json()["revision"] as? String)
    func revenue() throws -> String? {
      ((try server.post("/v1/query", #"{"metrics":["revenue"]}"#).json()["rows"] as? [[String]])?.first)?
        .first
    }
    #expect(try revenue() == "57.5")
    let file = "\(folder)/metrics/sale.yaml"
    try ServingTests.entity("sum(price) * 2").write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try eventually { try server.get("/v1").json()["revision"] as? String != first })
    #expect(try revenue() == "115")
    let second = try #require(try server.get("/v1").json()["revision"] as? String)
    try ServingTests.entity("sum(prise)").write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try eventually { try server.get("/readyz").json()["status"] as? String == "degraded" })
    let ready = try server.get("/readyz")
    #expect(ready.status == 200)
    #expect(ready.text.contains("did you mean 'price'?"))
    #expect(try server.get("/v1").json()["revision"] as? String == second)
    #expect(try revenue() == "115")
    #expect(try server.get("/metrics").text.contains("datum_model_broken 1"))
    try ServingTests.entity("sum(price)").write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try eventually { try server.get("/readyz").json()["status"] as? String == "ready" })
    #expect(try revenue() == "57.5")
  }

  @Test func `many rows are sent as they come, and a client that leaves makes room`() throws {
    let folder = try project("{engine: sqlite, path: shop.sqlite, seeds: seeds}")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try seeds(200_000, in: folder)
    let server = try LiveServer(
      folder: folder, settings: "limits: {statements: 1, waiting: 4, statement_seconds: 20}\n",
      arguments: ["--quiet"])
    let body = #"{"metrics":["revenue"],"by":["sale.id"]}"#
    let whole = try server.post("/v1/query?format=ndjson", body)
    #expect(whole.headers["transfer-encoding"] == "chunked")
    let lines = whole.text.split(separator: "\n")
    #expect(lines.count == 200_002)
    #expect(lines[1] == #"["1","1.25"]"#)
    #expect(lines[200_001].contains(#""complete":true,"row_count":200000"#))
    // Clients that read a little and go: the one connection is free again each time.
    for _ in 0..<5 {
      let connection = try HTTPConnection(server.port)
      connection.send(
        Array(
          "POST /v1/query HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            .utf8))
      _ = connection.receive()
    }
    #expect(try server.post("/v1/query", #"{"metrics":["revenue"]}"#).status == 200)
    #expect(try eventually { try server.get("/metrics").text.contains("datum_statements_running 0") })
  }

  @Test func `questions that find no connection are told to come again`() throws {
    let folder = try project("{engine: sqlite, path: shop.sqlite, seeds: seeds}")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try seeds(300_000, in: folder)
    let server = try LiveServer(
      folder: folder, settings: "limits: {statements: 1, waiting: 1}\n", arguments: ["--quiet"])
    let body = #"{"metrics":["revenue"],"by":["sale.id"]}"#
    let request = Array(
      "POST /v1/query HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        .utf8)
    // The first is answered and not read, so that its statement goes on; the second waits.
    let first = try HTTPConnection(server.port), second = try HTTPConnection(server.port)
    first.send(request)
    #expect(first.receive() != nil)
    second.send(request)
    #expect(try eventually { try server.get("/metrics").text.contains("datum_statements_waiting 1") })
    let third = try server.post("/v1/query", body)
    #expect(third.status == 503)
    #expect(third.headers["retry-after"] == "1")
    #expect(try server.post("/v1/compile", body).status == 200)
  }

  @Test func `clients that do not read hold no connection for long`() throws {
    let folder = try project("{engine: sqlite, path: shop.sqlite, seeds: seeds}")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try seeds(400_000, in: folder)
    let server = try LiveServer(
      folder: folder,
      settings: "limits: {statements: 1, waiting: 4, statement_seconds: 2, idle_seconds: 60}\n",
      arguments: ["--quiet"])
    let body = #"{"metrics":["revenue"],"by":["sale.id"]}"#
    let connection = try HTTPConnection(server.port)
    connection.send(
      Array(
        "POST /v1/query HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
          .utf8))
    _ = connection.receive()
    #expect(try eventually { try server.post("/v1/query", #"{"metrics":["revenue"]}"#).status == 200 })
  }

  @Test func `a statement that takes too long is stopped`() throws {
    let folder = try project("{engine: sqlite, path: shop.sqlite, seeds: seeds}")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try seeds(400_000, in: folder)
    let server = try LiveServer(
      folder: folder, settings: "limits: {statement_seconds: 1, statements: 1}\n", arguments: ["--quiet"])
    // Sorted by what must be computed of every row with every other first.
    let answer = try server.post(
      "/v1/query",
      #"{"metrics":["revenue",{"a":"percentile(sale.price, 0.1) + median(sale.price) + stddev(sale.price)"}],"by":["sale.id"],"order":["-a"],"limit":1}"#
    )
    #expect([200, 504, 422].contains(answer.status), "\(answer.text)")
    #expect(try server.post("/v1/query", #"{"metrics":["revenue"]}"#).status == 200)
  }

  @Test func `a database that goes away is told, and asked again when it is back`() throws {
    guard let url = Example.postgresURL else {
      #expect(!Example.demandsPostgres, "Postgres is not running")
      return
    }
    let schema = "serving_\(ProcessInfo.processInfo.processIdentifier)"
    let folder = try project(
      #"{engine: postgres, url: "${DATUM_TEST_POSTGRES} options='-c search_path=\#(schema)' application_name=\#(schema)"}"#
    )
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try seeds(300_000, in: folder)
    let files = loadProject(at: folder).seedFiles(in: "seeds")
    try PostgresEngine.seed(url: url, schema: schema, files: files) { _ in }
    let server = try LiveServer(folder: folder, settings: "limits: {statements: 1}\n", arguments: ["--quiet"])
    let body = #"{"metrics":["revenue"],"by":["sale.id"]}"#
    for format in ["ndjson", "json", "csv"] {
      let connection = try HTTPConnection(server.port)
      connection.send(
        Array(
          "POST /v1/query?format=\(format) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            .utf8))
      // It has begun, and waits for us to read the rest.
      connection.waitForAnswer()
      try kill(schema, url)
      let answer = try connection.answer()
      #expect(answer.status == 200)
      switch format {
      case "ndjson":
        let last = try #require(answer.text.split(separator: "\n").last)
        #expect(last.hasPrefix(#"{"complete":false,"#) && last.contains("R002"), "\(last)")
      case "json":
        let json = try answer.json()
        #expect(json["complete"] as? Bool == false)
        #expect((json["error"] as? [String: Any])?["code"] as? String == "R002")
      default:
        // A file that is not whole does not end as one that is.
        #expect(!answer.isWhole)
      }
      #expect(!answer.text.contains("terminating connection"))
      let again = try server.post("/v1/query", #"{"metrics":["revenue"]}"#)
      #expect(again.status == 200, "\(again.text)")
    }
    #expect(server.logged.contains("an answer broke off"))
  }

  private func kill(_ name: String, _ url: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "psql", "-q", "-t", "-d", url, "-c",
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = '\(name)'",
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func `what is under way is answered before the server ends`() throws {
    let folder = try project("{engine: sqlite, path: shop.sqlite, seeds: seeds}")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try seeds(200_000, in: folder)
    let server = try LiveServer(folder: folder, arguments: ["--quiet"])
    let body = #"{"metrics":["revenue"],"by":["sale.id"]}"#
    let connection = try HTTPConnection(server.port)
    connection.send(
      Array(
        "POST /v1/query?format=csv HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
          .utf8))
    connection.waitForAnswer()
    Glibc.kill(server.processIdentifier, SIGTERM)
    let answer = try connection.answer()
    #expect(answer.isWhole)
    #expect(answer.text.split(separator: "\n").count == 200_001)
  }

  @Test(arguments: [
    ("listen: 0.0.0.0:0\n", "can be reached from other machines"), ("listen: nowhere\n", "as an address"),
    ("tokens: {a: {sha256: abc}}\n", "64 hexadecimal digits"), ("tokens: {a: {sha265: abc}}\n", "sha256"),
    ("anonymous: {scopes: [catalog], role: nobody}\n", "has no role 'nobody'"),
    ("anonymous: {scopes: [catalog], role: brand_manager}\n", "needs the claim 'brand_ids'"),
    ("listen: 0.0.0.0:0\nanonymous: {scopes: [catalog]}\n", "can be reached from other machines"),
    ("anonymous: {scopes: [catalogue]}\n", "catalog, compile, query, operate"),
    ("cors: {origins: ['*']}\n", "one page that may ask"), ("limits: {body_bytes: 1}\n", "from 1024"),
    ("jwt: {issuer: a, audience: b, algorithms: [none], keys: c}\n", "RS256, ES256, EdDSA"),
    ("jwt: {issuer: a, audience: b, algorithms: [RS256], keys: missing.json}\n", "cannot read missing.json"),
    ("colour: red\n", "unknown key 'colour'"), ("connection: nowhere\n", "unknown connection 'nowhere'"),
  ]) func `settings that make no sense are told before anything is served`(
    _ settings: String, _ words: String
  ) throws {
    let path = NSTemporaryDirectory() + "datum-settings-\(UUID().uuidString).yaml"
    try settings.write(toFile: path, atomically: false, encoding: .utf8)
    var arguments = ["serve", "--settings", path]
    if !settings.hasPrefix("listen") { arguments += ["--listen", "127.0.0.1:0"] }
    let outcome = try CommandLineTool.run(arguments, in: Example.root)
    #expect(outcome.exitCode == 1)
    #expect(outcome.error.contains(words), "\(outcome.error)")
  }
}
