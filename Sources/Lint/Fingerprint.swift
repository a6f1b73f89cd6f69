import Diagnostics
import Normal

/// What a finding is known by: rule, subject and the plan of that subject, so that it stays the same when a file is
/// moved, a name in it changes or lines shift. Several of one rule about one subject are numbered.
struct Fingerprints {
  private(set) var values: [String] = []

  init(of findings: [LintFinding]) {
    var seen: [String: Int] = [:]
    for finding in findings {
      let rest = finding.plan ?? finding.finding.message
      let key = "\(finding.finding.code.rawValue)\n\(finding.subject.text)\n\(rest)"
      let number = seen[key, default: 0]
      seen[key] = number + 1
      values.append(String(sha256(Array((number == 0 ? key : "\(key)\n\(number)").utf8)).prefix(32)))
    }
  }
}
