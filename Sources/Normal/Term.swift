import Definitions
import Model
import Values

/// A part of a normal form. Two terms say the same where their texts are equal.
struct Term: Sendable, Hashable {
  let shape: Shape
  /// What it says, with every operand in its place; made once, from the texts of its parts.
  let text: String
  let type: ValueType

  indirect enum Shape: Sendable {
    case literal(Literal)
    case column(ColumnTerm)
    case aggregate(AggregateTerm)
    /// A sum of products of exact numbers.
    case polynomial(Polynomial)
    case and([Term])
    case or([Term])
    case not(Term)
    case compare(Comparison, Term, Term)
    case isNull(Term)
    /// Whether the value is one of these, which are not null, in order, each once.
    case member(Term, [Literal], isNegated: Bool)
    case choice([(condition: Term, value: Term)], otherwise: Term?)
    case coalesce([Term])
    /// Anything else: null where one of these operands is, unless `isOpaque`.
    case applied([Term], isOpaque: Bool)
  }

  enum Comparison: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
  }

  init(_ shape: Shape, _ text: String, _ type: ValueType) {
    self.shape = shape
    self.text = text
    self.type = type
  }

  static func == (left: Term, right: Term) -> Bool { left.text == right.text }
  func hash(into hasher: inout Hasher) { hasher.combine(text) }

  static let always = Term(literal: .boolean(true), .boolean)
  static let never = Term(literal: .boolean(false), .boolean)

  init(literal: Literal, _ type: ValueType) {
    self.init(.literal(literal), canonicalText(of: literal), type)
  }

  var literal: Literal? { if case .literal(let literal) = shape { literal } else { nil } }

  var isNullLiteral: Bool { if case .literal(.null) = shape { true } else { false } }
}

/// A column of a row, or of one that it leads to.
struct ColumnTerm: Sendable, Hashable {
  let base: EntityID
  let field: FieldReference
}

extension Term {
  /// The columns that it reads, those of aggregates inside as well.
  func forEachColumn(_ visit: (ColumnTerm) -> Void) {
    if case .column(let column) = shape { visit(column) }
    for operand in operands { operand.forEachColumn(visit) }
  }

  private var operands: [Term] {
    switch shape {
    case .literal, .column: []
    case .aggregate(let aggregate):
      [aggregate.argument, aggregate.filter].compactMap(\.self) + aggregate.inside
    case .polynomial(let polynomial): polynomial.products.flatMap(\.factors)
    case .and(let parts), .or(let parts), .coalesce(let parts), .applied(let parts, _): parts
    case .not(let inner), .isNull(let inner), .member(let inner, _, _): [inner]
    case .compare(_, let left, let right): [left, right]
    case .choice(let branches, let otherwise):
      branches.flatMap { [$0.condition, $0.value] } + [otherwise].compactMap(\.self)
    }
  }
}

extension Sequence where Element == Term {
  /// In the order of their texts, each once.
  func inOrder() -> [Term] {
    let sorted = sorted { $0.text < $1.text }
    var result: [Term] = []
    for term in sorted where result.last != term { result.append(term) }
    return result
  }
}

/// The text of a value: numbers without zeros that say nothing, so that 1 and 1.00 are the same.
func canonicalText(of literal: Literal) -> String {
  switch literal {
  case .null: "null"
  case .boolean(let value): value ? "true" : "false"
  case .integer(let value): String(value)
  case .decimal(let value): value.trimmed(to: 0).description
  case .text(let value): "'" + escaped(value, quote: "'") + "'"
  case .date(let day): "date '\(day)'"
  case .timestamp(let instant): "timestamp '\(instant)'"
  case .interval(let count, let grain): "\(count) \(grain.rawValue)"
  case .quantity(let value, let unit): "\(value.trimmed(to: 0)) \(unit)"
  case .money(let value, let currency): "\(value.trimmed(to: 0)) \(currency)"
  }
}

extension [Literal] {
  /// Whether one of them is the very same value: of texts every byte.
  func has(_ literal: Literal) -> Bool {
    let text = canonicalText(of: literal)
    return contains { canonicalText(of: $0) == text }
  }
}
