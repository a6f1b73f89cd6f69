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
  /// By the words of the name, one blank between them.
  private var subjectsNamed: [String: [Int]] = [:]
  /// What a subject's score is multiplied with, whatever was asked for.
  private let boosts: [Double]

  private static let weights: (name: Float, synonym: Float, label: Float, column: Float, description: Float) =
    (8, 6, 5, 3, 1)
  private static let saturation = 4.0
  private static let mostWords = 16

  package init(_ catalog: Catalog) {
    self.catalog = catalog
    boosts = catalog.subjects.map(SearchIndex.boost)
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
      subjectsNamed[SearchIndex.words(of: subject.name).joined(separator: " "), default: []].append(index)
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
  /// - Complexity: linear in the subjects that have one of the words.
  package func search(_ query: String, kinds: Set<Subject.Kind> = [], limit: Int = 20) -> [Hit] {
    let words = Array(SearchIndex.words(of: query).prefix(SearchIndex.mostWords))
    guard !words.isEmpty, limit > 0 else { return [] }
    let matches = words.enumerated().map { match($1, isLast: $0 == words.count - 1) }
    var tally = Tally(count: catalog.subjects.count)
    for match in matches { tally.add(match) }
    let named = subjectsNamed[words.joined(separator: " ")] ?? []
    var best = Best(limit: limit, catalog: catalog)
    for subject in tally.touched {
      guard kinds.isEmpty || kinds.contains(catalog.subjects[subject].kind) else { continue }
      // Who asks for two words wants both.
      let share = Double(tally.counts[subject]) / Double(words.count)
      // The very name is what was asked for.
      let factor = named.contains(subject) ? 6.0 : 1
      best.offer(tally.scores[subject] * share * share * boosts[subject] * factor, subject)
    }
    return best.found.map { score, subject in
      let found = zip(words, matches).compactMap { word, match -> (String, String, Double)? in
        match.terms[subject] < 0 ? nil : (word, terms[Int(match.terms[subject])], match.scores[subject])
      }
      return Hit(subject: catalog.subjects[subject], score: score, terms: found)
    }
  }

  /// For each subject the best of the terms that a word may stand for; what has none is not among `touched`.
  private struct Match {
    var scores: [Double]
    var terms: [Int32]
    var touched: [Int] = []
  }

  private func match(_ word: String, isLast: Bool) -> Match {
    let count = catalog.subjects.count
    var match = Match(
      scores: Array(repeating: 0, count: count), terms: Array(repeating: -1, count: count))
    for (term, share) in candidates(for: word, isLast: isLast) {
      let worth = share * idf(of: term)
      for (subject, weight) in postings[term] {
        let subject = Int(subject)
        let score = worth * Double(weight) / (SearchIndex.saturation + Double(weight))
        guard score > match.scores[subject] else { continue }
        if match.terms[subject] < 0 { match.touched.append(subject) }
        match.scores[subject] = score
        match.terms[subject] = Int32(term)
      }
    }
    return match
  }

  /// What the words come to, by subject.
  private struct Tally {
    var scores: [Double]
    var counts: [UInt8]
    var touched: [Int] = []

    init(count: Int) {
      scores = Array(repeating: 0, count: count)
      counts = Array(repeating: 0, count: count)
    }

    mutating func add(_ match: Match) {
      for subject in match.touched {
        if counts[subject] == 0 { touched.append(subject) }
        counts[subject] += 1
        scores[subject] += match.scores[subject]
      }
    }
  }

  /// The best of many, in order. Where few are wanted, most are worse than the last of those and are only compared.
  private struct Best {
    let limit: Int
    let catalog: Catalog
    private var kept: [(score: Double, subject: Int)] = []
    private static let few = 1_024

    init(limit: Int, catalog: Catalog) {
      self.limit = limit
      self.catalog = catalog
    }

    var found: ArraySlice<(score: Double, subject: Int)> {
      (limit > Best.few ? kept.sorted(by: isBefore) : kept).prefix(limit)
    }

    mutating func offer(_ score: Double, _ subject: Int) {
      guard limit <= Best.few else {
        kept.append((score, subject))
        return
      }
      if kept.count == limit, let last = kept.last, !isBefore((score, subject), last) { return }
      var low = 0, high = kept.count
      while low < high {
        let middle = (low + high) / 2
        if isBefore(kept[middle], (score, subject)) { low = middle + 1 } else { high = middle }
      }
      kept.insert((score, subject), at: low)
      if kept.count > limit { kept.removeLast() }
    }

    private func isBefore(_ one: (score: Double, subject: Int), _ other: (score: Double, subject: Int))
      -> Bool
    {
      if one.score != other.score { return one.score > other.score }
      return catalog.subjects[one.subject].id < catalog.subjects[other.subject].id
    }
  }

  private static func boost(of subject: Subject) -> Double {
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
