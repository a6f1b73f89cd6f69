import ArgumentParser
import Compiler
import Definitions
import Diagnostics
import Dialects
import Engines
import Glibc
import Model
import Project
import SQL
import YAMLTree

struct DialectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dialects", abstract: "List the SQL dialects, explain one, or check a dialect file.",
    discussion: """
      A dialect of your own is a file dialects/NAME.yaml in the project. What is proved about each is in docs/conformance.md.

      EXAMPLES
        datum dialects
        datum dialects show mysql
        datum dialects check dialects/mysql.yaml
      """, subcommands: [List.self, Show.self, Check.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The dialects of the program and of the project.")

    @OptionGroup var options: ProjectOptions

    func run() throws {
      var (library, sources, _) = try dialects(options)
      let rows = library.names.map { name -> [String] in
        guard let dialect = library.dialect(named: name, in: &sources).value else {
          return [name, "not whole: datum dialects check", "", ""]
        }
        return [
          name, dialect.title, dialect.executes ? "runs here" : "text",
          dialect.relative.map { "extends \($0)" } ?? "",
          library.isOfProject(name) ? "of the project" : "", lacking(dialect),
        ]
      }
      let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
      for row in rows {
        var line = ""
        for (cell, width) in zip(row, widths + [0]) where width > 0 || !cell.isEmpty {
          line += cell + String(repeating: " ", count: max(0, width - cell.count) + 2)
        }
        while line.last == " " { line.removeLast() }
        Terminal.print(line)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How one dialect spells things, and what it lacks.")

    @OptionGroup var options: ProjectOptions
    @Argument(help: "The dialect to explain.") var name: String

    func run() throws {
      var (library, sources, _) = try dialects(options)
      let made = library.dialect(named: name, in: &sources)
      printFindings(made.findings, in: sources)
      guard let dialect = made.value else { throw ExitCode.findings }
      Terminal.print(explanation(of: dialect))
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Check a dialect file: what is wrong, what is missing, which metrics of the project it can say.")

    @OptionGroup var options: ProjectOptions
    @Argument(help: "The file, for example dialects/house.yaml.", completion: .file(extensions: ["yaml"]))
    var file: String

    func run() throws {
      var (_, sources, project) = try dialects(options)
      guard let bytes = readBytes(of: file) else {
        throw fail(
          Finding(.unreadable, "cannot read \(file): \(String(cString: strerror(errno)))", at: nil)
            .helping("check the name of the file; it is looked for from the current folder"),
          code: .environment)
      }
      let name = String((file.split(separator: "/").last ?? "").prefix { $0 != "." })
      let source = sources.add(SourceFile(name: file, bytes: bytes))
      let library = (project?.dialects ?? DialectLibrary()).adding(name, source)
      let made = library.dialect(named: name, in: &sources)
      printFindings(made.findings, in: sources)
      let missing = library.unsaid(by: name, in: &sources)
      if !missing.isEmpty {
        Terminal.print("what is missing, with what it takes and how postgres says it:")
        for key in missing {
          let takes = key.arguments.isEmpty ? "" : " (\(key.arguments.joined(separator: ", ")))"
          Terminal.print("  \(key.key)\(takes): \(key.example)")
        }
      }
      guard let dialect = made.value else { throw ExitCode.findings }
      Terminal.print(explanation(of: dialect))
      guard let project, !project.findings.hasErrors else { return }
      let refused = project.model.metrics.compactMap { metric -> String? in
        let request = QueryRequest(metric: metric.name, at: metric.nameSpan)
        let compiled = compile(request, in: project.model, for: dialect)
        let reason = compiled.findings.first { $0.code == .dialectCannotSay }?.message
        return compiled.value == nil ? reason.map { "  \(metric.name): \($0)" } : nil
      }
      let count = project.model.metrics.count
      Terminal.print("\(count - refused.count) of \(count) metrics of '\(project.model.name)' can be said")
      for line in refused { Terminal.print(line) }
    }
  }
}

/// The dialects of the project that one stands in; those of the program elsewhere.
private func dialects(_ options: ProjectOptions) throws -> (DialectLibrary, SourceFiles, Project?) {
  guard options.project != nil || findProject(from: ".") != nil else {
    return (DialectLibrary(), SourceFiles(), nil)
  }
  let project = try options.load()
  return (project.dialects, project.sources, project)
}

private func lacking(_ dialect: Dialect) -> String {
  let meanings = dialect.lacks.map(\.meaning).reduce(into: [String]()) {
    if !$0.contains($1) { $0.append($1) }
  }
  return meanings.isEmpty ? "" : "lacks \(meanings.joined(separator: ", "))"
}

private func explanation(of dialect: Dialect) -> String {
  var lines = ["\(dialect.name): \(dialect.title)\(dialect.versions.isEmpty ? "" : ", \(dialect.versions)")"]
  if let relative = dialect.relative { lines.append("  extends \(relative)") }
  lines.append(
    dialect.executes ? "  Datum runs its statements" : "  Datum prints its statements, and you run them")
  for statement in dialect.session { lines.append("  send first: \(statement)") }
  let strategies: [(String, String)] = [
    ("exact numbers", dialect.decimals.rawValue), ("percentiles", dialect.percentile.rawValue),
    ("sorted aggregates", dialect.sortedAggregates.rawValue),
    ("conditions on groups", dialect.groups.rawValue),
    ("filtered aggregates", dialect.conditionalAggregate.rawValue), ("zones", dialect.zones.rawValue),
    ("nulls last", dialect.nullsOrder.rawValue),
    ("periods", dialect.template(.series) == nil ? "recursive" : "series"),
  ]
  for (name, value) in strategies { lines.append("  \(name): \(value)") }
  for (key, meaning) in dialect.lacks { lines.append("  refuses \(meaning) (\(key))") }
  return lines.joined(separator: "\n")
}
