/** What a system call does, in one sentence each (man 2 of each name). Also what kind of waiting it is. */

const CALLS: Readonly<Record<string, string>> = {
  socket: 'Asks the kernel for a new socket. It is connected to nothing yet; the number that comes back is its file descriptor.',
  bind: 'Gives the socket a local address and port.',
  listen: 'Turns the socket into a door: from now on the kernel completes handshakes for it, whether or not the program looks.',
  accept:
    'Takes the first finished connection out of the accept queue and gives it a descriptor of its own. Waits while the queue is empty.',
  accept4:
    'Takes the first finished connection out of the accept queue and gives it a descriptor of its own. Waits while the queue is empty.',
  connect: 'Starts the handshake: the kernel sends a SYN and, on a blocking socket, the program sleeps until the answer comes.',
  send: 'Copies the bytes into the send buffer and returns how many were taken. Nothing need have left the host yet.',
  sendto: 'Copies the bytes into the send buffer and returns how many were taken. Nothing need have left the host yet.',
  recv: 'Takes bytes that have already arrived out of the receive buffer, at most as many as asked for. Waits while there are none; 0 means that the other side has closed.',
  recvfrom:
    'Takes bytes that have already arrived out of the receive buffer, at most as many as asked for. Waits while there are none; 0 means that the other side has closed.',
  shutdown: 'Ends one direction: after the bytes still waiting, a FIN goes out. The other direction stays open.',
  close: 'Gives the descriptor back. Where it was the last one on its socket, the kernel ends the connection in its own time.',
  setsockopt: 'Sets an option of the socket.',
  getsockopt: 'Reads an option of the socket, or the error that is waiting on it.',
  getsockname: 'Asks for the address and port of this end.',
  getpeername: 'Asks for the address and port of the other end.',
  ioctl: 'Switches the open file between blocking and non-blocking.',
  fcntl: 'Reads or changes the flags of a descriptor.',
  write: 'Hands bytes to a descriptor: here usually to standard output.',
  read: 'Takes bytes from a descriptor; waits while there are none.',
  clock_nanosleep: 'Sleeps until the clock says so. Nothing else can wake it but a signal.',
  nanosleep: 'Sleeps for a while. Nothing else can wake it but a signal.',
  poll: 'Waits until one of the descriptors is ready, or until the time is up.',
  select: 'Waits until one of the descriptors is ready, or until the time is up.',
  getpid: 'Asks for the number of this process.',
  exit_group: 'Ends the process with all its threads. The kernel closes what it still had open.',
};

/** One sentence about the call; '' for one we have no sentence for. */
export const callSentence = (name: string): string => CALLS[name] ?? '';

/** As strace prints it, finished or not: `sendto(3, "Hello", 5, 0, NULL, 0) = 5`, `accept4(3, ...) …`. */
export function straceText(call: {
  readonly name: string;
  readonly argument: string;
  readonly returned: number | null;
  readonly result: string;
}): string {
  return `${call.name}(${call.argument})${call.returned === null ? ' …' : ` = ${call.result}`}`;
}

const SHORTER: Readonly<Record<string, string>> = { sendto: 'send', recvfrom: 'recv', accept4: 'accept' };

/**
 * The call in few letters, for the strip on the boundary: what strace prints without the arguments that say nothing here (flags of 0, NULL, sizes of address structures).
 * `send(3, "World", 5)`, `recv(4)`, `connect(3, 10.9.0.2:9000)`, `sleep(300 ms)`. `detail` false leaves out what is only known once the call has returned.
 */
export function shortCall(call: { readonly name: string; readonly argument: string; readonly returned?: number | null }): string {
  const name = SHORTER[call.name] ?? call.name;
  const parts = splitArguments(call.argument).map(shortString);
  const first = parts[0] ?? '';
  switch (call.name) {
    case 'sendto':
    case 'send':
    case 'write':
      return `${name}(${[first, parts[1], parts[2]].filter((part) => part !== undefined).join(', ')})`;
    case 'recvfrom':
    case 'recv':
    case 'read': {
      const bytes = parts[1] ?? '';
      const most = parts[2];
      return bytes.startsWith('"')
        ? `${name}(${first}, ${bytes}${most === undefined ? '' : `, ${most}`})`
        : `${name}(${first}${most === undefined ? '' : `, ${most}`})`;
    }
    case 'connect':
    case 'bind': {
      const endpoint = endpointOf(call.argument);
      return endpoint === null ? `${name}(${call.argument})` : `${name}(${first}, ${endpoint})`;
    }
    case 'accept4':
    case 'accept':
    case 'getsockname':
    case 'getpeername':
      return `${name}(${first})`;
    case 'socket':
      return `socket(${first}, ${(parts[1] ?? '').split('|')[0] ?? ''})`;
    case 'clock_nanosleep':
    case 'nanosleep':
      return call.name;
    case 'setsockopt':
      return `setsockopt(${first}, ${parts[2] ?? ''}, ${(parts[3] ?? '').replace(/^\[|\]$/g, '')})`;
    default:
      return `${name}(${call.argument})`;
  }
}

const LONGEST_STRING = 14;
/** A long quoted argument keeps its beginning: `"GET / HTTP…"`. */
const shortString = (part: string): string =>
  part.startsWith('"') && part.length > LONGEST_STRING ? `${part.slice(0, LONGEST_STRING - 3)}…"` : part;

/** "10.9.0.2:9000" out of strace's `{sa_family=AF_INET, sin_port=htons(9000), sin_addr=inet_addr("10.9.0.2")}`; null where it is none. */
export function endpointOf(argument: string): string | null {
  const port = /sin_port=htons\((\d+)\)/.exec(argument)?.[1];
  const address = /sin_addr=inet_addr\("([\d.]+)"\)/.exec(argument)?.[1];
  return port === undefined || address === undefined ? null : `${address}:${port}`;
}

/** Splits at the commas that are not inside quotes, brackets or braces. */
export function splitArguments(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let part = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quoted) {
      part += character;
      if (character === '\\') part += text[(at += 1)] ?? '';
      else if (character === '"') quoted = false;
      continue;
    }
    if (character === '"') quoted = true;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (character === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  if (part.trim() !== '') parts.push(part.trim());
  return parts;
}
