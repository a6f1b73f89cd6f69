/// The SHA-256 digest of bytes, as sixty-four hexadecimal digits.
///
/// Source: FIPS PUB 180-4, sections 4.1.2, 4.2.2, 5 and 6.2. Ours, because the library for it brings Foundation along,
/// which every command would load (docs/decisions/0020-normal-form.md).
package func sha256(_ bytes: [UInt8]) -> String {
  var hash: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  var message = bytes
  let bitCount = UInt64(bytes.count) * 8
  message.append(0x80)
  message += Array(repeating: 0, count: (120 - message.count % 64) % 64)
  for shift in stride(from: 56, through: 0, by: -8) {
    message.append(UInt8(truncatingIfNeeded: bitCount >> shift))
  }
  var schedule = [UInt32](repeating: 0, count: 64)
  for block in stride(from: 0, to: message.count, by: 64) {
    compress(message[block..<block + 64], &schedule, &hash)
  }
  return hash.map(hexadecimal).joined()
}

private func compress(_ block: ArraySlice<UInt8>, _ schedule: inout [UInt32], _ hash: inout [UInt32]) {
  for index in 0..<16 {
    let word = block[(block.startIndex + 4 * index)..<(block.startIndex + 4 * index + 4)]
    schedule[index] = word.reduce(0) { $0 << 8 | UInt32($1) }
  }
  for index in 16..<64 {
    let before15 = schedule[index - 15], before2 = schedule[index - 2]
    let small0 = rotated(before15, 7) ^ rotated(before15, 18) ^ (before15 >> 3)
    let small1 = rotated(before2, 17) ^ rotated(before2, 19) ^ (before2 >> 10)
    schedule[index] = schedule[index - 16] &+ small0 &+ schedule[index - 7] &+ small1
  }
  var a = hash[0], b = hash[1], c = hash[2], d = hash[3], e = hash[4], f = hash[5], g = hash[6], h = hash[7]
  for index in 0..<64 {
    let large1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    let chosen = (e & f) ^ (~e & g)
    let first = h &+ large1 &+ chosen &+ constants[index] &+ schedule[index]
    let large0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    let second = large0 &+ ((a & b) ^ (a & c) ^ (b & c))
    (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
  }
  for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { hash[index] &+= value }
}

private func rotated(_ value: UInt32, _ count: UInt32) -> UInt32 { value >> count | value << (32 - count) }

private func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 8 - digits.utf8.count) + digits
}

/// The first thirty-two bits of the fractions of the cube roots of the first sixty-four primes.
private let constants: [UInt32] = [
  0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
  0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
  0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
  0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
  0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
  0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
  0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
  0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
