import Diagnostics
import Foundation
import Model
import Proof
import Project
import Testing
import Values

@testable import Lint
@testable import datum

/// A project that is kept while its files change is the one that would be read from the beginning.
@Suite struct KeptProjectTests {
  static let steps = ProcessInfo.processInfo.environment["DATUM_EDITS"].flatMap { Int($0) } ?? 40

  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func `whatever is edited, in whatever order`(_ seed: UInt64)
    throws
  {
    var editor = RandomEditor(
      Example.project.definitionContents.merging(KeptProjectTests.faulty) { $1 }, seed: seed)
    var kept = KeptProject(editor.files)
    var held = 0
    for step in 1...KeptProjectTests.steps {
      let edit = editor.edit()
      let before = kept.project.model.metrics
      kept.follow(editor.files)
      let fresh = KeptProject(editor.files)
      try #require(
        kept.description == fresh.description,
        "seed \(seed), step \(step): \(edit)\n\(firstDifference(kept.description, fresh.description))")
      try #require(kept.meaning == fresh.meaning, "seed \(seed), step \(step): \(edit)")
      let objects = Set(before.map { ObjectIdentifier($0) })
      held += kept.project.model.metrics.count { objects.contains(ObjectIdentifier($0)) }
    }
    // Else all of this would only say that reading twice is reading twice.
    #expect(held > KeptProjectTests.steps * 20, "\(held) metrics were kept")
  }

  /// Nothing in the metric names the rows that its path goes through.
  @Test func `a path through rows that hold something else`() {
    func files(_ type: String) -> [String: [UInt8]] {
      [
        "datum.yaml": "name: shop",
        "metrics/line.yaml": """
        entity: line
        table: lines
        key: line_id
        columns: {line_id: integer, order_id: integer}
        joins: {order: order_id}
        metrics:
          french_lines: "count(where brand.country = 'FR')"
        """,
        "metrics/order.yaml": """
        entity: order
        table: orders
        key: order_id
        columns: {order_id: integer, maker: '\(type)'}
        joins: {brand: maker}
        """,
        "metrics/brand.yaml": """
        entity: brand
        table: brands
        key: brand_id
        columns: {brand_id: integer, country: text}
        """,
      ].mapValues { Array($0.utf8) }
    }
    var kept = KeptProject(files("integer"))
    let before = kept.description
    kept.follow(files("decimal(10,0)"))
    #expect(kept.description == KeptProject(files("decimal(10,0)")).description)
    #expect(kept.description.contains("orders.maker: decimal"))
    kept.follow(files("integer"))
    #expect(kept.description == before)
  }

  /// Edits of small projects that a fresh reader broke an earlier version with.
  struct Edit: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// By path, beside those of `shop`.
    let files: [String: String]
    /// What becomes of them, one after the other.
    let changes: [[String: String]]

    init(_ name: String, _ files: [String: String], _ changes: [String: String]...) {
      testDescription = name
      self.files = files
      self.changes = changes
    }
  }

  static let shop = [
    "datum.yaml": "name: shop\ntime_zone: UTC\nweek_start: monday\n",
    "metrics/order.yaml": """
    entity: order
    table: orders
    key: order_id
    time: placed_at
    columns: {order_id: integer, shop_id: integer, placed_at: timestamp, sent_at: timestamp, status: text, pieces: integer, total: 'decimal(12,2)'}
    joins: {shop: shop_id}
    dimensions: {status: {values: [paid, void]}}
    metrics: {orders: count()}
    """,
    "metrics/shop.yaml": """
    entity: shop
    table: shops
    key: shop_id
    columns: {shop_id: integer, tier: text}
    dimensions: {kind: lower(tier)}
    """,
  ]

  static let edits: [Edit] = [
    Edit(
      "values of a column in another file",
      ["metrics/z.yaml": "metrics: {good: \"count(order where order.status = 'paid')\"}"],
      ["metrics/order.yaml": shop["metrics/order.yaml"]!.replacing("[paid, void]", with: "[settled, void]")],
      ["metrics/order.yaml": shop["metrics/order.yaml"]!]),
    Edit(
      "another dimension becomes the column",
      ["metrics/z.yaml": "metrics: {good: \"count(order where order.status = 'paid')\"}"],
      [
        "metrics/order.yaml": shop["metrics/order.yaml"]!.replacing(
          "{values: [paid, void]}", with: "{}, state: {expr: status, values: [x]}")
      ]),
    Edit(
      "a comparison that is checked before the values",
      [
        "metrics/a.yaml": """
        entity: a
        table: a
        key: id
        columns: {id: integer, order_id: integer}
        joins: {order: order_id}
        facts: {paid: "order.status = 'Paid'"}
        """
      ],
      [
        "metrics/a.yaml": """
        entity: a
        description: A thing.
        table: a
        key: id
        columns: {id: integer, order_id: integer}
        joins: {order: order_id}
        facts: {paid: "order.status = 'Paid'"}
        """
      ]),
    Edit(
      "the dimension that groups are of",
      [
        "metrics/z.yaml":
          "metrics: {x: avg(orders per shop.kind), y: avg(orders per shop.kind) * 3, z: 'share(orders by shop.kind)'}"
      ],
      ["metrics/shop.yaml": shop["metrics/shop.yaml"]!.replacing("lower", with: "upper")]),
    Edit(
      "a circle",
      [
        "metrics/z1.yaml": "metrics: {d: a + orders}",
        "metrics/z2.yaml": "metrics: {c: case when b > 1 then orders else 0 end}",
        "metrics/z3.yaml": "metrics: {a: b + orders}", "metrics/z4.yaml": "metrics: {b: a + orders}",
      ],
      ["metrics/z1.yaml": "metrics: {d: orders + 1}"]),
    Edit(
      "a hole",
      [
        "metrics/z1.yaml": "metrics: {d: u + orders}",
        "metrics/z2.yaml": "metrics: {c: case when u > 1 then orders else 0 end}",
        "metrics/z3.yaml": "metrics: {u: nope + orders}",
      ],
      ["metrics/z1.yaml": "metrics: {d: orders + 1}"]),
    Edit(
      "a chain that is too long",
      [
        "metrics/b.yaml": "metrics: {aa: m1}",
        "metrics/c.yaml": "metrics:\n"
          + (1...59).map { "  m\($0): m\($0 + 1) + \($0)\n" }.joined() + "  m60: orders\n",
      ],
      ["metrics/b.yaml": "metrics: {aa: ab + 1, ab: m1 + 1}"], ["metrics/b.yaml": "metrics: {aa: m1}"]),
    Edit(
      "what is taken from a file whose lines moved",
      [
        "metrics/a.yaml":
          "metrics:\n  p: sum(order.total)\n  m: n + count(order) + count(order) + count(order) + count(order)\n",
        "metrics/b.yaml": "metrics:\n  n: p * 2\n",
      ],
      [
        "metrics/a.yaml":
          "metrics:\n  m: n + count(order) + count(order) + count(order) + count(order)\n  p: sum(order.total)\n"
      ]),
    Edit(
      "the dimension that a column is",
      [
        "metrics/order.yaml": shop["metrics/order.yaml"]!.replacing(
          "dimensions: {", with: "dimensions: {aa: {expr: placed_at}, sent: {expr: sent_at}, "),
        "metrics/z.yaml":
          "metrics: {sent_orders: \"count(order where order.sent between date '2024-01-01' and date '2024-01-31')\"}",
      ],
      [
        "metrics/order.yaml": shop["metrics/order.yaml"]!.replacing(
          "dimensions: {", with: "dimensions: {aa: {expr: sent_at}, sent: {expr: sent_at}, ")
      ]),
    Edit(
      "letters that look alike",
      [
        "metrics/z.yaml": "metrics: {cafes: \"count(order where shop.tier = 'caf\u{e9}')\", more: cafes * 2}"
      ],
      [
        "metrics/z.yaml":
          "metrics: {cafes: \"count(order where shop.tier = 'cafe\u{301}')\", more: cafes * 2}"
      ]),
  ]

  @Test(arguments: edits) func `small edits with long shadows`(_ edit: Edit) {
    var files = KeptProjectTests.shop.merging(edit.files) { $1 }
    var kept = KeptProject(files.mapValues { Array($0.utf8) })
    for change in edit.changes {
      files.merge(change) { $1 }
      kept.follow(files.mapValues { Array($0.utf8) })
      let fresh = KeptProject(files.mapValues { Array($0.utf8) })
      // By bytes: letters that look alike are others.
      let isSame = Array(kept.description.utf8) == Array(fresh.description.utf8)
      #expect(isSame, "\(firstDifference(kept.description, fresh.description))")
    }
  }

  @Test func `lint --watch tells what each change does`() throws {
    let folder = NSTemporaryDirectory() + "datum-watch-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/metrics", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try "name: shop\ntime_zone: UTC\nweek_start: monday\n".write(
      toFile: folder + "/datum.yaml", atomically: true, encoding: .utf8)
    func write(_ expression: String) throws {
      try """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns: {order_id: integer, placed_at: timestamp, pieces: integer}
      checks: [not_null: pieces]
      metrics:
        volume: {description: Pieces that were ordered and kept., expr: sum(pieces)}
        other: {description: Something else about pieces., expr: \(expression)}
      """.write(toFile: folder + "/metrics/orders.yaml", atomically: true, encoding: .utf8)
    }
    try write("max(pieces)")
    let process = Process()
    process.executableURL = URL(filePath: CommandLineTool.path)
    process.arguments = ["lint", "--watch", "--format", "text", "--format", "jsonl=found.jsonl"]
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let told = Pipe()
    process.standardError = told
    try process.run()
    // Threads of tests block other signals, and what they start inherits that.
    defer { kill(process.processIdentifier, SIGKILL) }
    func found() throws -> String {
      var line = ""
      while !line.contains("watching"), let byte = try told.fileHandleForReading.read(upToCount: 1) {
        line += String(decoding: byte, as: UTF8.self)
      }
      try #require(line.contains("datum: linted in "), "\(line)")
      // The rest of the line.
      while try told.fileHandleForReading.read(upToCount: 1) != Data("\n".utf8) {}
      return try String(contentsOfFile: folder + "/found.jsonl", encoding: .utf8)
    }
    #expect(try found() == "")
    try write("sum(pieces)")
    #expect(try found().contains("'other' is the same fact as 'volume'"))
    try write("sum(peaces)")
    #expect(try found().contains("M001"))
    try write("max(pieces)")
    #expect(try found() == "")
  }

  /// Findings of one file that show places in another; the example has few.
  static let faulty: [String: [UInt8]] = [
    "metrics/expenses.yaml": """
    entity: expense
    table: expenses
    key: expense_id
    columns:
      expense_id: integer
      cost: decimal(10,2)
      tax: decimal(10,2)
      kind: text
    dimensions:
      kind: {}
    metrics:
      taxes: {description: What was paid to the state., expr: sum(tax)}
    """,
    "metrics/controlling.yaml": """
    metrics:
      costs: {description: What was paid., expr: sum(expense.cost)}
      travel_costs: {description: What was paid on the way., expr: "sum(expense.cost where kind = 'travel')"}
      taxes_again: {description: What was paid to the state., expr: sum(expense.tax)}
      dear: {description: More than a hundred., expr: sum(expense.cost where expense.cost > 100.25)}
    """,
  ].mapValues { Array($0.utf8) }

  private func firstDifference(_ left: String, _ right: String) -> String {
    let one = left.split(separator: "\n", omittingEmptySubsequences: false)
    let other = right.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(one, other).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
    return "kept:  \(one.dropFirst(index).prefix(3))\nfresh: \(other.dropFirst(index).prefix(3))"
  }
}

