/// A meaning that dialects spell in their own way. The raw value is its key in a dialect file.
package enum Form: String, Sendable, Hashable, CaseIterable {
  case divide = "expr.divide"
  case divideExactly = "expr.divide_exact"
  case remainder = "expr.remainder"
  case concatenate = "expr.concat"
  case like = "expr.like"
  case lower = "expr.lower"
  case upper = "expr.upper"
  case trim = "expr.trim"
  case length = "expr.length"
  case substring = "expr.substring"
  case absolute = "expr.abs"
  case floor = "expr.floor"
  case ceiling = "expr.ceiling"
  case round = "expr.round"
  case roundDouble = "expr.round_double"
  case cut = "expr.cut"
  case cutToInteger = "expr.cut_to_integer"
  case coalesce = "expr.coalesce"
  case nullIf = "expr.nullif"
  case textOrder = "expr.text_order"
  case readDecimal = "expr.read_decimal"
  case convert = "expr.convert"
  case joinKey = "expr.join_key"
  case exactInteger = "expr.exact_integer"
  case modulo = "expr.modulo"
  case textColumn = "expr.text_column"
  case sameAmount = "expr.same_amount"
  case factor = "expr.factor"
  case series = "expr.series"
  case rangeJoin = "clauses.range_left_join"

  case sum = "aggregates.sum"
  case sumOfIntegers = "aggregates.sum_integer"
  case min = "aggregates.min"
  case max = "aggregates.max"
  case count = "aggregates.count"
  case countRows = "aggregates.count_star"
  case countDistinct = "aggregates.count_distinct"
  case stddev = "aggregates.stddev_samp"
  case variance = "aggregates.variance_samp"
  case percentile = "aggregates.percentile"
  case countApprox = "aggregates.count_approx"
  case minBy = "aggregates.min_by"
  case maxBy = "aggregates.max_by"
  case textList = "aggregates.string_agg"
  case distinctTextList = "aggregates.string_agg_distinct"
  case any = "aggregates.any"
  case all = "aggregates.all"

  case truncateSecond = "dates.trunc.second"
  case truncateMinute = "dates.trunc.minute"
  case truncateHour = "dates.trunc.hour"
  case truncateDay = "dates.trunc.day"
  case truncateWeek = "dates.trunc.week_monday"
  case truncateMonth = "dates.trunc.month"
  case truncateQuarter = "dates.trunc.quarter"
  case truncateYear = "dates.trunc.year"

  case addDays = "dates.add.day"
  case addMonths = "dates.add.month"
  case addSecondsToTime = "dates.add_to_time.second"
  case addDaysToTime = "dates.add_to_time.day"
  case addMonthsToTime = "dates.add_to_time.month"

  case year = "dates.parts.year"
  case quarterOfYear = "dates.parts.quarter"
  case monthOfYear = "dates.parts.month"
  case weekOfYear = "dates.parts.isoweek"
  case dayOfMonth = "dates.parts.day"
  case dayOfWeek = "dates.parts.isodow"
  case hourOfDay = "dates.parts.hour"

  case daysBetween = "dates.diff_days"
  case secondsBetween = "dates.diff_seconds"
  case startOfDate = "dates.to_timestamp"
  case dateText = "dates.to_text"
  case inZone = "dates.in_zone"
  case fromZone = "dates.from_zone"

  /// The names that the template of this form may use, in the order of the arguments.
  package var placeholders: [String] {
    switch self {
    case .divide, .remainder, .modulo, .concatenate, .nullIf, .coalesce, .daysBetween, .secondsBetween:
      ["a", "b"]
    case .divideExactly: ["a", "b", "s"]
    // `pe`: the pattern for databases in which a backslash escapes; `glob`: the pattern of GLOB.
    // An amount times one rate over another.
    case .convert: ["amount", "times", "over"]
    case .like: ["x", "p", "pe", "glob"]
    case .substring: ["x", "start", "length"]
    case .round, .roundDouble, .cut: ["x", "n"]
    // `factor` is ten to the scale.
    case .readDecimal: ["x", "factor"]
    // `x`, where `of` did not leave the integers; an error else.
    case .exactInteger: ["x", "of"]
    case .addDays, .addMonths, .addSecondsToTime, .addDaysToTime, .addMonthsToTime: ["x", "n"]
    case .inZone, .fromZone: ["x", "tz"]
    case .countRows, .rangeJoin: []
    // A table, and a number of each of its rows: as many rows, counted from nought in a column `n`.
    case .series: ["source", "count"]
    case .percentile: ["x", "p"]
    // `c`: which rows count; `type`: that of `x`, for databases in which it is lost on the way.
    case .minBy, .maxBy: ["x", "by", "c", "type"]
    case .textList, .distinctTextList: ["x", "sep"]
    default: ["x"]
    }
  }

  /// Placeholders that a template may leave out.
  var optionalPlaceholders: Set<String> {
    switch self {
    case .like: ["p", "pe", "glob"]
    case .minBy, .maxBy: ["type"]
    default: []
    }
  }

  /// Whether a dialect may say `null` here: questions that need it are then refused for that dialect.
  package var isOptional: Bool {
    switch self {
    case .cut, .divideExactly, .readDecimal, .exactInteger, .convert, .inZone, .fromZone, .stddev, .variance,
      .percentile, .minBy, .maxBy, .textList, .distinctTextList, .round, .roundDouble, .series, .rangeJoin,
      .countApprox:
      true
    default: false
    }
  }

  /// What is refused when the form is missing, in words.
  package var meaning: String {
    switch self {
    case .inZone, .fromZone: "time zones"
    case .stddev: "the standard deviation"
    case .variance: "the variance"
    case .percentile: "percentiles"
    case .minBy, .maxBy: "the value of the first or the last row"
    case .textList, .distinctTextList: "texts one behind the other"
    case .convert: "an exact conversion of amounts"
    case .divideExactly: "an exact quotient"
    case .round, .roundDouble, .cut: "rounding"
    case .readDecimal, .exactInteger: "decimals as integers"
    case .rangeJoin: "a join that keeps rows and compares no columns, as by a stretch of time alone"
    case .countApprox: "an approximate count of different values"
    default: rawValue
    }
  }

  private static let indexes: [Form: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

  /// The position in `allCases`.
  var index: Int { Form.indexes[self]! }
}
