package import Definitions
package import Diagnostics
package import Engines
import Glibc

extension Project {
  /// The connection that a question runs on: the one named, or the project's default.
  package func connection(named name: String?) -> Diagnosed<ConnectionDefinition?> {
    let connections = definitions.project.connections
    let wanted = name ?? definitions.project.defaultConnection?.value ?? connections.first?.name.value
    if let wanted, let found = connections.first(where: { $0.name.value == wanted }) {
      return Diagnosed(found)
    }
    let names = connections.map(\.name.value)
    guard let wanted else {
      return Diagnosed(
        nil,
        findings: [
          Finding(.unknownConnection, "the project has no connection to a database", at: nil)
            .helping("add to datum.yaml: connections: {demo: {engine: sqlite, path: .datum/demo.sqlite}}")
        ])
    }
    return Diagnosed(
      nil,
      findings: [
        Finding(.unknownConnection, "unknown connection '\(wanted)'", at: nil)
          .noting("connections are \(names.joined(separator: ", "))").suggesting(wanted, from: names)
      ])
  }

  /// Opens a connection. A SQLite database with seeds is built first when it is missing or out of date.
  ///
  /// - Parameter progress: called with what takes time.
  package func open(
    _ connection: ConnectionDefinition, progress: (String) -> Void
  ) throws(EngineError) -> any Engine {
    switch connection.engine {
    case .sqlite:
      let path = absolute(connection.path ?? "")
      if let folder = connection.seeds {
        try checkSeeds(in: folder)
        let seeds = SQLiteSeeds(path: path, files: seedFiles(in: folder))
        if seeds.isOutdated() {
          makeFolder(of: path)
          progress("loading \(folder) into \(connection.path ?? "")")
          try seeds.build { _ in }
        }
      }
      return try SQLiteEngine(path: path)
    case .postgres:
      return try PostgresEngine(url: try url(of: connection))
    }
  }

  private func checkSeeds(in folder: String) throws(EngineError) {
    for table in seedTables(of: model) where access("\(absolute(folder))/\(table.name).csv", F_OK) != 0 {
      throw .badSeed(
        file: "\(folder)/\(table.name).csv", line: 1,
        reason: "there is no such file for the table '\(table.name)'")
    }
  }

  /// The seed files of a folder that exist, with the tables that they fill.
  package func seedFiles(in folder: String) -> [(table: SeedTable, path: String)] {
    seedTables(of: model).compactMap { table in
      let path = "\(absolute(folder))/\(table.name).csv"
      return access(path, F_OK) == 0 ? (table, path) : nil
    }
  }

  /// The URL with environment variables filled in.
  package func url(of connection: ConnectionDefinition) throws(EngineError) -> String {
    var rest = Substring(connection.url?.value ?? "")
    var result = ""
    while let start = rest.firstRange(of: "${") {
      result += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else { break }
      let name = String(rest[start.upperBound..<end])
      guard let value = getenv(name) else {
        throw .variableUnset(name)
      }
      result += String(cString: value)
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  package func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "\(root)/\(path)" }

  private func makeFolder(of path: String) {
    var made = ""
    for part in path.split(separator: "/").dropLast() {
      made += "/\(part)"
      mkdir(made, 0o755)
    }
  }
}
