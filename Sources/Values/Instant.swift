/// A wall-clock second without a zone: a day and the seconds since its midnight.
package struct Instant: Sendable, Hashable, Comparable {
  package let day: Day
  /// 0 to 86,399.
  package let secondOfDay: Int

  package init(day: Day, secondOfDay: Int = 0) {
    self.day = day
    self.secondOfDay = secondOfDay
  }

  /// Reads `2024-02-29 10:00:00`, with `T` for the blank and without seconds too; fractions of a second are cut.
  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, bytes[10] == UInt8(ascii: " ") || bytes[10] == UInt8(ascii: "T"),
      let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)), bytes[13] == UInt8(ascii: ":"),
      let hour = Int(String(decoding: bytes[11..<13], as: UTF8.self)), (0..<24).contains(hour),
      let minute = Int(String(decoding: bytes[14..<16], as: UTF8.self)), (0..<60).contains(minute)
    else { return nil }
    var second = 0
    if bytes.count > 16 {
      guard bytes.count >= 19, bytes[16] == UInt8(ascii: ":"),
        let value = Int(String(decoding: bytes[17..<19], as: UTF8.self)), (0..<60).contains(value),
        bytes.count == 19 || bytes[19] == UInt8(ascii: ".")
      else { return nil }
      second = value
    }
    self.init(day: day, secondOfDay: hour * 3600 + minute * 60 + second)
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    (left.day, left.secondOfDay) < (right.day, right.secondOfDay)
  }
}

extension Instant: CustomStringConvertible {
  /// `2024-02-29 10:00:00`.
  package var description: String {
    "\(day) \(padded(secondOfDay / 3600, 2)):\(padded(secondOfDay / 60 % 60, 2)):\(padded(secondOfDay % 60, 2))"
  }
}
