import Definitions
import Diagnostics
import Glibc

/// Finds subjects by words: name, synonyms, label, columns, description, in that order of weight; with typos, and by the
/// beginning of the last word.
///
/// BM25 over weighted fields (Robertson and Zaragoza, 2009, section 3.3), with one length for all.
package struct SearchIndex: Sendable {
  package struct Hit: Sendable {
    package let subject: Subject
    package let score: Double
    /// What was found of each word of the query, and what that was worth; for `--explain`.
    package let terms: [(word: String, found: String, score: Double)]
  }

  private let catalog: Catalog
  /// In order.
  private var terms: [String] = []
  /// By term: subjects with the weight of the term in them, in order.
  private var postings: [[(subject: Int32, weight: Float)]] = []
  /// By three letters: the terms that have them.
  private var trigrams: [UInt32: [Int32]] = [:]

  private static let weights: (name: Float, synonym: Float, label: Float, column: Float, description: Float) =
    (8, 6, 5, 3, 1)
  private static let saturation = 4.0

  package init(_ catalog: Catalog) {
    self.catalog = catalog
    var byTerm: [String: [(subject: Int32, weight: Float)]] = [:]
    func add(_ text: String, _ subject: Int, _ weight: Float) {
      for word in SearchIndex.words(of: text) {
        let last = byTerm[word]?.count ?? 0
        if last > 0, byTerm[word]![last - 1].subject == Int32(subject) {
          byTerm[word]![last - 1].weight += weight
        } else {
          byTerm[word, default: []].append((Int32(subject), weight))
        }
      }
    }
    let weights = SearchIndex.weights
    for (index, subject) in catalog.subjects.enumerated() where !subject.isHidden {
      add(subject.name, index, weights.name)
      for synonym in subject.synonyms { add(synonym, index, weights.synonym) }
      if let label = subject.label { add(label, index, weights.label) }
      for tag in subject.tags { add(tag, index, weights.column) }
      if let owner = subject.owner { add(owner.value, index, weights.column) }
      for part in catalog.parts(of: subject) where part.kind == .column {
        add(part.name, index, weights.column)
      }
      if let description = subject.description { add(description, index, weights.description) }
    }
    terms = byTerm.keys.sorted()
    postings = terms.map { byTerm[$0]! }
    for (index, term) in terms.enumerated() {
      for key in SearchIndex.trigrams(of: term) { trigrams[key, default: []].append(Int32(index)) }
    }
  }

  /// - Parameter kinds: what may be found; all where empty.
  /// - Returns: the best first; ties in the order of ids.
  package func search(_ query: String, kinds: Set<Subject.Kind> = [], limit: Int = 20) -> [Hit] {
    let words = SearchIndex.words(of: query)
    guard !words.isEmpty else { return [] }
    var scores: [Int32: (score: Double, terms: [(word: String, found: String, score: Double)])] = [:]
    for (position, word) in words.enumerated() {
      var best: [Int32: (score: Double, term: Int)] = [:]
      for (term, share) in candidates(for: word, isLast: position == words.count - 1) {
        let rarity = idf(of: term)
        for (subject, weight) in postings[term] {
          let score = share * rarity * Double(weight) / (SearchIndex.saturation + Double(weight))
          if score > best[subject]?.score ?? 0 { best[subject] = (score, term) }
        }
      }
      for (subject, found) in best {
        scores[subject, default: (0, [])].score += found.score
        scores[subject]!.terms.append((word, terms[found.term], found.score))
      }
    }
    let hits = scores.compactMap { index, found -> Hit? in
      let subject = catalog.subjects[Int(index)]
      guard kinds.isEmpty || kinds.contains(subject.kind) else { return nil }
      // Who asks for two words wants both.
      let share = Double(found.terms.count) / Double(words.count)
      // The very name is what was asked for.
      let isName = SearchIndex.words(of: subject.name) == words
      let score = found.score * share * share * boost(of: subject) * (isName ? 6 : 1)
      return Hit(subject: subject, score: score, terms: found.terms)
    }
    return Array(hits.sorted { ($1.score, $0.subject.id) < ($0.score, $1.subject.id) }.prefix(limit))
  }

  private func boost(of subject: Subject) -> Double {
    if subject.deprecation != nil { return 0.2 }
    // People look for numbers; columns and tables are what these rest on.
    let kind: Double =
      switch subject.kind {
      case .metric: 1.3
      case .dimension, .entity, .question, .dashboard: 1
      case .column, .table: 0.6
      }
    return subject.tier == .certified ? kind * 1.5 : kind
  }

  private func idf(of term: Int) -> Double {
    let count = Double(postings[term].count), all = Double(catalog.subjects.count)
    return log(1 + (all - count + 0.5) / (count + 0.5))
  }

  // MARK: Candidates

  /// The terms that a word may stand for, with how much of the score each keeps.
  private func candidates(for word: String, isLast: Bool) -> [(term: Int, share: Double)] {
    var found: [Int: Double] = [:]
    let start = position(of: word)
    if start < terms.count, terms[start] == word { found[start] = 1 }
    if isLast, word.utf8.count > 1 {
      var index = start
      while index < terms.count, terms[index].hasPrefix(word) {
        found[index] = max(found[index] ?? 0, 0.8)
        index += 1
      }
    }
    let length = word.utf8.count
    let allowed = length >= 8 ? 2 : length >= 4 ? 1 : 0
    if allowed > 0, found.isEmpty {
      let bytes = Array(word.utf8)
      for term in similar(to: word) {
        let other = Array(terms[term].utf8)
        guard abs(other.count - length) <= allowed else { continue }
        let distance = editDistance(bytes, other)
        if distance <= allowed { found[term] = distance == 1 ? 0.6 : 0.4 }
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Terms that share letters with a word.
  private func similar(to word: String) -> [Int] {
    var counts: [Int32: Int] = [:]
    let keys = SearchIndex.trigrams(of: word)
    for key in keys { for term in trigrams[key] ?? [] { counts[term, default: 0] += 1 } }
    // One slip changes three of them.
    let least = max(1, keys.count - 6)
    return counts.filter { $0.value >= least }.map { Int($0.key) }
  }

  private func position(of word: String) -> Int {
    var low = 0, high = terms.count
    while low < high {
      let middle = (low + high) / 2
      if terms[middle] < word { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Words

  /// `grossSales_2024` is gross, sales, 2024.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var last: Character?
    for character in text {
      let isWord = character.isLetter || character.isNumber
      let turns =
        last.map { ($0.isLowercase && character.isUppercase) || ($0.isLetter != character.isLetter) } ?? false
      if !word.isEmpty, !isWord || turns {
        words.append(word)
        word = ""
      }
      if isWord { word += character.lowercased() }
      last = isWord ? character : nil
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// With a sign at both ends, so that first and last letters count for more.
  private static func trigrams(of word: String) -> [UInt32] {
    let bytes = [UInt8(ascii: "^")] + Array(word.utf8) + [UInt8(ascii: "$")]
    guard bytes.count >= 3 else { return [] }
    return (0...(bytes.count - 3)).map {
      UInt32(bytes[$0]) << 16 | UInt32(bytes[$0 + 1]) << 8 | UInt32(bytes[$0 + 2])
    }
  }
}
