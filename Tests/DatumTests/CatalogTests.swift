import Catalog
import Definitions
import Diagnostics
import Foundation
import Model
import Project
import Testing
import Values

/// The index of everything: search, lineage, and who answers for what.
@Suite struct CatalogTests {
  static let catalog = Catalog(
    model: Example.project.model, definitions: Example.project.definitions, sources: Example.project.sources)

  @Test func `every metric, dimension, entity, column, question and dashboard is in it, once`() {
    let project = Example.project
    let subjects = CatalogTests.catalog.subjects
    func count(_ kind: Subject.Kind) -> Int { subjects.count { $0.kind == kind } }
    #expect(count(.metric) == project.model.metrics.count)
    #expect(count(.entity) == project.model.entities.count)
    #expect(count(.dimension) == project.model.entities.map(\.dimensions.count).reduce(0, +))
    #expect(count(.column) == project.model.entities.map(\.columns.count).reduce(0, +))
    #expect(count(.dashboard) == 3 && count(.question) == project.definitions.questions.count)
    #expect(Set(subjects.map(\.id)).count == subjects.count)
  }

  @Test func `lineage goes down to columns and up to dashboards`() throws {
    let catalog = CatalogTests.catalog
    let net = try #require(catalog.find("net_revenue"))
    #expect(catalog.parts(of: net).map(\.id) == ["metric:gmv", "metric:refunds_value"])
    let down = Set(catalog.reach(from: net, upwards: false).map(\.id))
    #expect(
      down.isSuperset(of: [
        "column:orders.subtotal", "column:orders.status", "column:refunds.amount", "table:orders",
      ]))
    #expect(!down.contains("column:orders.commission"))
    let column = try #require(catalog.find("orders.subtotal"))
    let up = Set(catalog.reach(from: column, upwards: true).map(\.id))
    #expect(
      up.isSuperset(of: [
        "metric:gmv", "metric:net_revenue", "dashboard:Month end", "question:orders_of_a_country",
      ]))
    #expect(!up.contains("metric:orders"))
  }

  // MARK: Search

  @Test(arguments: [
    ("gmv", "metric:gmv"), ("turnover", "metric:gmv"), ("gross merchandise", "metric:gmv"),
    ("trunover", "metric:gmv"),
    ("refnds", "metric:refunds"), ("AOV", "metric:average_order_value"),
    ("basket si", "metric:average_order_value"),
    ("order status", "dimension:order.status"), ("orders.subtotal", "column:orders.subtotal"),
  ])
  func `the first that is found is what was meant`(_ query: String, _ expected: String) {
    let index = SearchIndex(CatalogTests.catalog)
    let hits = index.search(query)
    #expect(hits.first?.subject.id == expected, "\(query): \(hits.prefix(3).map(\.subject.id))")
    #expect(hits.map(\.subject.id) == SearchIndex(CatalogTests.catalog).search(query).map(\.subject.id))
  }

  @Test func `what nobody has called so is not found`() {
    #expect(SearchIndex(CatalogTests.catalog).search("xyzzy").isEmpty)
    #expect(SearchIndex(CatalogTests.catalog).search("  ").isEmpty)
  }

  // MARK: CODEOWNERS

  /// As the documentation of GitHub says, and as its matchers behave.
  @Test(arguments: [
    ("/metrics/", "metrics/revenue.yml", true), ("/metrics/", "metrics/finance/deep/x.sql", true),
    ("/metrics/", "z/metrics/q.yml", false), ("metrics/*", "metrics/revenue.yml", true),
    ("metrics/*", "metrics/finance/deep/x.sql", false), ("*.sql", "metrics/finance/deep/x.sql", true),
    ("*.sql", "metrics/revenue.yml", false), ("apps/", "b/apps/c/d.txt", true), ("apps/", "apps", false),
    ("docs/**/*.md", "docs/a.md", true), ("docs/**/*.md", "docs/x/y/a.md", true),
    ("docs/**/*.md", "z/docs/x/a.md", false),
    ("*", "anything/at/all", true), ("/build/logs/", "build/logs/a/b.txt", true),
    ("/build/logs/", "x/build/logs/a", false),
    ("**/logs", "build/logs/a.txt", true), ("**/logs", "deep/er/logs/a.txt", true),
    ("/metrics/order.yaml", "metrics/order.yaml", true),
    ("/metrics", "metrics/a/b.yaml", true), ("/m?trics/a.yaml", "metrics/a.yaml", true),
  ])
  func `a pattern matches what the code host says`(_ pattern: String, _ path: String, _ expected: Bool) {
    var sources = SourceFiles()
    let file = sources.add(SourceFile(name: "CODEOWNERS", text: "\(pattern) @acme/data   # why\n"))
    let owners = CodeOwners(file, in: sources)
    #expect(owners.lines[0].owners == ["@acme/data"])
    #expect(owners.lines[0].matches(path) == expected, "\(pattern) \(path)")
  }

  @Test func `the last line that matches wins as a whole, and one without owners takes them away`() {
    var sources = SourceFiles()
    let text = "# all\n* @acme/data\n/metrics/ @acme/finance ana@example.com\n/metrics/open.yaml\n"
    let file = sources.add(SourceFile(name: "CODEOWNERS", text: text))
    let owners = CodeOwners(file, in: sources)
    #expect(owners.winning(for: "metrics/a.yaml")?.owners == ["@acme/finance", "ana@example.com"])
    #expect(owners.winning(for: "README.md")?.owners == ["@acme/data"])
    #expect(owners.winning(for: "metrics/open.yaml")?.owners == [])
  }

  // MARK: Owners

  private func index(_ codeOwners: String, on day: String = "2026-06-01") -> (Catalog, OwnershipIndex) {
    let files: [String: String] = [
      "datum.yaml": "name: x\n",
      "metrics/order.yaml": """
      entity: order
      table: orders
      key: order_id
      owner: sales
      columns: {order_id: integer, status: text}
      dimensions: {status: {owner: li}}
      metrics:
        a: {expr: count(), owner: finance}
        b: count()
        c: {expr: count(), owner: none}
      """,
      "metrics/other.yaml": "metrics: {d: a / b}\n",
      "metrics/owners.yaml": """
      people: {li: {team: sales, left: 2026-07-01}, ana: {team: finance, email: ana@example.com}}
      teams: {sales: {channel: "#sales"}, finance: {lead: ana, on_call: https://example.com/rota}}
      default: finance
      """,
    ]
    var project = loadProject(
      from: ProjectFiles(root: "/nowhere", contents: files.mapValues { Array($0.utf8) }))
    let file =
      codeOwners.isEmpty ? nil : project.sources.add(SourceFile(name: "CODEOWNERS", text: codeOwners))
    let catalog = Catalog(model: project.model, definitions: project.definitions, sources: project.sources)
    return (
      catalog,
      OwnershipIndex(catalog, codeOwners: file, today: Day(day)!)
    )
  }

  @Test func `the first rule that names somebody wins, and the others are told`() throws {
    let (catalog, owners) = index("/metrics/order.yaml @acme/sales\n/metrics/other.yaml ana@example.com\n")
    func answer(_ id: String) throws -> (String, [String]) {
      let answer = owners.answer(for: try #require(catalog.find(id)))
      return (
        "\(answer.claim.rule.rawValue) \(answer.owners.joined(separator: ","))",
        answer.overridden.map(\.rule.rawValue)
      )
    }
    #expect(try answer("a") == ("explicit finance", ["folder", "container", "default"]))
    #expect(try answer("b") == ("folder sales", ["container", "default"]))
    #expect(try answer("c") == ("orphan ", []))
    #expect(try answer("d") == ("folder ana", ["default"]))
    #expect(try answer("order.status") == ("explicit li", ["folder", "container", "default"]))
    let (plain, without) = index("")
    let column = without.answer(for: try #require(plain.find("orders.status")))
    #expect(column.claim.rule == .container && column.owners == ["sales"] && column.channel == "#sales")
    #expect(without.orphans.map(\.id) == ["metric:c"])
    #expect(Set(without.owned(by: "finance").map(\.id)) == ["metric:a", "metric:d"])
    #expect(without.owned(by: "finance", transitive: true).map(\.id).contains("metric:b"))
    #expect(without.coverage.map(\.count).reduce(0, +) == plain.subjects.count)
  }

  @Test func `what those who have gone answered for is told`() throws {
    #expect(index("").1.abandoned.isEmpty)
    let later = index("", on: "2026-07-01").1
    #expect(
      Set(later.abandoned.map(\.id)).isSuperset(of: ["dimension:order.status", "metric:b", "entity:order"]))
    #expect(!later.abandoned.map(\.id).contains("metric:a"))
  }

  // MARK: Experts

  @Test
  func `who changed the meaning knows more than who changed the layout, and who has left is named as that`() {
    func made(_ author: String, _ day: String, _ kind: Contribution.Kind) -> Contribution {
      Contribution(author: author, email: "\(author)@example.com", day: Day(day)!, kind: kind)
    }
    let contributions = [
      made("li", "2024-01-01", .created), made("ana", "2026-03-01", .meaning),
      made("ana", "2026-05-01", .meaning),
      made("bo", "2026-05-20", .cosmetic), made("bo", "2026-05-21", .cosmetic),
      made("renovate[bot]", "2026-05-22", .meaning),
    ]
    let people = Example.project.model.people
    let found = experts(of: contributions, people: people, today: Day("2026-10-05")!)
    #expect(found.map(\.name) == ["ana", "bo", "li"])
    #expect(found[0].evidence == "changed what it says 2 times, last on 2026-05-01")
    #expect(found[2].hasLeft && found[2].evidence == "created it on 2024-01-01")
    let earlier = experts(of: contributions, people: people, today: Day("2026-06-01")!)
    #expect(earlier.first { $0.name == "li" }?.hasLeft == false)
  }
}
