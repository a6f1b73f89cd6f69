import Glibc
package import Values

extension Instant {
  /// What the clock says, in UTC.
  package static var now: Instant {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    let days = moment.tv_sec / 86_400
    return Instant(day: Day(daysSince1970: days), secondOfDay: moment.tv_sec % 86_400)
  }
}

extension Day {
  /// The day that it is, in UTC.
  package static var today: Day { Instant.now.day }
}
