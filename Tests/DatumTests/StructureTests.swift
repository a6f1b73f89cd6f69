import Foundation
import SQL
import Testing

/// Rules of the house that a compiler does not keep.
@Suite struct StructureTests {
  static let sources: [String] = {
    let found =
      FileManager.default.enumerator(atPath: Example.root + "Sources")?.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix(".swift") }.sorted()
  }()

  /// Files of more than 400 lines, each with its reason.
  static let longFiles: [String: String] = [
    "Model/ModelProblem.swift": "the wording of every problem of the model stands in one place"
  ]

  @Test func `a file has at most four hundred lines`() throws {
    for file in StructureTests.sources where StructureTests.longFiles[file] == nil {
      let lines = try text(of: file).split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= 400, "\(file) has \(lines) lines")
    }
  }

  @Test func `no dialect is named outside of help and the list of built-in files`() throws {
    let allowed: Set<String> = ["Dialects/DialectLibrary.swift"]
    for file in StructureTests.sources
    where !allowed.contains(file) && !file.hasPrefix("datum/") && !file.hasPrefix("Engines/") {
      let code = try text(of: file).split(separator: "\n").filter {
        !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//")
      }
      for name in ["snowflake", "redshift", "bigquery", "duckdb"] {
        #expect(!code.contains { $0.lowercased().contains(name) }, "\(file) names \(name)")
      }
    }
  }

  @Test func `the core does no input or output and holds no locks`() throws {
    let core = [
      "Values", "Diagnostics", "YAMLTree", "Definitions", "Model", "Normal", "Planning", "SQL", "Dialects",
      "Compiler",
    ]
    for file in StructureTests.sources where core.contains(String(file.prefix { $0 != "/" })) {
      let text = try text(of: file)
      for word in ["import Foundation", "import Glibc", " async ", "Mutex", "Date()"] {
        #expect(!text.contains(word), "\(file) has '\(word)'")
      }
    }
  }

  /// The server's libraries bring its essentials along, and a command starts without them.
  @Test func `nothing outside of tests imports Foundation, but the server its essentials`() throws {
    for file in StructureTests.sources {
      let imports = try text(of: file).split(separator: "\n").filter { $0.hasPrefix("import Foundation") }
      #expect(
        imports.isEmpty || file.hasPrefix("Server/") && imports == ["import FoundationEssentials"], "\(file)")
    }
  }

  @Test func `no file forces, and no target is called Core, Common, Support or Utils`() throws {
    for file in StructureTests.sources {
      #expect(try !text(of: file).contains("try!"), "\(file)")
      let target = String(file.prefix { $0 != "/" })
      #expect(!["Core", "Common", "Support", "Utils"].contains(target))
    }
  }

  private func text(of file: String) throws -> String {
    try String(contentsOfFile: Example.root + "Sources/" + file, encoding: .utf8)
  }
}
