import Definitions
import Diagnostics
import Engines
import Foundation
import Model
import Project
import SQL

/// The worked example of this repository, loaded once, with the databases that hold its seeds.
enum Example {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path()

  static let project: Project = loadProject(at: String(root.dropLast()))

  static let dialectNames = [
    "sqlite", "postgres", "snowflake", "redshift", "duckdb", "bigquery", "databricks", "trino", "clickhouse",
    "mysql",
  ]

  static let dialects: [String: Dialect] = {
    var project = Example.project
    return Dictionary(uniqueKeysWithValues: dialectNames.map { ($0, project.dialect(named: $0)!) })
  }()

  /// A SQLite database with the seeds, made anew for this run of the tests.
  static let sqlitePath: String = {
    let path = NSTemporaryDirectory() + "datum-example-\(ProcessInfo.processInfo.processIdentifier).sqlite"
    try! SQLiteSeeds(path: path, files: project.seedFiles(in: "metrics/seeds")).build { _ in }
    return path
  }()

  /// Where `./test` put its Postgres; nil at a desk without one.
  static let postgresURL: String? = ProcessInfo.processInfo.environment["DATUM_TEST_POSTGRES"]

  /// The connection string of a Postgres with the seeds.
  static let seededPostgresURL: String? = postgresURL.map { url in
    let schema = "example_\(ProcessInfo.processInfo.processIdentifier)"
    try! PostgresEngine.seed(url: url, schema: schema, files: project.seedFiles(in: "metrics/seeds")) { _ in }
    return url + " options='-c search_path=\(schema)'"
  }

  /// In CI a database that is not there is a failure; at a desk it is told and passed over.
  static var demandsPostgres: Bool { ProcessInfo.processInfo.environment["CI"] != nil }

  /// Set to write what is expected anew: `DATUM_UPDATE=1 ./test --filter CaseTests`.
  static let isUpdating = ProcessInfo.processInfo.environment["DATUM_UPDATE"] == "1"
}
