import Compiler
import Definitions
import Diagnostics
import Engines
import Foundation
import Model
import Project
import Proof
import Testing
import Values
import YAMLTree

/// What a role sees is what a database would answer that holds nothing else.
@Suite struct RoleTests {
  @Test func `random questions of a role have the answers of a filtered copy of the data`() throws {
    let usual = Example.demandsPostgres ? 600 : 300
    var compared = 0
    var narrowed = 0
    var seed: UInt64 = 40_000
    while compared < usual {
      defer { seed += 1 }
      let random = RandomProject(seed: seed, questions: 10)
      let folder = try Folder(random)
      let whole = loadProject(at: folder.path)
      var numbers = RandomNumbers(seed: seed)
      let cut = try #require(FilteredCopy(of: whole, random.seeds, &numbers))
      let roles = cut.role
      try roles.write(toFile: "\(folder.path)/metrics/roles.yaml", atomically: false, encoding: .utf8)
      let project = loadProject(at: folder.path)
      try #require(
        !project.findings.hasErrors,
        "seed \(seed): \(TextReport().text(of: project.findings, in: project.sources))")
      let view = project.model.seen(
        by: project.model.roles[0], claims: ["values": cut.values.map { Literal.text($0) }])
      let model = try #require(view.value)
      let copy = try Folder(random, seeds: cut.seeds)
      let engine = try engine(of: project, in: folder.path)
      let other = try self.engine(of: project, in: copy.path)
      for question in random.questions {
        var sources = project.sources
        let request = readQuery(sources.add(SourceFile(name: "question", text: question)), in: sources).value
        let dialect = Example.dialects["sqlite"]!
        guard let seen = compile(request, in: model, for: dialect).value,
          let free = compile(request, in: project.model, for: dialect).value
        else { continue }
        guard let found = try rows(of: seen, engine), let expected = try rows(of: free, other),
          let all = try rows(of: free, engine)
        else { continue }
        guard found.count == expected.count, zip(found, expected).allSatisfy({ isSame($0, $1) }) else {
          Issue.record("seed \(seed): \(found) expected \(expected)\n\(roles)\(question)\n\(seen.sql)")
          return
        }
        compared += 1
        if all != expected { narrowed += 1 }
      }
    }
    print("roles: \(compared) equal, of which \(narrowed) show less than all, to seed \(seed - 1)")
    #expect(narrowed * 3 > compared, "roles hide little")
  }

  /// A small project whose roles hide what is not a column, or rows that lead to none.
  private static let files: [String: String] = [
    "datum.yaml": "name: small\nconnections: {main: {engine: sqlite, path: small.sqlite, seeds: seeds}}\n",
    "metrics/brand.yaml": """
    entity: brand
    table: brands
    key: brand_id
    columns: {brand_id: integer, name: text, secret: text}
    dimensions: {name: {}, secret: {}, tricky: "case when name = 'One' then 'A' else 'B' end", tricky2: lower(tricky)}
    metrics: {brands: count(), trickys: "count(where tricky = 'A')"}
    """,
    "metrics/twin.yaml": """
    entity: maker
    table: brands
    key: brand_id
    columns: {brand_id: integer, name: text, secret: text}
    metrics: {makers: count(), secrets: count(distinct secret)}
    """,
    "metrics/order.yaml": """
    entity: order
    table: orders
    key: order_id
    columns: {order_id: integer, brand_id: integer, currency: currency, amount: money(currency), cost: "decimal(10,2)", fee: "decimal(10,2)"}
    joins: {brand: brand_id}
    facts: {net: cost - fee}
    dimensions: {id: order_id, currency: {}}
    metrics: {orders: count(), costs: sum(cost), net_total: sum(net), net_double: net_total * 2, per_name: avg(orders per brand.name), total: sum(amount)}
    """,
    "metrics/sale.yaml": """
    entity: sale
    table: orders
    key: order_id
    columns: {order_id: integer, amount: "decimal(10,2)"}
    metrics: {sales: count(), sold: sum(amount)}
    """,
    "metrics/shared.yaml": """
    currencies: {restrict_to: [EUR]}
    roles:
      fact: {hide: [order.net]}
      dimension: {hide: [brand.tricky]}
      key: {hide: [order.brand_id]}
      currency: {rows: {order: cost > 0, sale: all}, hide: [order.currency]}
      secret: {hide: [brand.secret]}
      name: {hide: [maker.name]}
      nothing: {rows: {brand: "secret is null or brand_id = $b", maker: all, order: brand, sale: all}}
    """,
    "seeds/brands.csv": "brand_id,name,secret\n1,One,x\n2,Two,y\n3,Three,\n",
    "seeds/orders.csv":
      "order_id,brand_id,currency,amount,cost,fee\n1,1,EUR,10.00,5.00,1.00\n2,2,EUR,10.00,5.00,1.00\n3,3,EUR,10.00,5.00,1.00\n4,,EUR,10.00,5.00,1.00\n5,99,EUR,10.00,5.00,1.00\n",
  ]

  @Test func `what is made of something hidden is hidden, and rows that lead to none are not seen`() throws {
    let folder = NSTemporaryDirectory() + "datum-roles-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (path, text) in RoleTests.files {
      let file = URL(filePath: "\(folder)/\(path)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: false, encoding: .utf8)
    }
    func ask(_ words: String, _ role: String) throws -> CommandLineTool.Outcome {
      try CommandLineTool.run(
        ["query"] + CommandLineTool.words(words) + ["--role", role, "--format", "csv"], in: folder)
    }
    let check = try CommandLineTool.run(["check"], in: folder)
    #expect(check.exitCode == 0, "\(check.error)")
    for (role, hidden, shown) in [
      ("fact", ["net_total", "net_double", "'x: sum(order.net)'"], ["costs"]),
      (
        "dimension",
        [
          "trickys", "orders --by brand.tricky", "orders --by brand.tricky2",
          "orders --where \"brand.tricky2 = 'a'\"",
        ], ["orders --by brand.name"]
      ),
      (
        "key",
        ["orders --by order.brand", "orders --where 'order.brand = 1'", "'x: count(distinct order.brand)'"],
        ["orders --by brand.name"]
      ),
      (
        "currency",
        ["total --in EUR", "orders --by order.currency", "'x: sum(order.amount)' --in EUR", "sold"],
        ["costs", "orders", "sales"]
      ),
      (
        "secret", ["secrets", "'x: count(distinct maker.secret)'", "brands --by brand.secret"],
        ["brands", "makers"]
      ),
      ("name", ["brands --by brand.name", "per_name"], ["orders"]),
    ] {
      for question in hidden {
        let outcome = try ask(question, role)
        #expect(outcome.exitCode == 1 && outcome.output.isEmpty, "\(role): \(question)\n\(outcome.output)")
        #expect(!outcome.error.contains("did you mean"), "\(role): \(question)\n\(outcome.error)")
      }
      for question in shown {
        let outcome = try ask(question, role)
        #expect(outcome.exitCode == 0, "\(role): \(question)\n\(outcome.error)")
      }
    }
    let rows = try ask("orders --by order.id --claim b=1", "nothing")
    #expect(rows.output == "order.id,orders\n1,1\n3,1\n", "\(rows.output)\(rows.error)")
  }

  /// Binary fractions are added in the order of the rows, which is not that of the copy.
  private func isSame(_ row: [Cell], _ other: [Cell]) -> Bool {
    zip(row, other).allSatisfy { cell, wanted in
      guard case .float(let one) = cell, case .float(let two) = wanted else { return cell == wanted }
      return abs(one - two) <= 1e-9 * max(abs(one), abs(two), 1)
    }
  }

  /// nil where a sum leaves the range of exact integers.
  private func rows(of query: CompiledQuery, _ engine: SQLiteEngine) throws -> [[Cell]]? {
    do throws(EngineError) {
      return try engine.table(of: query.sql, columns: query.resultColumns).rows
    } catch {
      if case .overflow = error { return nil }
      throw error
    }
  }

  private func engine(of project: Project, in folder: String) throws -> SQLiteEngine {
    let path = NSTemporaryDirectory() + "datum-role-\(UUID().uuidString).sqlite"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let files = project.seedFiles(in: "seeds").map { ($0.table, "\(folder)/seeds/\($0.table.name).csv") }
    try SQLiteSeeds(path: path, files: files).build { _ in }
    return try SQLiteEngine(path: path)
  }
}

