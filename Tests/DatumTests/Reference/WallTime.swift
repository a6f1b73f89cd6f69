import Foundation
import Values

/// The clock of a zone, from the time zone database of the machine and not from that of the engine under test.
struct WallTime {
  private let zone: TimeZone

  init(_ name: String) { zone = TimeZone(identifier: name)! }

  /// An instant in UTC as the clock of the zone shows it.
  func local(_ instant: Instant) -> Instant { moved(instant, by: offset(at: instant)) }

  /// What the clock shows as an instant in UTC; an hour that is there twice is the later one, as Postgres takes it.
  func universal(_ shown: Instant) -> Instant {
    let candidates = [offset(at: moved(shown, by: -86_400)), offset(at: moved(shown, by: 86_400))]
    let found = candidates.map { moved(shown, by: -$0) }.filter { local($0) == shown }
    return found.max() ?? moved(shown, by: -min(candidates[0], candidates[1]))
  }

  private func offset(at instant: Instant) -> Int {
    let seconds = Double(instant.day.daysSince1970 * 86_400 + instant.secondOfDay)
    return zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
  }

  private func moved(_ instant: Instant, by seconds: Int) -> Instant {
    let total = instant.day.daysSince1970 * 86_400 + instant.secondOfDay + seconds
    let day = Int((Double(total) / 86_400).rounded(.down))
    return Instant(day: Day(daysSince1970: day), secondOfDay: total - day * 86_400)
  }
}
