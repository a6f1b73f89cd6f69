import Definitions
import Model
import Values

/// Brings expressions into a form that is the same for all spellings of one meaning.
///
/// Every rule holds in three-valued logic, for any data, unless it makes an assumption. Numbers are reordered only where
/// they are exact: binary numbers keep the order in which they were written.
/// - SeeAlso: docs/prove.md, docs/decisions/0020-normal-form.md
struct Normalizer {
  let model: Model
  var assumptions: Assumptions
  /// The tables that several entities stand on.
  let shared: Set<String>
  /// What was read on the way: columns with their types, tables, policies; what the terms' texts leave out.
  var sources = PlanSources()
  /// The rows that make groups of the answer: those of every aggregate of this level.
  var groupRows: Set<String> = []
  /// Whether nothing was missing.
  var isWhole = true
  var filters = NormalForm.Filters()
  /// Those that amounts of aggregates are converted at, each once.
  var policies: [String] = []

  /// Where a term stands.
  struct Scope {
    /// The rows that it is read on; nil in a formula.
    let base: EntityID?
    /// What is true of every row that it is read for.
    var known: Set<Term> = []

    static let formula = Scope(base: nil)
  }

  init(model: Model, _ mode: Assumptions.Mode, shared: Set<String>? = nil) {
    self.model = model
    self.shared = shared ?? sharedTables(of: model)
    assumptions = Assumptions(mode)
  }

  /// Forms that are longer than this are given up: choices inside each other name their parts twice a level.
  private static let longestText = 1 << 14

  mutating func term(_ expression: TypedExpression, _ scope: Scope) -> Term {
    // What is given up is a hole, so that what is around it does not grow on.
    let hole = Term(.applied([], isOpaque: true), "?", expression.type)
    guard isWhole else { return hole }
    let term = anyTerm(expression, scope)
    if term.text.utf8.count > Normalizer.longestText { isWhole = false }
    return isWhole ? term : hole
  }

  private mutating func anyTerm(_ expression: TypedExpression, _ scope: Scope) -> Term {
    switch expression.node {
    case .literal(let literal): return self.literal(literal, expression.type)
    case .field(let field): return column(field, expression, scope)
    case .rollup(let rollup): return self.rollup(rollup, expression, scope)
    case .aggregate(let aggregate): return self.aggregate(aggregate, expression)
    case .operation(let operation, let operands):
      return self.operation(operation, operands, expression, scope)
    case .conditional(let branches, let otherwise):
      return choice(branches, otherwise, expression, scope)
    case .output, .missing:
      isWhole = false
      return Term(.applied([], isOpaque: true), "?", expression.type)
    }
  }

  /// Numbers are polynomials, so that they meet their equals.
  private func literal(_ literal: Literal, _ type: ValueType) -> Term {
    switch literal {
    case .integer(let value): number(Polynomial(constant: Decimal(value)), type)
    case .decimal(let value): number(Polynomial(constant: value), type)
    case .quantity(let value, _): number(Polynomial(constant: value), type)
    case .money(let value, let currency):
      money(value, currency, type)
    case .null, .boolean, .text, .date, .timestamp, .interval: Term(literal: literal, type)
    }
  }

  private func money(_ value: Decimal, _ currency: String, _ type: ValueType) -> Term {
    let one = Term(literal: .money(Decimal(1), currency: currency), type)
    guard let product = Polynomial(constant: value).multiplied(by: Polynomial(one)) else {
      return Term(literal: .money(value, currency: currency), type)
    }
    return number(product, type)
  }

  private mutating func column(_ field: FieldReference, _ expression: TypedExpression, _ scope: Scope) -> Term
  {
    guard let base = scope.base else {
      isWhole = false
      return Term(.applied([], isOpaque: true), "?", expression.type)
    }
    let field = withoutNeedlessJoin(field, from: base)
    let column = model[field.entity].columns[field.column]
    let row = rowText(field.path, from: base)
    return Term(
      .column(ColumnTerm(base: base, field: field)), "\(row).\(canonicalName(column.name))", expression.type)
  }

