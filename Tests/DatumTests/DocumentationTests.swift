import Checks
import Definitions
import Diagnostics
import Foundation
import Model
import Project
import Testing

/// Every example of the documentation is run: commands print what stands below them, definitions have no findings.
@Suite struct DocumentationTests {
  struct Example_: CustomTestStringConvertible, Sendable {
    let file: String
    let line: Int
    let language: String
    let text: String
    var testDescription: String { "\(file):\(line)" }
  }

  static let files: [String] = {
    let found =
      FileManager.default.enumerator(atPath: Example.root + "docs")?.compactMap { $0 as? String } ?? []
    return ["README.md"] + found.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
  }()

  static let blocks: [Example_] = files.flatMap { file -> [Example_] in
    guard let text = try? String(contentsOfFile: Example.root + file, encoding: .utf8) else { return [] }
    var blocks: [Example_] = []
    var open: (line: Int, language: String, lines: [String])?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(
            Example_(
              file: file, line: block.line, language: block.language,
              text: block.lines.joined(separator: "\n") + "\n"))
          open = nil
        } else {
          open = (index + 1, String(line.dropFirst(3)), [])
        }
      } else {
        open?.lines.append(String(line))
      }
    }
    return blocks
  }

  static let commands = blocks.filter { $0.language == "console" && $0.text.hasPrefix("$ ./datum ") }

  static let requests = blocks.filter { $0.language == "console" && $0.text.hasPrefix("$ curl ") }

  static let settings = blocks.filter { $0.language == "yaml" && $0.text.hasPrefix("listen:") }

  static let definitions = blocks.filter { block in
    block.language == "yaml" && !block.file.hasPrefix("docs/errors/")
      && ["entity:", "metrics:", "name:", "rates:", "currencies:"].contains { block.text.hasPrefix($0) }
  }

  @Test func `there are examples to run`() {
    #expect(DocumentationTests.commands.count >= 10)
    #expect(DocumentationTests.definitions.count >= 3)
    #expect(DocumentationTests.requests.count >= 7)
    #expect(DocumentationTests.settings.count == 1)
  }

  @Test(arguments: commands) func `a command prints what stands below it`(_ example: Example_) throws {
    let lines = example.text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    var command = String(lines[0].dropFirst("$ ./datum ".count))
    var most: Int?
    if let pipe = command.firstRange(of: " | head -n ") {
      most = Int(command[pipe.upperBound...].trimmingCharacters(in: .whitespaces))
      command = String(command[..<pipe.lowerBound])
    }
    let outcome = try CommandLineTool.run(CommandLineTool.words(command), in: Example.root)
    var printed = outcome.output + outcome.error
    if let most {
      printed =
        outcome.output.split(separator: "\n", omittingEmptySubsequences: false).prefix(most).joined(
          separator: "\n") + "\n"
    }
    // The first run of the demo tells that it loads its seeds.
    printed = printed.split(separator: "\n", omittingEmptySubsequences: false).filter {
      !$0.hasPrefix("datum: loading")
    }
    .joined(separator: "\n")
    let expected = lines.count > 1 ? String(lines[1]) : ""
    #expect(trimmed(printed) == trimmed(expected), "\(example.file):\(example.line)")
  }

  @Test(arguments: requests) func `a request is answered as stands below it`(_ example: Example_) throws {
    let server = try ServerTests.example.get()
    let lines = example.text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    let command = lines[0].dropFirst(2).replacing("http://127.0.0.1:8080", with: server.address)
    let printed = try Shell.run(String(command))
    #expect(trimmed(printed) == trimmed(String(lines[1])), "\(example.file):\(example.line)")
  }

  @Test func `the notebook runs from its first cell to its last`() throws {
    let data = try Data(contentsOf: URL(filePath: Example.root + "docs/howto/notebook.ipynb"))
    let notebook = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    let code = cells.filter { $0["cell_type"] as? String == "code" }.compactMap {
      ($0["source"] as? [String])?.joined()
    }
    let path = NSTemporaryDirectory() + "datum-notebook-\(UUID().uuidString).py"
    try code.joined(separator: "\n\n").write(toFile: path, atomically: false, encoding: .utf8)
    let printed = try Shell.run("DATUM_URL=\(try ServerTests.example.get().address) python3 \(path)")
    #expect(
      trimmed(printed) == """
        FR 620904.17 955
        US 236694.81 648
        GB 229226.31 895
        unknown metric 'gvm'
        did you mean 'gmv'?
        """)
  }

  @Test(arguments: settings) func `settings have no findings`(_ example: Example_) throws {
    var sources = SourceFiles()
    let read = readServer(sources.add(SourceFile(name: "server.yaml", text: example.text)), in: sources)
    #expect(read.findings.isEmpty, "\(TextReport().text(of: read.findings, in: sources))")
  }

  @Test(arguments: definitions) func `a definition has no findings`(_ example: Example_) throws {
    let folder = NSTemporaryDirectory() + "datum-docs-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder + "/metrics", withIntermediateDirectories: true)
    let isProject = example.text.hasPrefix("name:")
    try (isProject ? example.text : "name: docs\n").write(
      toFile: folder + "/datum.yaml", atomically: false, encoding: .utf8)
    if !isProject {
      try example.text.write(toFile: folder + "/metrics/example.yaml", atomically: false, encoding: .utf8)
    }
    // Beside the worked example, so that entities it refers to exist; its own names win.
    let own = Set(
      example.text.split(separator: "\n").filter { $0.hasPrefix("entity: ") }.map {
        $0.dropFirst(8).split(separator: " ")[0]
      })
    let ownsRates =
      example.text.contains("\nrates:") || example.text.hasPrefix("rates:")
      || example.text.hasPrefix("currencies:")
    for file in try FileManager.default.contentsOfDirectory(atPath: Example.root + "metrics")
    where file.hasSuffix(".yaml") {
      let text = try String(contentsOfFile: Example.root + "metrics/" + file, encoding: .utf8)
      if own.contains(where: { text.contains("entity: \($0)\n") }) || (ownsRates && file == "currencies.yaml")
        || isProject
      {
        continue
      }
      try text.write(toFile: folder + "/metrics/\(file)", atomically: false, encoding: .utf8)
    }
    var project = loadProject(at: folder)
    if !project.findings.hasErrors { ProjectChecks(of: project).compile(in: &project) }
    let findings = project.findings.filter { finding in
      finding.place.map { project.sources[$0.source].name.hasSuffix("example.yaml") || isProject } ?? true
        && finding.code != .duplicateName
    }
    #expect(
      findings.isEmpty,
      "\(example.file):\(example.line)\n\(TextReport().text(of: findings, in: project.sources))")
  }

  private func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespacesAndNewlines) }
}