/// A project and what is found in it, kept from change to change.
private struct KeptProject {
  private(set) var project: Project
  private var linted: LintedProject
  private var linter = Linter()
  private var result: LintResult

  init(_ files: [String: [UInt8]]) {
    project = loadProject(from: ProjectFiles(root: "/nowhere", contents: files))
    linted = project.linted(on: LintTests.day)
    result = linter.lint(linted, languageFindings: project.findings)
  }

  mutating func follow(_ files: [String: [UInt8]]) {
    project = loadProject(from: ProjectFiles(root: "/nowhere", contents: files), following: project)
    linted = project.linted(on: LintTests.day, following: linted)
    result = linter.lint(linted, languageFindings: project.findings)
  }

  /// All that people are told, and the plan of every metric.
  var description: String {
    let report = LintReport(result, in: linted.sources, project: project.model.name, version: "0")
    let plans = zip(project.model.metrics, linted.plans).map { "\($0.name): \($1?.text ?? "")" }
    return report.text(as: .text) + report.text(as: .json) + "revision \(project.model.revision)\n"
      + plans.joined(separator: "\n")
  }

  /// Every metric, dimension and fact with what it means.
  var meaning: [String: TypedExpression] {
    var meaning: [String: TypedExpression] = [:]
    for metric in project.model.metrics { meaning["metric \(metric.name)"] = metric.formula }
    for entity in project.model.entities {
      for fact in entity.facts { meaning["fact \(entity.name).\(fact.name)"] = fact.expression }
      for dimension in entity.dimensions {
        meaning["dimension \(entity.name).\(dimension.name)"] = dimension.expression
      }
      if let time = entity.time { meaning["time of \(entity.name)"] = time }
    }
    return meaning
  }
}

