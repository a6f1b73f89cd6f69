import CYAML
package import Diagnostics

/// Reads one YAML document with the exact place of everything in it.
///
/// Never fails: what cannot be read becomes `.missing` and a finding. Anchors, aliases, merge keys and tags are
/// refused, so a small file cannot unfold into a large one. libyaml is the parser (YAML 1.1 syntax, no schema).
package func readYAML(_ id: SourceID, in sources: SourceFiles) -> Diagnosed<YAMLNode> {
  let file = sources[id]
  var reader = YAMLReader(source: id, bytes: file.bytes)
  let node = reader.read()
  return Diagnosed(node, findings: reader.findings)
}

private struct YAMLReader {
  let source: SourceID
  let bytes: [UInt8]
  var findings: [Finding] = []
  /// Byte offset of each character, when the file has others than ASCII; libyaml counts characters.
  var byteOffsets: [Int32]?
  /// Bytes of a byte order mark, which libyaml does not see.
  var skipped = 0

  static let depthLimit = 64

  init(source: SourceID, bytes: [UInt8]) {
    self.source = source
    self.bytes = bytes
  }

  mutating func read() -> YAMLNode {
    let whole = SourceSpan(source, 0, 0)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      report(.notUTF8(SourceSpan(source, 0, 1), found: "UTF-16"))
      return YAMLNode(.missing, span: whole)
    }
    if let index = bytes.firstIndex(where: { $0 < 0x09 || ($0 > 0x0D && $0 < 0x20) }) {
      report(.notText(SourceSpan(source, index, index + 1), byte: bytes[index]))
      return YAMLNode(.missing, span: whole)
    }
    if let invalid = firstInvalidUTF8(bytes) {
      report(.notUTF8(SourceSpan(source, invalid, invalid + 1), found: "bytes of another encoding"))
      return YAMLNode(.missing, span: whole)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { skipped = 3 }
    if bytes.contains(where: { $0 >= 0x80 }) { byteOffsets = characterOffsets() }
    return bytes.withUnsafeBufferPointer { buffer in
      var parser = yaml_parser_t()
      yaml_parser_initialize(&parser)
      defer { yaml_parser_delete(&parser) }
      let start = buffer.baseAddress.map { $0 + skipped }
      yaml_parser_set_input_string(&parser, start, buffer.count - skipped)
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      return readDocument(&parser)
    }
  }

  private mutating func report(_ problem: YAMLProblem) { findings.append(problem.finding) }

  private mutating func reportTag(_ tag: UnsafePointer<UInt8>, _ place: SourceSpan) {
    report(.tag(String(cString: tag), place))
  }

