import Model
import SQL

/// A SELECT that is being put together.
struct Relation {
  enum Stage {
    /// Rows as they come: expressions may still be filtered and grouped.
    case rows
    case grouped
    case projected
  }

  /// A column of the operator, not yet of the SELECT.
  enum Column {
    case plain(SQLExpression)
    /// A quotient with as many digits as the database keeps, of which `scale` are wanted.
    case uncut(SQLExpression, scale: Int)
    /// An amount in three integers: whole units of 10^-scale, 10^-12 of them, and 10^-24 of them.
    case parts(whole: SQLExpression, high: SQLExpression, low: SQLExpression, scale: Int)

    var sql: SQLExpression {
      switch self {
      case .plain(let expression), .uncut(let expression, _): expression
      case .parts(let whole, _, _, _): whole
      }
    }
  }

  var select = Select()
  /// What rows of other entities come to for each row, behind the joins of the scan.
  var rollups: [RollupTable] = []
  /// Which rows are looked at, behind the joins of the scan: the last moments of a stock, what rows come after.
  var rowJoins: [Select.Join] = []
  /// Weeks of a year of whole weeks.
  var weekJoins: [(week: SQLExpression?, alias: String, join: Select.Join)] = []
  /// Rates that rows are converted with, behind the joins of the scan.
  var rateJoins: [Select.Join] = []
  /// The factors that they give, by what they were joined for.
  var factors:
    [(conversion: RowConversion, currency: SQLExpression, key: SQLExpression, factor: Lowering.Factor)] = []
  var stage = Stage.rows
  /// Where fields of entities are read; nil above the first aggregate.
  var scan: ScanContext?
  var columns: [Column]
  /// The columns below a projection.
  var inner: [Column]?
  var names: [String]
  var keyCount = 0
  /// Whether an aggregate is spelled with a subquery, beside which no window may stand.
  var hasSpelledAggregates = false

  init(columns: [Column], names: [String]) {
    self.columns = columns
    self.names = names
  }

  init(scanning scan: ScanContext) {
    self.init(columns: [], names: [])
    self.scan = scan
  }

  /// The SELECT with its columns and everything that is read.
  func finished() -> Select {
    var result = select
    if let scan {
      result.source = scan.source
      // What stands behind may be told by what stands before: a week by a value of many rows, a last moment by a week.
      result.joins = scan.joins + rollups.map(\.join) + weekJoins.map(\.join) + rowJoins + rateJoins
    } else {
      result.joins += weekJoins.map(\.join)
    }
    result.columns = zip(columns, names).map { Select.Column($0.sql, as: $1) }
    return result
  }
}

/// The tables that a SELECT reads: an entity and what it joins to, each path once.
struct ScanContext {
  let entity: EntityID
  let source: Select.Source
  /// What is read in the place of tables of which not all rows may be seen.
  private let visible: [EntityID: Select]
  private(set) var joins: [Select.Join] = []
  private var aliases: [JoinPath: String] = [:]
  /// Paths whose match a filter demands: an inner join keeps the same rows.
  private var required: Set<JoinPath> = []

  init(entity: EntityID, model: Model, visible: [EntityID: Select] = [:]) {
    self.entity = entity
    self.visible = visible
    let alias = ScanContext.tableName(of: entity, in: model)
    aliases[JoinPath()] = alias
    source = ScanContext.source(of: entity, alias: alias, in: model, visible)
  }

  private static func tableName(of entity: EntityID, in model: Model) -> String {
    if case .table(let parts) = model[entity].source, let last = parts.last { return last }
    return model[entity].name
  }

  /// The one place where the table of an entity is named.
  private static func source(
    of entity: EntityID, alias: String, in model: Model, _ visible: [EntityID: Select]
  ) -> Select.Source {
    if let select = visible[entity] { return .query(.select(select), alias: alias) }
    return switch model[entity].source {
    case .table(let parts): .table(parts, alias: alias)
    case .sql(let text): .verbatim(text, alias: alias)
    }
  }

  /// The alias of the table at the end of `path`; joins it when it is not yet there.
  mutating func alias(of path: JoinPath, in model: Model) -> String {
    if let alias = aliases[path] { return alias }
    let before = JoinPath(Array(path.steps.dropLast()))
    let left = alias(of: before, in: model)
    let holder = model.entity(at: before, from: entity)
    let join = model[holder].joins[path.steps[path.steps.count - 1]]
    let time = join.during.map { during in
      SQLExpression.column(
        table: alias(of: before.appending(during.path), in: model),
        name: model[during.entity].columns[during.column].name)
    }
    var name = before.isEmpty ? join.name : "\(left)_\(join.name)"
    while aliases.values.contains(where: { $0.lowercased() == name.lowercased() }) { name += "_2" }
    let other = { (column: Int) -> SQLExpression in
      .column(table: name, name: model[join.target].columns[column].name)
    }
    var condition = zip(join.columns, join.key).map { own, key in
      SQLExpression.binary(.equal, other(key), .column(table: left, name: model[holder].columns[own].name))
    }
    if let time, let validity = model[join.target].validity {
      condition += [
        .binary(.lessOrEqual, other(validity.from), time),
        .binary(
          .or, .isNull(other(validity.end)),
          .binary(validity.includesEnd ? .greaterOrEqual : .greater, other(validity.end), time)),
      ]
    }
    let kind: Select.Join.Kind = required.contains(path) ? .inner : .left
    joins.append(
      Select.Join(kind, ScanContext.source(of: join.target, alias: name, in: model, visible), on: condition))
    aliases[path] = name
    return name
  }

  /// Conditions that hold for no row without a match turn its join into an inner one.
  mutating func requireMatches(for conditions: [TypedExpression]) {
    for condition in conditions {
      let existing = condition.rowsThatExist.map { [$0.path] } ?? []
      for path in condition.pathsNeeded + existing where !path.isEmpty {
        for count in 1...path.steps.count { required.insert(JoinPath(Array(path.steps.prefix(count)))) }
      }
    }
  }
}

extension TypedExpression {
  /// Paths to fields that make this condition null when they are null.
  fileprivate var pathsNeeded: [JoinPath] {
    switch node {
    case .field(let field): return [field.path]
    case .operation(let operation, let arguments):
      switch operation {
      case .coalesce, .isNull, .or, .and, .not, .nullIf: return []
      case .oneOf: return arguments[0].pathsNeeded
      default: return arguments.flatMap(\.pathsNeeded)
      }
    case .literal, .rollup, .aggregate, .conditional, .output, .missing: return []
    }
  }
}
