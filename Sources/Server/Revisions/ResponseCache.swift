import NIOCore
import Synchronization

/// Answers by what was asked, byte for byte. Two generations: what has not been asked for while the young one filled is gone.
final class ResponseCache: Sendable {
  struct Entry: Sendable {
    let body: ByteBuffer
    let tag: String
    let contentType: String
  }

  private struct Generations {
    var young: [[UInt8]: Entry] = [:]
    var old: [[UInt8]: Entry] = [:]
    var bytes = 0
  }

  private let generations = Mutex(Generations())
  private static let mostEntries = 2_048
  /// Of a generation.
  private let mostBytes: Int

  init(mostBytes: Int) { self.mostBytes = mostBytes }

  subscript(key: [UInt8]) -> Entry? {
    generations.withLock { generations in
      if let entry = generations.young[key] { return entry }
      guard let entry = generations.old[key] else { return nil }
      insert(entry, for: key, in: &generations)
      return entry
    }
  }

  func insert(_ entry: Entry, for key: [UInt8]) {
    generations.withLock { insert(entry, for: key, in: &$0) }
  }

  private func insert(_ entry: Entry, for key: [UInt8], in generations: inout Generations) {
    let size = entry.body.readableBytes + key.count
    if generations.young.count >= ResponseCache.mostEntries
      || generations.bytes + size > mostBytes
    {
      generations.old = generations.young
      generations.young = [:]
      generations.bytes = 0
    }
    generations.young[key] = entry
    generations.bytes += size
  }
}
