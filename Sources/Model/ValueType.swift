/// The first of the three types of an expression: what kind of value it is.
package enum ValueType: Sendable, Hashable {
  case boolean
  case integer
  /// An exact number with so many digits after the point.
  case decimal(scale: Int)
  /// A binary number, for shares, means and the like.
  case float
  case text
  case date
  case timestamp
  case interval
  /// A currency code.
  case currency
  /// `null` by itself.
  case null
  /// Of something that was already reported; fits everywhere, so that one cause gives one finding.
  case unknown

  package var isNumber: Bool {
    switch self {
    case .integer, .decimal, .float, .null, .unknown: true
    case .boolean, .text, .date, .timestamp, .interval, .currency: false
    }
  }

  package var isTime: Bool { self == .date || self == .timestamp || self == .unknown }

  package var isText: Bool { self == .text || self == .currency || self == .null || self == .unknown }

  /// Digits after the point of an exact number; nil for all else.
  package var scale: Int? {
    switch self {
    case .integer: 0
    case .decimal(let scale): scale
    default: nil
    }
  }
}

extension ValueType: CustomStringConvertible {
  package var description: String {
    switch self {
    case .boolean: "boolean"
    case .integer: "integer"
    case .decimal: "decimal"
    case .float: "float"
    case .text: "text"
    case .date: "date"
    case .timestamp: "timestamp"
    case .interval: "interval"
    case .currency: "currency"
    case .null: "null"
    case .unknown: "unknown"
    }
  }
}
