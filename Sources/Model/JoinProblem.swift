import Diagnostics

/// What can be wrong with a join, and with what goes along it.
enum JoinProblem {
  /// Whether a join to versions says the time that is meant.
  enum JoinTime { case none, without, with }

  case joinKey(SourceSpan, join: String, columns: Int, entity: String, keyColumns: Int, versions: JoinTime)
  case noVersions(SourceSpan, entity: String)
  case versionsOfNothing(SourceSpan, entity: String, from: String)
  case versionsOfOtherTimes(SourceSpan, time: String, version: String, reason: String)
  case throughVersions(SourceSpan, entity: String)
  case waysBack(SourceSpan, from: String, to: String, paths: [String])
  case successionWithoutKey(SourceSpan)
  case optionTwice(String, SourceSpan)
  case unknownOption(String, SourceSpan)
  case inverseTaken(String, SourceSpan, by: String)
  case joinKeyType(SourceSpan, join: String, column: String, type: String, key: String, keyType: String)

  var finding: Finding {
    switch self {
    case .joinKey(let span, let join, let columns, let entity, let keyColumns, let versions):
      let key =
        versions == .with
        ? "versions of '\(entity)' are told by \(keyColumns) beside their start"
        : "the key of '\(entity)' has \(keyColumns)"
      let finding = Finding(
        .joinKeyMismatch, "the join '\(join)' names \(columns) column\(columns == 1 ? "" : "s"), \(key)",
        at: span
      ).helping("name one column for each column of that key, in its order")
      return versions == .without && columns == keyColumns - 1
        ? finding.helping("or say the time whose version is meant: {on: …, during: placed_at}") : finding
    case .waysBack(let span, let from, let to, let paths):
      return Finding(
        .ambiguousPath, "several joins lead from '\(to)' to '\(from)', and one must be walked backwards",
        at: span
      )
      .noting("they are \(paths.joined(separator: ", "))")
      .helping(
        "give the join that is meant a name for the way back, {…, inverse: …}, and aggregate by that name")
    case .successionWithoutKey(let span):
      return Finding(.wrongArguments, "nothing is said that rows before and after have in common", at: span)
        .helping("name it: by: retailer")
    case .optionTwice(let name, let span):
      return Finding(.wrongArguments, "'\(name)' is said beside another that says the same", at: span)
        .helping("remove one of the two")
    case .unknownOption(let name, let span):
      return Finding(.wrongArguments, "there is no option '\(name)'", at: span)
        .suggesting(name, from: ["by", "within", "after", "before", "attribution"])
        .noting("options are by, within, after, before and attribution")
    case .inverseTaken(let name, let span, let other):
      return Finding(.duplicateName, "the inverse '\(name)' bears the name of \(other)", at: span)
        .noting("an inverse is what the rows are called where they are looked at from the other side")
        .helping("give it a name that tells the join: billed_order, returned_line")
    case .noVersions(let span, let entity):
      return Finding(.joinKeyMismatch, "'\(entity)' has no versions that could hold during a time", at: span)
        .helping("say in its file when a row holds: valid: {from: valid_from, until: valid_until}")
    case .versionsOfNothing(let span, let entity, let from):
      return Finding(
        .joinKeyMismatch,
        "the key of '\(entity)' has no '\(from)', so it does not tell what the versions are of",
        at: span
      ).helping("name those columns: valid: {of: customer_id, from: \(from), …}")
    case .versionsOfOtherTimes(let span, let time, let version, let reason):
      return Finding(
        .joinKeyMismatch, "'\(time)' does not tell a version that begins at '\(version)': \(reason)", at: span
      ).helping("give the join a column of the same kind of time")
    case .throughVersions(let span, let entity):
      return Finding(
        .toManyPath,
        "rows lead to a version of '\(entity)' by their time, and have no column that holds its key",
        at: span
      ).helping("make a metric of it, and group it by a dimension of '\(entity)'")
    case .joinKeyType(let span, let join, let column, let type, let key, let keyType):
      return Finding(
        .joinKeyMismatch, "the join '\(join)' compares \(type) '\(column)' with \(keyType) '\(key)'", at: span
      ).helping("declare both columns with the type that the tables have")
    }
  }
}

extension ExpressionChecker {
  mutating func report(_ problem: JoinProblem) { findings.append(problem.finding) }
}
