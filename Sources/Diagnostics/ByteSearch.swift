extension [UInt8] {
  /// Where a text begins, at an offset or behind it; nil where it is not.
  ///
  /// The algorithm of the standard library for collections of anything is forty times slower on files.
  package func firstOffset(of text: StaticString, from start: Int) -> Int? {
    let length = text.utf8CodeUnitCount
    guard length > 0, start + length <= count else { return nil }
    return withUnsafeBufferPointer { bytes in
      let first = text.utf8Start[0]
      var index = start
      let last = bytes.count - length
      while index <= last {
        if bytes[index] == first {
          var matched = 1
          while matched < length, bytes[index + matched] == text.utf8Start[matched] { matched += 1 }
          if matched == length { return index }
        }
        index += 1
      }
      return nil
    }
  }
}
