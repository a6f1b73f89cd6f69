import Diagnostics

/// What can be wrong with a file before its meaning is looked at.
enum YAMLProblem {
  case notText(SourceSpan, byte: UInt8)
  case notUTF8(SourceSpan, found: String)
  case syntax(SourceSpan, problem: String, context: String?, opening: SourceSpan?)
  case duplicateKey(String, at: SourceSpan, first: SourceSpan)
  case alias(SourceSpan)
  case mergeKey(SourceSpan)
  case keyNotText(SourceSpan)
  case tooDeep(SourceSpan, limit: Int)
  case severalDocuments(SourceSpan)
  case tag(String, SourceSpan)

  var finding: Finding {
    switch self {
    case .notText(let span, let byte):
      return Finding(
        .notText, "expected text, found a binary file (byte 0x\(String(byte, radix: 16)))", at: span
      )
      .helping("move the file out of the definitions folder, or save it as UTF-8 text")
    case .notUTF8(let span, let found):
      return Finding(.notUTF8, "expected UTF-8, found \(found)", at: span)
        .helping("save the file as UTF-8")
    case .syntax(let span, let problem, let context, let opening):
      let finding = Finding(.yamlSyntax, "cannot read the YAML: \(problem)", at: span)
        .labelled("begins here", at: opening)
      let help = YAMLProblem.help(for: problem)
      let noted = context.map { finding.noting("this happened \($0)") } ?? finding
      return help.map { noted.helping($0) } ?? noted
    case .duplicateKey(let key, let span, let first):
      return Finding(.duplicateKey, "the key '\(key)' stands twice in one mapping", at: span)
        .labelled("first here", at: first)
        .helping("remove one of the two")
    case .alias(let span):
      return Finding(.alias, "anchors and aliases are not part of the definition language", at: span)
        .noting("a definition stands once, under its own name; an alias is a copy that nobody can look up")
        .helping("write the value out, or refer to the definition by its name")
    case .mergeKey(let span):
      return Finding(.alias, "the merge key '<<' is not part of the definition language", at: span)
        .helping("write the keys out")
    case .keyNotText(let span):
      return Finding(.keyNotText, "expected a plain name as key", at: span)
        .helping("quote it where it is a text, or fill in the placeholder")
    case .tooDeep(let span, let limit):
      return Finding(.yamlTooDeep, "nested deeper than \(limit) levels", at: span)
    case .severalDocuments(let span):
      return Finding(.severalDocuments, "expected one document, found a second one", at: span)
        .helping("move it to a file of its own, and remove the '---'")
    case .tag(let tag, let span):
      return Finding(.yamlTag, "the YAML tag '\(tag)' is not part of the definition language", at: span)
        .helping("remove the tag")
    }
  }

  private static func help(for problem: String) -> String? {
    if problem.contains("mapping values are not allowed") {
      return "quote the text: it has a colon followed by a blank"
    }
    if problem.contains("cannot start any token") {
      return "quote the text, or indent with blanks instead of tabs"
    }
    if problem.contains("expected ',' or ']'") { return "close the list with ']'" }
    if problem.contains("expected ',' or '}'") { return "close the mapping with '}'" }
    if problem.contains("unexpected end of stream") { return "close the quote that was opened" }
    if problem.contains("block sequence entries") {
      return "write a list as [a, b], or each item on a line of its own"
    }
    if problem.contains("did not find expected key") {
      return "compare the indentation of this line with the lines above, and close what is open there"
    }
    return nil
  }
}
