// Opens pages in Chromium as readers do, on a phone and on a desk, light and dark, and tells what is wrong with them.
// node browser.mjs PLAYWRIGHT AXE CHROMIUM FOLDER PAGE ...
// A picture of each, and a PDF of what is printed, go to FOLDER when it is not "-".
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [playwright, axe, executablePath, folder, ...pages] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const { chromium } = require(playwright);
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };
const SCHEMES = ["light", "dark"];
const SERIOUS = ["serious", "critical"];

// What a reader's browser runs into: what it asks for, what it complains of, what does not fit.
async function looked(page, path, scheme) {
  const asked = [], said = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  await page.emulateMedia({ colorScheme: scheme });
  await page.goto(pathToFileURL(path).href);
  const fits = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  const styled = await page.evaluate(() => getComputedStyle(document.body).maxWidth !== "none");
  return { asked: asked.filter((url) => url !== pathToFileURL(path).href), said: [...said], fits, styled };
}

async function judged(page) {
  await page.addScriptTag({ path: join(axe, "axe.min.js") });
  const { violations } = await page.evaluate(() => axe.run());
  const found = violations.filter((each) => SERIOUS.includes(each.impact));
  return found.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).slice(0, 3)}`);
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const found = [];
for (const path of pages) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const scheme of SCHEMES) {
      // The policy of the page keeps every script out, also the one that judges it; what the page asks for is seen first.
      const strict = await browser.newContext({ viewport, javaScriptEnabled: true });
      const told = await looked(await strict.newPage(), path, scheme);
      await strict.close();
      const open = await browser.newContext({ viewport, bypassCSP: true });
      const page = await open.newPage();
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(pathToFileURL(path).href);
      const wrong = await judged(page);
      if (folder !== "-") {
        const name = join(folder, `${basename(path, ".html")}-${size}-${scheme}`);
        await page.screenshot({ path: `${name}.png`, fullPage: true });
        if (size === "desk" && scheme === "light") await page.pdf({ path: `${name}.pdf`, preferCSSPageSize: true });
      }
      await open.close();
      found.push({ page: basename(path), size, scheme, wrong, ...told });
    }
  }
}
await browser.close();
console.log(JSON.stringify(found));
