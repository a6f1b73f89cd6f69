import FoundationEssentials

extension Data {
  /// What a text of base64url says (RFC 4648, section 5), with its padding or without.
  init?(base64URL text: Substring) {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
  }
}
