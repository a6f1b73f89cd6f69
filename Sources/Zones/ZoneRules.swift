package import Values

/// When the clocks of a zone are set, and by how much they differ from UTC.
package struct ZoneRules: Sendable {
  package struct Change: Sendable, Equatable {
    /// In UTC; from then on.
    package let moment: Instant
    /// Seconds that the clock of the zone is ahead of UTC.
    package let seconds: Int
  }

  /// In the order of time.
  package let changes: [Change]
  /// Before the first change.
  package let first: Int

  init(changes: [Change], first: Int) {
    self.changes = changes
    self.first = first
  }

  /// The last year whose changes are known where a zone has rules that go on for ever.
  static let lastYear = 2099

  package func seconds(at moment: Instant) -> Int { changes.last { $0.moment <= moment }?.seconds ?? first }

  /// The changes in a year of UTC.
  package func changes(in year: Int) -> [Change] { changes.filter { $0.moment.day.components.year == year } }

  /// What the clock shows as an instant in UTC. An hour that is there twice is the later one, an hour that is not there is
  /// taken by the clock before.
  package func universal(_ shown: Instant) -> Instant {
    let moved = { (seconds: Int) in shown.moved(by: Int64(-seconds), .second) }
    let offsets = Set(
      [-86_400, 0, 86_400].map { self.seconds(at: shown.moved(by: $0, .second)) })
    let found = offsets.map(moved).filter { $0.moved(by: Int64(seconds(at: $0)), .second) == shown }
    return found.max() ?? moved(offsets.min() ?? first)
  }
}

extension Instant {
  init(secondsSince1970 seconds: Int64) {
    self = Instant(day: Day(daysSince1970: 0)).moved(by: seconds, .second)
  }
}
