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
  private var mapping: Mapping

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
      mapping = .table(
        ScalarOrigin.aligned(text, with: file.bytes, from: start, to: end, style: scalar.style))
    }
  }

  /// The origin of the text from that byte on.
  package func advanced(to start: Int) -> ScalarOrigin {
    var copy = self
    switch mapping {
    case .shifted(let distance): copy.mapping = .shifted(by: distance + start)
    case .table(let table): copy.mapping = .table(Array(table.dropFirst(min(start, table.count - 1))))
    }
    return copy
  }

  package func span(from start: Int, to end: Int) -> SourceSpan {
    let first = offset(start)
    // The end is one behind the last character, so that a span does not run across a fold.
    var last = end > start ? offset(end - 1) + 1 : first
    // A quote that is doubled, or an escape, is longer than what it stands for.
    if end > start, case .table(let table) = mapping, end < table.count,
      (2...10).contains(Int(table[end]) - last + 1)
    {
      last = Int(table[end])
    }
    return SourceSpan(source, first, max(first, last))
  }

  private func offset(_ index: Int) -> Int {
    switch mapping {
    case .shifted(let distance): index + distance
    case .table(let table): Int(table[min(index, table.count - 1)])
    }
  }

  /// Walks the written form beside the text.
  private static func aligned(
    _ text: [UInt8], with bytes: [UInt8], from start: Int, to end: Int, style: YAMLScalar.Style
  ) -> [Int32] {
    switch style {
    case .literal, .folded: alignedBlock(text, with: bytes, from: start, to: end)
    case .plain, .singleQuoted, .doubleQuoted:
      alignedFlow(text, with: bytes, from: start, to: end, style: style)
    }
  }

  /// Below the line of the indicator; indentation is left out of the text.
  private static func alignedBlock(_ text: [UInt8], with bytes: [UInt8], from start: Int, to end: Int)
    -> [Int32]
  {
    var position = start
    while position < end, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    position += 1
    var table: [Int32] = []
    for byte in text {
      if isBlank(byte) {
        table.append(Int32(min(position, end)))
        if position < end, isBlank(bytes[position]) { position += 1 }
        continue
      }
      while position < end, isBlank(bytes[position]) { position += 1 }
      table.append(Int32(min(position, end)))
      position += 1
    }
    table.append(Int32(min(position, end)))
    return table
  }

  /// Plain and quoted text, perhaps over several lines: a line end with the blanks around it is one blank of the text.
  private static func alignedFlow(
    _ text: [UInt8], with bytes: [UInt8], from start: Int, to end: Int, style: YAMLScalar.Style
  ) -> [Int32] {
    var position = style == .plain ? start : start + 1
    var table: [Int32] = []
    var index = 0
    while index < text.count {
      if style == .doubleQuoted { skipContinuations(bytes, &position, end) }
      var next = index + 1
      while next < text.count, text[next] & 0xC0 == 0x80 { next += 1 }
      let here = Int32(min(position, end))
      if style == .doubleQuoted, position + 1 < end, bytes[position] == UInt8(ascii: "\\") {
        for _ in index..<next { table.append(here) }
        position += escapeLength(bytes, position)
      } else if isBlank(text[index]), position < end, isBlank(bytes[position]) {
        table.append(here)
        var run = position
        while run < end, isBlank(bytes[run]) { run += 1 }
        let isFolded = bytes[position..<run].contains(UInt8(ascii: "\n"))
        let isLastBlank = next == text.count || !isBlank(text[next])
        position = isFolded ? (isLastBlank ? run : position) : position + 1
      } else {
        for offset in 0..<(next - index) { table.append(Int32(min(position + offset, end))) }
        position += next - index
        if style == .singleQuoted, text[index] == UInt8(ascii: "'") { position += 1 }
      }
      index = next
    }
    table.append(Int32(min(position, end)))
    return table
  }

  /// A backslash at the end of a line joins it to the next.
  private static func skipContinuations(_ bytes: [UInt8], _ position: inout Int, _ end: Int) {
    while position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "\n") || bytes[position + 1] == UInt8(ascii: "\r")
    {
      position += 1
      while position < end, isBlank(bytes[position]) { position += 1 }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == 0x09
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
