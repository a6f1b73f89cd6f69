import Foundation
import JWTKit
import Normal
import Testing

/// Who may ask what: tokens, signed tokens, scopes, roles.
@Suite struct AccessTests {
  static let tokens = [
    "reader": "datum_reader", "compiler": "datum_compiler", "manager": "datum_manager", "gone": "datum_gone",
  ]

  static let key = ES256PrivateKey()
  static let otherKey = ES256PrivateKey()

  /// A server with tokens and a key of an identity provider.
  static let server = Result { () -> LiveServer in
    func hash(_ name: String) -> String { sha256(Array(tokens[name]!.utf8)) }
    let keys = NSTemporaryDirectory() + "datum-keys-\(UUID().uuidString).json"
    let (x, y) = (key.publicKey.parameters!.x, key.publicKey.parameters!.y)
    try
      #"{"keys":[{"kty":"EC","crv":"P-256","kid":"one","alg":"ES256","use":"sig","x":"\#(url(x))","y":"\#(url(y))"}]}"#
      .write(toFile: keys, atomically: false, encoding: .utf8)
    return try LiveServer(
      folder: String(Example.root.dropLast()),
      settings: """
        tokens:
          reader: {sha256: \(hash("reader")), scopes: [catalog]}
          compiler: {sha256: \(hash("compiler")), scopes: [catalog, compile, query, operate]}
          manager: {sha256: \(hash("manager")), scopes: [catalog, compile, query], role: brand_manager, claims: {brand_ids: [1, 2]}}
          gone: {sha256: \(hash("gone")), scopes: [catalog], expires: 2024-12-31}
        jwt:
          issuer: https://id.example.com
          audience: datum
          algorithms: [ES256]
          keys: \(keys)
        cors: {origins: [https://bi.example.com]}
        """)
  }

