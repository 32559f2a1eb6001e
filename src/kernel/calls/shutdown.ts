/** shutdown(2): ends one direction, or both, while the descriptor stays open. */
import { shutdown as shutConnection, shutdownReading, type Out } from '#protocols/tcp/connection.ts';
import { done, fail, socketBehind, type Attempt, type Caller } from '../attempt.ts';
import { POLL, SHUT } from '../constants.ts';
import { record } from '../kernel.ts';
import { drive } from '../network/tcp.ts';
import { closeListener } from '../release.ts';
import type { SystemCall } from '../systemcalls.ts';
import { wake } from '../waiting.ts';

export function shutdown(caller: Caller, call: Extract<SystemCall, { name: 'shutdown' }>): Attempt {
  const { k, cause } = caller;
  const found = socketBehind(caller, call.fd);
  if ('errno' in found) return found;
  const { socket } = found;
  if (call.how < SHUT.RD || call.how > SHUT.RDWR) return fail('EINVAL');
  const reading = call.how !== SHUT.WR;
  const writing = call.how !== SHUT.RD;
  if (socket.listening) {
    // Shutting the reading side of a listening socket ends its listening (net/ipv4/af_inet.c inet_shutdown).
    if (reading) {
      closeListener(k, socket, cause);
      wake(k, socket, POLL.IN, cause);
    }
    return done(0);
  }
  if (socket.type === 'stream' ? !socket.tcp || socket.gone || !socket.wasConnected : socket.peerPort === 0) return fail('ENOTCONN');
  if (reading) {
    socket.shutRead = true;
    if (socket.tcp) shutdownReading(socket.tcp);
  }
  if (writing && !socket.shutWrite) {
    socket.shutWrite = true;
    if (socket.tcp) {
      const shut = record(k, 'channel.end', cause, { channel: socket.channel, direction: socket.direction, stage: 'shut' });
      const out: Out = [];
      shutConnection(socket.tcp, k.state.now, shut, out);
      drive(k, socket, out, shut);
    }
  }
  wake(k, socket, (reading ? POLL.IN : 0) | (writing ? POLL.OUT : 0), cause);
  return done(0);
}
