import Definitions
import Diagnostics

/// Stocks: what stands at the end of a period, whatever came before (`closing`, `opening`, `movement`).
extension ExpressionChecker {
  mutating func stock(_ function: Function, _ call: Expression.Call, in context: Context) -> TypedExpression {
    guard takesMetric(function, call, arguments: 1, in: context) else { return .missing(call.span) }
    var value = call.arguments[0]
    var keys: [[String]] = []
    if case .per(let inner, let groups, _) = value {
      guard let found = paths(groups) else { return .missing(call.span) }
      value = inner
      keys = found
    }
    let formula = check(value, in: context)
    guard demandAggregate(formula, value.span, for: call) else { return .missing(call.span) }
    let known = formula.rowAggregates.compactMap(\.closing)
    if known.contains(where: \.isOpening) {
      report(
        .wrongType(
          value.span, what: "\(call.name)()",
          expected: "a metric of rows, or what stands at the end of a period",
          found: "an opening or a movement", help: "move it to see it at another time: prior(…, 1 month)"))
      return .missing(call.span)
    }
    if let other = known.first(where: { !$0.keys.isEmpty && !keys.isEmpty && $0.keys != keys }) {
      report(
        .wrongType(
          call.span, what: "\(call.name)()", expected: "the keys that each have a moment of their own once",
          found: "'per \(other.keys.map { $0.joined(separator: ".") }.joined(separator: ", "))' inside",
          help: nil))
      return .missing(call.span)
    }
    let closing = stock(formula, keys, isOpening: false, call.span)
    let opening = stock(formula, keys, isOpening: true, call.span)
    switch call.name {
    case "closing": return closing
    case "opening": return opening
    default: return movement(from: opening, to: closing, call.span)
    }
  }

  private func stock(
    _ formula: TypedExpression, _ keys: [[String]], isOpening: Bool, _ span: SourceSpan
  ) -> TypedExpression {
    var result = formula.mappingRowAggregates { aggregate in
      // What is inside keeps the moments of its keys.
      let own = keys.isEmpty ? aggregate.closing?.keys ?? [] : keys
      aggregate.closing = Closing(keys: own, isOpening: isOpening)
    }
    result.span = span
    return result
  }

  /// The difference of a balance at two moments is no balance: it happened between them.
  private mutating func movement(
    from opening: TypedExpression, to closing: TypedExpression, _ span: SourceSpan
  ) -> TypedExpression {
    guard closing.unit.kind == .balance else { return binary(.subtract, closing, opening, span) }
    return TypedExpression(
      .operation(.subtract, [closing, opening]), closing.type,
      unit: Unit(currency: closing.unit.currency, kind: .flow, powers: closing.unit.powers), span: span)
  }
}
