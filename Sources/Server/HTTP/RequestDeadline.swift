import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request takes too long to arrive, or on which no next one comes: a client that sends a byte now
/// and then holds nothing for long.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let arrival: TimeAmount
  private let rest: TimeAmount
  private var timer: Scheduled<Void>?
  /// Requests that have come and are not answered.
  private var open = 0

  /// - Parameters:
  ///   - arrival: from the connection, or the head of a request, to its end.
  ///   - rest: from an answer to the whole head of the next request.
  init(arrival: TimeAmount, rest: TimeAmount) {
    self.arrival = arrival
    self.rest = rest
  }

  func channelActive(context: ChannelHandlerContext) {
    start(arrival, context)
    context.fireChannelActive()
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { start(arrival, context) }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      open += 1
      start(arrival, context)
    case .body: break
    case .end: stop()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) {
      open -= 1
      // What came meanwhile is answered before anything is waited for.
      if open <= 0, timer == nil { start(rest, context) }
    }
    context.write(data, promise: promise)
  }

  /// A client that does not read what it asked for is let go as well.
  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable { stop() } else { start(rest, context) }
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    stop()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { stop() }

  private func start(_ limit: TimeAmount, _ context: ChannelHandlerContext) {
    stop()
    let channel = context.channel
    timer = context.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
  }

  private func stop() {
    timer?.cancel()
    timer = nil
  }
}