  private mutating func readDocument(_ parser: inout yaml_parser_t) -> YAMLNode {
    var root = YAMLNode(.missing, span: SourceSpan(source, 0, 0))
    var documents = 0
    while true {
      guard var event = next(&parser) else { return root }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT:
        if documents == 0 { root = YAMLNode(.mapping([]), span: SourceSpan(source, 0, 0)) }
        return root
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        if documents > 1 {
          report(.severalDocuments(span(event)))
          return root
        }
        guard var first = next(&parser) else { return root }
        defer { yaml_event_delete(&first) }
        guard let node = readNode(first, &parser, depth: 0) else { return root }
        root = node
      default:
        continue
      }
    }
  }

  /// nil after an error of syntax: there is nothing sensible behind it.
  private mutating func readNode(_ event: yaml_event_t, _ parser: inout yaml_parser_t, depth: Int)
    -> YAMLNode?
  {
    guard depth < YAMLReader.depthLimit else {
      report(.tooDeep(span(event), limit: YAMLReader.depthLimit))
      return nil
    }
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = readScalar(event)
      return YAMLNode(.scalar(scalar), span: scalar.span)
    case YAML_ALIAS_EVENT:
      report(.alias(span(event)))
      return YAMLNode(.missing, span: span(event))
    case YAML_SEQUENCE_START_EVENT:
      if event.data.sequence_start.anchor != nil { report(.alias(span(event))) }
      if let tag = event.data.sequence_start.tag { reportTag(tag, span(event)) }
      return readSequence(event, &parser, depth: depth)
    case YAML_MAPPING_START_EVENT:
      if event.data.mapping_start.anchor != nil { report(.alias(span(event))) }
      if let tag = event.data.mapping_start.tag { reportTag(tag, span(event)) }
      return readMapping(event, &parser, depth: depth)
    default:
      return YAMLNode(.missing, span: span(event))
    }
  }

  private mutating func readScalar(_ event: yaml_event_t) -> YAMLScalar {
    let data = event.data.scalar
    let text = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
    let style: YAMLScalar.Style =
      switch data.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    let place = span(event)
    if data.anchor != nil { report(.alias(place)) }
    if let tag = data.tag { reportTag(tag, place) }
    return YAMLScalar(text: text, style: style, span: place)
  }

  private mutating func readSequence(
    _ start: yaml_event_t, _ parser: inout yaml_parser_t, depth: Int
  ) -> YAMLNode? {
    var items: [YAMLNode] = []
    while true {
      guard var event = next(&parser) else { return nil }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_SEQUENCE_END_EVENT {
        return YAMLNode(.sequence(items), span: span(start).joined(with: span(event)))
      }
      guard let item = readNode(event, &parser, depth: depth + 1) else { return nil }
      items.append(item)
    }
  }

  private mutating func readMapping(
    _ start: yaml_event_t, _ parser: inout yaml_parser_t, depth: Int
  ) -> YAMLNode? {
    var pairs: [YAMLPair] = []
    var seen: [String: SourceSpan] = [:]
    while true {
      guard var event = next(&parser) else { return nil }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_MAPPING_END_EVENT {
        return YAMLNode(.mapping(pairs), span: span(start).joined(with: span(event)))
      }
      guard let key = readNode(event, &parser, depth: depth + 1) else { return nil }
      guard var valueEvent = next(&parser) else { return nil }
      defer { yaml_event_delete(&valueEvent) }
      guard let value = readNode(valueEvent, &parser, depth: depth + 1) else { return nil }
      guard case .scalar(let name) = key.content else {
        if case .missing = key.content {
        } else if findings.last?.code != .keyNotText {
          report(.keyNotText(key.span))
        }
        continue
      }
      if name.text == "<<", name.style == .plain {
        report(.mergeKey(name.span))
      } else if let first = seen[name.text] {
        report(.duplicateKey(name.text, at: name.span, first: first))
      } else {
        seen[name.text] = name.span
        pairs.append(YAMLPair(key: name, value: value))
      }
    }
  }

  private mutating func next(_ parser: inout yaml_parser_t) -> yaml_event_t? {
    var event = yaml_event_t()
    if yaml_parser_parse(&parser, &event) == 1 { return event }
    let offset = byteOffset(parser.problem_mark.index)
    let problem = parser.problem.map { String(cString: $0) } ?? "unexpected text"
    let context = parser.context.map { String(cString: $0) }
    if problem.contains("nesting") {
      report(.tooDeep(SourceSpan(source, offset, offset + 1), limit: YAMLReader.depthLimit))
    } else {
      let place = parser.problem_mark.index == 0 ? skipped + Int(parser.problem_offset) : offset
      let begin = byteOffset(parser.context_mark.index)
      let opening = parser.context != nil && begin < place ? SourceSpan(source, begin, begin + 1) : nil
      report(
        .syntax(SourceSpan(source, place, place + 1), problem: problem, context: context, opening: opening))
    }
    return nil
  }

  private func span(_ event: yaml_event_t) -> SourceSpan {
    SourceSpan(source, byteOffset(event.start_mark.index), byteOffset(event.end_mark.index))
  }

  private func byteOffset(_ character: Int) -> Int {
    guard let byteOffsets else { return character + skipped }
    return character < byteOffsets.count ? Int(byteOffsets[character]) : bytes.count
  }

  private func characterOffsets() -> [Int32] {
    var offsets: [Int32] = []
    offsets.reserveCapacity(bytes.count)
    for index in skipped..<bytes.count where bytes[index] & 0xC0 != 0x80 { offsets.append(Int32(index)) }
    return offsets
  }
}

/// The offset of the first byte that is not part of a well-formed UTF-8 sequence.
private func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte < 0x80 {
      index += 1
      continue
    }
    let length =
      byte >= 0xF0 && byte < 0xF5 ? 4 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xC2 && byte < 0xE0 ? 2 : 0
    guard length > 0, index + length <= bytes.count else { return index }
    for next in 1..<length where bytes[index + next] & 0xC0 != 0x80 { return index }
    let second = bytes[index + 1]
    if (byte == 0xE0 && second < 0xA0) || (byte == 0xED && second >= 0xA0) || (byte == 0xF0 && second < 0x90)
      || (byte == 0xF4 && second >= 0x90)
    {
      return index
    }
    index += length
  }
  return nil
}
