import Definitions
import Diagnostics
import Format
import Foundation
import Project
import Proof
import Testing
import YAMLTree

/// `datum format`: the same tree, the same comments, and nothing to do the second time.
@Suite struct FormatTests {
  struct Line: CustomTestStringConvertible, Sendable {
    let before: String
    let after: String
    var testDescription: String { before }
  }

  static let lines: [Line] = [
    Line(before: "a-1", after: "a - 1"), Line(before: "-a*2", after: "-a * 2"),
    Line(before: "a--1", after: "a - -1"),
    Line(before: "sum( a )/count( )", after: "sum(a) / count()"), Line(before: "a<>b", after: "a != b"),
    Line(before: "CASE WHEN a>-1 THEN 'x' ELSE 'y' END", after: "case when a > -1 then 'x' else 'y' end"),
    Line(before: "s in('p' ,'q')", after: "s in ('p', 'q')"),
    Line(before: "order . brand.country", after: "order.brand.country"),
    Line(before: "not(a and b)", after: "not (a and b)"), Line(before: "12.50  USD", after: "12.50 USD"),
    Line(before: "a between 1 AND 2", after: "a between 1 and 2"),
    Line(before: "cast( a as text )", after: "cast(a as text)"),
    Line(before: "count(distinct  retailer where x)", after: "count(distinct retailer where x)"),
    Line(
      before: "exists(order,by:retailer,within:7 days)", after: "exists(order, by: retailer, within: 7 days)"),
    Line(before: "'it''s  two'||\"odd  name\"", after: "'it''s  two' || \"odd  name\""),
    Line(before: "$a+1", after: "$a + 1"),
    Line(before: "a*(b+c)", after: "a * (b + c)"),
    Line(before: "total(gmv by brand.country)", after: "total(gmv by brand.country)"),
  ]

  @Test(arguments: lines) func `an expression is written as all are`(_ line: Line) {
    #expect(formatExpression(line.before) == line.after)
    #expect(formatExpression(line.after) == line.after)
  }

  @Test func `an expression that cannot be read stays`() {
    #expect(formatExpression("a ~ b") == nil)
    #expect(formatExpression("'open") == nil)
    #expect(formatExpression("") == nil)
  }

  @Test func `random expressions keep their tree`() {
    for seed in 1...40 {
      let random = RandomProject(seed: UInt64(seed), questions: 1)
      let texts = random.entityFiles + [random.definitions]
      for text in texts {
        var sources = SourceFiles()
        let file = sources.add(SourceFile(name: "metrics/a.yaml", text: text))
        let read = readDefinitions(projectFile: nil, definitionFiles: [file], in: sources)
        for place in read.value.expressions {
          // Without blanks, as far as words allow.
          let dense = place.text.replacing(" + ", with: "+").replacing(" * ", with: "*").replacing(
            ", ", with: ",")
          guard let formatted = formatExpression(dense) else { continue }
          #expect(isSame(formatted, place.text), "\(place.text)\n\(formatted)")
        }
      }
    }
  }

  @Test func `files keep comments, texts over several lines and their order`() throws {
    let before = """
      # Orders   \r
      entity: order   # one row   \r
      table: orders
      key: order_id



      columns:
        order_id: integer
        a: integer
      facts:
        wide: >-
          a  +
             2
      metrics:
        # kept
        m: sum( a )/count()   # and this
        n: {expr: 'count(where a<>1 )', description: "two  blanks   stay"}
        text: {expr: count( ), description: "it is said: yes"}


      """
    let after = """
      # Orders
      entity: order   # one row
      table: orders
      key: order_id

      columns:
        order_id: integer
        a: integer
      facts:
        wide: >-
          a  +
             2
      metrics:
        # kept
        m: sum(a) / count()   # and this
        n: {expr: 'count(where a != 1)', description: "two  blanks   stay"}
        text: {expr: count(), description: "it is said: yes"}

      """
    #expect(formatted(before) == after)
    #expect(formatted(after) == after)
  }

  @Test func `the worked example is formatted`() {
    let project = Example.project
    for file in project.definitionFiles {
      let text = formatDefinitions(file, expressions: project.definitions.expressions, in: project.sources)
      #expect(text == project.sources[file].bytes, "\(project.sources[file].name)")
    }
  }

  private func formatted(_ text: String) -> String {
    var sources = SourceFiles()
    let file = sources.add(SourceFile(name: "metrics/a.yaml", text: text))
    let read = readDefinitions(projectFile: nil, definitionFiles: [file], in: sources)
    return String(
      decoding: formatDefinitions(file, expressions: read.value.expressions, in: sources), as: UTF8.self)
  }

  private func isSame(_ one: String, _ other: String) -> Bool {
    var sources = SourceFiles()
    func parse(_ text: String) -> some Equatable {
      parseExpression(text, at: ScalarOrigin(wholeOf: sources.add(SourceFile(name: "text", text: text))))
        .value
    }
    return parse(one) == parse(other)
  }
}
