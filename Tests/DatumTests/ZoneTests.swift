import Foundation
import Proof
import Testing
import Values

@testable import Zones

/// When clocks are set: what is read here against what Foundation reads.
@Suite struct ZoneTests {
  static let names = [
    "UTC", "Europe/Berlin", "Europe/London", "Europe/Dublin", "Europe/Moscow", "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns", "America/Caracas", "America/Nuuk", "Africa/Casablanca", "Africa/Cairo",
    "Asia/Kolkata",
    "Asia/Kathmandu", "Asia/Tehran", "Asia/Gaza", "Australia/Lord_Howe", "Australia/Sydney", "Pacific/Apia",
    "Pacific/Kiritimati", "Antarctica/Troll", "America/Argentina/Buenos_Aires",
  ]

  @Test(arguments: names) func `a clock is what Foundation says it is`(_ name: String) throws {
    let rules = try #require(readZoneRules(name))
    let zone = try #require(TimeZone(identifier: name))
    var random = Random(seed: name.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) })
    for _ in 0..<2_000 {
      // 1900 to 2037, in hours, and around each change.
      let hours = -613_608 + random.below(1_209_600)
      var seconds = hours * 3_600 + random.below(3_600)
      if random.chance(50), let change = rules.changes.isEmpty ? nil : random.pick(rules.changes) {
        let moment = change.moment.day.daysSince1970 * 86_400 + change.moment.secondOfDay
        if (-2_208_988_800..<2_145_916_800).contains(moment) { seconds = moment - 1 + random.below(3) }
      }
      let instant = Instant(secondsSince1970: Int64(seconds))
      let expected = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
      #expect(rules.seconds(at: instant) == expected, "\(name) at \(instant)")
    }
  }

  /// The changes of a year by the rule in the last line of a zone's file.
  @Test(arguments: [
    ("CET-1CEST,M3.5.0,M10.5.0/3", 2050, ["2050-03-27 01:00:00 7200", "2050-10-30 01:00:00 3600"]),
    ("EST5EDT,M3.2.0,M11.1.0", 2050, ["2050-03-13 07:00:00 -14400", "2050-11-06 06:00:00 -18000"]),
    ("AEST-10AEDT,M10.1.0,M4.1.0/3", 2050, ["2050-04-02 16:00:00 36000", "2050-10-01 16:00:00 39600"]),
    (
      "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 2050,
      ["2050-04-02 15:00:00 37800", "2050-10-01 15:30:00 39600"]
    ),
    ("IST-2IDT,M3.4.4/26,M10.5.0", 2050, ["2050-03-25 00:00:00 10800", "2050-10-29 23:00:00 7200"]),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2050, ["2050-03-27 01:00:00 -3600", "2050-10-30 01:00:00 -7200"]),
    ("X3Y,J60/0,J300/0", 2052, ["2052-03-01 03:00:00 -7200", "2052-10-27 02:00:00 -10800"]),
    ("X3Y,59/0,300/0", 2052, ["2052-02-29 03:00:00 -7200", "2052-10-27 02:00:00 -10800"]),
    ("<+07>-7", 2050, []),
  ]) func `a rule says when clocks are set`(_ text: String, _ year: Int, _ expected: [String]) throws {
    let rule = try #require(ZoneRule(text))
    #expect(rule.changes(in: year).map { "\($0.moment) \($0.seconds)" } == expected)
  }

  @Test(arguments: ["", "CET", "CET-1CEST", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.5.0", "<+07"])
  func `what is no rule is none`(_ text: String) { #expect(ZoneRule(text) == nil) }

  @Test(arguments: ["Europe/Nowhere", "../../etc/passwd", "", "Europe", "/etc/passwd"])
  func `what is no zone is none`(_ name: String) { #expect(readZoneRules(name) == nil) }

  @Test func `the hour that is not there, and the one that is there twice`() throws {
    let rules = try #require(readZoneRules("Europe/Berlin"))
    let universal = { (text: String) in "\(rules.universal(Instant(text)!))" }
    #expect(universal("2024-03-31 02:30:00") == "2024-03-31 01:30:00")
    #expect(universal("2024-10-27 02:30:00") == "2024-10-27 01:30:00")
    #expect(universal("2024-07-01 12:00:00") == "2024-07-01 10:00:00")
  }
}
