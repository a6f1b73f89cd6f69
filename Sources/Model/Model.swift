package import Definitions
package import Diagnostics
package import Values

/// What a project means: every name resolved, every expression typed.
package struct Model: Sendable {
  package var name = ""
  package var timeZone = "UTC"
  package var calendar = BusinessCalendar()
  package var reportingCurrency: String?
  package var targets: [Written<String>] = []
  package var entities: [Entity] = []
  package var metrics: [Metric] = []
  package var currencies = CurrencyRules()
  package var people = PeopleDefinitions()
  package var roles: [RoleDefinition] = []
  /// The role that it is seen by; nil where all of it is seen.
  package var role: String?
  /// Whether a column holds wall time of a zone, which questions in other zones must not touch.
  package var hasLocalTimes = false
  /// One object for all models whose tables, columns, joins, times and currencies are the same by construction.
  package var rows = Rows()
  /// Changes when any definition changes; sixteen hexadecimal digits.
  package var revision = ""

  package var entityNamed: [String: EntityID] = [:]
  /// What rows are called where they are looked at from the entity that a join leads to.
  package var inverses: [String: [Inverse]] = [:]
  package var metricNamed: [String: Int] = [:]

  package init() {}

  package final class Rows: Sendable {}

  package subscript(id: EntityID) -> Entity {
    // Lent, not copied: an entity is large.
    _read { yield entities[id.index] }
  }

  package func metric(named name: String) -> Metric? { metricNamed[name].map { metrics[$0] } }

  /// The entity at the end of `path` from `base`.
  package func entity(at path: JoinPath, from base: EntityID) -> EntityID {
    path.steps.reduce(base) { self[$0].joins[$1].target }
  }

  /// Those of `entities` from which all the others are reached: the rows that names of all of them can be read on.
  package func bases(of entities: [EntityID]) -> [EntityID] {
    entities.filter { base in entities.allSatisfy { $0 == base || self[base].reach[$0] != nil } }
  }

  /// The names of the joins of `path`, as a person writes them.
  package func text(of path: JoinPath, from base: EntityID) -> String {
    var entity = base
    var names = [self[base].name]
    for step in path.steps {
      names.append(self[entity].joins[step].name)
      entity = self[entity].joins[step].target
    }
    return names.joined(separator: ".")
  }
}

package struct EntityID: Sendable, Hashable, Comparable {
  package let index: Int
  package init(index: Int) { self.index = index }
  package static func < (left: EntityID, right: EntityID) -> Bool { left.index < right.index }
}

/// What one row of a table is.
package struct Entity: Sendable {
  package enum Source: Sendable {
    /// The parts of a table's name: schema, table.
    case table([String])
    case sql(String)
  }

  package let name: String
  package let nameSpan: SourceSpan
  package var about: About
  package var source: Source
  /// Positions in `columns`.
  package var key: [Int] = []
  package var columns: [Column] = []
  /// Many-to-one joins that exist in the tables.
  package var joins: [Join] = []
  /// Names that stand for a path.
  package var aliases: [Alias] = []
  package var facts: [Fact] = []
  package var dimensions: [Dimension] = []
  /// When a row holds, where rows are versions of something.
  package var validity: Validity?
  /// This entity's own time, a row expression of type date or timestamp.
  package var time: TypedExpression?
  package var members: [String: Members] = [:]
  /// A row expression: which rows whoever asks may see; nil for all.
  package var visibleRows: TypedExpression?
  /// Positions in `columns` that whoever asks must not see; joins may still go along them.
  package var hiddenColumns: Set<Int> = []
  /// How other entities are reached; none for those that are not.
  package var reach: [EntityID: Reach] = [:]

  package init(name: String, nameSpan: SourceSpan, about: About, source: Source) {
    self.name = name
    self.nameSpan = nameSpan
    self.about = about
    self.source = source
  }

  /// Whether its rows are periods, one after the other: what holds from a day on, told by that day alone.
  package var isOfPeriods: Bool {
    guard let validity else { return false }
    return validity.of.isEmpty && key == [validity.from]
  }

  /// The names of the columns that may be seen.
  package var columnNames: [String] {
    columns.indices.filter { !hiddenColumns.contains($0) }.map { columns[$0].name }
  }

  /// The first dimension that is a column as it stands.
  package func dimension(ofColumn column: Int) -> Dimension? {
    dimensions.first { $0.expression.ownColumn == column }
  }

  /// What a name means in this entity; a column and a dimension may share one.
  package struct Members: Sendable {
    package var column: Int?
    package var fact: Int?
    package var dimension: Int?
    package var join: Int?
    package var alias: Int?
    /// A join that was reported and leads nowhere.
    var isBroken = false
  }

  package enum Reach: Sendable {
    case one(JoinPath)
    /// At least two paths, the shortest first.
    case several([JoinPath])
  }
}

