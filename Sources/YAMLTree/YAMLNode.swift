package import Diagnostics

/// A YAML value as it stands in the file. Scalars stay text: what `no`, `012` or `2024-01-01` means is decided by
/// whoever reads the field, never by YAML's own guessing.
package struct YAMLNode: Sendable {
  package indirect enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLPair])
    /// What could not be read; a finding was made for it.
    case missing
  }

  package let content: Content
  package let span: SourceSpan

  package init(_ content: Content, span: SourceSpan) {
    self.content = content
    self.span = span
  }
}

/// One `key: value` of a mapping, in file order.
package struct YAMLPair: Sendable {
  package let key: YAMLScalar
  package let value: YAMLNode
}

/// A text in a YAML file and the way it was written.
package struct YAMLScalar: Sendable {
  package enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  package let text: String
  package let style: Style
  /// From the first character (the quote or the block indicator included) to the end.
  package let span: SourceSpan

  /// `~`, `null` or nothing at all, unquoted.
  package var isNull: Bool { style == .plain && (text.isEmpty || text == "~" || text == "null") }
}
