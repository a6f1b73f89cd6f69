import Compiler
import Definitions
import Diagnostics
import Foundation
import Model
import Project
import Proof
import Testing
import YAMLTree

/// Whatever is fed in, something sensible comes out: findings with a place inside the text, never a crash.
@Suite struct RobustnessTests {
  static let definitions: [(name: String, bytes: [UInt8])] = {
    let folder = Example.root + "metrics/"
    let files =
      (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted().filter {
        $0.hasSuffix(".yaml")
      } ?? []
    return files.map { ($0, Array(FileManager.default.contents(atPath: folder + $0) ?? Data())) }
  }()

  @Test func `definitions with bytes changed at random are read to the end`() {
    var random = Random(seed: 7)
    for round in 0..<400 {
      var sources = SourceFiles()
      let changed = random.below(RobustnessTests.definitions.count)
      let files = RobustnessTests.definitions.enumerated().map { index, file -> SourceID in
        sources.add(
          SourceFile(name: file.name, bytes: index == changed ? mutated(file.bytes, &random) : file.bytes))
      }
      let definitions = readDefinitions(projectFile: nil, definitionFiles: files, in: sources)
      let model = checkModel(definitions.value, revision: "")
      for finding in definitions.findings + model.findings {
        guard let place = finding.place else { continue }
        let count = sources[place.source].bytes.count
        #expect(place.start >= 0 && place.end <= count + 1, "round \(round): \(finding)")
      }
      _ = TextReport().text(of: definitions.findings + model.findings, in: sources)
    }
  }

  @Test func `expressions made of random tokens are parsed and checked`() {
    let words = [
      "sum", "(", ")", "order", ".", "subtotal", "+", "-", "*", "/", "where", "and", "not", "case", "when",
      "then", "end", "'a'",
      "1", "2.5", "USD", "kg", "days", "in", ",", "is", "null", "between", "count", "distinct", "gmv", "date",
      "'2024-02-29'",
      "%", "||", "=", "<", "retailer", "tier", "month", "\"q\"", "like", "cast", "as", "integer", "ü", "$",
    ]
    var random = Random(seed: 11)
    for _ in 0..<4_000 {
      let text = (0..<random.below(18)).map { _ in random.pick(words) }.joined(
        separator: random.chance(80) ? " " : "")
      var sources = Example.project.sources
      let source = sources.add(SourceFile(name: "metric", text: text))
      var query = QueryText()
      query.metrics = [.init(text, at: ScalarOrigin(wholeOf: source))]
      query.groups = [
        .init(random.pick(["month", "brand.country", text]), at: ScalarOrigin(wholeOf: source))
      ]
      let request = parseQuery(query)
      if request.findings.hasErrors { continue }
      let compiled = compile(request.value, in: Example.project.model, for: Example.dialects["postgres"]!)
      // What is not understood is told.
      let findings = request.findings + compiled.findings
      #expect(compiled.value != nil || findings.hasErrors, "\(text)")
      #expect(!findings.contains { $0.code == .nothingAsked }, "refused without a reason: \(text)")
    }
  }

  static let oddFiles: [String] = [
    "\u{FEFF}metrics: {orders: count(order)}", "metrics:\r\n  orders: count(order)\r\n", "{}", "[]",
    "---\n---\n", "", "~",
    "metrics: {a: &x 1, b: *x}", "? [a]\n: b", String(repeating: "[", count: 5_000),
    String(repeating: "a: \n ", count: 3_000),
    "metrics: {a: \(String(repeating: "(", count: 50_000))}", "a: \"\\x", "metrics: 5", "metrics: [a, b]",
    "entity: [x]", "entity: {a: b}",
  ]

  @Test(arguments: oddFiles) func `odd files are read`(_ text: String) {
    var sources = SourceFiles()
    let source = sources.add(SourceFile(name: "odd.yaml", text: text))
    let definitions = readDefinitions(projectFile: source, definitionFiles: [source], in: sources)
    let model = checkModel(definitions.value, revision: "")
    _ = TextReport(colored: true).text(of: definitions.findings + model.findings, in: sources)
    #expect(model.value.entities.isEmpty)
  }

  /// Each scalar style, with the fault at `nope`: the caret must stand under its first letter.
  static let faults: [String] = [
    "metrics:\n  a: sum(order.nope)\n",
    "metrics:\n  a: 'sum(order.nope) + count(order where order.status = ''x'')'\n",
    "metrics:\n  a: 'count(order where order.status = ''it''''s'' and order.nope)'\n",
    "metrics:\n  a: \"sum(order.nope)\"\n",
    "metrics:\n  a: \"count(order where \\\"x\\\" = 'y' and order.nope)\"\n".replacing(
      "\\\"x\\\" = 'y'", with: "order.status = '\\u00e9\\t'"),
    "metrics:\n  a: >-\n    count(order\n    where order.status = 'x'\n    and order.nope)\n",
    "metrics:\n  a: |\n    count(order\n      where order.status = 'x'\n      and order.nope)\n",
    "metrics:\n  a: count(order where\n    order.status = 'x' and\n    order.nope)\n",
    "metrics:\n  a: \"count(order where \\\n    order.nope)\"\n",
    "metrics: {ü: {expr: count(order), label: 日本}, a: \"sum(order.nope)\"}\n",
  ]

  @Test(arguments: faults) func `the caret stands under the very character`(_ text: String) throws {
    var sources = Example.project.sources
    let source = sources.add(SourceFile(name: "metrics/a.yaml", text: text))
    var definitions = Example.project.definitions
    let read = readDefinitions(projectFile: nil, definitionFiles: [source], in: sources)
    definitions.metrics = read.value.metrics
    let findings = checkModel(definitions, revision: "").findings.filter { $0.message.contains("'nope'") }
    let place = try #require(findings.first?.place, "\(text)")
    let bytes = sources[place.source].bytes
    #expect(String(decoding: bytes[Int(place.start)..<Int(place.end)], as: UTF8.self) == "nope", "\(text)")
  }

  private func mutated(_ bytes: [UInt8], _ random: inout Random) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(6) where !bytes.isEmpty {
      let position = random.below(bytes.count)
      switch random.below(4) {
      case 0: bytes.remove(at: position)
      case 1: bytes.insert(random.pick(Array(":-[]{}'\"#&*!|>%@`,?\n \t()\u{00}é".utf8)), at: position)
      case 2: bytes[position] = UInt8(random.below(256))
      default:
        let end = min(bytes.count, position + random.below(40))
        bytes.removeSubrange(position..<end)
      }
    }
    return bytes
  }
}
