/// Records of a CSV file (RFC 4180): fields in quotes may hold commas, quotes and line ends.
///
/// An empty field without quotes is null, `""` is the empty text.
struct CSVReader {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var line = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  struct Problem: Error { let reason: String }

  /// nil at the end.
  mutating func next() throws(Problem) -> [String?]? {
    guard position < bytes.count else { return nil }
    var fields: [String?] = []
    while true {
      fields.append(try field())
      guard position < bytes.count else { return fields }
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: ",") { continue }
      if byte == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
        position += 1
      }
      line += 1
      return fields
    }
  }

  private mutating func field() throws(Problem) -> String? {
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quotedField() }
    let start = position
    while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
    return start == position ? nil : try text(bytes[start..<position])
  }

  private mutating func quotedField() throws(Problem) -> String {
    var value: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
          guard position == bytes.count || isEnd(bytes[position]) else {
            throw Problem(reason: "text behind a closing quote")
          }
          return try text(value[...])
        }
        position += 1
      }
      if byte == UInt8(ascii: "\n") { line += 1 }
      value.append(byte)
    }
    throw Problem(reason: "a quote that is never closed")
  }

  private func text(_ bytes: ArraySlice<UInt8>) throws(Problem) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Problem(reason: "bytes that are not UTF-8")
    }
    return text
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
