import Dispatch

/// The results of a function for 0, 1, …, in that order, worked out on all processors of the machine.
package func mapConcurrently<Result: Sendable>(_ count: Int, _ make: @Sendable (Int) -> Result) -> [Result] {
  [Result](unsafeUninitializedCapacity: count) { buffer, initialized in
    // Each place is written by one call, and read when all have ended.
    nonisolated(unsafe) let places = buffer
    DispatchQueue.concurrentPerform(iterations: count) { index in
      (places.baseAddress! + index).initialize(to: make(index))
    }
    initialized = count
  }
}
