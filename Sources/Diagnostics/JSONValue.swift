/// A JSON document with its keys in order (RFC 8259).
package indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case text(String)
  case list([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// An object without the keys that have no value.
  package static func fields(_ fields: [(String, JSONValue?)]) -> JSONValue {
    .object(fields.compactMap { key, value in value.map { (key, $0) } })
  }

  /// On one line.
  package var compact: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let value): String(value)
    case .text(let value): jsonText(value)
    case .list(let values): "[" + values.map(\.compact).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { "\(jsonText($0.key)):\($0.value.compact)" }.joined(separator: ",") + "}"
    }
  }

  /// Over several lines, for people too.
  package func pretty(indentation: String = "") -> String {
    let inner = indentation + "  "
    switch self {
    case .list(let values) where !values.isEmpty:
      return "[\n" + values.map { inner + $0.pretty(indentation: inner) }.joined(separator: ",\n")
        + "\n\(indentation)]"
    case .object(let fields) where !fields.isEmpty:
      let lines = fields.map { "\(inner)\(jsonText($0.key)): \($0.value.pretty(indentation: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indentation)}"
    default: return compact
    }
  }
}
