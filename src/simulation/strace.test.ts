import { describe, expect, it } from 'vitest';
import { play, scenarioOf } from '#kernel/testing/lab.ts';
import { straceLines } from './result.ts';

describe('the strace lines of a run', () => {
  it('read as the real ones do', () => {
    const played = play(
      scenarioOf(
        {
          client: {
            text: 'socket stream\nset 3 6 1 1\nconnect 3 10.9.0.2 9000\nsend 3 Hello\npoll 3:1 50\nnonblocking 3\nrecv 3 5\nget 3 1 4\nshutdown 3 1\nclose 3',
            at: 400,
          },
        },
        {
          server:
            'socket stream\nset 3 1 2 1\nbind 3 10.9.0.2 9000\nlisten 3\naccept 3\nrecv 4 1024\nsleep 150\nset 4 1 13 1,0,0,0,0,0,0,0\nexit 0',
        },
      ),
    );
    const port = /htons\((\d+)\)/.exec(straceLines(played.trace)['server']![4]!)![1];
    expect(straceLines(played.trace)).toEqual({
      client: [
        'socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3',
        'setsockopt(3, SOL_TCP, TCP_NODELAY, [1], 4) = 0',
        'connect(3, {sa_family=AF_INET, sin_port=htons(9000), sin_addr=inet_addr("10.9.0.2")}, 16) = 0',
        'sendto(3, "Hello", 5, 0, NULL, 0)       = 5',
        'poll([{fd=3, events=POLLIN}], 1, 50)    = 0 (Timeout)',
        'ioctl(3, FIONBIO, [1])                  = 0',
        'recvfrom(3, NULL, 5, 0, NULL, NULL)     = -1 EAGAIN (Resource temporarily unavailable)',
        'getsockopt(3, SOL_SOCKET, SO_ERROR, [0], [4]) = 0',
        'shutdown(3, SHUT_WR)                    = 0',
        'close(3)                                = 0',
        'exit_group(0)                           = ?',
        '+++ exited with 0 +++',
      ],
      server: [
        'socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 3',
        'setsockopt(3, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0',
        'bind(3, {sa_family=AF_INET, sin_port=htons(9000), sin_addr=inet_addr("10.9.0.2")}, 16) = 0',
        'listen(3, 128)                          = 0',
        `accept4(3, {sa_family=AF_INET, sin_port=htons(${port}), sin_addr=inet_addr("10.9.0.1")}, [16], SOCK_CLOEXEC) = 4`,
        'recvfrom(4, "Hello", 1024, 0, NULL, NULL) = 5',
        expect.stringMatching(/^clock_nanosleep\(CLOCK_MONOTONIC, TIMER_ABSTIME, \{tv_sec=0, tv_nsec=\d+\}, NULL\) = 0$/),
        'setsockopt(4, SOL_SOCKET, SO_LINGER, {l_onoff=1, l_linger=0}, 8) = 0',
        'exit_group(0)                           = ?',
        '+++ exited with 0 +++',
      ],
    });
  });
});
