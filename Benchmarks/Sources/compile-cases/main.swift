import DatumAPI
import Foundation

// compile-cases PROJECT [DIALECT]: compiles the question of every case again and again, and prints how long that takes.
let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
  FileHandle.standardError.write(Data("usage: compile-cases PROJECT [DIALECT]\n".utf8))
  exit(2)
}
let root = arguments[1]
let dialect = arguments.count > 2 ? arguments[2] : "postgres"
let datum = try Datum(projectAt: root, dialects: [dialect])
let cases = root + "/Tests/Cases"
let clock = ContinuousClock()
var times: [(name: String, smallest: Double, median: Double)] = []
for path in try FileManager.default.subpathsOfDirectory(atPath: cases).sorted()
where path.hasSuffix("/query.yaml") {
  let question = try String(contentsOfFile: "\(cases)/\(path)", encoding: .utf8)
  guard (try? datum.compile(yaml: question, dialect: dialect)) != nil else { continue }
  let runs = try (0..<200).map { _ in
    let duration = try clock.measure { _ = try datum.compile(yaml: question, dialect: dialect) }
    return Double(duration.components.attoseconds) / 1e12
  }.sorted()
  times.append((String(path.dropLast("/query.yaml".count)), runs[0], runs[runs.count / 2]))
}
func shown(_ microseconds: Double) -> String { "\(Int(microseconds.rounded())) µs" }
let medians = times.map(\.median).sorted()
let smallest = times.map(\.smallest).sorted()
print("\(times.count) cases for \(dialect), each compiled 200 times from its YAML")
print("smallest times: median \(shown(smallest[smallest.count / 2])), largest \(shown(smallest.last ?? 0))")
print("median times:   median \(shown(medians[medians.count / 2])), largest \(shown(medians.last ?? 0))")
for time in times.sorted(by: { $0.median > $1.median }).prefix(8) {
  print("  \(time.name): \(shown(time.smallest)), median \(shown(time.median))")
}
