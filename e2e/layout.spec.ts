/** More than the usual two hosts: nothing lies on top of anything else, at any size. */
import type { Page } from '@playwright/test';
import { expect, linkTo, open, SIZES, test } from './app.ts';

const listener = (address: string): string =>
  `import socket\ndoor = socket.socket()\ndoor.bind(("${address}", 9000))\ndoor.listen()\nfor _ in range(2):\n    conn, peer = door.accept()\n    print("recv", conn.recv(100))\n    conn.close()\n`;
const caller = (address: string, text: string): string =>
  `import socket\nsock = socket.socket()\nsock.connect(("${address}", 9000))\nsock.sendall(b"${text}")\nprint("end", sock.recv(100))\nsock.close()\n`;

const three = {
  version: 1,
  title: 'Three hosts',
  end: '2s',
  hosts: [
    { name: 'ada', address: '10.9.0.1', programs: [{ name: 'ada.py', source: caller('10.9.0.3', 'from ada'), start: '100ms' }] },
    { name: 'ben', address: '10.9.0.2', programs: [{ name: 'ben.py', source: caller('10.9.0.3', 'from ben'), start: '150ms' }] },
    { name: 'server', address: '10.9.0.3', programs: [{ name: 'server.py', source: listener('10.9.0.3') }] },
  ],
  links: [
    { between: ['ada', 'server'], delay: '20ms' },
    { between: ['ben', 'server'], delay: '20ms' },
  ],
};

const one = {
  version: 1,
  title: 'Two programs on one host',
  end: '2s',
  hosts: [
    {
      name: 'local',
      programs: [
        { name: 'server.py', source: listener('127.0.0.1') },
        { name: 'client.py', source: caller('127.0.0.1', 'hello'), start: '100ms' },
      ],
    },
  ],
};

/** Pairs of hosts whose boxes overlap, and boxes that reach out of the window sideways. */
async function misplaced(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cards = [...document.querySelectorAll('section[aria-label^="host "]')].filter((card) => card.checkVisibility());
    const all = cards.map((card) => ({ name: card.getAttribute('aria-label') ?? '', box: card.getBoundingClientRect() }));
    // On a phone the further hosts wait on pages beside the screen.
    const boxes = all.filter(({ box }) => box.right > 1 && box.left < innerWidth - 1);
    const wrong = boxes
      .filter(({ box }) => box.left < -1 || box.right > innerWidth + 1)
      .map(({ name }) => `${name} reaches out of the window`);
    boxes.forEach((a, index) => {
      for (const b of boxes.slice(index + 1)) {
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (wide > 1 && high > 1) wrong.push(`${a.name} and ${b.name} overlap by ${Math.round(wide)} x ${Math.round(high)}`);
      }
    });
    if (document.documentElement.scrollWidth > innerWidth + 1) wrong.push('the page scrolls sideways');
    return wrong;
  });
}

for (const [name, scenario] of Object.entries({ 'three hosts': three, 'two programs on one host': one })) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`${name}, ${size}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      const hash = `${await linkTo([1, scenario])}?t=250ms${size === 'projector' ? '&present' : ''}`;
      await open(page, hash);
      expect(await misplaced(page)).toEqual([]);
      const host = scenario.hosts[0]?.name ?? '';
      await expect(
        page
          .locator(`section[aria-label="host ${host}"]`)
          .or(page.getByTitle(`open ${host}`))
          .first(),
      ).toBeAttached();
    });
  }
}
