/// What has changed in a file, as `diff -u` prints it.
func unifiedDiff(_ before: [UInt8], _ after: [UInt8], path: String) -> String {
  let old = lines(of: before), new = lines(of: after)
  let difference = new.difference(from: old)
  var removed: Set<Int> = []
  var inserted: Set<Int> = []
  for change in difference {
    switch change {
    case .remove(let offset, _, _): removed.insert(offset)
    case .insert(let offset, _, _): inserted.insert(offset)
    }
  }
  // Every line with its sign, and where it stands on both sides.
  var rows: [(sign: Character, text: String, old: Int, new: Int)] = []
  var left = 0, right = 0
  while left < old.count || right < new.count {
    if left < old.count, removed.contains(left) {
      rows.append(("-", old[left], left, right))
      left += 1
    } else if right < new.count, inserted.contains(right) {
      rows.append(("+", new[right], left, right))
      right += 1
    } else {
      rows.append((" ", old[left], left, right))
      left += 1
      right += 1
    }
  }
  let changed = rows.indices.filter { rows[$0].sign != " " }
  guard !changed.isEmpty else { return "" }
  let context = 3
  var text = "--- a/\(path)\n+++ b/\(path)\n"
  var index = 0
  while index < changed.count {
    let start = max(0, changed[index] - context)
    var end = min(rows.count, changed[index] + context + 1)
    while index + 1 < changed.count, changed[index + 1] - context <= end {
      index += 1
      end = min(rows.count, changed[index] + context + 1)
    }
    index += 1
    let hunk = rows[start..<end]
    let oldCount = hunk.count { $0.sign != "+" }, newCount = hunk.count { $0.sign != "-" }
    text += "@@ -\(hunk.first!.old + 1),\(oldCount) +\(hunk.first!.new + 1),\(newCount) @@\n"
    for row in hunk { text += "\(row.sign)\(row.text)\n" }
  }
  return text
}

private func lines(of bytes: [UInt8]) -> [String] {
  var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
    String(decoding: $0, as: UTF8.self)
  }
  if lines.last == "" { lines.removeLast() }
  return lines
}
