import Definitions
import Engines
import Model
import Values

/// Values worth trying in each column: those that formulas compare it with, and those next to them.
struct LiteralValues {
  private var texts: [String] = []
  private var numbers: [Decimal] = []
  private var moments: [Instant] = []

  init(of formulas: [TypedExpression]) {
    for formula in formulas { read(formula) }
  }

  private mutating func read(_ expression: TypedExpression) {
    switch expression.node {
    case .literal(let literal): read(literal)
    case .operation(_, let operands):
      for operand in operands { read(operand) }
    case .conditional(let branches, let otherwise):
      for branch in branches {
        read(branch.condition)
        read(branch.value)
      }
      if let otherwise { read(otherwise) }
    case .aggregate(let aggregate): read(aggregate)
    case .rollup(let rollup): read(rollup.aggregate)
    case .field, .output, .missing: break
    }
  }

  private mutating func read(_ aggregate: Aggregate) {
    for expression in aggregate.rowExpressions { read(expression) }
    if let grouped = aggregate.grouped {
      read(grouped.formula)
      if let filter = grouped.filter { read(filter) }
    }
  }

  private mutating func read(_ literal: Literal) {
    switch literal {
    case .text(let text): add(text, to: &texts)
    case .integer(let value): add(Decimal(value), to: &numbers)
    case .decimal(let value), .quantity(let value, _), .money(let value, _): add(value, to: &numbers)
    case .date(let day): add(Instant(day: day), to: &moments)
    case .timestamp(let instant): add(instant, to: &moments)
    case .null, .boolean, .interval: break
    }
  }

  private func add<Value: Equatable>(_ value: Value, to values: inout [Value]) {
    if !values.contains(value) { values.append(value) }
  }

  // MARK: By column

  func values(of column: Column, _ index: Int, in entity: EntityID, _ type: CellType, _ model: Model)
    -> [Cell]
  {
    switch type {
    case .boolean: return [.boolean(true), .boolean(false)]
    case .integer: return integers.map { .integer($0) }
    case .float: return [0, 1, -1, 2.5, 0.1].map { .float($0) }
    case .decimal(let scale, _): return decimals(scale).map { .decimal($0) }
    case .text:
      if column.type == .currency { return LiteralValues.currencies(of: model).map { .text($0) } }
      let declared = model[entity].dimension(ofColumn: index)?.values ?? []
      return (declared.isEmpty ? texts + ["a", "b"] : declared).map { .text($0) }
    case .date: return instants.map { .date($0.day) }
    case .timestamp: return instants.map { .timestamp($0) }
    }
  }

  private var integers: [Int64] {
    var values: [Int64] = [0, 1, 2, 3, -1, 10]
    for number in numbers {
      guard let whole = Int64("\(number.rescaled(to: 0))") else { continue }
      for near in [whole, whole &+ 1, whole &- 1] where !values.contains(near) { values.append(near) }
    }
    return values
  }

  private func decimals(_ scale: Int) -> [Decimal] {
    let smallest = Decimal(coefficient: 1, scale: scale)
    var values = [0, 1, 2, -1, 100].map { Decimal($0).rescaled(to: scale) }
    values += [smallest, Decimal(coefficient: 1250, scale: 2).rescaled(to: scale)]
    for number in numbers {
      let value = number.rescaled(to: scale)
      for step: Int128 in [0, 1, -1] {
        let near = Decimal(coefficient: value.coefficient + step, scale: scale)
        if !values.contains(near) { values.append(near) }
      }
    }
    return values
  }

  /// A leap day, the ends of months, the night in which clocks are set forward, a year before; and what is named.
  private var instants: [Instant] {
    var values = [
      "2024-02-29 12:00:00", "2024-02-29 23:59:59", "2024-03-01 00:00:00", "2024-03-31 01:30:00",
      "2024-03-31 23:30:00", "2024-03-15 08:00:00", "2023-03-15 08:00:00",
    ].compactMap { Instant($0) }
    for moment in moments {
      for near in [
        moment, moment.moved(by: -1, .second), moment.moved(by: 12, .hour), moment.moved(by: 1, .day),
      ]
      where !values.contains(near) { values.append(near) }
    }
    return values
  }

  /// The days of all that is tried.
  var days: [Day] { instants.map(\.day) }

  /// A few of the currencies of the model: what amounts are shown in, what rates are quoted in, and others.
  static func currencies(of model: Model) -> [String] {
    let wanted = [model.reportingCurrency] + model.currencies.rateSets.map { $0.pivot }
    let known = model.currencies.codes.isEmpty ? ["EUR", "USD", "JPY"] : model.currencies.codes
    var codes: [String] = []
    for code in wanted.compactMap(\.self) + known where !codes.contains(code) { codes.append(code) }
    return Array(codes.prefix(3))
  }
}
