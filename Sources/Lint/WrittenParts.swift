import Definitions
import Diagnostics
import Model
import Values

/// What rules look for in definitions as they are written.
extension Expression {
  /// Whether it is a number that is zero.
  var isZero: Bool {
    switch self {
    case .literal(.integer(0), _): true
    case .literal(.decimal(let value), _), .literal(.money(let value, _), _): value.isZero
    default: false
    }
  }
}

extension SourceSpan {
  /// Whether it lies inside another; spans take no part in equality.
  func isInside(_ other: SourceSpan) -> Bool {
    source == other.source && start >= other.start && end <= other.end
  }
}

extension LintedProject {
  /// The aggregates that are written in the metric itself, not those of metrics that it refers to.
  func ownAggregates(of metric: Metric) -> [(aggregate: Aggregate, span: SourceSpan)] {
    let whole = metric.definition.expression.span
    var found: [(Aggregate, SourceSpan)] = []
    metric.formula.forEachLeaf { leaf in
      guard case .aggregate(let aggregate) = leaf.node, aggregate.grouped == nil else { return }
      guard let span = aggregate.argument?.span ?? leaf.span, span.isInside(whole) else { return }
      // The sum and the count of a mean are one.
      let place = leaf.span ?? span
      if !found.contains(where: {
        $0.1.source == place.source && $0.1.start == place.start && $0.0.argument == aggregate.argument
      }) {
        found.append((aggregate, place))
      }
    }
    return found
  }

  /// The words of a name: `gmv_per_buyer` has three.
  static func words(of name: String) -> [String] { name.lowercased().split(separator: "_").map(String.init) }

  /// The words of a sentence in small letters.
  static func words(inText text: String) -> [String] {
    text.utf8.split { byte in
      let isLetter = (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      return !isLetter && byte < 0x80 && !(byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
    }.map { String(decoding: $0, as: UTF8.self).lowercased() }
  }

  func text(of span: SourceSpan) -> String {
    sources.text(of: span)
  }
}

extension TypedExpression {
  /// The columns that it reads, each once.
  var fields: [FieldReference] {
    var fields: [FieldReference] = []
    forEachLeaf { if case .field(let field) = $0.node, !fields.contains(field) { fields.append(field) } }
    return fields
  }
}
