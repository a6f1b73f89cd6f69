import Foundation
import Testing

/// The catalogue as pages, on disk and on the server.
@Suite struct SiteTests {
  /// The worked example, built once.
  static let site = Result { () -> String in
    let folder = NSTemporaryDirectory() + "datum-site-\(UUID().uuidString)"
    let outcome = try CommandLineTool.run(["catalog", "build", "--out", folder], in: Example.root)
    try #require(outcome.exitCode == 0, "\(outcome.error)")
    return folder
  }

  private func files(_ folder: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return found.filter { $0.contains(".") && !$0.hasSuffix("/") }.sorted()
  }

  private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func `every link of every page leads to a page of the site`() throws {
    let folder = try SiteTests.site.get()
    let pages = files(folder).filter { $0.hasSuffix(".html") }
    #expect(pages.count > 250)
    var links = 0
    for page in pages {
      let directory = page.contains("/") ? String(page[..<page.lastIndex(of: "/")!]) + "/" : ""
      for part in try text("\(folder)/\(page)").components(separatedBy: "href=\"").dropFirst() {
        let link = String(part.prefix { $0 != "\"" && $0 != "#" })
        if link.isEmpty || link.hasPrefix("https://") || link.hasPrefix("data:") { continue }
        links += 1
        let path = URL(filePath: "\(folder)/\(directory)\(link)").standardizedFileURL.path()
        #expect(FileManager.default.fileExists(atPath: path), "\(page) leads to \(link)")
      }
    }
    #expect(links > 3_000)
  }

  @Test func `a page tells all that is known of a metric`() throws {
    let page = try text("\(try SiteTests.site.get())/metric/net_revenue.html")
    for words in [
      "gmv - refunds_value", "transaction_date using ecb", "finance-data", "explicit: net_revenue",
      "../metric/gmv.html", "../dashboard/Month~20end.html", "sql-snowflake", "<svg", "Net merchandise value",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    // There is nobody who would answer a chart's question.
    #expect(!page.contains("chart.min.js"))
  }

  @Test func `the server has the same pages, with charts`() throws {
    let server = try ServerTests.example.get()
    let folder = try SiteTests.site.get()
    for path in ["people.html", "metric/index.html", "column/orders.subtotal.html", "index.js"] {
      let page = try server.get("/catalog/\(path)")
      #expect(page.status == 200)
      #expect(
        page.text.replacing("data-live=\"true\"", with: "data-live=\"false\"").hasPrefix(
          try text("\(folder)/\(path)").prefix(2_000)), "\(path)")
    }
    let metric = try server.get("/catalog/metric/gmv.html")
    #expect(metric.text.contains("chart.min.js") && metric.text.contains("<option>EUR</option>"))
    #expect(metric.headers["content-security-policy"]?.hasPrefix("default-src 'self'") == true)
    #expect(metric.headers["content-type"] == "text/html; charset=utf-8")
    #expect(
      try server.get("/catalog/assets/chart.min.js").headers["content-type"]
        == "text/javascript; charset=utf-8")
    #expect(try server.get("/").headers["location"] == "/catalog/index.html")
    for path in [
      "metric/gvm.html", "assets/layout", "assets/none.js", "metric/~zz.html", "metric/gmv", "../datum.yaml",
      "nothing/gmv.html",
    ] {
      #expect(try server.get("/catalog/\(path)").status == 404, "\(path)")
    }
  }

  @Test func `what definitions say is text on a page, and nothing else`() throws {
    let folder = NSTemporaryDirectory() + "datum-site-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/metrics", withIntermediateDirectories: true)
    try "name: <b>shop</b>\n".write(toFile: folder + "/datum.yaml", atomically: false, encoding: .utf8)
    try #"""
    entity: order
    description: "<script>alert(1)</script>"
    table: "orders"
    key: order_id
    columns: {order_id: integer, note: text}
    dimensions: {note: {description: "</script><img src=x onerror=alert(1)>"}}
    metrics:
      orders: {label: "<i>'\"&", description: "{{project}} {{{content}}}", synonyms: ["</script><script>alert(2)//"], expr: "count(where note = '<b>')"}
    """#.write(toFile: folder + "/metrics/order.yaml", atomically: false, encoding: .utf8)
    let outcome = try CommandLineTool.run(["catalog", "build", "--out", folder + "/site"], in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.error)")
    for file in files(folder + "/site") where file.hasSuffix(".html") {
      let page = try text("\(folder)/site/\(file)")
      for words in ["<script>alert", "<img src=x", "<b>", "<i>"] {
        #expect(!page.contains(words), "\(file) \(words)")
      }
    }
    let page = try text(folder + "/site/metric/orders.html")
    #expect(page.contains("{{project}} {{{content}}}"))
    #expect(page.contains("&lt;i&gt;"))
  }

  @Test func `a build replaces its own folder whole, and nobody else's`() throws {
    let folder = NSTemporaryDirectory() + "datum-site-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func build() throws -> CommandLineTool.Outcome {
      try CommandLineTool.run(["catalog", "build", "--commits", "0", "--out", folder], in: Example.root)
    }
    #expect(try build().output.contains("open \(folder)/index.html"))
    try "old".write(toFile: folder + "/metric/old.html", atomically: false, encoding: .utf8)
    #expect(try build().exitCode == 0)
    #expect(!FileManager.default.fileExists(atPath: folder + "/metric/old.html"))
    let other = NSTemporaryDirectory() + "datum-other-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: other) }
    try "mine".write(toFile: other + "/mine.txt", atomically: false, encoding: .utf8)
    let refused = try CommandLineTool.run(
      ["catalog", "build", "--commits", "0", "--out", other], in: Example.root)
    #expect(refused.exitCode == 3)
    #expect(refused.error.contains("is no site of datum"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: other) == ["mine.txt"])
    let beside = try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory())
    #expect(!beside.contains { $0.hasPrefix(URL(filePath: other).lastPathComponent + ".new") })
  }
}
