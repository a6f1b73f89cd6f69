import Engines
import Glibc

/// What signal handlers touch while a statement runs: plain memory, set before and cleared after.
private nonisolated(unsafe) var runningEngine: (any Engine)?
private nonisolated(unsafe) var secondsRunning: Int32 = 0

/// Runs `body`; Ctrl-C stops the statement in the database and not only this program, and from the first second on a
/// terminal is told how long it takes.
func watched<Result>(_ engine: any Engine, _ body: () throws(EngineError) -> Result) throws(EngineError)
  -> Result
{
  runningEngine = engine
  secondsRunning = 0
  signal(SIGINT) { _ in runningEngine?.cancel() }
  let isShown = Terminal.errorIsTerminal
  if isShown { tickEverySecond() }
  defer {
    signal(SIGINT, SIG_DFL)
    if isShown { stopTicking() }
    runningEngine = nil
  }
  return try body()
}

private func tickEverySecond() {
  signal(SIGALRM) { _ in
    secondsRunning += 1
    var buffer: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (0x0D, 0x20, 0x20, 0x20, 0x73, 0x20)
    var rest = secondsRunning
    // Only what is safe in a signal handler: no allocation, one write.
    withUnsafeMutableBytes(of: &buffer) { bytes in
      for position in stride(from: 3, through: 1, by: -1) where rest > 0 {
        bytes[position] = UInt8(0x30 + rest % 10)
        rest /= 10
      }
      _ = write(STDERR_FILENO, bytes.baseAddress, bytes.count)
    }
  }
  var interval = itimerval(
    it_interval: timeval(tv_sec: 1, tv_usec: 0), it_value: timeval(tv_sec: 1, tv_usec: 0))
  setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &interval, nil)
}

private func stopTicking() {
  var never = itimerval()
  setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &never, nil)
  signal(SIGALRM, SIG_DFL)
  if secondsRunning > 0 { Terminal.write("\r        \r", to: STDERR_FILENO) }
}
