// Opens pages in Chromium as readers do, on a phone and on a desk, light and dark, and tells what is wrong with them.
// node browser.mjs PLAYWRIGHT AXE CHROMIUM FOLDER PAGE ...
// A picture of each, and a PDF of what is printed, go to FOLDER when it is not "-".
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const [playwright, axe, executablePath, folder, ...paths] = process.argv.slice(2);
const { chromium } = createRequire(import.meta.url)(playwright);
const judge = readFileSync(join(axe, "axe.min.js"), "utf-8");
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };
const SERIOUS = ["serious", "critical"];

// What axe calls serious or critical. It is run by the debugger, which the policy of a page does not keep out.
async function judged(page) {
  const { violations } = await page.evaluate(() => axe.run());
  const found = violations.filter((each) => SERIOUS.includes(each.impact));
  return found.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(" ")).slice(0, 3)}`);
}

async function kept(page, name, size, scheme) {
  await page.screenshot({ path: join(folder, `${name}-${size}-${scheme}.png`), fullPage: true });
  if (size === "desk" && scheme === "light") await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true });
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const found = [];
for (const path of paths) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const page = await browser.newPage({ viewport });
    const url = pathToFileURL(path).href;
    const asked = [], said = [];
    page.on("request", (request) => request.url() === url || asked.push(request.url()));
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    await page.goto(url);
    const fits = await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    const styled = await page.evaluate(() => getComputedStyle(document.body).maxWidth !== "none");
    await page.evaluate(judge);
    for (const scheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: scheme });
      found.push({ page: basename(path), size, scheme, asked, said, fits, styled, wrong: await judged(page) });
      if (folder !== "-") await kept(page, basename(path, ".html"), size, scheme);
    }
    await page.close();
  }
}
await browser.close();
console.log(JSON.stringify(found));
