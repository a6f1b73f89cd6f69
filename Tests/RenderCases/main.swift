import DatumAPI
import Foundation

// render-cases PROJECT CASES DIALECT: the statement of every case for a dialect of the project, one JSON object a line;
// no "sql" where the dialect has no way to say it. The conformance kit breaks dialect files with it.
let arguments = CommandLine.arguments
guard arguments.count == 4 else {
  FileHandle.standardError.write(Data("usage: render-cases PROJECT CASES DIALECT\n".utf8))
  exit(2)
}
let (project, cases, dialect) = (arguments[1], arguments[2], arguments[3])
do {
  let datum = try Datum(projectAt: project, dialects: [dialect])
  for path in try FileManager.default.subpathsOfDirectory(atPath: cases).sorted()
  where path.hasSuffix("/query.yaml") {
    let question = try String(contentsOfFile: "\(cases)/\(path)", encoding: .utf8)
    var line = ["case": String(path.dropLast("/query.yaml".count))]
    line["sql"] = try? datum.compile(yaml: question, dialect: dialect)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(line), as: UTF8.self))
  }
} catch {
  FileHandle.standardError.write(Data("\(error)\n".utf8))
  exit(1)
}
