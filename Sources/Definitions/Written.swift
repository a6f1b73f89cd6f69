package import Diagnostics

/// A value and the place where a person wrote it.
package struct Written<Value: Sendable & Equatable>: Sendable, Equatable {
  package let value: Value
  package let span: SourceSpan

  package init(_ value: Value, _ span: SourceSpan) {
    self.value = value
    self.span = span
  }
}
