import Foundation
import Model
import Project
import Testing

/// The server as its users meet it: over a socket.
@Suite struct ServerTests {
  /// Serves the worked example, to everybody on this machine.
  static let example = Result {
    try LiveServer(folder: String(Example.root.dropLast()), arguments: ["--quiet"])
  }

  private var server: LiveServer { get throws { try ServerTests.example.get() } }

  // MARK: Questions

  @Test func `what is compiled is what the command line compiles`() throws {
    for dialect in Example.dialectNames {
      let answer = try server.post(
        "/v1/compile",
        #"{"metrics":["gmv","orders"],"by":["brand.country","month"],"in":"EUR","dialect":"\#(dialect)"}"#)
      let command = try CommandLineTool.run(
        ["compile", "gmv", "orders", "--by", "brand.country", "month", "--in", "EUR", "--dialect", dialect],
        in: Example.root)
      #expect(answer.status == 200)
      #expect(try answer.json()["sql"] as? String == command.output, "\(dialect)")
    }
  }

  @Test func `the same question has the same answer as text, as a tree, in YAML, in the address`() throws {
    let asText = try server.post(
      "/v1/query", #"{"metrics":["orders"],"by":["brand.country"],"where":"brand.country in ('FR', 'DE')"}"#)
    #expect(try asText.json()["rows"] as? [[String]] == [["DE", "520"], ["FR", "955"]])
    let asTree = try server.post(
      "/v1/query",
      #"{"metrics":["orders"],"by":["brand.country"],"where":{"in":["brand.country",["FR","DE"]]}}"#)
    #expect(asTree.body == asText.body)
    let asYAML = try server.post(
      "/v1/query", "metrics: orders\nby: brand.country\nwhere: brand.country in ('FR', 'DE')\n",
      headers: ["Content-Type": "application/yaml"])
    #expect(asYAML.body == asText.body)
    let inAddress = try server.get(
      "/v1/query?metrics=orders&by=brand.country&where=brand.country+in+%28%27FR%27,%27DE%27%29")
    #expect(inAddress.body == asText.body)
    let q = Data(#"{"metrics":["orders"],"by":"brand.country","where":"brand.country in ('FR', 'DE')"}"#.utf8)
      .base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    #expect(try server.get("/v1/query?q=\(q)").body == asText.body)
  }

  @Test func `rows come as JSON, NDJSON and CSV, and are those of the command line`() throws {
    let question = #"{"metrics":["gmv","average_order_value"],"by":["brand.country"],"in":"EUR"}"#
    let csv = try server.post("/v1/query?format=csv", question)
    let command = try CommandLineTool.run(
      ["query", "gmv", "average_order_value", "--by", "brand.country", "--in", "EUR", "--format", "csv"],
      in: Example.root)
    #expect(csv.text == command.output)
    #expect(csv.headers["content-type"] == "text/csv; charset=utf-8; header=present")
    let json = try server.post("/v1/query", question, headers: ["Accept": "application/json"]).json()
    let lines = try server.post("/v1/query", question, headers: ["Accept": "application/x-ndjson"]).text
      .split(
        separator: "\n")
    let rows = try #require(json["rows"] as? [[String?]])
    #expect(lines.count == rows.count + 2)
    #expect(csv.text.split(separator: "\n").count == rows.count + 1)
    #expect(json["complete"] as? Bool == true)
    #expect(json["row_count"] as? Int == rows.count)
    let columns = try #require(json["columns"] as? [[String: Any]])
    #expect(columns[1]["unit"] as? String == "EUR")
    #expect(columns[1]["policy"] as? String == "transaction_date using ecb")
    // Exact numbers are texts.
    #expect(rows.allSatisfy { $0[1]?.contains(".") == true })
  }

  @Test func `a saved question takes values and narrows`() throws {
    let answer = try server.post(
      "/v1/query", #"{"saved":"orders_of_a_country","with":{"country":"FR"},"where":"order.channel = 'app'"}"#
    )
    #expect(answer.status == 200, "\(answer.text)")
    let link = try server.get(
      "/v1/query?saved=orders_of_a_country&with.country=FR&where=order.channel+%3D+%27app%27")
    #expect(link.body == answer.body)
    // A list is a list, and its values may have commas.
    func rows(_ countries: String) throws -> Int? {
      let body = #"{"saved":"large_orders","with":{"least":3000,"countries":\#(countries)}}"#
      return (try server.post("/v1/query", body).json()["rows"] as? [Any])?.count
    }
    #expect(try rows(#"["FR,DE"]"#) == 0)
    #expect(try rows(#"["FR","DE"]"#) == rows(#""FR,DE""#))
    let needs = try server.post("/v1/query", #"{"saved":"orders_of_a_country"}"#)
    #expect(needs.code == "Q015")
    #expect(needs.text.contains(#"say it with \"with\": {\"country\": …}"#), "\(needs.text)")
    let described = try server.get("/v1/saved-queries/large_orders").json()
    #expect((described["parameters"] as? [[String: Any]])?.first?["type"] as? String == "money(EUR)")
    #expect((described["made_of"] as? [String])?.contains("dimension:brand.country") == true)
    let unknown = try server.post("/v1/query", #"{"saved":"orders_of_a_contry"}"#)
    #expect(unknown.status == 404)
    #expect(unknown.text.contains("did you mean 'orders_of_a_country'?"))
  }

  @Test func `totals tell what rounding makes of their rows, as on the command line`() throws {
    let answer = try server.post(
      "/v1/query",
      #"{"metrics":["gmv"],"by":["brand.country","quarter"],"where":"brand.country in ('FR', 'DE')","time":"2024","in":"EUR","totals":"each"}"#
    )
    let notes = try #require(try answer.json()["notes"] as? [[String: Any]])
    let command = try CommandLineTool.run(
      [
        "query", "gmv", "--by", "brand.country", "quarter", "--where", "brand.country in ('FR', 'DE')",
        "--time", "2024",
        "--in", "EUR", "--totals", "each", "--format", "json",
      ], in: Example.root)
    let difference = try #require(notes.first?["footing_difference"] as? String)
    #expect(command.output.contains("\"footing_difference\":\"\(difference)\""))
    let columns = try #require(try answer.json()["columns"] as? [[String: Any]])
    #expect(columns.map { $0["role"] as? String } == ["dimension", "dimension", "metric", "total_level"])
  }

  @Test(arguments: [
    ("text/csv;q=0.5, application/json", "application/json"),
    ("application/x-ndjson;q=0, application/json", "application/json"),
    ("application/json;q=0.1, text/csv;q=0.9", "text/csv"), ("text/html, */*;q=0.1", "application/json"),
  ]) func `what is wanted most is sent`(_ accept: String, _ type: String) throws {
    let answer = try server.get("/v1/query?metrics=orders", headers: ["Accept": accept])
    #expect(answer.headers["content-type"]?.hasPrefix(type) == true, "\(accept)")
  }

  @Test func `values of a dimension are listed, and searched`() throws {
    let all = try server.get("/v1/values?dimension=order.status").json()
    #expect((all["rows"] as? [[String]])?.map { $0[0] } == ["delivered", "cancelled", "shipped", "placed"])
    let some = try server.get("/v1/values?dimension=order.status&contains=pla").json()
    #expect((some["rows"] as? [[String]])?.map { $0[0] } == ["placed"])
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let body: String
    let status: Int
    let code: String
    let pointer: String?
    var testDescription: String { body }

    init(_ body: String, _ status: Int, _ code: String, _ pointer: String? = nil) {
      self.body = body
      self.status = status
      self.code = code
      self.pointer = pointer
    }
  }

  static let refusals = [
    Refusal("", 400, "malformed_json"),
    Refusal("{", 400, "malformed_json"),
    Refusal(#"{"metrics": gmv}"#, 400, "malformed_json"),
    Refusal("[]", 400, "S002", ""),
    Refusal(#"{"metrics":["gmv"],"metrics":["orders"]}"#, 400, "Y005", ""),
    Refusal(#"{"metrics":["gmv"],"whre":"x"}"#, 400, "S001", "/whre"),
    Refusal(#"{"metrics":["gmv"],"sql":"select 1"}"#, 400, "S001", "/sql"),
    Refusal(#"{"metrics":["gmv"],"where":{"eq":["brand.country"]}}"#, 400, "S002", "/where/eq"),
    Refusal(#"{"metrics":["gmv"],"where":{"is":["brand.country","FR"]}}"#, 400, "S004", "/where/is"),
    Refusal(
      #"{"metrics":["gmv"],"where":{"eq":["brand.country","FR"],"ne":["brand.country","DE"]}}"#, 400, "S002",
      "/where"),
    Refusal(#"{"metrics":["gvm"]}"#, 422, "Q001", "/metrics/0"),
    Refusal(#"{"metrics":["gmv"],"by":["month","brand.cuntry"]}"#, 422, "M001", "/by/1"),
    Refusal(#"{"metrics":["gmv"],"where":"brand.country = "}"#, 422, "E001", "/where"),
    Refusal(
      #"{"metrics":["gmv"],"where":{"and":[{"eq":["brand.country","FR"]},{"gt":["brand.country",3]}]}}"#, 422,
      "M004", "/where/and/1"),
    Refusal(#"{"metrics":["gmv"],"where":{"eq":["brand.name","\u0000"]}}"#, 422, "E005", "/where/eq/1"),
    Refusal(#"{"metrics":[{"a\nb":"gmv"}]}"#, 422, "S005", "/metrics/0/a\nb"),
    Refusal(#"{"metrics":["gmv"],"where":{"in":["brand.country",[]]}}"#, 400, "S002", "/where/in/1"),
    Refusal(
      #"{"metrics":["gmv"],"where":{"in":["brand.country",["FR",null]]}}"#, 400, "S002", "/where/in/1/1"),
    Refusal(
      #"{"metrics":["gmv"],"where":{"gt":["order.placed",{"date":"2024-02-30"}]}}"#, 400, "S002",
      "/where/gt/1/date"),
    Refusal(#"{"saved":"large_orders","with":{"least":1,"countries":[]}}"#, 400, "S002", "/with/countries"),
    Refusal(#"{"saved":"large_orders","with":{"least":1,"countries":null}}"#, 400, "S002", "/with/countries"),
    Refusal(#"{"metrics":["gmv"],"as_of":"yesterday"}"#, 422, "S002", "/as_of"),
    Refusal(#"{"metrics":["gmv"],"in":"XXX"}"#, 422, "FX009", "/in"),
    Refusal(#"{"metrics":["gmv"],"limit":-1}"#, 422, "Q006", "/limit"),
    Refusal(#"{"metrics":["gmv"],"dialect":"oracle"}"#, 404, "D004", "/dialect"),
    Refusal(#"{"metrics":["gmv"],"revision":"0123456789abcdef"}"#, 409, "revision_gone", "/revision"),
    Refusal(#"{"metrics":["gmv"],"with":{"country":"FR"}}"#, 422, "Q015", "/with/country"),
  ]

  @Test(arguments: refusals) func `a question that makes no sense is refused with its place`(
    _ refusal: Refusal
  ) throws {
    let answer = try server.post("/v1/compile", refusal.body)
    #expect(answer.status == refusal.status, "\(answer.text)")
    #expect(answer.headers["content-type"] == "application/problem+json")
    let problem = try answer.json()
    #expect(problem["code"] as? String == refusal.code, "\(answer.text)")
    #expect(problem["pointer"] as? String == refusal.pointer, "\(answer.text)")
    #expect(problem["status"] as? Int == refusal.status)
    #expect((problem["detail"] as? String)?.isEmpty == false)
  }

  // MARK: The catalogue

  @Test func `a list goes on where it stopped, and says when the definitions changed`() throws {
    var names: [String] = []
    var cursor = ""
    repeat {
      let page = try server.get("/v1/metrics?limit=20\(cursor)").json()
      names += try #require(page["items"] as? [[String: Any]]).compactMap { $0["name"] as? String }
      cursor = (page["next"] as? String).map { "&cursor=\($0.replacing("=", with: "%3D"))" } ?? ""
    } while !cursor.isEmpty
    #expect(names == Example.project.model.metrics.map(\.name))
    let old = Data("0123456789abcdef 20".utf8).base64EncodedString().replacing("=", with: "%3D")
    #expect(try server.get("/v1/metrics?cursor=\(old)").code == "revision_gone")
    #expect(try server.get("/v1/metrics?cursor=zzz").status == 400)
    #expect(try server.get("/v1/metrics?limit=0").status == 400)
    #expect(try server.get("/v1/metrics?colour=red").code == "S001")
  }

  @Test func `one metric tells what it says, whose it is and why, what it is made of, and its SQL`() throws {
    let metric = try server.get("/v1/metrics/net_revenue").json()
    #expect(metric["expression"] as? String == "gmv - refunds_value")
    #expect(metric["made_of"] as? [String] == ["metric:gmv", "metric:refunds_value"])
    #expect(
      (metric["sql"] as? [String: Any])?.keys.sorted() == ["postgres", "redshift", "snowflake", "sqlite"])
    let ownership = try #require(metric["ownership"] as? [String: Any])
    #expect(ownership["owners"] as? [String] == ["finance-data"])
    let down = try server.get("/v1/metrics/net_revenue/lineage").json()
    let nodes = try #require(down["nodes"] as? [[String: String]]).compactMap { $0["id"] }
    #expect(nodes.contains("column:orders.subtotal"))
    let up = try server.get("/v1/columns/orders.subtotal/lineage?direction=up").json()
    let users = try #require(up["nodes"] as? [[String: String]]).compactMap { $0["id"] }
    #expect(users.contains("dashboard:Month end"))
    #expect(try server.get("/v1/dashboards/Month%20end").status == 200)
    let misspelt = try server.get("/v1/metrics/net_revenu")
    #expect(misspelt.status == 404)
    #expect(misspelt.text.contains("did you mean 'net_revenue'?"))
  }

  @Test func `search finds by synonyms, with slips, and in any kind`() throws {
    let hits = try server.get("/v1/search?q=turnovr").json()
    #expect((hits["items"] as? [[String: Any]])?.first?["name"] as? String == "gmv")
    let owned = try server.get("/v1/ownership?owner=finance-data&limit=1").json()
    #expect((owned["items"] as? [Any])?.count == 1)
    #expect(try server.get("/v1/ownership?owner=finance-dta").status == 404)
  }

  @Test func `what does not fit a question is told with its reason`() throws {
    let answer = try server.post("/v1/compatible", #"{"metrics":["stock_value"]}"#).json()
    let dimensions = try #require(answer["dimensions"] as? [String: Any])
    #expect((dimensions["fit"] as? [String])?.contains("product.category") == true)
    let excluded = try #require(dimensions["excluded"] as? [[String: Any]])
    let channel = try #require(excluded.first { $0["name"] as? String == "order.channel" })
    #expect(channel["code"] as? String == "Q003")
    #expect((channel["reason"] as? String)?.isEmpty == false)
  }

  // MARK: HTTP

  @Test func `an answer that did not change is not sent again`() throws {
    let body = #"{"metrics":["orders"],"by":["year"]}"#
    let first = try server.post("/v1/compile", body)
    let tag = try #require(first.headers["etag"])
    #expect(tag.hasPrefix("\""))
    let second = try server.post("/v1/compile", body, headers: ["If-None-Match": tag])
    #expect(second.status == 304)
    #expect(second.body.isEmpty)
    let other = try server.post("/v1/compile", #"{"metrics":["orders"],"by":["year"],"dialect":"postgres"}"#)
    #expect(other.headers["etag"] != tag)
    let link = try server.get("/v1/metrics/gmv", headers: ["If-None-Match": "W/\"x\", *"])
    #expect(link.status == 304)
  }

  @Test func `each request has a name, which is that of whoever asks where it is one`() throws {
    #expect(try server.get("/livez", headers: ["X-Request-Id": "abc-1"]).headers["x-request-id"] == "abc-1")
    let odd = try server.get("/livez", headers: ["X-Request-Id": "a b"]).headers["x-request-id"]
    #expect(odd != nil && odd?.contains(" ") == false)
    let trace = "0af7651916cd43dd8448eb211c80319c"
    let traced = try server.get("/livez", headers: ["traceparent": "00-\(trace)-b7ad6b7169203331-01"])
    #expect(traced.headers["x-request-id"] == trace)
  }

  @Test func `methods, paths and types that are not ours are refused in words`() throws {
    let connection = try HTTPConnection(try server.port)
    let deleted = try connection.ask("DELETE", "/v1/compile")
    #expect(deleted.status == 405)
    #expect(deleted.headers["allow"] == "POST, GET, OPTIONS")
    #expect(try server.get("/v1/metric").text.contains("did you mean '/v1/metrics'?"))
    #expect(
      try server.post("/v1/compile", "metrics=gmv", headers: ["Content-Type": "text/plain"]).status == 415)
    #expect(try server.get("/v1/query?metrics=gmv", headers: ["Accept": "application/pdf"]).status == 406)
    let head = try HTTPConnection(try server.port).ask("HEAD", "/livez")
    #expect(head.status == 200)
  }

  @Test func `the server tells how it does`() throws {
    _ = try server.get("/v1/metrics/gmv")
    #expect(try server.get("/livez").text == "ok\n")
    #expect(try server.get("/readyz").json()["status"] as? String == "ready")
    let counters = try server.get("/metrics").text
    #expect(
      counters.contains(#"datum_http_requests_total{endpoint="/v1/metrics/{id}",method="GET",status="200"}"#))
    #expect(counters.contains("datum_model_broken 0"))
  }

  @Test func `the OpenAPI document has every route, and every schema that it names`() throws {
    let document = try server.get("/openapi.json")
    let json = try document.json()
    #expect(json["openapi"] as? String == "3.1.0")
    let paths = try #require(json["paths"] as? [String: [String: Any]])
    for (path, operations) in paths {
      for method in operations.keys {
        // A route that is not there answers 404 with 'not_found', one of another method 405.
        let answer = try HTTPConnection(try server.port).ask(
          method.uppercased(), path.replacing("{id}", with: "none"),
          headers: method == "post" ? ["Content-Type": "application/json"] : [:])
        #expect(answer.code != "not_found" && answer.status != 405, "\(method) \(path)")
      }
    }
    let schemas = try #require((json["components"] as? [String: Any])?["schemas"] as? [String: Any])
    for part in document.text.components(separatedBy: "#/components/schemas/").dropFirst() {
      #expect(schemas[String(part.prefix { $0 != "\"" })] != nil)
    }
  }
}
