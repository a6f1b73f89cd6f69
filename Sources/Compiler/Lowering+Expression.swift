import Definitions
import Model
import SQL
import Values

/// Typed expressions as SQL. Exact numbers are native, or integers of their smallest decimal (`isScaled`).
extension Lowering {
  mutating func lower(_ expression: TypedExpression, _ relation: inout Relation) -> SQLExpression {
    switch expression.node {
    case .literal(let literal): return self.literal(literal, expression.type)
    case .field(let field): return read(field, &relation)
    case .rollup(let rollup): return value(of: rollup, expression.type, &relation)
    case .output(let index): return relation.columns[index].sql
    case .operation(let operation, let arguments):
      return lower(operation, arguments, expression.type, &relation)
    case .conditional(let branches, let otherwise):
      let lowered = branches.map { branch in
        SQLExpression.Branch(
          lower(branch.condition, &relation), lower(branch.value, as: expression.type, &relation))
      }
      return .conditional(lowered, otherwise: otherwise.map { lower($0, as: expression.type, &relation) })
    case .aggregate, .missing:
      preconditionFailure("an expression reached SQL that was not planned")
    }
  }

  /// The value in a type that it can be said in: an integer with the digits of a decimal, an exact number as a float.
  mutating func lower(
    _ expression: TypedExpression, as type: ValueType, _ relation: inout Relation
  ) -> SQLExpression {
    if type == .float { return float(expression, &relation) }
    let lowered = lower(expression, &relation)
    guard expression.type != .null, let from = expression.type.scale, let to = type.scale else {
      return lowered
    }
    if !isScaled {
      let isAlike = from == to || dialect.alternatives == .mixed
      return isAlike ? lowered : .cast(lowered, .decimal(scale: to))
    }
    return rescaled(lowered, from: from, to: to)
  }

  mutating func float(_ expression: TypedExpression, _ relation: inout Relation) -> SQLExpression {
    if isScaled, case .operation(.convert(let conversion), let arguments) = expression.node {
      return floatOfConvertedRow(conversion, arguments, &relation)
    }
    let lowered = lower(expression, &relation)
    guard let scale = expression.type.scale else { return lowered }
    let cast = SQLExpression.cast(lowered, .double)
    return isScaled && scale > 0 ? .binary(.divide, cast, .number("\(powerOfTen(scale)).0")) : cast
  }

  private func literal(_ literal: Literal, _ type: ValueType) -> SQLExpression {
    switch literal {
    case .null, .interval: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value):
      return isScaled ? .integer(value * powerOfTen(type.scale ?? 0)) : .integer(value)
    case .decimal(let value), .money(let value, _), .quantity(let value, _):
      let scaled = value.rescaled(to: max(value.scale, type.scale ?? 0))
      guard isScaled else { return .decimal("\(value)") }
      guard let integer = Int64(exactly: scaled.coefficient) else {
        preconditionFailure("a literal has more digits than were let through")
      }
      return .integer(integer)
    case .text(let value): return .text(value)
    case .date(let day): return .date("\(day)")
    case .timestamp(let instant): return .timestamp("\(instant)")
    }
  }

  // MARK: Fields

  func column(of field: FieldReference, _ relation: inout Relation) -> SQLExpression {
    guard relation.scan != nil else { preconditionFailure("a field is read above an aggregate") }
    let alias = relation.scan!.alias(of: field.path, in: model)
    return .column(table: alias, name: model[field.entity].columns[field.column].name)
  }

  private mutating func read(_ field: FieldReference, _ relation: inout Relation) -> SQLExpression {
    let column = column(of: field, &relation)
    let definition = model[field.entity].columns[field.column]
    guard let scale = definition.type.scale else {
      return definition.type.isText && dialect.template(.textColumn)?.isIdentity == false
        ? .form(need(.textColumn), [column]) : column
    }
    switch definition.physical {
    case .money(_, let isMinor, _) where isMinor:
      return amount(column, minorUnitsOf: definition.unit, scale: scale, field, &relation)
    case .money, .decimal:
      return isScaled && scale > 0
        ? .form(need(.readDecimal), [column, .integer(powerOfTen(scale))]) : column
    default: return column
    }
  }

  /// Integer minor units as an amount. The minor unit depends on the currency of the row.
  private func amount(
    _ column: SQLExpression, minorUnitsOf unit: Unit, scale: Int, _ field: FieldReference,
    _ relation: inout Relation
  ) -> SQLExpression {
    let factor = { (minor: Int) -> SQLExpression in
      isScaled ? .integer(powerOfTen(scale - minor)) : .decimal("\(Decimal(coefficient: 1, scale: minor))")
    }
    let isOne = { (minor: Int) in isScaled ? scale == minor : minor == 0 }
    switch unit.currency {
    case .fixed(let code):
      let minor = model.currencies.minorUnits(code)
      return isOne(minor) ? column : .binary(.multiply, column, factor(minor))
    case .row(var currency):
      currency.path = field.path
      let codes = model.currencies.codes
      let usual =
        codes.contains { model.currencies.minorUnits($0) == 2 }
        ? 2 : model.currencies.minorUnits(codes.first ?? "EUR")
      let others = Dictionary(
        grouping: codes.filter { model.currencies.minorUnits($0) != usual }, by: model.currencies.minorUnits)
      guard !others.isEmpty else { return isOne(usual) ? column : .binary(.multiply, column, factor(usual)) }
      let code = self.column(of: currency, &relation)
      let branches = others.keys.sorted().map { minor in
        SQLExpression.Branch(.oneOf(code, others[minor]!.map { .text($0) }), .form(.factor, [factor(minor)]))
      }
      let amount = SQLExpression.binary(
        .multiply, column, .conditional(branches, otherwise: .form(.factor, [factor(usual)])))
      return dialect.alternatives == .alike ? .cast(amount, .decimal(scale: scale)) : amount
    case .question, nil:
      return column
    }
  }

  // MARK: Scales

  func powerOfTen(_ exponent: Int) -> Int64 {
    Int64(clamping: Decimal.powersOfTen[max(0, min(exponent, 18))])
  }

  /// An integer of 10^-from as an integer of 10^-to; half away from zero where digits are dropped.
  func rescaled(_ value: SQLExpression, from: Int, to: Int) -> SQLExpression {
    if from == to { return value }
    if to > from {
      if case .integer(let number) = value { return .integer(number * powerOfTen(to - from)) }
      return .binary(.multiply, value, .integer(powerOfTen(to - from)))
    }
    let half = powerOfTen(from - to) / 2
    return .binary(
      .divide,
      .binary(
        .add, value,
        .conditional([.init(.binary(.less, value, .integer(0)), .integer(-half))], otherwise: .integer(half))),
      .integer(powerOfTen(from - to)))
  }
}
