import HTTPTypes
import Synchronization

/// So many requests a second for each caller: a bucket that fills steadily and is emptied by requests.
final class RateLimiter: Sendable {
  private struct Bucket {
    var tokens: Double
    var filledAt: ContinuousClock.Instant
  }

  private let perSecond: Double
  private let size: Double
  private let buckets = Mutex<[String: Bucket]>([:])
  private static let mostCallers = 10_000

  init(perSecond: Int, burst: Int?) {
    self.perSecond = Double(perSecond)
    size = Double(burst ?? perSecond)
  }

  /// What is left after one more request.
  ///
  /// - Throws: `Problem` where nothing was.
  func take(_ caller: String) throws -> Int {
    let now = ContinuousClock.now
    let left = buckets.withLock { buckets -> Double in
      if buckets.count >= RateLimiter.mostCallers, buckets[caller] == nil {
        // Full buckets say nothing.
        buckets = buckets.filter { filled($0.value, now) < size }
        if buckets.count >= RateLimiter.mostCallers { buckets = [:] }
      }
      let tokens = buckets[caller].map { filled($0, now) } ?? size
      // Who is refused loses nothing by having asked.
      buckets[caller] = Bucket(tokens: tokens >= 1 ? tokens - 1 : tokens, filledAt: now)
      return tokens - 1
    }
    guard left >= 0 else {
      let seconds = Int((-left / perSecond).rounded(.up))
      throw Problem(.tooManyRequests, "rate_limited", "more than \(Int(perSecond)) requests a second")
        .with(.retryAfter, "\(max(1, seconds))")
    }
    return Int(left)
  }

  private func filled(_ bucket: Bucket, _ now: ContinuousClock.Instant) -> Double {
    let seconds = bucket.filledAt.duration(to: now) / .seconds(1)
    return min(size, bucket.tokens + seconds * perSecond)
  }
}
