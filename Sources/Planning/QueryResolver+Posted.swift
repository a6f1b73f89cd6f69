import Definitions
import Diagnostics
import Model

/// Amounts that stand on the row as somebody posted them: converted already, or in the whole cents of a ledger.
extension QueryResolver {
  /// The rate or the converted amount that stands on the row.
  mutating func book(
    _ aggregate: inout Aggregate, _ name: String, metric: String, _ span: SourceSpan
  ) {
    let entity = model[aggregate.entity]
    guard let position = entity.members[name]?.column, let argument = aggregate.argument else {
      checker.findings.append(
        ModelProblem.unknownName(
          name, request.policy?.span ?? span, in: "entity '\(entity.name)'",
          candidates: entity.columnNames
        ).finding)
      return
    }
    let column = entity.columns[position]
    let field = TypedExpression(
      .field(FieldReference(path: JoinPath(), entity: aggregate.entity, column: position)), column.type,
      unit: column.unit)
    let bookedIn: String?
    let value: TypedExpression
    if case .fixed(let code)? = column.unit.currency {
      bookedIn = code
      value = field
    } else {
      bookedIn = model.reportingCurrency
      let type = Operation.multiply.resultType([argument.type, column.type], otherwise: .float)
      value = TypedExpression(.operation(.multiply, [argument, field]), type)
    }
    guard value.type.scale != nil, let bookedIn, query.targetCode == bookedIn else {
      return report(
        .notBooked(span, metric: metric, column: name, bookedIn: bookedIn, target: targetName))
    }
    let unit = Unit(currency: .fixed(bookedIn), kind: argument.unit.kind)
    var booked = value
    booked.unit = unit
    if case .row(let currency)? = argument.unit.currency {
      let isSame = TypedExpression(
        .operation(
          .equal,
          [
            TypedExpression(.field(currency), .currency),
            TypedExpression(.literal(.text(bookedIn)), .currency),
          ]),
        .boolean)
      var own = argument
      own.unit = unit
      let type = ValueType.common(own.type, booked.type) ?? booked.type
      booked = TypedExpression(
        .conditional([.init(condition: isSame, value: own)], otherwise: booked), type, unit: unit)
    }
    aggregate.bookedAmount = argument
    aggregate.argument = roundedRow(booked, of: aggregate, span)
  }

  /// The amount of a row in whole minor units, where the question rounds rows.
  ///
  /// Only an amount that was posted as it stands is: a sum of other rounded rows is the sum of nothing.
  mutating func roundedRow(
    _ amount: TypedExpression, of aggregate: Aggregate, _ span: SourceSpan
  ) -> TypedExpression {
    guard let asked = request.roundsRows, let argument = aggregate.bookedAmount ?? aggregate.argument,
      case .fixed(let code)? = amount.unit.currency
    else { return amount }
    var isPosted = aggregate.bookedAmount != nil
    if case .field(let field) = argument.node, model[field.entity].columns[field.column].isLedger {
      isPosted = true
    }
    if !isPosted {
      report(.notPosted(asked, subject: checker.amountName(of: aggregate)))
      request.roundsRows = nil
    }
    let digits = model.currencies.minorUnits(code)
    guard let scale = amount.type.scale, scale > digits else { return amount }
    return amount.rounded(to: digits, model.currencies.rounding)
  }
}
