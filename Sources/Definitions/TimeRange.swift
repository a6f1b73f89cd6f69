import Diagnostics
import Values

/// Reads `2024`, `2024-Q1`, `2024-02`, `2024-02-29`, and `from..to` of them; the end is not in the range.
func parseTimeRange(_ text: String, _ span: SourceSpan) -> QueryRequest.TimeRange? {
  if let dots = text.firstRange(of: "..") {
    let left = text[..<dots.lowerBound].trimmingBlanks(), right = text[dots.upperBound...].trimmingBlanks()
    let from = left.isEmpty ? nil : period(left)?.from
    let to = right.isEmpty ? nil : period(right)?.from
    guard left.isEmpty || from != nil, right.isEmpty || to != nil, from != nil || to != nil else {
      return nil
    }
    if let from, let to, to < from { return nil }
    return QueryRequest.TimeRange(from: from, to: to, span: span)
  }
  guard let (from, to) = period(text.trimmingBlanks()) else { return nil }
  return QueryRequest.TimeRange(from: from, to: to, span: span)
}

/// What speaks against a text that looks like a range.
func reasonAgainstTimeRange(_ text: String) -> String? {
  let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { String($0).trimmingBlanks() }
  for end in ends
  where end.utf8.count == 10 && end.utf8.allSatisfy({ $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39) }) {
    if Day(end) == nil { return "there is no day \(end)" }
  }
  if ends.count == 2, let from = period(ends[0])?.from, let to = period(ends[1])?.from, to < from {
    return "the end is before the start"
  }
  return nil
}

/// The end is nil beyond the last year of the calendar.
private func period(_ text: String) -> (from: Instant, to: Instant?)? {
  if let instant = Instant(text) { return (instant, instant) }
  if let day = Day(text) {
    let next = day.adding(days: 1)
    return (Instant(day: day), next.components.year > 9999 ? nil : Instant(day: next))
  }
  let parts = text.split(separator: "-", omittingEmptySubsequences: false)
  guard let first = parts.first, first.utf8.count == 4, let year = Int(first),
    !text.contains("+")
  else { return nil }
  let months: (start: Int, count: Int)
  switch parts.count {
  case 1: months = (1, 12)
  case 2:
    if let month = Int(parts[1]), parts[1].utf8.count == 2 {
      months = (month, 1)
    } else if parts[1].hasPrefix("Q"), let quarter = Int(parts[1].dropFirst()), (1...4).contains(quarter) {
      months = (quarter * 3 - 2, 3)
    } else {
      return nil
    }
  default: return nil
  }
  guard let start = Day(year: year, month: months.start, day: 1) else { return nil }
  let next = start.adding(months: months.count)
  return (Instant(day: start), next > start ? Instant(day: next) : nil)
}

extension Substring {
  fileprivate func trimmingBlanks() -> String { String(self).trimmingBlanks() }
}
