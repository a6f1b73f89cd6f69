/// The names that a person may have meant: nearest first, at most three, each at a distance of at most a third of
/// the name's length.
package func nearestNames(to name: String, in candidates: some Sequence<String>) -> [String] {
  let sameLetters = candidates.filter { $0 != name && $0.lowercased() == name.lowercased() }
  if let first = sameLetters.first { return [first] }
  let wanted = Array(name.lowercased().utf8)
  let limit = max(1, wanted.count / 3)
  var found: [(distance: Int, name: String)] = []
  for candidate in candidates where candidate != name {
    let bytes = Array(candidate.lowercased().utf8)
    guard abs(bytes.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, bytes)
    if distance <= limit { found.append((distance, candidate)) }
  }
  found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
  var names: [String] = []
  for entry in found where !names.contains(entry.name) { names.append(entry.name) }
  return Array(names.prefix(3))
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b` (optimal string alignment).
package func editDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var current = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      var best = min(substitution, last[j] + 1, current[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, beforeLast[j - 2] + 1) }
      current[j] = best
    }
    beforeLast = last
    last = current
  }
  return last[b.count]
}
