import Compiler
import Definitions
import Diagnostics
import Engines
import Model
import Planning
import Project
import SQL
import Values

/// One question, asked with each of two definitions.
struct AskedPair {
  let groups: [String]
  let currency: String?
  fileprivate let left: CompiledQuery
  fileprivate let right: CompiledQuery

  struct Difference {
    let group: [Cell]
    /// nil where the group is not in the answer.
    let left: Cell?
    let right: Cell?
  }

  enum Outcome {
    /// One of both has no answer for these data.
    case unanswered
    case same
    case differs(Difference)
  }

  func outcome(on engine: SQLiteEngine) -> Outcome {
    guard let one = answer(left, engine), let other = answer(right, engine) else { return .unanswered }
    for (group, value) in one
    where other.first(where: { $0.group == group })?.value.isSame(as: value) != true {
      return .differs(
        Difference(group: group, left: value, right: other.first { $0.group == group }?.value))
    }
    for (group, value) in other where !one.contains(where: { $0.group == group }) {
      return .differs(Difference(group: group, left: nil, right: value))
    }
    return .same
  }

  private func answer(_ query: CompiledQuery, _ engine: SQLiteEngine) -> [(group: [Cell], value: Cell)]? {
    guard let table = try? engine.table(of: query.sql, columns: query.resultColumns),
      let metric = query.columns.firstIndex(where: { $0.column.role == .metric })
    else { return nil }
    let dimensions = query.columns.indices.filter { query.columns[$0].column.role == .dimension }
    // A row without a rate has no answer.
    for (index, column) in query.columns.enumerated() {
      guard case .unconvertedRows = column.column.role else { continue }
      if table.rows.contains(where: { $0[index] != .integer(0) && $0[index] != .null }) { return nil }
    }
    return table.rows.map { row in (dimensions.map { row[$0] }, row[metric]) }
  }
}

/// Questions that both can be asked: in all, by time, and by what they are filtered by.
func askedPairs(_ left: ProvedFormula, _ right: ProvedFormula, _ dialect: Dialect) -> [AskedPair] {
  let dimensions = dimensionNames(left)
  var groupings: [[String]] = [[], ["month"], ["day"]]
  for name in dimensions.prefix(3) { groupings.append([name]) }
  if let first = dimensions.first { groupings.append([first, "month"]) }
  return groupings.compactMap { groups in
    guard let one = compiled(left, groups, dialect), let other = compiled(right, groups, dialect) else {
      return nil
    }
    var currency: String?
    if case .code(let code)? = one.query.metrics.first?.currency { currency = code }
    return AskedPair(groups: groups, currency: currency, left: one, right: other)
  }
}

private func compiled(_ proved: ProvedFormula, _ groups: [String], _ dialect: Dialect) -> CompiledQuery? {
  let model = proved.project.model
  var request = QueryRequest()
  let span = proved.expression.span
  request.metrics = [.init(name: proved.name, expression: proved.expression, span: span)]
  request.groups = groups.map { name in
    let steps = name.split(separator: ".").map { Expression.PathStep(name: String($0), span: span) }
    return .init(name: name, steps: steps, span: span)
  }
  // Without a currency to show amounts in, the pivot of the rates does.
  if model.reportingCurrency == nil, proved.formula.unit.isMoney,
    let set = model.currencies[kind: .flow]?.rateSet.map({ model.currencies.rateSets[$0] })
  {
    request.currency = Written(set.pivot, span)
  }
  return compile(request, in: model, for: dialect).value
}

/// Dimensions of the rows that are aggregated: first those that conditions read.
private func dimensionNames(_ proved: ProvedFormula) -> [String] {
  let model = proved.project.model
  guard let aggregate = proved.formula.rowAggregates.first else { return [] }
  var names: [String] = []
  func add(_ dimension: Dimension?, of entity: EntityID) {
    guard let dimension, dimension.expression.type.isText || dimension.expression.type == .boolean else {
      return
    }
    let name = "\(model[entity].name).\(dimension.name)"
    if !names.contains(name) { names.append(name) }
  }
  aggregate.filter?.forEachLeaf { leaf in
    guard case .field(let field) = leaf.node else { return }
    add(model[field.entity].dimension(ofColumn: field.column), of: field.entity)
  }
  for dimension in model[aggregate.entity].dimensions { add(dimension, of: aggregate.entity) }
  return names
}

extension Cell {
  /// Numbers with other digits behind the point are the same; binary ones may differ in their last digits.
  func isSame(as other: Cell) -> Bool {
    switch (self, other) {
    case (.decimal(let a), .decimal(let b)): return a.trimmed(to: 0) == b.trimmed(to: 0)
    case (.integer(let a), .decimal(let b)), (.decimal(let b), .integer(let a)):
      return Decimal(a) == b.trimmed(to: 0)
    case (.float(let a), .float(let b)): return abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))
    case (.float(let a), .integer(let b)), (.integer(let b), .float(let a)):
      return abs(a - Double(b)) <= 1e-9 * max(1, abs(a))
    case (.float(let a), .decimal(let b)), (.decimal(let b), .float(let a)):
      return abs(a - b.approximation) <= 1e-9 * max(1, abs(a))
    default: return self == other
    }
  }
}
