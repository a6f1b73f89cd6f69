import YAMLTree

/// The short form of a check: `refunds <= gmv by month`, `gmv within 20% of prior(gmv, 1 week) by day`.
struct CheckText {
  /// What stands before `within` or `by`.
  let subject: QueryText.Part
  /// What stands between `within` and `of`; nil where there is none.
  var distance: QueryText.Part?
  /// What stands behind `of`.
  var other: QueryText.Part?
  var groups: [QueryText.Part] = []
  /// A `by` that nothing stands behind, or a comma at the end.
  var unfinished: QueryText.Part?

  init(_ whole: QueryText.Part) {
    let bytes = Array(whole.text.utf8)
    let words = CheckText.wordsOutside(of: bytes)
    let by = words.last { $0.word == "by" }
    let end = by?.range.lowerBound ?? bytes.count
    let within = words.first { $0.word == "within" && $0.range.upperBound <= end }
    let of = within.flatMap { within in
      words.first {
        $0.word == "of" && $0.range.lowerBound > within.range.upperBound && $0.range.upperBound <= end
      }
    }
    subject = whole.part(0..<(within?.range.lowerBound ?? end))
    if let within {
      distance = whole.part(within.range.upperBound..<(of?.range.lowerBound ?? end))
      other = of.map { whole.part($0.range.upperBound..<end) }
    }
    if let by {
      let behind = whole.part(by.range.upperBound..<bytes.count)
      if behind.text.isEmpty || behind.text.hasSuffix(",") {
        unfinished = whole.part(by.range.lowerBound..<bytes.count)
      }
      groups = behind.words.map { QueryText.Part($0.value, at: behind.origin.advanced(to: $0.start)) }
    }
  }

  /// Words that stand in no parentheses and no quotes.
  private static func wordsOutside(of bytes: [UInt8]) -> [(word: String, range: Range<Int>)] {
    var words: [(String, Range<Int>)] = []
    var depth = 0
    var quote: UInt8?
    var start: Int?
    for index in 0...bytes.count {
      let byte = index < bytes.count ? bytes[index] : UInt8(ascii: " ")
      let isLetter = quote == nil && depth == 0 && (byte | 0x20).isLowercaseLetter
      if isLetter {
        start = start ?? index
      } else if let from = start {
        words.append((String(decoding: bytes[from..<index], as: UTF8.self), from..<index))
        start = nil
      }
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
      }
    }
    return words
  }
}

extension UInt8 {
  fileprivate var isLowercaseLetter: Bool {
    self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") || self == UInt8(ascii: "_")
  }
}

extension QueryText.Part {
  /// A stretch of its text, without the blanks around it.
  func part(_ range: Range<Int>) -> QueryText.Part {
    let bytes = Array(text.utf8)
    var (from, to) = (range.lowerBound, range.upperBound)
    while from < to, bytes[from] <= 0x20 { from += 1 }
    while to > from, bytes[to - 1] <= 0x20 { to -= 1 }
    return QueryText.Part(String(decoding: bytes[from..<to], as: UTF8.self), at: origin.advanced(to: from))
  }
}