package struct Column: Sendable, Equatable {
  package let name: String
  package let physical: ColumnType
  package let type: ValueType
  /// Of amounts the currency, of other numbers the physical unit.
  package var unit: Unit
  package let isSensitive: Bool
  package let isLedger: Bool
  package let span: SourceSpan

  /// The zone whose clock its moments are read from; nil where it holds no moments.
  var clock: String? {
    if case .timestamp(let zone) = physical { zone ?? "UTC" } else { nil }
  }
}

package struct Join: Sendable, Equatable {
  package let name: String
  package let target: EntityID
  /// Positions of this entity's columns that hold the target's key, in the order of that key.
  package let columns: [Int]
  /// Positions of the target's columns that they are equal to: its key, without the start of a version.
  package let key: [Int]
  /// A column of this entity, or of one that it joins to: the time whose version is meant.
  package var during: FieldReference?
}

/// What a row is a version of, and from when until when it holds. Positions in the columns of its entity.
package struct Validity: Sendable, Equatable {
  package let of: [Int]
  package let from: Int
  /// Null in a row that still holds.
  package let end: Int
  /// Whether the end is its last day.
  package let includesEnd: Bool
}

/// A join, seen from the entity that it leads to.
package struct Inverse: Sendable, Equatable {
  /// The entity that has the join.
  package let entity: EntityID
  package let path: JoinPath
  package let target: EntityID
}

package struct Alias: Sendable, Equatable {
  package let name: String
  package var path: JoinPath
  package var target: EntityID
}

package struct Fact: Sendable {
  package let name: String
  package var expression: TypedExpression
}

package struct Dimension: Sendable {
  package let name: String
  package var about: About
  package var expression: TypedExpression
  /// The values that may occur, where they are declared.
  package let values: [String]?
  package let nameSpan: SourceSpan
}

/// A metric with its formula.
///
/// A class, though nothing in it ever changes: metrics are handed on by the thousand, and handing one on copies nothing.
package final class Metric: Sendable {
  package let name: String
  package let nameSpan: SourceSpan
  package let about: About
  /// The entity in whose file it stands.
  package let home: EntityID?
  /// Aggregates and what is done with them; metrics that it refers to are inside.
  package let formula: TypedExpression
  package let empty: MetricDefinition.EmptyRule?
  /// As written, for people.
  package let definition: MetricDefinition
  /// One object for all that are the same metric, checked with the same result.
  package let identity: Identity

  package final class Identity: Sendable {}

  init(definition: MetricDefinition, home: EntityID?, formula: TypedExpression) {
    name = definition.name.value
    nameSpan = definition.name.span
    about = definition.about
    self.home = home
    self.formula = formula
    empty = definition.empty
    self.definition = definition
    identity = Identity()
  }

  /// The same metric, whose formula says the same from other places.
  init(_ metric: Metric, formula: TypedExpression) {
    name = metric.name
    nameSpan = metric.nameSpan
    about = metric.about
    home = metric.home
    self.formula = formula
    empty = metric.empty
    definition = metric.definition
    identity = metric.identity
  }
}
