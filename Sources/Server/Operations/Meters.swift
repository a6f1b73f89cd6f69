import Synchronization

/// Counts what the server does, for Prometheus (text format 0.0.4).
final class Meters: Sendable {
  private struct Key: Hashable {
    let endpoint: String
    let method: String
    let status: Int
  }

  private struct Histogram {
    var counts: [Int]
    var sum = 0.0
    var count = 0
  }

  private struct State {
    var requests: [Key: Int] = [:]
    var durations: [String: Histogram] = [:]
    var cache: [String: Int] = [:]
    var rows = 0
  }

  /// Seconds.
  private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
  private let state = Mutex(State())

  /// - Parameter endpoint: the path as it is declared, so that there are few of them.
  func count(
    _ endpoint: String, _ method: String, status: Int, _ duration: Duration, _ facts: RequestRecord.Facts
  ) {
    let seconds = duration / .seconds(1)
    state.withLock { state in
      state.requests[Key(endpoint: endpoint, method: method, status: status), default: 0] += 1
      var histogram =
        state.durations[endpoint] ?? Histogram(counts: Array(repeating: 0, count: Meters.bounds.count))
      if let index = Meters.bounds.firstIndex(where: { seconds <= $0 }) { histogram.counts[index] += 1 }
      histogram.sum += seconds
      histogram.count += 1
      state.durations[endpoint] = histogram
      if let cache = facts.cache { state.cache[cache, default: 0] += 1 }
    }
  }

  /// Counts rows of an answer that was sent.
  func count(rows: Int) { state.withLock { $0.rows += rows } }

  func text(of service: DatumService) -> String {
    let state = state.withLock { $0 }
    var lines = head("http_requests_total", "counter", "Requests by endpoint, method and status.")
    let keys = state.requests.keys.sorted {
      ($0.endpoint, $0.method, $0.status) < ($1.endpoint, $1.method, $1.status)
    }
    for key in keys {
      lines.append(
        "datum_http_requests_total{endpoint=\"\(key.endpoint)\",method=\"\(key.method)\",status=\"\(key.status)\"} \(state.requests[key]!)"
      )
    }
    lines += head(
      "http_request_duration_seconds", "histogram", "How long requests took, without the sending of rows.")
    for endpoint in state.durations.keys.sorted() {
      let histogram = state.durations[endpoint]!
      var sum = 0
      for (bound, count) in zip(Meters.bounds, histogram.counts) {
        sum += count
        lines.append(
          "datum_http_request_duration_seconds_bucket{endpoint=\"\(endpoint)\",le=\"\(bound)\"} \(sum)")
      }
      lines.append(
        "datum_http_request_duration_seconds_bucket{endpoint=\"\(endpoint)\",le=\"+Inf\"} \(histogram.count)")
      lines.append("datum_http_request_duration_seconds_sum{endpoint=\"\(endpoint)\"} \(histogram.sum)")
      lines.append("datum_http_request_duration_seconds_count{endpoint=\"\(endpoint)\"} \(histogram.count)")
    }
    lines += head("cache_requests_total", "counter", "Answers that were kept, and those that had to be made.")
    for outcome in state.cache.keys.sorted() {
      lines.append("datum_cache_requests_total{outcome=\"\(outcome)\"} \(state.cache[outcome]!)")
    }
    lines += head("rows_sent_total", "counter", "Rows of answers.")
    lines.append("datum_rows_sent_total \(state.rows)")
    let load = service.pool?.load ?? (running: 0, waiting: 0)
    let age = Int(service.revisions.age.components.seconds)
    let isBroken = service.revisions.broken != nil
    for (name, about, value) in [
      ("statements_running", "Statements that run now.", load.running),
      ("statements_waiting", "Questions that wait for a connection.", load.waiting),
      ("model_age_seconds", "Since the definitions were read.", age),
      ("model_broken", "1 while the files have errors and an older revision is served.", isBroken ? 1 : 0),
    ] {
      lines += head(name, "gauge", about)
      lines.append("datum_\(name) \(value)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func head(_ name: String, _ type: String, _ about: String) -> [String] {
    ["# HELP datum_\(name) \(about)", "# TYPE datum_\(name) \(type)"]
  }
}
