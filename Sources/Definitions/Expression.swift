package import Diagnostics
package import Values

/// What a person wrote as an expression, as a tree. Names are not resolved and nothing is typed.
package indirect enum Expression: Sendable, Equatable {
  /// A hole: a finding was made where it was parsed.
  case missing(SourceSpan)
  case literal(Literal, SourceSpan)
  /// `$country`: what whoever asks says.
  case parameter(String, SourceSpan)
  /// `order.brand.country`
  case path([PathStep], SourceSpan)
  case unary(UnaryOperator, Expression, SourceSpan)
  case binary(BinaryOperator, Expression, Expression, SourceSpan)
  case call(Call)
  case conditional([Branch], otherwise: Expression?, SourceSpan)
  case cast(Expression, to: CastTarget, SourceSpan)
  case isNull(Expression, negated: Bool, SourceSpan)
  case oneOf(Expression, [Expression], negated: Bool, SourceSpan)
  case between(Expression, low: Expression, high: Expression, negated: Bool, SourceSpan)
  /// `gmv where status = 'paid'`
  case filtered(Expression, by: Expression, SourceSpan)
  /// `gmv per retailer`, inside an aggregate; `min(price) per product`, as a value of a row
  case per(Expression, [Expression], SourceSpan)
  /// `count(order) in query`: of the rows that the question looks at
  case inQuery(Expression, SourceSpan)

  package struct PathStep: Sendable, Equatable {
    package let name: String
    package let span: SourceSpan

    package init(name: String, span: SourceSpan) {
      self.name = name
      self.span = span
    }
  }

  package struct Branch: Sendable, Equatable {
    package let condition: Expression
    package let value: Expression
  }

  /// `sum(subtotal where paid)`, `count(distinct retailer)`, `lower(name)`.
  package struct Call: Sendable, Equatable {
    package let name: String
    package let nameSpan: SourceSpan
    package let isDistinct: Bool
    package let arguments: [Expression]
    package let filter: Expression?
    /// What stands behind `by`; nil where there is none.
    package let groups: [Expression]?
    /// `within: 7 days`
    package let options: [Option]
    package let span: SourceSpan

    package struct Option: Sendable, Equatable {
      package let name: String
      package let nameSpan: SourceSpan
      package let value: Expression
    }

    package init(
      name: String, nameSpan: SourceSpan, isDistinct: Bool, arguments: [Expression], filter: Expression?,
      groups: [Expression]?, options: [Option] = [], span: SourceSpan
    ) {
      self.name = name
      self.nameSpan = nameSpan
      self.isDistinct = isDistinct
      self.arguments = arguments
      self.filter = filter
      self.groups = groups
      self.options = options
      self.span = span
    }
  }

  package enum UnaryOperator: String, Sendable { case negate = "-", not }

  package enum BinaryOperator: String, Sendable {
    case add = "+", subtract = "-", multiply = "*", divide = "/", remainder = "%", concatenate = "||"
    case equal = "=", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case and, or, like, notLike = "not like"
  }

  package enum CastTarget: String, Sendable, CaseIterable {
    case integer, decimal, float, text, boolean, date, timestamp
  }

  /// The name, where the expression is one name and nothing else.
  package var singleName: String? {
    guard case .path(let steps, _) = self, steps.count == 1 else { return nil }
    return steps[0].name
  }

  /// A number, an interval or a quantity as a person writes it; nil for anything else.
  package var asWritten: String? {
    switch self {
    case .literal(.integer(let value), _): "\(value)"
    case .literal(.decimal(let value), _): "\(value)"
    case .literal(.interval(let count, let grain), _): "\(count) \(grain.rawValue)\(count == 1 ? "" : "s")"
    case .literal(.quantity(let value, let unit), _): "\(value) \(unit)"
    default: nil
    }
  }

  package var span: SourceSpan {
    switch self {
    case .missing(let span), .literal(_, let span), .parameter(_, let span), .path(_, let span),
      .unary(_, _, let span),
      .binary(_, _, _, let span), .conditional(_, _, let span), .cast(_, _, let span),
      .isNull(_, _, let span),
      .oneOf(_, _, _, let span), .between(_, _, _, _, let span), .filtered(_, _, let span),
      .per(_, _, let span), .inQuery(_, let span):
      span
    case .call(let call): call.span
    }
  }
}

/// A value written out in an expression.
package enum Literal: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case decimal(Decimal)
  case text(String)
  case date(Day)
  case timestamp(Instant)
  /// `7 days`
  case interval(Int64, Grain)
  /// `2.5 kg`
  case quantity(Decimal, unit: String)
  /// `12.50 USD`
  case money(Decimal, currency: String)
}

extension Literal: Equatable {
  /// Texts by their bytes: databases do not take letters that look alike for the same.
  package static func == (left: Literal, right: Literal) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let one), .boolean(let other)): one == other
    case (.integer(let one), .integer(let other)): one == other
    case (.decimal(let one), .decimal(let other)): one == other
    case (.text(let one), .text(let other)): one.utf8.elementsEqual(other.utf8)
    case (.date(let one), .date(let other)): one == other
    case (.timestamp(let one), .timestamp(let other)): one == other
    case (.interval(let one, let grain), .interval(let other, let otherGrain)):
      one == other && grain == otherGrain
    case (.quantity(let one, let unit), .quantity(let other, let otherUnit)):
      one == other && unit == otherUnit
    case (.money(let one, let code), .money(let other, let otherCode)): one == other && code == otherCode
    default: false
    }
  }
}
