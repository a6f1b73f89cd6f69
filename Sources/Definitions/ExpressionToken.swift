/// A piece of an expression's text; offsets are bytes of that text.
struct ExpressionToken {
  enum Kind: Equatable {
    case name(String)
    /// A name in double quotes: never a keyword.
    case quotedName(String)
    case number(String)
    case text(String)
    /// `$country`
    case parameter(String)
    case symbol(String)
    case end
  }

  let kind: Kind
  let start: Int
  let end: Int
}

/// Cuts an expression's text into tokens. What is no token is reported and left out.
struct ExpressionLexer {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var problems: [ExpressionProblem] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static func tokens(of bytes: [UInt8]) -> (tokens: [ExpressionToken], problems: [ExpressionProblem]) {
    var lexer = ExpressionLexer(bytes)
    var tokens: [ExpressionToken] = []
    tokens.reserveCapacity(bytes.count / 3 + 2)
    while let token = lexer.next() { tokens.append(token) }
    let end = tokens.last?.end ?? bytes.count
    tokens.append(ExpressionToken(kind: .end, start: end, end: end))
    return (tokens, lexer.problems)
  }

  private mutating func next() -> ExpressionToken? {
    while position < bytes.count {
      let start = position
      let byte = bytes[position]
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D:
        position += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
        while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
        guard position < bytes.count, bytes[position] >= 0x80 else {
          return token(.name(text(start, position)), from: start)
        }
        // A word of another alphabet is told as a whole.
        while position < bytes.count, bytes[position] >= 0x80 || isNameByte(bytes[position]) { position += 1 }
        problems.append(.unknownCharacter(text(start, position), from: start, to: position))
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        return number(from: start)
      case UInt8(ascii: "$") where position + 1 < bytes.count && isNameStart(bytes[position + 1]):
        position += 1
        while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
        return token(.parameter(text(start + 1, position)), from: start)
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        return quoted(by: byte, from: start)
      default:
        if let symbol = symbol() { return token(.symbol(symbol), from: start) }
        position += 1
        if byte >= 0x80 {
          while position < bytes.count, bytes[position] >= 0x80 || isNameByte(bytes[position]) {
            position += 1
          }
        }
        problems.append(.unknownCharacter(text(start, position), from: start, to: position))
      }
    }
    return nil
  }

  private mutating func number(from start: Int) -> ExpressionToken {
    while position < bytes.count, isDigit(bytes[position]) || bytes[position] == UInt8(ascii: "_") {
      position += 1
    }
    if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "."), isDigit(bytes[position + 1]) {
      position += 1
      while position < bytes.count, isDigit(bytes[position]) || bytes[position] == UInt8(ascii: "_") {
        position += 1
      }
    }
    if position < bytes.count, isNameByte(bytes[position]) {
      while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
      problems.append(.badNumber(text(start, position), from: start, to: position))
    }
    return token(.number(text(start, position)), from: start)
  }

  private mutating func quoted(by quote: UInt8, from start: Int) -> ExpressionToken {
    var value: [UInt8] = []
    position += 1
    while position < bytes.count {
      if bytes[position] == quote {
        guard position + 1 < bytes.count, bytes[position + 1] == quote else { break }
        position += 1
      }
      value.append(bytes[position])
      position += 1
    }
    if position < bytes.count {
      position += 1
    } else {
      problems.append(
        .unterminatedText(quote: quote == UInt8(ascii: "'") ? "'" : "\"", from: start, to: bytes.count))
    }
    let text = String(decoding: value, as: UTF8.self)
    return token(quote == UInt8(ascii: "'") ? .text(text) : .quotedName(text), from: start)
  }

  private mutating func symbol() -> String? {
    let byte = bytes[position]
    let following = position + 1 < bytes.count ? bytes[position + 1] : 0
    let two: String? =
      switch (byte, following) {
      case (UInt8(ascii: "!"), UInt8(ascii: "=")): "!="
      case (UInt8(ascii: "<"), UInt8(ascii: ">")): "!="
      case (UInt8(ascii: "<"), UInt8(ascii: "=")): "<="
      case (UInt8(ascii: ">"), UInt8(ascii: "=")): ">="
      case (UInt8(ascii: "="), UInt8(ascii: "=")): "="
      case (UInt8(ascii: "|"), UInt8(ascii: "|")): "||"
      default: nil
      }
    if let two {
      position += 2
      return two
    }
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "%"),
      UInt8(ascii: "="),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","),
      UInt8(ascii: "."), UInt8(ascii: ":"):
      position += 1
      return String(UnicodeScalar(byte))
    default:
      return nil
    }
  }

  private func token(_ kind: ExpressionToken.Kind, from start: Int) -> ExpressionToken {
    ExpressionToken(kind: kind, start: start, end: position)
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private func isNameStart(_ byte: UInt8) -> Bool { isNameByte(byte) && !isDigit(byte) }

  private func isNameByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_")
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }
}
