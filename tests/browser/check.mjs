// Looks at a built site as a reader does: in Chromium, wide and narrow, light and dark.
//
//   node check.mjs SITE [FOLDER FOR PICTURES]
//
// Fails when a page of any type breaks an accessibility rule (WCAG 2.2 A and AA, by axe-core), is not valid HTML, scrolls
// sideways at 320 pixels, or asks for anything that is not a file of the site; and when any link of any page leads nowhere.

import { readFileSync, readdirSync, existsSync, mkdirSync, mkdtempSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { HtmlValidate, FileSystemConfigLoader } from "html-validate";

const site = resolve(process.argv[2] ?? "site");
const pictures = process.argv[3];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let problems = 0;
let checks = 0;

function tell(where, what) {
  problems += 1;
  console.error(`${where}: ${what}`);
}

function pages(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((it) => {
    const path = join(folder, it.name);
    if (it.isDirectory()) return pages(path);
    return it.name.endsWith(".html") ? [path] : [];
  });
}

const all = pages(site).sort();

// One page of each type in each language, and the heaviest page of each type.
function chosen() {
  const byFolder = new Map();
  for (const path of all) {
    const folder = dirname(relative(site, path));
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), path]);
  }
  const picked = new Set();
  for (const [folder, paths] of byFolder) {
    if (folder === "." || folder === "en") {
      paths.forEach((it) => picked.add(it));
      continue;
    }
    const size = (it) => readFileSync(it).length;
    const heaviest = paths.reduce((a, b) => (size(b) > size(a) ? b : a));
    [paths[Math.floor(paths.length / 2)], heaviest].forEach((it) => picked.add(it));
  }
  return [...picked].sort();
}

function links() {
  const anchors = new Map();
  const ids = (path) => {
    if (!anchors.has(path)) {
      const text = readFileSync(path, "utf8");
      anchors.set(path, new Set([...text.matchAll(/\sid="([^"]*)"/g)].map((it) => it[1])));
    }
    return anchors.get(path);
  };
  for (const path of all) {
    const text = readFileSync(path, "utf8");
    for (const [, raw] of text.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      checks += 1;
      const link = raw.replaceAll("&amp;", "&");
      if (/^https?:|^mailto:/.test(link)) continue;
      const [file, anchor] = link.split("#");
      const target = file === "" ? path : resolve(dirname(path), decodeURIComponent(file));
      if (!existsSync(target)) {
        tell(relative(site, path), `link leads nowhere: ${link}`);
      } else if (anchor && target.endsWith(".html") && !ids(target).has(decodeURIComponent(anchor))) {
        tell(relative(site, path), `link leads to no place on the page: ${link}`);
      }
    }
  }
}

async function validate(paths) {
  const loader = new FileSystemConfigLoader(
    JSON.parse(readFileSync(join(dirname(fileURLToPath(import.meta.url)), ".htmlvalidate.json"), "utf8")),
  );
  const validator = new HtmlValidate(loader);
  for (const path of paths) {
    checks += 1;
    const report = await validator.validateString(readFileSync(path, "utf8"));
    for (const it of report.results.flatMap((it) => it.messages).filter((it) => it.severity === 2).slice(0, 5)) {
      tell(relative(site, path), `line ${it.line}: ${it.message} (${it.ruleId})`);
    }
  }
}

async function look(browser, path, width, scheme) {
  const name = `${relative(site, path)} at ${width} px, ${scheme}`;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    bypassCSP: true,
  });
  const page = await context.newPage();
  page.on("request", (it) => {
    if (!it.url().startsWith("file:")) tell(name, `asks for ${it.url()}`);
  });
  await page.goto(pathToFileURL(path).href);
  const overflow = await page.evaluate(() => {
    const root = document.scrollingElement;
    return root.scrollWidth - root.clientWidth;
  });
  checks += 1;
  if (overflow > 0) tell(name, `scrolls sideways by ${overflow} px`);
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] }),
  );
  checks += 1;
  for (const it of found.violations) {
    tell(name, `${it.id}: ${it.help} (${it.nodes.length} times, first at ${it.nodes[0].target.join(" ")})`);
  }
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    const file = `${relative(site, path).replaceAll("/", "_")}-${width}-${scheme}.png`;
    await page.screenshot({ path: join(pictures, file), fullPage: false });
  }
  await context.close();
}

links();
const looked = chosen();
await validate(looked);
const profile = mkdtempSync(join(tmpdir(), "rekenschap-browser-"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    `--crash-dumps-dir=${profile}`,
  ],
});
for (const path of looked) {
  for (const [width, scheme] of [
    [1280, "light"],
    [320, "dark"],
  ]) {
    await look(browser, path, width, scheme);
  }
}
await browser.close();
console.log(`${all.length} pages, ${looked.length} looked at in the browser, ${checks} checks`);
console.log(`${checks - Math.min(problems, checks)} passed, ${problems} failed`);
process.exit(problems === 0 ? 0 : 1);
