/// Lines and columns of many places: the lines of each file are counted once.
package final class SourcePositions {
  package struct Position: Sendable, Equatable {
    package let line: Int
    /// In characters as Unicode scalars; 1 is the first.
    package let column: Int
    package let byteColumn: Int
  }

  private let sources: SourceFiles
  /// Offsets at which lines begin, by source.
  private var starts: [Int32: [Int]] = [:]

  package init(_ sources: SourceFiles) { self.sources = sources }

  package func file(of span: SourceSpan) -> String { sources[span.source].name }

  package func start(of span: SourceSpan) -> Position { position(of: Int(span.start), in: span.source) }

  package func end(of span: SourceSpan) -> Position { position(of: Int(span.end), in: span.source) }

  private func position(of offset: Int, in source: SourceID) -> Position {
    let bytes = sources[source].bytes
    let lines = lineStarts(of: source)
    let end = min(offset, bytes.count)
    var low = 0, high = lines.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle] <= end { low = middle } else { high = middle - 1 }
    }
    let first = low == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) && end >= 3 ? 3 : lines[low]
    return Position(
      line: low + 1, column: bytes[first..<end].count { $0 & 0xC0 != 0x80 } + 1, byteColumn: end - first + 1)
  }

  private func lineStarts(of source: SourceID) -> [Int] {
    if let known = starts[source.number] { return known }
    let bytes = sources[source].bytes
    var lines = [0]
    for (index, byte) in bytes.enumerated() {
      let isEnd = byte == 0x0A || (byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A))
      if isEnd { lines.append(index + 1) }
    }
    starts[source.number] = lines
    return lines
  }
}
