import Diagnostics
import YAMLTree

/// Reads the keys of one mapping; at the end, whatever was not asked for is an unknown key.
struct FieldReader {
  let subject: String
  let span: SourceSpan
  private let pairs: [YAMLPair]
  private var asked: [String] = []

  init(_ pairs: [YAMLPair], of subject: String, span: SourceSpan) {
    self.pairs = pairs
    self.subject = subject
    self.span = span
  }

  /// - Parameter nullIsAValue: whether the word `null` means something here.
  mutating func node(_ key: String, nullIsAValue: Bool = false) -> YAMLNode? {
    asked.append(key)
    guard let value = pairs.first(where: { $0.key.text == key })?.value else { return nil }
    // A key without a value says nothing.
    if nullIsAValue, case .scalar(let scalar) = value.content, scalar.text == "null" { return value }
    if case .scalar(let scalar) = value.content, scalar.isNull { return nil }
    return value
  }

  func keySpan(_ key: String) -> SourceSpan? { pairs.first { $0.key.text == key }?.key.span }

  func unknownKeys() -> [DefinitionProblem] {
    pairs.filter { !asked.contains($0.key.text) }.map {
      .unknownKey($0.key.text, $0.key.span, of: subject, allowed: asked)
    }
  }
}
