// Takes the pictures of web pages that the README shows: FILE,WIDTH,HEIGHT,FROM,PNG, where FROM is how far down the page.
import { chromium } from 'playwright-core';

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const wanted of process.argv.slice(2)) {
  const [file, width, height, from, png] = wanted.split(',');
  const page = await browser.newPage({ viewport: { width: +width, height: +height } });
  await page.goto(`file://${file}`);
  if (png.endsWith('.pdf')) {
    await page.pdf({ path: png, preferCSSPageSize: true });
  } else {
    await page.evaluate((to) => scrollTo(0, to), +from);
    await page.screenshot({ path: png });
  }
  await page.close();
}
await browser.close();