/// Edits as people make them, and worse.
private struct RandomEditor {
  private(set) var files: [String: [UInt8]]
  private let paths: [String]
  private var random: RandomNumbers
  private let original: [String: [UInt8]]
  private let words: [String]

  init(_ files: [String: [UInt8]], seed: UInt64) {
    self.files = files
    original = files
    random = RandomNumbers(seed: seed)
    paths = files.keys.filter { $0.hasSuffix(".yaml") }.sorted()
    let text = paths.map { String(decoding: files[$0]!, as: UTF8.self) }.joined()
    words = Array(Set(text.split { !$0.isLetter && $0 != "_" }.map(String.init))).sorted()
  }

  /// Changes a file, and says what was done.
  mutating func edit() -> String {
    // What is broken for long is looked at less than what works.
    if random.chance(25) {
      files = original
      return "all as it was"
    }
    if random.chance(25) { return editColumns() }
    if random.chance(8) {
      let path = random.pick([
        "datum.yaml", "metrics/controlling.yaml", "metrics/orders.yaml", "metrics/more.yaml",
      ])
      if files.removeValue(forKey: path) != nil { return "\(path) is removed" }
      files[path] = original[path] ?? Array("metrics: {more: 'sum(expense.cost)'}\n".utf8)
      return "\(path) comes"
    }
    let path =
      random.chance(5)
      ? "datum.yaml"
      : random.pick(random.chance(20) ? KeptProjectTests.faulty.keys.sorted() : paths)
    guard let bytes = files[path] else { return edit() }
    var lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    let index = random.below(lines.count)
    let line = lines[index]
    switch random.below(7) {
    case 0: lines.insert("# a comment more", at: index)
    case 1: lines.remove(at: index)
    case 2: lines.insert(line, at: index)
    case 3:
      let numbers = line.filter(\.isNumber)
      guard let digit = numbers.first else { return edit() }
      lines[index] = line.replacing(String(digit), with: String(random.below(10)), maxReplacements: 1)
    case 4:
      return plant(random.pick(SeededFaultTests.faults))
    default:
      let parts = line.split { !$0.isLetter && $0 != "_" }
      guard !parts.isEmpty else { return edit() }
      lines[index] = line.replacing(String(random.pick(parts)), with: random.pick(words), maxReplacements: 1)
    }
    files[path] = Array(lines.joined(separator: "\n").utf8)
    return "\(path):\(index + 1): \(line) -> \(lines.indices.contains(index) ? lines[index] : "")"
  }

