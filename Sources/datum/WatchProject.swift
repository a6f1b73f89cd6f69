import Glibc
import Project

/// Calls a function once, and again whenever a file of a project is written, comes or goes. Never returns.
///
/// Looking at the files takes at most a twentieth of one processor, however many there are.
func watchProject(at root: String, _ look: () throws -> Void) throws -> Never {
  var last = ""
  while true {
    let start = ContinuousClock.now
    let stamp = changeStamp(ofProjectAt: root)
    let cost = ContinuousClock.now - start
    if stamp != last {
      last = stamp
      try look()
    }
    usleep(UInt32(max(10_000, 20 * cost.microseconds)))
  }
}

extension Duration {
  var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