  private static func url(_ base64: String) -> String {
    base64.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private var server: LiveServer { get throws { try AccessTests.server.get() } }

  private func bearer(_ token: String) -> [String: String] { ["Authorization": "Bearer \(token)"] }

  private func bearer(named name: String) -> [String: String] { bearer(AccessTests.tokens[name]!) }

  // MARK: Tokens

  @Test func `who does not say who they are is asked to`() throws {
    let answer = try server.get("/v1/metrics")
    #expect(answer.status == 401)
    #expect(answer.headers["www-authenticate"] == #"Bearer realm="datum""#)
    // What is for everybody stays so.
    for path in ["/livez", "/readyz", "/v1", "/openapi.json"] { #expect(try server.get(path).status == 200) }
  }

  @Test(arguments: [
    "Bearer datum_nobody", "Bearer ", "Bearer", "Basic ZGF0dW06ZGF0dW0=", "datum_reader",
    "Bearer datum_reader extra",
    "Bearer datum_reade", "Bearer datum_gone", "Bearer a.b.c", "Bearer ..",
  ]) func `a token that is not one of ours is refused`(_ header: String) throws {
    #expect(try server.get("/v1/metrics", headers: ["Authorization": header]).status == 401)
  }

  @Test func `a scope allows what it says and nothing else`() throws {
    #expect(try server.get("/v1/metrics/gmv", headers: bearer(named: "reader")).status == 200)
    let question = #"{"metrics":["gmv"]}"#
    for path in ["/v1/compile", "/v1/explain", "/v1/compatible", "/v1/query"] {
      let answer = try server.post(path, question, headers: bearer(named: "reader"))
      #expect(answer.status == 403, "\(path)")
      #expect(answer.headers["www-authenticate"]?.contains("insufficient_scope") == true)
    }
    #expect(try server.get("/metrics", headers: bearer(named: "reader")).status == 403)
    #expect(try server.get("/metrics", headers: bearer(named: "compiler")).status == 200)
    #expect(try server.post("/v1/query", question, headers: bearer(named: "compiler")).status == 200)
  }

  // MARK: Signed tokens

  private struct Payload: JWTPayload {
    var iss: String? = "https://id.example.com"
    var aud: String? = "datum"
    var exp: Double? = Date().timeIntervalSince1970 + 600
    var nbf: Double?
    var sub: String? = "ana"
    var scope: String? = "catalog query"
    var datum_role: String? = "brand_manager"
    var brand_ids: [Int]? = [1, 2]
    func verify(using algorithm: some JWTAlgorithm) async throws {}
  }

  private func token(
    _ payload: Payload = Payload(), key: ES256PrivateKey = AccessTests.key, kid: String = "one"
  )
    async throws -> String
  {
    let keys = JWTKeyCollection()
    await keys.add(ecdsa: key, kid: JWKIdentifier(string: kid))
    return try await keys.sign(payload, kid: JWKIdentifier(string: kid))
  }

  @Test func `a token that the provider signed is taken with its role`() async throws {
    let headers = bearer(try await token())
    let answer = try server.post("/v1/query", #"{"metrics":["orders"],"by":["brand.id"]}"#, headers: headers)
    #expect(try answer.json()["rows"] as? [[String]] == [["1", "174"], ["2", "75"]], "\(answer.text)")
    #expect(try server.post("/v1/compile", #"{"metrics":["orders"]}"#, headers: headers).status == 403)
  }

  @Test func `signed tokens that are not for us, not now, or not signed are refused`() async throws {
    func status(_ change: (inout Payload) -> Void) async throws -> Int {
      var payload = Payload()
      change(&payload)
      return try server.get("/v1/metrics", headers: bearer(try await token(payload))).status
    }
    #expect(try await status { _ in } == 200)
    #expect(try await status { $0.iss = "https://evil.example.com" } == 401)
    #expect(try await status { $0.iss = nil } == 401)
    #expect(try await status { $0.aud = "other" } == 401)
    #expect(try await status { $0.aud = nil } == 401)
    #expect(try await status { $0.exp = Date().timeIntervalSince1970 - 120 } == 401)
    #expect(try await status { $0.exp = nil } == 401)
    #expect(try await status { $0.nbf = Date().timeIntervalSince1970 + 600 } == 401)
    // Clocks differ by a little.
    #expect(try await status { $0.exp = Date().timeIntervalSince1970 - 20 } == 200)
    // A token without a role must not see everything.
    #expect(try await status { $0.datum_role = nil } == 403)
    #expect(try await status { $0.datum_role = "admin" } == 403)
    #expect(try await status { $0.brand_ids = nil } == 403)
    let foreign = try await token(key: AccessTests.otherKey)
    #expect(try server.get("/v1/metrics", headers: bearer(foreign)).status == 401)
    let unknownKey = try await token(key: AccessTests.otherKey, kid: "two")
    #expect(try server.get("/v1/metrics", headers: bearer(unknownKey)).status == 401)
  }

  @Test func `a token cannot choose how it is checked`() async throws {
    let good = try await token()
    let parts = good.split(separator: ".").map(String.init)
    func encoded(_ text: String) -> String { AccessTests.url(Data(text.utf8).base64EncodedString()) }
    for algorithm in ["none", "None", "NONE", "", "HS256", "RS256", "ES384"] {
      let header = encoded(#"{"alg":"\#(algorithm)","typ":"JWT","kid":"one"}"#)
      for signature in ["", parts[2]] {
        let forged = "\(header).\(parts[1]).\(signature)"
        #expect(try server.get("/v1/metrics", headers: bearer(forged)).status == 401, "\(algorithm)")
      }
    }
    // A secret made of the public key.
    let hmac = JWTKeyCollection()
    await hmac.add(hmac: HMACKey(from: AccessTests.key.publicKey.pemRepresentation), digestAlgorithm: .sha256)
    let confused = try await hmac.sign(Payload(), header: ["kid": "one"])
    #expect(try server.get("/v1/metrics", headers: bearer(confused)).status == 401)
    // Another payload under the same signature.
    let payload = encoded(
      #"{"iss":"https://id.example.com","aud":"datum","exp":9999999999,"scope":"catalog compile query operate","datum_role":"all"}"#
    )
    #expect(
      try server.get("/v1/metrics", headers: bearer("\(parts[0]).\(payload).\(parts[2])")).status == 401)
  }

  // MARK: Roles

  @Test func `a role sees its rows in every answer`() throws {
    let headers = bearer(named: "manager")
    func rows(_ body: String) throws -> [[String?]] {
      let answer = try server.post("/v1/query", body, headers: headers)
      let rows = try #require(try answer.json()["rows"] as? [[Any]], "\(answer.text)")
      return rows.map { $0.map { $0 as? String } }
    }
    // By hand: select brand_id, count(*) from orders where brand_id in (1, 2) group by 1.
    #expect(try rows(#"{"metrics":["orders"],"by":["brand.id"]}"#) == [["1", "174"], ["2", "75"]])
    #expect(try rows(#"{"metrics":["orders"]}"#) == [["249"]])
    #expect(try rows(#"{"metrics":["orders"],"by":["brand.id"],"totals":"all"}"#).last == [nil, "249", "1"])
    #expect(try rows(#"{"metrics":[{"a":"count(order)"}],"where":"brand.id = 3"}"#) == [["0"]])
    let values = try server.get("/v1/values?dimension=brand.id", headers: headers).json()
    #expect((values["rows"] as? [[String]])?.map { $0[0] }.sorted() == ["1", "2"])
  }

  @Test func `what a role does not see has no name anywhere`() throws {
    let headers = bearer(named: "manager")
    var seen = ""
    for kind in ["metrics", "dimensions", "entities", "tables", "columns", "saved-queries", "dashboards"] {
      let page = try server.get("/v1/\(kind)?limit=500", headers: headers)
      seen += page.text
      for item in try #require(try page.json()["items"] as? [[String: Any]]) {
        let name = try #require(item["name"] as? String).addingPercentEncoding(
          withAllowedCharacters: .alphanumerics)!
        for more in ["", "/lineage", "/lineage?direction=up", "/owners"] {
          seen += try server.get("/v1/\(kind)/\(name)\(more)", headers: headers).text
        }
      }
    }
    seen += try server.get("/v1/search?q=note", headers: headers).text
    for body in [
      #"{"metrics":[{"n":"count(order.note)"}]}"#, #"{"metrics":["orders"],"by":["order.has_note"]}"#,
      #"{"metrics":["orders"],"by":["order.nte"]}"#, #"{"metrics":["orders"],"where":"order.hasnote"}"#,
      #"{"metrics":["orders"],"order":["order.has_note"],"by":["month"]}"#,
      #"{"metrics":[{"m":"max(order.note)"}]}"#,
    ] {
      for path in ["/v1/compile", "/v1/query", "/v1/explain", "/v1/compatible"] {
        let answer = try server.post(path, body, headers: headers)
        #expect(answer.status == 422, "\(path) \(body) \(answer.text)")
        // What was asked is repeated; nothing is added to it.
        for name in ["has_note", "orders.note"] where !body.contains(name) {
          #expect(!answer.text.contains(name), "\(path) \(body)")
        }
      }
    }
    let compiled = try server.post("/v1/compile", #"{"metrics":["orders"],"by":["month"]}"#, headers: headers)
    #expect(compiled.status == 200)
    seen += compiled.text
    seen += try server.post("/v1/compatible", #"{"metrics":["orders"]}"#, headers: headers).text
    for name in ["has_note", "orders.note", "order.note"] { #expect(!seen.contains(name), "\(name)") }
    #expect(try server.get("/v1/values?dimension=order.has_note", headers: headers).status == 422)
  }

  @Test func `a role without its claims shows nothing, and says nothing of its conditions`() async throws {
    var payload = Payload()
    payload.brand_ids = nil
    let answer = try server.get("/v1/metrics", headers: bearer(try await token(payload)))
    #expect(answer.status == 403)
    #expect(!answer.text.contains("brand_ids"))
  }

  // MARK: Pages of others

  @Test func `pages may ask that are named, and no others`() throws {
    func preflight(_ origin: String) throws -> HTTPAnswer {
      try HTTPConnection(try server.port).ask(
        "OPTIONS", "/v1/compile", headers: ["Origin": origin, "Access-Control-Request-Method": "POST"])
    }
    let ours = try preflight("https://bi.example.com")
    #expect(ours.status == 204)
    #expect(ours.headers["access-control-allow-origin"] == "https://bi.example.com")
    #expect(ours.headers["access-control-allow-credentials"] == nil)
    for origin in [
      "https://evil.example.com", "https://bi.example.com.evil.com", "null", "http://bi.example.com",
    ] {
      #expect(try preflight(origin).headers["access-control-allow-origin"] == nil, "\(origin)")
    }
    let answer = try server.get("/v1", headers: ["Origin": "https://evil.example.com"])
    #expect(answer.headers["access-control-allow-origin"] == nil)
  }

  @Test func `a name that leads here by mischief is not ours`() throws {
    let open = try ServerTests.example.get()
    for host in ["evil.example.com", "evil.example.com:80", "127.0.0.1.evil.com", "localhost.evil.com"] {
      let answer = try open.get("/v1/metrics", headers: ["Host": host])
      #expect(answer.status == 421, "\(host)")
    }
    for host in ["localhost", "localhost:8080", "127.0.0.1:1", "[::1]:80"] {
      #expect(try open.get("/livez", headers: ["Host": host]).status == 200, "\(host)")
    }
  }

  @Test func `what strangers may ask, pages of others may not`() throws {
    let server = try LiveServer(
      folder: String(Example.root.dropLast()), settings: "anonymous: {scopes: [catalog]}\n",
      arguments: ["--quiet"])
    #expect(try server.get("/v1/metrics").status == 200)
    #expect(try server.get("/v1/metrics", headers: ["Host": "evil.example.com"]).status == 421)
    // They may say who they are, where they may not.
    let answer = try server.get("/v1/query?metrics=orders")
    #expect(answer.status == 401 && answer.text.contains("say who you are"))
    #expect(try server.get("/livez", headers: ["Authorization": "Bearer nonsense"]).status == 200)
  }

  @Test func `tokens and what is asked are in no log`() throws {
    _ = try server.post(
      "/v1/query", #"{"metrics":["orders"],"where":"brand.name = 'Maison Clémence'"}"#,
      headers: bearer(named: "manager"))
    _ = try server.get(
      "/v1/query?metrics=orders&where=brand.name+%3D+'secretname'", headers: bearer(named: "compiler"))
    let log = try server.logged
    #expect(log.contains(#""caller":"manager""#))
    for word in ["datum_manager", "Clémence", "secretname", "datum_compiler"] {
      #expect(!log.contains(word), "\(word)")
    }
  }
}