  /// Changes what rows hold: a column more or less, of another type, in another place.
  private mutating func editColumns() -> String {
    let path = random.pick(paths)
    guard let bytes = files[path] else { return edit() }
    var lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    guard let start = lines.firstIndex(of: "columns:"),
      let end = lines[(start + 1)...].firstIndex(where: { !$0.hasPrefix("  ") }), end > start + 2
    else { return edit() }
    let index = start + 1 + random.below(end - start - 1)
    let name = String(lines[index].trimmingPrefix { $0 == " " }.prefix { $0 != ":" })
    switch random.below(4) {
    case 0: lines.insert("  \(random.pick(words)): \(random.pick(["text", "integer", "date"]))", at: index)
    case 1: lines.remove(at: index)
    case 2: lines.swapAt(index, start + 1 + random.below(end - start - 1))
    default:
      let type = random.pick([
        "integer", "decimal(10,2)", "text", "money(USD)", "timestamp", "float", "boolean",
      ])
      lines[index] = "  \(name): \(type)"
    }
    files[path] = Array(lines.joined(separator: "\n").utf8)
    return "\(path): the column \(name)"
  }

  private mutating func plant(_ fault: SeededFaultTests.Fault) -> String {
    for edit in fault.edits {
      let text = String(decoding: files[edit.file] ?? [], as: UTF8.self)
      let new = edit.new.replacing("⟦", with: "")
      files[edit.file] = Array(text.replacing(edit.old, with: new, maxReplacements: 1).utf8)
    }
    return fault.testDescription
  }
}

extension Project {
  /// `datum.yaml` and the files under `metrics`, by path.
  fileprivate var definitionContents: [String: [UInt8]] {
    let files = [projectFile].compactMap(\.self) + definitionFiles + [codeOwners].compactMap(\.self)
    return Dictionary(uniqueKeysWithValues: files.map { (sources[$0].name, sources[$0].bytes) })
  }
}
