import Definitions
package import Model
import Values

/// The words of a normal form. They are part of what is hashed: a change here needs a new version of the form.
func canonicalText(of operation: Operation) -> String {
  switch operation {
  case .negate: "negate"
  case .add: "add"
  case .subtract: "subtract"
  case .multiply: "multiply"
  case .ratio: "ratio"
  case .divideExactly(let scale): "quotient to \(scale)"
  case .remainder: "remainder"
  case .concatenate: "concatenate"
  case .equal: "equal"
  case .notEqual: "different"
  case .less: "less"
  case .lessOrEqual: "at most"
  case .greater: "greater"
  case .greaterOrEqual: "at least"
  case .and: "and"
  case .or: "or"
  case .not: "not"
  case .like: "like"
  case .isNull: "is null"
  case .oneOf: "one of"
  case .coalesce: "coalesce"
  case .nullIf: "nullif"
  case .absolute: "abs"
  case .floor: "floor"
  case .ceiling: "ceil"
  case .round(let digits, let rule): "round to \(digits) \(rule.rawValue)"
  case .lower: "lower"
  case .upper: "upper"
  case .trim: "trim"
  case .length: "length"
  case .substring: "substring"
  case .daysBetween: "days between"
  case .secondsBetween: "seconds between"
  case .addInterval(let count, let grain): "add \(count) \(grain.rawValue)"
  case .sameWeek(let count, let grain): "same week of \(count) \(grain.rawValue)"
  case .truncate(let grain, let calendar):
    "start of \(grain.rawValue)\(canonicalText(of: calendar, for: grain))"
  case .part(let part): part.rawValue
  case .inZone(let zone): "in zone \(zone)"
  case .fromZone(let zone): "from zone \(zone)"
  case .cast(let type): "cast \(canonicalText(of: type))"
  // Rates have names in a model: `Normalizer.conversion`.
  case .convert(let conversion): "convert to \(conversion.target)"
  case .lacksRate(let conversion): "lacks rate to \(conversion.target)"
  case .overGroups(let function): "\(function.rawValue) over groups"
  case .rank(let order):
    "rank by \(order.by.sorted().joined(separator: ", "))\(order.breaksTies ? " apart" : "")"
  case .later(let count): "later \(count)"
  case .sumOverAnswer: "sum over answer"
  }
}

func canonicalText(of type: ValueType) -> String {
  if case .decimal(let scale) = type { return "decimal \(scale)" }
  return type.description
}

private func canonicalText(of calendar: BusinessCalendar, for grain: Grain) -> String {
  if grain == .week || grain.isRetail {
    return " from \(calendar.weekStart.rawValue)\(retailText(calendar, grain))"
  }
  return grain.isFiscal ? fiscalText(calendar) : ""
}

private func retailText(_ calendar: BusinessCalendar, _ grain: Grain) -> String {
  guard grain.isRetail, let year = calendar.retailYear else { return "" }
  return " of year \(canonicalText(of: year))"
}

func canonicalText(of year: RetailYear) -> String {
  "from month \(year.firstMonth) \(year.beginning.rawValue) \(year.pattern.rawValue) named by \(year.isNamedByEnd ? "end" : "start")"
}

private func fiscalText(_ calendar: BusinessCalendar) -> String {
  calendar.fiscalYear.map {
    " of year from month \($0.firstMonth) named by \($0.isNamedByEnd ? "end" : "start")"
  } ?? ""
}

/// A text whose every character is told apart, also from others that only look like it: what is not ASCII stands by its
/// number. Databases compare bytes, and so does the form.
func escaped(_ text: String, quote: Unicode.Scalar) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") && $0 != UInt8(quote.value) })
  {
    return text
  }
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case quote: result += "\(quote)\(quote)"
    case "\\": result += "\\\\"
    case _ where scalar.value < 0x20 || scalar.value >= 0x7F:
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A name as it stands where it is one, in quotes where it is not.
func canonicalName(_ name: String) -> String {
  let isPlain = name.utf8.allSatisfy {
    ($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")) || ($0 >= 0x30 && $0 <= 0x39)
      || $0 == 0x5F
  }
  return isPlain && !name.isEmpty ? name : "\"" + escaped(name, quote: "\"") + "\""
}

extension Normalizer {
  /// The rows at the end of a path: the table, and how it is reached.
  func rowText(_ path: JoinPath, from base: EntityID) -> String {
    guard let last = path.steps.last else { return tableText(of: base) }
    let before = JoinPath(Array(path.steps.dropLast()))
    let holder = model.entity(at: before, from: base)
    let join = model[holder].joins[last]
    let target = model[join.target]
    let row = rowText(before, from: base)
    var ties = zip(join.columns, join.key).map { column, key in
      "\(canonicalName(target.columns[key].name)) = \(row).\(canonicalName(model[holder].columns[column].name))"
    }
    if let during = join.during, let validity = target.validity {
      let time = model[during.entity].columns[during.column].name
      let at = "\(rowText(during.path, from: holder)).\(canonicalName(time)) from \(row)"
      let end = target.columns[validity.end].name
      ties.append(
        "\(canonicalName(target.columns[validity.from].name)) to \(canonicalName(end))\(validity.includesEnd ? " included" : "") at \(at)"
      )
    }
    return "\(tableText(of: join.target))[\(ties.joined(separator: ", "))]"
  }
}

/// The table of an entity; of SQL text a digest.
func tableText(of entity: Entity) -> String {
  switch entity.source {
  case .table(let parts): parts.map(canonicalName).joined(separator: ".")
  case .sql(let text): "sql \(sha256(Array(text.utf8)).prefix(16))"
  }
}

/// The tables that several entities of a model stand on. What such an entity says of its table (times, joins, types of
/// columns) is not what another says, so its rows carry its name.
package func sharedTables(of model: Model) -> Set<String> {
  var seen: Set<String> = []
  return Set(model.entities.map(tableText).filter { !seen.insert($0).inserted })
}

extension Normalizer {
  func tableText(of entity: EntityID) -> String {
    let table = Normal.tableText(of: model[entity])
    return shared.contains(table) ? "\(table) as \(canonicalName(model[entity].name))" : table
  }
}
