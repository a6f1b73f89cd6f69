package import Diagnostics

/// For each byte of a scalar's text, the byte of the file that it came from; one more for the end.
///
/// Quotes, escapes, folding and indentation are undone, so that a caret can stand under the very character of an
/// expression. Made only where text is parsed further, since most scalars never need it.
package struct ScalarOrigin: Sendable {
  private enum Mapping: Sendable {
    case shifted(by: Int)
    case table([Int32])
  }

  private let source: SourceID
  private let mapping: Mapping

  /// Text that is its own source, such as an argument of the command line.
  package init(wholeOf source: SourceID) {
    self.source = source
    mapping = .shifted(by: 0)
  }

  package init(of scalar: YAMLScalar, in file: SourceFile) {
    source = scalar.span.source
    let start = Int(scalar.span.start), end = Int(scalar.span.end)
    let text = Array(scalar.text.utf8)
    let quote = scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 1 : 0
    if scalar.style != .literal, scalar.style != .folded, end - start == text.count + 2 * quote,
      file.bytes[(start + quote)..<(end - quote)].elementsEqual(text)
    {
      mapping = .shifted(by: start + quote)
    } else {
      mapping = .table(ScalarOrigin.aligned(text, with: file.bytes, from: start, to: end, style: scalar.style))
    }
  }

  package func span(from start: Int, to end: Int) -> SourceSpan {
    let first = offset(start)
    // The end is one behind the last character, so that a span does not run across a fold.
    let last = end > start ? offset(end - 1) + 1 : first
    return SourceSpan(source, first, max(first, last))
  }

  private func offset(_ index: Int) -> Int {
    switch mapping {
    case .shifted(let distance): index + distance
    case .table(let table): Int(table[min(index, table.count - 1)])
    }
  }

  /// Walks the written form beside the text. A blank of the text that stands for a line end stays on that line end.
  private static func aligned(
    _ text: [UInt8], with bytes: [UInt8], from start: Int, to end: Int, style: YAMLScalar.Style
  ) -> [Int32] {
    var position = start
    if style == .literal || style == .folded {
      while position < end, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      position += 1
    } else if style != .plain {
      position += 1
    }
    let isBlank = { (byte: UInt8) in
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == 0x09
    }
    var table: [Int32] = []
    for byte in text {
      if isBlank(byte) {
        table.append(Int32(min(position, end)))
        if position < end, isBlank(bytes[position]) {
          position += 1
        } else if style == .doubleQuoted, position + 1 < end, bytes[position] == UInt8(ascii: "\\") {
          position += 2
        }
        continue
      }
      while position < end, isBlank(bytes[position]) { position += 1 }
      if style == .doubleQuoted, position < end, bytes[position] == UInt8(ascii: "\\"), position + 1 < end {
        table.append(Int32(position))
        position += bytes[position + 1] == byte ? 2 : escapeLength(bytes, position)
        continue
      }
      table.append(Int32(min(position, end)))
      position += 1
      if style == .singleQuoted, byte == UInt8(ascii: "'") { position += 1 }
    }
    table.append(Int32(min(position, end)))
    return table
  }

  private static func escapeLength(_ bytes: [UInt8], _ position: Int) -> Int {
    switch bytes[position + 1] {
    case UInt8(ascii: "x"): 4
    case UInt8(ascii: "u"): 6
    case UInt8(ascii: "U"): 10
    default: 2
    }
  }
}
