import ArgumentParser
import Definitions
import Diagnostics
import Format
import Glibc
import Model
import Project

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "format", abstract: "Write definitions as everybody does.",
    discussion: """
      Expressions get the same blanks and small letters, ends of lines no blanks, files one line end. Comments, the order of keys
      and what is laid out over several lines stay. Nothing changes its meaning: where a file would, it is left alone.

      EXAMPLES
        datum format
        datum format --check
        datum format --diff
      """)

  @OptionGroup var options: ProjectOptions

  @Flag(name: .long, help: "Write nothing; the exit code is 1 where a file would change.")
  var check = false

  @Flag(name: .long, help: "Write nothing; print the changes.")
  var diff = false

  func run() throws {
    let project = try options.load()
    var contents: [String: [UInt8]] = [:]
    for source in [project.projectFile].compactMap(\.self) + project.definitionFiles {
      contents[project.sources[source].name] = project.sources[source].bytes
    }
    var changed = 0
    for file in project.definitionFiles {
      let name = project.sources[file].name, before = project.sources[file].bytes
      let after = formatDefinitions(file, expressions: project.definitions.expressions, in: project.sources)
      guard after != before else { continue }
      // The proof of a formatter is that nothing else can tell that it was there.
      let next = loadProject(
        from: ProjectFiles(root: project.root, contents: contents.merging([name: after]) { $1 }))
      guard next.saysTheSame(as: project) else {
        Terminal.printError("datum: \(name) is left as it is: formatting would change what it says")
        continue
      }
      changed += 1
      if diff {
        Terminal.write(unifiedDiff(before, after, path: name), to: STDOUT_FILENO)
      } else if check {
        Terminal.print(name)
      } else {
        try replaceFile("\(project.root)/\(name)", with: after)
      }
    }
    let files = "\(changed) file\(changed == 1 ? "" : "s")"
    if check || diff {
      Terminal.printError("datum: \(changed == 0 ? "all files are formatted" : "\(files) would change")")
      if check, changed > 0 { throw ExitCode.findings }
    } else {
      Terminal.printError("datum: \(changed == 0 ? "all files are formatted" : "\(files) changed")")
    }
  }
}

extension Project {
  /// Whether every expression is the same tree, and whatever else is written the same.
  fileprivate func saysTheSame(as other: Project) -> Bool {
    definitions.expressions.count == other.definitions.expressions.count
      && findings.map(\.message) == other.findings.map(\.message)
      && model.metrics.map(\.name) == other.model.metrics.map(\.name)
      && zip(model.metrics, other.model.metrics).allSatisfy {
        $0.formula == $1.formula && $0.about == $1.about
      }
      && zip(model.entities, other.model.entities).allSatisfy { one, two in
        one.dimensions.map(\.expression) == two.dimensions.map(\.expression)
          && one.facts.map(\.expression) == two.facts.map(\.expression)
      }
  }
}
