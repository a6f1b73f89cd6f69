/// Whether a text has the form of a name of the time zone database; whether it exists is known to databases alone.
package func isZoneName(_ name: String) -> Bool {
  if ["UTC", "GMT", "CET", "EET", "WET", "MET"].contains(name) { return true }
  let parts = name.split(separator: "/", omittingEmptySubsequences: false)
  return (2...3).contains(parts.count)
    && parts.allSatisfy { part in
      guard let first = part.utf8.first, (first | 0x20) >= 0x61, (first | 0x20) <= 0x7A else { return false }
      return part.utf8.allSatisfy { byte in
        let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
        let isDigit = byte >= 0x30 && byte <= 0x39
        return isLetter || isDigit || byte == 0x5F || byte == 0x2D || byte == 0x2B
      }
    }
}
