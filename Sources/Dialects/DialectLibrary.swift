package import Diagnostics
package import SQL
import YAMLTree

/// The dialects that can be compiled for: those in the binary and those of the project, which come first.
///
/// A file is read when its dialect is first asked for.
package struct DialectLibrary: Sendable {
  package let projectFiles: [(name: String, source: SourceID)]

  /// - Parameter projectFiles: the files of the project's `dialects` folder, by dialect name.
  package init(projectFiles: [(name: String, source: SourceID)] = []) { self.projectFiles = projectFiles }

  package var names: [String] {
    (projectFiles.map(\.name) + DialectLibrary.builtin.map(\.name)).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  static let builtin: [(name: String, bytes: [UInt8])] = [
    ("sqlite", PackageResources.sqlite_yaml), ("postgres", PackageResources.postgres_yaml),
    ("snowflake", PackageResources.snowflake_yaml), ("redshift", PackageResources.redshift_yaml),
    ("duckdb", PackageResources.duckdb_yaml), ("bigquery", PackageResources.bigquery_yaml),
    ("databricks", PackageResources.databricks_yaml), ("trino", PackageResources.trino_yaml),
    ("clickhouse", PackageResources.clickhouse_yaml), ("mysql", PackageResources.mysql_yaml),
  ]

  /// The dialect of that name; nil with a finding when there is none or its file is not whole.
  ///
  /// - Parameters:
  ///   - sources: the file of a built-in dialect is added when findings point into it.
  ///   - place: where the name was written.
  package func dialect(
    named name: String, in sources: inout SourceFiles, at place: SourceSpan? = nil
  ) -> Diagnosed<Dialect?> {
    var findings: [Finding] = []
    var chain: [String] = []
    var layers: [DialectFile] = []
    var next: String? = name
    var nextPlace = place
    while let current = next {
      if chain.contains(current) {
        findings.append(DialectProblem.cycle(chain + [current], nextPlace).finding)
        return Diagnosed(nil, findings: findings)
      }
      chain.append(current)
      guard let source = source(of: current, in: &sources) else {
        findings.append(DialectProblem.unknownDialect(current, nextPlace, candidates: names).finding)
        return Diagnosed(nil, findings: findings)
      }
      let file = readDialectFile(source, in: sources)
      findings += file.findings
      if findings.hasErrors { return Diagnosed(nil, findings: findings) }
      layers.append(file.value)
      next = file.value.extends?.value
      nextPlace = file.value.extends?.span
    }
    let made = makeDialect(named: name, from: layers.reversed())
    findings += made.findings
    return Diagnosed(findings.hasErrors ? nil : made.value, findings: findings)
  }

  /// The same with one more file, before those of that name.
  package func adding(_ name: String, _ source: SourceID) -> DialectLibrary {
    DialectLibrary(projectFiles: [(name, source)] + projectFiles.filter { $0.name != name })
  }

  /// What neither a dialect nor its relatives say, with the arguments of each and how `postgres` says it.
  package func unsaid(
    by name: String, in sources: inout SourceFiles
  ) -> [(key: String, arguments: [String], example: String)] {
    let said = Set(layers(of: name, in: &sources).flatMap { $0.entries.map(\.key) })
    let example = layers(of: "postgres", in: &sources).flatMap(\.entries)
    return (Form.allCases.map(\.rawValue) + SQLType.keys.map { "types.\($0)" }).filter { !said.contains($0) }
      .map { key in
        (
          key, Form(rawValue: key)?.placeholders ?? [],
          example.first { $0.key == key }?.scalar?.text ?? "null"
        )
      }
  }

  /// The files of a dialect and of its relatives, itself first; as many as can be read.
  private func layers(of name: String, in sources: inout SourceFiles) -> [DialectFile] {
    var layers: [DialectFile] = []
    var names: [String] = []
    var next: String? = name
    while let current = next, !names.contains(current), let source = source(of: current, in: &sources) {
      names.append(current)
      let file = readDialectFile(source, in: sources).value
      layers.append(file)
      next = file.extends?.value
    }
    return layers
  }

  /// Whether the project brings a file for it.
  package func isOfProject(_ name: String) -> Bool { projectFiles.contains { $0.name == name } }

  private func source(of name: String, in sources: inout SourceFiles) -> SourceID? {
    if let file = projectFiles.first(where: { $0.name == name }) { return file.source }
    guard let file = DialectLibrary.builtin.first(where: { $0.name == name }) else { return nil }
    return sources.add(SourceFile(name: "dialects/\(name).yaml", bytes: file.bytes))
  }
}
