import Definitions
import Diagnostics
import Foundation
import Model
import Normal
import Project
import Proof
import Testing
import YAMLTree

/// What `datum prove` must tell: `Tests/Proofs/pairs.txt` line by line, and no proof that random data contradict.
@Suite struct ProofTests {
  static let project = loadProject(at: Example.root + "Tests/Proofs")

  struct Pair: CustomTestStringConvertible, Sendable {
    let verdict: String
    let left: String
    let right: String
    var testDescription: String { "\(verdict): \(left) and \(right)" }
  }

  static let pairs: [Pair] = {
    let text = (try? String(contentsOfFile: Example.root + "Tests/Proofs/pairs.txt", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.components(separatedBy: " | ")
      return Pair(verdict: parts[0], left: parts[1], right: parts[2])
    }
  }()

  @Test func `the project of the pairs is without findings`() {
    let project = ProofTests.project
    #expect(project.findings.isEmpty, "\(TextReport().text(of: project.findings, in: project.sources))")
    #expect(ProofTests.pairs.count > 60)
  }

  @Test(arguments: pairs) func `the verdict is as expected`(_ pair: Pair) throws {
    let left = try proved(pair.left), right = try proved(pair.right)
    for (one, other) in [(left, right), (right, left)] {
      let verdict = prove(one, other, dialect: Example.dialects["sqlite"]!, attempts: 300)
      #expect(words(verdict) == pair.verdict, "\(pair.left) and \(pair.right)")
    }
  }

  private func words(_ verdict: Verdict) -> String {
    switch verdict {
    case .equal(let assumptions):
      assumptions.isEmpty ? "equal" : "equal if \(assumptions.map(\.text).sorted().joined(separator: ", "))"
    case .different(_, let missing): "different" + condition(missing)
    case .unknown(_, let missing): "unknown" + condition(missing)
    }
  }

  private func condition(_ missing: [AssumptionText]) -> String {
    missing.isEmpty ? "" : " unless \(missing.map(\.text).sorted().joined(separator: ", "))"
  }

  /// Pairs that are made of each other by chance: most by a change that keeps the meaning, some by one that does not.
  @Test func `what is proved equal has equal answers for random data`() throws {
    var random = Random(seed: DifferentialTests.firstSeed &+ 77)
    let count = DifferentialTests.pairs
    var proofs = 0, assuming = 0, different = 0, unknown = 0, refused = 0
    for number in 0..<count {
      var writer = RandomPair(random: random)
      let (one, other) = writer.pair()
      random = writer.random
      // An aggregate of a number alone does not say of which rows.
      guard let left = try formula(one).value, let right = try formula(other).value else {
        refused += 1
        continue
      }
      let equal = proveEqual(left.formula, in: left.project.model, right.formula, in: right.project.model)
      let witness = findWitness(
        left, right, dialect: Example.dialects["sqlite"]!, attempts: equal == nil ? 24 : 8,
        seed: UInt64(number),
        isOrderly: equal?.isEmpty == false)
      if let equal {
        #expect(
          witness == nil,
          "proved equal\(equal.map { " if \($0.text)" }), and they are not:\n\(one)\n\(other)\n\(witness!)")
        proofs += 1
        if !equal.isEmpty { assuming += 1 }
      } else if witness != nil {
        different += 1
      } else {
        unknown += 1
        if ProcessInfo.processInfo.environment["DATUM_SHOW_UNKNOWN"] != nil {
          print("unknown:\n  \(one)\n  \(other)")
        }
      }
    }
    let share = 100 * proofs / max(1, proofs + unknown)
    print(
      "proofs: \(proofs) equal, \(assuming) of them with assumptions, \(different) different, \(unknown) unknown, \(refused) refused: \(share) % of what is not told apart is proved"
    )
    #expect(refused * 20 < count, "many pairs are refused")
    #expect(proofs * 4 > count, "few pairs are proved")
    #expect(different * 10 > count, "few pairs differ")
  }

  @Test func `the digest is that of the standard`() {
    #expect(sha256([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(sha256(million) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  private func proved(_ text: String) throws -> ProvedFormula {
    let made = try formula(text)
    return try #require(made.value, "\(text)\n\(made.refusal)")
  }

  private func formula(_ text: String) throws -> (value: ProvedFormula?, refusal: String) {
    var sources = ProofTests.project.sources
    let source = sources.add(SourceFile(name: "definition", text: text))
    let parsed = parseExpression(text, at: ScalarOrigin(wholeOf: source))
    var checker = ExpressionChecker(model: ProofTests.project.model)
    let formula = checker.check(parsed.value, in: .metric(home: nil))
    let findings = parsed.findings + checker.findings
    guard !findings.hasErrors else { return (nil, TextReport().text(of: findings, in: sources)) }
    let project = ProvedProject(
      model: ProofTests.project.model, definitions: ProofTests.project.definitions)
    return (ProvedFormula(name: "x", expression: parsed.value, formula: formula, project: project), "")
  }
}

extension DifferentialTests {
  /// Twenty thousand where everything is checked; `DATUM_PAIRS` names another number.
  static var pairs: Int {
    ProcessInfo.processInfo.environment["DATUM_PAIRS"].flatMap(Int.init)
      ?? (Example.demandsPostgres ? 20_000 : 1_500)
  }
}