/// A role made of chance, and the seeds without the rows that it does not see.
private struct FilteredCopy {
  let role: String
  let values: [String]
  let seeds: [(table: String, text: String)]

  /// A file with a header whose fields have no commas.
  private struct Table {
    let header: [String]
    var rows: [[String]]

    init(_ text: String) {
      let lines = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      header = lines[0]
      rows = Array(lines.dropFirst())
    }

    func values(_ names: [String], of row: [String]) -> [String] {
      names.map { row[header.firstIndex(of: $0)!] }
    }

    var text: String { ([header] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n" }
  }

  init?(of project: Project, _ seeds: [(table: String, text: String)], _ random: inout RandomNumbers) {
    let model = project.model
    var tables = Dictionary(uniqueKeysWithValues: seeds.map { ($0.table, Table($0.text)) })
    func name(_ entity: Entity) -> String {
      guard case .table(let parts) = entity.source else { return "" }
      return parts.last!
    }
    // One entity is filtered by a text of its own, those that lead to it by that.
    let candidates = model.entities.indices.flatMap { index in
      model.entities[index].columns.filter { $0.type == .text }.map { (index, $0.name) }
    }.filter { index, column in
      let table = tables[name(model.entities[index])]!
      return Set(table.rows.map { table.values([column], of: $0) }).count > 2
    }
    guard !candidates.isEmpty else { return nil }
    let (target, column) = random.pick(candidates)
    let table = tables[name(model.entities[target])]!
    let found = Set(table.rows.flatMap { table.values([column], of: $0) }).subtracting(["", "\"\""]).sorted()
    values = Array(found.prefix(max(1, found.count / 2)))
    let kept = values
    tables[name(model.entities[target])]!.rows = table.rows.filter {
      kept.contains(table.values([column], of: $0)[0])
    }
    var lines = ["    \(model.entities[target].name): \(column) in ($values)"]
    var decided: Set<Int> = [target]
    var isChanged = true
    while isChanged {
      isChanged = false
      for (index, entity) in model.entities.enumerated() where !decided.contains(index) {
        guard
          let join = entity.joins.first(where: { $0.during == nil && decided.contains($0.target.index) })
        else { continue }
        let other = model.entities[join.target.index]
        let target = tables[name(other)]!
        let keys = Set(target.rows.map { target.values(join.key.map { other.columns[$0].name }, of: $0) })
        let own = tables[name(entity)]!
        tables[name(entity)]!.rows = own.rows.filter {
          keys.contains(own.values(join.columns.map { entity.columns[$0].name }, of: $0))
        }
        lines.append("    \(entity.name): \(join.name)")
        decided.insert(index)
        isChanged = true
      }
    }
    for (index, entity) in model.entities.enumerated() where !decided.contains(index) {
      lines.append("    \(entity.name): all")
    }
    role = "roles:\n  some:\n    rows:\n" + lines.map { "  \($0)\n" }.joined()
    self.seeds = seeds.map { ($0.table, tables[$0.table]!.text) }
  }
}
