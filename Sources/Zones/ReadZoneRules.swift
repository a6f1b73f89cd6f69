import Glibc
import Values

/// Whether this machine has a time zone database.
package var hasZoneDatabase: Bool { access(folder, F_OK) == 0 }

private let folder = "/usr/share/zoneinfo"

/// Reads the rules of a zone from the time zone database of the machine.
///
/// - Parameter name: as in `Europe/Berlin`; see `isZoneName`.
/// - Returns: nil where the database has no such zone.
package func readZoneRules(_ name: String) -> ZoneRules? {
  // The name becomes part of a path.
  guard
    !name.split(separator: "/", omittingEmptySubsequences: false).contains(where: {
      $0.hasPrefix(".") || $0.isEmpty
    }),
    let file = fopen("\(folder)/\(name)", "rb")
  else { return nil }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 16)
  let count = fread(&bytes, 1, bytes.count, file)
  var reader = ZoneFileReader(bytes: Array(bytes.prefix(count)))
  return reader.rules()
}

/// A file of the time zone database (TZif, RFC 8536): times at which a clock is set, then a rule for the time after them.
private struct ZoneFileReader {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private struct Counts {
    let universal: Int
    let standard: Int
    let leaps: Int
    let times: Int
    let types: Int
    let letters: Int
  }

  mutating func rules() -> ZoneRules? {
    guard let old = header(), old.version >= 2 else { return nil }
    // The first part is for readers of 32-bit times.
    position +=
      old.counts.times * 5 + old.counts.types * 6 + old.counts.letters + old.counts.leaps * 8
      + old.counts.standard + old.counts.universal
    guard let (_, counts) = header(), position + counts.times * 9 + counts.types * 6 <= bytes.count,
      counts.types > 0
    else { return nil }
    let times = (0..<counts.times).map { _ in number(8) }
    let types = (0..<counts.times).map { _ in Int(number(1)) }
    let offsets = (0..<counts.types).map { _ -> Int in
      let offset = Int(Int32(truncatingIfNeeded: number(4)))
      position += 2
      return offset
    }
    guard types.allSatisfy({ $0 < offsets.count }) else { return nil }
    position += counts.letters + counts.leaps * 12 + counts.standard + counts.universal
    var changes: [ZoneRules.Change] = []
    for (time, type) in zip(times, types) where time > -62_135_596_800 {
      changes.append(.init(moment: Instant(secondsSince1970: time), seconds: offsets[type]))
    }
    changes += later(than: changes.last?.moment)
    var seconds = offsets[0]
    // Names and summer time may change without the clock.
    changes = changes.filter { change in
      defer { seconds = change.seconds }
      return change.seconds != seconds
    }
    return ZoneRules(changes: changes, first: offsets[0])
  }

  private mutating func header() -> (version: Int, counts: Counts)? {
    guard position + 44 <= bytes.count, bytes[position..<position + 4].elementsEqual("TZif".utf8) else {
      return nil
    }
    let version = Int(bytes[position + 4]) - 0x30
    position += 20
    let numbers = (0..<6).map { _ in Int(number(4)) }
    return (
      version,
      Counts(
        universal: numbers[0], standard: numbers[1], leaps: numbers[2], times: numbers[3], types: numbers[4],
        letters: numbers[5])
    )
  }

  /// A big-endian number; of eight bytes with its sign.
  private mutating func number(_ size: Int) -> Int64 {
    var value: UInt64 = 0
    for _ in 0..<size {
      value = value << 8 | UInt64(position < bytes.count ? bytes[position] : 0)
      position += 1
    }
    return Int64(bitPattern: value)
  }

  /// The changes after the last that is listed, by the rule in the last line.
  private mutating func later(than last: Instant?) -> [ZoneRules.Change] {
    guard position < bytes.count, bytes[position] == 0x0A else { return [] }
    let line = String(decoding: bytes[(position + 1)...].prefix { $0 != 0x0A }, as: UTF8.self)
    guard let rule = ZoneRule(line) else { return [] }
    let first = last?.day.components.year ?? 1970
    guard first <= ZoneRules.lastYear else { return [] }
    return (first...ZoneRules.lastYear).flatMap { rule.changes(in: $0) }
      .filter { change in last.map { change.moment > $0 } ?? true }
  }
}
