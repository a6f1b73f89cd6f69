package import Diagnostics

/// What one row of a table is: `entity:` and what belongs to it, as written.
package struct EntityDefinition: Sendable {
  package enum Source: Sendable, Equatable {
    /// A table, schema-qualified where needed.
    case table(Written<String>)
    /// A query of the project owner's, the only SQL text that reaches a statement as it was written.
    case sql(Written<String>)
  }

  package let name: Written<String>
  package let about: About
  package let source: Source
  package let key: [Written<String>]
  /// A column, or a path along joins: what `month` means for this entity's metrics.
  package let time: Expression?
  /// When a row holds, where rows are versions of something.
  package let validity: ValidityDefinition?
  package let columns: [ColumnDefinition]
  package let joins: [JoinDefinition]
  package let facts: [FactDefinition]
  package let dimensions: [DimensionDefinition]
  package var metrics: [MetricDefinition]
}

/// What every definition may carry for its readers.
package struct About: Sendable, Equatable {
  package enum Tier: String, Sendable, CaseIterable { case draft, team, certified }

  package var label: Written<String>?
  package var description: Written<String>?
  package var owner: Written<String>?
  package var tags: [String] = []
  package var synonyms: [Written<String>] = []
  package var tier: Tier?
  package var format: Written<String>?
  package var isHidden = false
  package var deprecation: Deprecation?

  package init() {}

  package struct Deprecation: Sendable, Equatable {
    /// What is said of the numbers of the replacement.
    package enum Migration: String, Sendable, CaseIterable { case same, scale, filter }

    package var since: Written<String>?
    package var removeAfter: Written<String>?
    package var replacement: Written<String>?
    package var reason: String?
    package var migration: Written<Migration>?
    package let span: SourceSpan
  }
}

package struct ColumnDefinition: Sendable, Equatable {
  package let name: Written<String>
  package let type: ColumnType
  package let typeSpan: SourceSpan
  package let isSensitive: Bool
  /// Whether each of its amounts is posted as it stands, in whole minor units.
  package let isLedger: Bool
  package let description: String?
}

/// The type of a physical column.
package enum ColumnType: Sendable, Equatable {
  case integer(unit: String?)
  case decimal(precision: Int, scale: Int, unit: String?)
  case float(unit: String?)
  case text
  case boolean
  case date
  /// Stored in UTC, or, with a zone, local wall time of that zone.
  case timestamp(zone: String?)
  /// An ISO 4217 code.
  case currency
  /// An amount; the currency is a code or the name of a column. `minor`: integer minor units.
  case money(currency: String, isMinor: Bool, kind: MoneyKind)
  /// Of a column whose type could not be read.
  case unknown
}

/// `valid: {of: retailer_id, from: valid_from, until: valid_until}`: what a row is a version of, and from when until when it
/// holds.
package struct ValidityDefinition: Sendable, Equatable {
  /// The columns that tell what it is a version of; empty for the key without the start.
  package let of: [Written<String>]
  /// The column with its first day or moment.
  package let from: Written<String>
  /// The column with its end, null for a row that still holds.
  package let end: Written<String>
  /// Whether the end is its last day, and not the first that it no longer holds on.
  package let includesEnd: Bool
}

/// A many-to-one relation under a name of its own.
package struct JoinDefinition: Sendable, Equatable {
  package enum Target: Sendable, Equatable {
    /// The columns that hold the key of the entity; the name of the join where no entity is named. `during` is the time whose
    /// version is meant, where the entity has versions.
    case columns([Written<String>], entity: Written<String>?, during: Expression?)
    /// Another path that this name stands for.
    case via(Expression)
  }

  package let name: Written<String>
  package let target: Target
  /// What its rows are called where they are looked at from the entity that it leads to.
  package var inverse: Written<String>?
}

package struct FactDefinition: Sendable {
  package let name: Written<String>
  package let about: About
  package let expression: Expression
}

package struct DimensionDefinition: Sendable {
  package let name: Written<String>
  package let about: About
  package let expression: Expression
  /// The values that may occur, where they are known.
  package let values: [Written<String>]?
}

/// A metric as it is written.
///
/// A class, though nothing in it ever changes: it is handed on by the thousand.
package final class MetricDefinition: Sendable {
  package enum EmptyRule: String, Sendable, CaseIterable { case zero, null }

  package let name: Written<String>
  package let about: About
  package let expression: Expression
  package let filter: Expression?
  package let empty: EmptyRule?
  package let conversion: ConversionDefinition?
  package let places: Places

  /// Where its parts stand, for those who change them.
  package struct Places: Sendable {
    /// The expression as YAML has it, quotes included; nil where there is none.
    package var expression: SourceSpan?
    /// From the key `where` to the end of its value.
    package var filter: SourceSpan?
    /// All of it, from its name on; nil where it has no file.
    package var whole: SourceSpan?

    package init() {}
  }

  /// The expression and the filter.
  package var expressions: [Expression] { [expression] + [filter].compactMap(\.self) }

  package init(
    name: Written<String>, about: About, expression: Expression, filter: Expression?, empty: EmptyRule?,
    conversion: ConversionDefinition?, places: Places = Places()
  ) {
    self.name = name
    self.about = about
    self.expression = expression
    self.filter = filter
    self.empty = empty
    self.conversion = conversion
    self.places = places
  }
}

/// `conversion:`, `lock:` and the like of a metric.
package struct ConversionDefinition: Sendable, Equatable {
  /// nil where the metric takes the policy of its amounts' kind.
  package let policy: WrittenPolicy?
  /// Whether a question may choose no other policy.
  package let isLocked: Bool
  /// Whether a flow may be converted at the end of a period.
  package let allowsEnd: Bool
  /// Whether a ratio may divide flows of two policies.
  package let mixesPolicies: Bool
}
