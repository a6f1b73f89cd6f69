/// How a database is spoken to: a value that is read from a file. Nothing in the compiler knows a dialect by name.
package struct Dialect: Sendable {
  package var name = ""
  package var title = ""
  /// The one that it extends.
  package var relative: String?
  /// For readers.
  package var versions = ""
  /// Statements that whoever runs its text sends first.
  package var session: [String] = []
  /// Whether an engine can run its statements here; else it is text.
  package var executes = false
  package var identifiers = Identifiers()
  package var literals = Literals()
  /// Type names by key; `{p}` and `{s}` stand for precision and scale.
  package var types: [String: String] = [:]
  /// The digits that a decimal may have in all.
  package var decimalPrecision = 38
  /// By `Form.index`.
  package var templates: [Template?] = Array(repeating: nil, count: Form.allCases.count)
  package var conditionalAggregate = ConditionalAggregate.caseExpression
  package var nullsOrder = NullsOrder.native
  package var grouping = Grouping.ordinal
  package var numbers = Numbers.list
  /// How exact numbers are computed.
  package var decimals = Decimals.native
  /// How many orders the aggregates of one SELECT may have.
  package var sortedAggregates = SortedAggregates.any
  package var percentile = Percentile.aggregate
  package var alternatives = Alternatives.mixed
  package var groups = Groups.inline
  /// How the clock of a zone is told.
  package var zones = Zones.native
  /// Whether `AS MATERIALIZED` may stand before a common table.
  package var hasMaterializedHint = false
  /// Whether a common table that reads itself may name its columns before its query.
  package var namesRecursiveColumns = true
  package var limit = Limit.limitOffset
  package var columnAlias = ColumnAlias.whenNeeded
  package var rowsIn = RowsIn.tuple
  /// Printed at the end of each statement.
  package var settings = ""

  package init() {}

  package func template(_ form: Form) -> Template? { templates[form.index] }

  package struct Identifiers: Sendable {
    package enum Fold: String, Sendable, CaseIterable { case lower, upper, preserve }
    package enum Quoting: String, Sendable, CaseIterable { case whenNeeded = "when_needed", always }
    /// What the name of a column of the answer may be made of.
    package enum Output: String, Sendable, CaseIterable { case any, word }

    package var open = "\""
    package var close = "\""
    /// What an unquoted name becomes.
    package var fold = Fold.lower
    /// Names of tables and columns that exist.
    package var physical = Quoting.whenNeeded
    package var output = Output.any
    package var maxBytes = 63
    /// Lower-case.
    package var reserved: Set<String> = reservedWords

    package init() {}
  }

  package struct Literals: Sendable {
    package enum Escape: String, Sendable, CaseIterable { case double, backslash }

    package var escape = Escape.double
    package var backslashEscapes = false
    package var booleanTrue = "TRUE"
    package var booleanFalse = "FALSE"
    /// `{v}` stands for the text of the date.
    package var date = "DATE '{v}'"
    package var timestamp = "TIMESTAMP '{v}'"
    /// `{s}` stands for the number of decimals.
    package var decimal = "{v}"
  }

  package enum ConditionalAggregate: String, Sendable, CaseIterable { case filter, caseExpression = "case" }
  package enum NullsOrder: String, Sendable, CaseIterable { case native, caseKey = "case_key" }
  package enum Grouping: String, Sendable, CaseIterable { case ordinal, expression }

  /// When a column of a common table is given the name that it has already.
  package enum ColumnAlias: String, Sendable, CaseIterable { case whenNeeded = "when_needed", always }

  package enum Limit: String, Sendable, CaseIterable {
    case limitOffset = "limit_offset", offsetLimit = "offset_limit"
  }

  /// How several values are looked for in the rows of a query.
  package enum RowsIn: String, Sendable, CaseIterable {
    /// `(a, b) IN (SELECT x, y …)`
    case tuple
    /// `(a, b) IN (SELECT AS STRUCT x, y …)`
    case structure = "struct"
  }

  /// How a few numbers in a row are made.
  package enum Numbers: String, Sendable, CaseIterable {
    /// Each is written down.
    case list
    /// A common table that counts up.
    case recursive
  }

  /// The decimals of the values of a CASE.
  package enum Alternatives: String, Sendable, CaseIterable {
    /// The database brings them to one number of digits.
    case mixed
    /// They must have the same number of digits.
    case alike
  }

  /// Where conditions on groups, and what is made of their values, are computed.
  package enum Groups: String, Sendable, CaseIterable {
    /// In the SELECT that groups.
    case inline
    /// Above it, so that neither HAVING nor an expression has to find the groups again.
    case apart
  }

  package enum Percentile: String, Sendable, CaseIterable {
    /// The database's own.
    case aggregate
    /// The values of a group are numbered in their order.
    case places
  }

  /// Aggregates that put the rows of a group in order: percentiles, lists.
  package enum SortedAggregates: String, Sendable, CaseIterable {
    /// Each has its own order.
    case any
    /// All of a SELECT share one order, and none stands beside a count of different values.
    case oneOrder = "one_order"
  }

  package enum Zones: String, Sendable, CaseIterable {
    /// The database knows zones by their names.
    case native
    /// The statement has a table of how far the clock is ahead of UTC.
    case offsets
  }

  package enum Decimals: String, Sendable, CaseIterable {
    /// The database has exact decimals.
    case native
    /// Exact numbers are integers of the smallest decimal, and the compiler places the point.
    case scaledInteger = "scaled_integer"
  }
}

/// Words that no database takes as a bare name (SQL:2016 reserved words that the supported databases share).
let reservedWords: Set<String> = Set(
  """
  all analyse analyze and any array as asc asymmetric between both by case cast check collate column constraint create
  cross current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else
  end except exists false fetch filter following for foreign from full grant group having ilike in initially inner
  insert intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull
  null offset on only or order outer over overlaps partition placing preceding primary range references returning
  right rows select session_user similar some symmetric table tablesample then to trailing true union unique update
  user using values variadic verbose when where window with
  """.split { $0 == " " || $0 == "\n" }.map(String.init))

extension Dialect {
  package mutating func setTemplate(_ template: Template?, for form: Form) {
    templates[form.index] = template
  }
}

extension Dialect {
  /// Meanings that it has no way to say, with the keys that say so: questions that need one are refused.
  package var lacks: [(key: String, meaning: String)] {
    Form.allCases.filter { form in
      guard template(form) == nil else { return false }
      switch form {
      case .series: return false
      case .percentile: return percentile == .aggregate
      case .readDecimal, .exactInteger: return decimals == .scaledInteger
      case .divideExactly, .convert, .round, .cut: return decimals == .native
      case .fromZone: return template(.inZone) == nil
      default: return true
      }
    }.map { ($0.rawValue, $0.meaning) }
  }
}
