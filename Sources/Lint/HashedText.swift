/// A text that is looked up often: its hash is worked out once.
struct HashedText: Sendable, Hashable {
  let text: String
  private let hash: Int

  init(_ text: String) {
    self.text = text
    hash = text.hashValue
  }

  static func == (left: HashedText, right: HashedText) -> Bool {
    left.hash == right.hash && left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
