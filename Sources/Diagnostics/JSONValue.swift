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
  package var compact: String { String(decoding: bytes, as: UTF8.self) }

  /// On one line, as it is sent.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .number(let value): bytes += String(value).utf8
    case .text(let value): appendJSONText(value, to: &bytes)
    case .list(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let fields):
      bytes.append(UInt8(ascii: "{"))
      for (index, field) in fields.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        appendJSONText(field.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        field.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
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

/// A JSON string literal with quotes; control characters are escaped.
package func jsonText(_ text: String) -> String {
  var bytes: [UInt8] = []
  appendJSONText(text, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

package func appendJSONText(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  for byte in text.utf8 {
    switch byte {
    case UInt8(ascii: "\""): bytes += "\\\"".utf8
    case UInt8(ascii: "\\"): bytes += "\\\\".utf8
    case UInt8(ascii: "\n"): bytes += "\\n".utf8
    case UInt8(ascii: "\r"): bytes += "\\r".utf8
    case UInt8(ascii: "\t"): bytes += "\\t".utf8
    case 0..<0x20: bytes += ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8
    default: bytes.append(byte)
    }
  }
  bytes.append(UInt8(ascii: "\""))
}
