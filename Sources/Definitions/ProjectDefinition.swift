package import Diagnostics
package import Values

/// `datum.yaml`, as written.
package struct ProjectDefinition: Sendable {
  package var name = ""
  package var timeZone = "UTC"
  package var timeZoneSpan: SourceSpan?
  package var calendar = BusinessCalendar()
  package var reportingCurrency: Written<String>?
  package var targets: [Written<String>] = []
  package var connections: [ConnectionDefinition] = []
  package var defaultConnection: Written<String>?
  package var lint = LintDefinition()
  /// The keys of time that are written, and not left to what is usual.
  package var says: Set<String> = []

  package init() {}
}

/// A database that questions can be run on.
package struct ConnectionDefinition: Sendable {
  package enum Engine: String, Sendable, CaseIterable { case sqlite, postgres }

  package let name: Written<String>
  package let engine: Engine
  /// SQLite: the database file, relative to the project.
  package let path: String?
  /// Postgres: a connection URL; `${NAME}` stands for an environment variable.
  package let url: Written<String>?
  /// A folder of CSV files, one a table.
  package let seeds: String?
}