  /// The key of a row that is joined is what the join holds, where every row is found.
  private mutating func withoutNeedlessJoin(_ field: FieldReference, from base: EntityID) -> FieldReference {
    guard let last = field.path.steps.last else { return field }
    let before = JoinPath(Array(field.path.steps.dropLast()))
    let holder = model.entity(at: before, from: base)
    let join = model[holder].joins[last]
    guard join.during == nil, join.columns.count == 1, let index = join.key.firstIndex(of: field.column),
      index < join.columns.count,
      assumptions.assume(.reference(from: base, field.path), in: model)
    else { return field }
    return FieldReference(path: before, entity: holder, column: join.columns[index])
  }

  // MARK: Operations

  private mutating func operation(
    _ operation: Operation, _ operands: [TypedExpression], _ expression: TypedExpression, _ scope: Scope
  ) -> Term {
    switch operation {
    case .add, .subtract, .negate, .multiply:
      return arithmetic(operation, operands, expression, scope)
    case .ratio, .divideExactly: return quotient(operation, operands, expression, scope)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return comparison(operation, term(operands[0], scope), term(operands[1], scope))
    case .and: return conjunction(operands.map { term($0, scope) })
    case .or: return disjunction(operands.map { term($0, scope) })
    case .not: return negation(term(operands[0], scope))
    case .isNull: return isNull(term(operands[0], scope), scope)
    case .oneOf: return membership(operands.map { term($0, scope) })
    case .coalesce: return coalesce(operands.map { term($0, scope) }, expression.type, scope)
    case .nullIf:
      let parts = operands.map { term($0, scope) }
      // Once is enough.
      if case .choice(let branches, let inner?) = parts[0].shape, branches.count == 1,
        branches[0].value.isNullLiteral, branches[0].condition == comparison(.equal, inner, parts[1])
      {
        return parts[0]
      }
      return choice(
        [(comparison(.equal, parts[0], parts[1]), Term(literal: .null, .null))], otherwise: parts[0],
        expression.type, scope)
    case .cast(let type):
      let operand = term(operands[0], scope)
      // A whole number or a decimal is the same number when it is read as a decimal.
      if case .decimal = type, operand.type.scale != nil { return operand.typed(type) }
      if type == operand.type { return operand }
      return apply("cast \(canonicalText(of: type))", [operand], expression.type)
    case .rank(let order):
      let bases = operands.flatMap(\.rowAggregates).map(\.entity)
      let names = order.by.map { groupText($0.split(separator: ".").map(String.init), from: bases) }
      let name = "rank by \(names.sorted().joined(separator: ", "))\(order.breaksTies ? " apart" : "")"
      return apply(name, operands.map { term($0, scope) }, expression.type, isOpaque: true)
    case .convert(let conversion), .lacksRate(let conversion):
      sources.readCurrencies(in: model)
      sources.readRates(of: conversion.policy, in: model)
      let name = "\(canonicalText(of: operation)) at \(model.currencies.name(of: conversion.policy))"
      return apply(name, operands.map { term($0, scope) }, expression.type, isOpaque: !operation.isStrict)
    default:
      return apply(
        canonicalText(of: operation), operands.map { term($0, scope) }, expression.type,
        isOpaque: !operation.isStrict)
    }
  }

  func apply(_ name: String, _ operands: [Term], _ type: ValueType, isOpaque: Bool = false) -> Term {
    Term(
      .applied(operands, isOpaque: isOpaque), "\(name)(\(operands.map(\.text).joined(separator: ", ")))", type
    )
  }
}

extension Term {
  func typed(_ type: ValueType) -> Term { Term(shape, text, type) }
}

extension Operation {
  /// Whether it is null exactly where one of its operands is, as far as nulls go: none makes a value of null.
  fileprivate var isStrict: Bool {
    switch self {
    case .negate, .add, .subtract, .multiply, .ratio, .divideExactly, .remainder, .concatenate, .equal,
      .notEqual,
      .less, .lessOrEqual, .greater, .greaterOrEqual, .not, .like, .absolute, .floor, .ceiling, .round,
      .lower,
      .upper, .trim, .length, .substring, .daysBetween, .secondsBetween, .addInterval, .sameWeek, .truncate,
      .part, .inZone, .fromZone, .cast, .convert:
      true
    case .and, .or, .isNull, .oneOf, .coalesce, .nullIf, .lacksRate, .overGroups, .rank, .later,
      .sumOverAnswer:
      false
    }
  }
}
