import Diagnostics
import YAMLTree

extension QueryRequest.TopRequest {
  /// `5 brand.country by gmv`, `5 brand.country by gmv per month`, `…, ties drop`; nil for another text.
  init?(_ part: QueryText.Part) {
    var words = part.words.map {
      Written($0.value, part.origin.span(from: $0.start, to: $0.start + $0.value.utf8.count))
    }
    keepsTies = words.count < 2 || words.suffix(2).map(\.value) != ["ties", "drop"]
    if words.count > 2, words[words.count - 2].value == "ties" {
      guard ["keep", "drop"].contains(words[words.count - 1].value) else { return nil }
      words.removeLast(2)
    }
    guard words.count >= 4, let count = Int(words[0].value), count > 0, words[2].value == "by" else {
      return nil
    }
    self.count = count
    dimension = words[1]
    metric = words[3]
    span = part.span
    if words.count == 4 {
      per = []
      return
    }
    guard words[4].value == "per", words.count > 5 else { return nil }
    per = Array(words.dropFirst(5))
  }
}

extension QueryText.Part {
  /// Its words with the bytes that they begin at; blanks and commas stand between words.
  var words: [(value: String, start: Int)] {
    var words: [(String, Int)] = []
    var start: Int?
    let bytes = Array(text.utf8)
    for index in 0...bytes.count {
      let isGap =
        index == bytes.count || bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: ",")
      if !isGap {
        start = start ?? index
      } else if let from = start {
        words.append((String(decoding: bytes[from..<index], as: UTF8.self), from))
        start = nil
      }
    }
    return words
  }
}
