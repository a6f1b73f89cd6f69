/// How many terminal cells a text takes: marks that combine take none, East Asian wide letters and emoji take two.
///
/// An approximation of Unicode Standard Annex 11 (revision 41) by its large blocks.
package func displayWidth(_ text: some StringProtocol) -> Int {
  var width = 0
  for character in text {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { continue }
    width += scalars.contains { $0.value == 0xFE0F } ? 2 : displayWidth(first)
  }
  return width
}

func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
  case 0x0300...0x036F, 0x20D0...0x20FF: 0
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD:
    2
  default: 1
  }
}

extension String {
  /// With blanks behind it, or before it, so that it takes so many cells of a terminal.
  package func padded(to width: Int, fromLeft: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - displayWidth(self)))
    return fromLeft ? blanks + self : self + blanks
  }
}
