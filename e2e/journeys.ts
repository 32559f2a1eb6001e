/** What every gallery scenario must do: open, go to its end and come back; and a link brings somebody else to the same instant. */
import { expect, open, settled, test } from './app.ts';

export function journeysOf(name: string): void {
  test(`${name}: opens from the gallery, to the end and back`, async ({ page }) => {
    await open(page);
    await page.locator(`a[href="#/${name}"]`).click();
    await settled(page);
    const instant = page.getByLabel('Instant shown');
    const start = await instant.textContent();
    await page.keyboard.press('End');
    await page.keyboard.press('End');
    await settled(page);
    expect(await instant.textContent()).not.toBe(start);
    await page.keyboard.press('Home');
    await settled(page);
    expect(await instant.textContent()).toBe('0.0 ms');
  });

  test(`${name}: the address of an instant brings a fresh page to the same instant`, async ({ page, browser }) => {
    await open(page, `#/${name}`);
    await page.keyboard.press('3');
    await settled(page);
    const instant = await page.getByLabel('Instant shown').textContent();
    const main = await page.locator('main').innerText();
    const elsewhere = await browser.newPage({ baseURL: new URL('.', page.url()).href });
    await elsewhere.goto(page.url());
    await settled(elsewhere);
    expect(await elsewhere.getByLabel('Instant shown').textContent()).toBe(instant);
    expect(await elsewhere.locator('main').innerText()).toBe(main);
    await elsewhere.close();
  });
}
