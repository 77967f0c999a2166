"""The report of a results folder, opened as a file in Chromium with the network blocked.

    report.py RESULTS PUBLIC_PAGE CHROMIUM

Expected figures are those of summary.json and the CSV tables, read here by Python.
"""

import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import sync_playwright

results = pathlib.Path(sys.argv[1]).resolve()
public = pathlib.Path(sys.argv[2]).resolve()
chromium = sys.argv[3]
page_url = (results / "report.html").as_uri()
references = pathlib.Path(__file__).parent / "screenshots"
failures = []
passed = 0
# The digits of a cell as the table's file has them.
CELLS = "all => all.map(e => { const d = e.querySelector('data'); return d ? d.value : e.textContent.trim(); })"


def check(name, condition, detail=""):
    global passed
    if condition:
        passed += 1
    else:
        failures.append(name)
        print(f"FAILED {name}: {detail}")


def table(name):
    with open(results / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Opened:
    """A page that notes every request and every word on the console."""

    def __init__(self, browser, url, width=1200, **options):
        self.context = browser.new_context(viewport={"width": width, "height": 900}, offline=True, **options)
        self.page = self.context.new_page()
        self.requests, self.console = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.console.append(str(error)))
        started = time.monotonic()
        self.page.goto(url)
        self.seconds = time.monotonic() - started

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


def opens_quietly(browser):
    for url in (page_url, public.as_uri()):
        with Opened(browser, url) as opened:
            check("one request, the file", opened.requests == [url], opened.requests)
            check("nothing on the console", opened.console == [], opened.console)
            check("interactive within two seconds", opened.seconds < 2, opened.seconds)


def figures(browser):
    """What is printed large is what summary.json says; what stands in tables is what the CSV says."""
    summary = json.loads((results / "summary.json").read_text(encoding="utf-8"))
    ratio = summary["ratio"][-1]
    with Opened(browser, page_url) as opened:
        shown = opened.page.eval_on_selector_all(
            "section[aria-labelledby=card-ratio] .figure", CELLS)
        check("2/20 is that of summary.json",
              [float(v) for v in shown] == [ratio["energy_share_percent"], ratio["output_share_percent"]], shown)
        rejected = opened.page.eval_on_selector_all(
            "section[aria-labelledby=card-findings] .figure", "all => all.map(e => e.textContent)")[2]
        check("rejected records", int(rejected) == summary["ledger"]["rejected"], rejected)
        for selector, name, columns in (
            ("#policy-table", "policy", ["value", "threshold", "margin"]),
            ("#ranking-table", "yield_zones", ["output_wan_yuan_per_mu", "tax_wan_yuan_per_mu", "enterprises"]),
            ("#classes-table", "class_structure", ["land_mu", "land_share_percent", "tax_share_percent"]),
            ("#why-table", "decomposition", ["activity", "structure", "intensity", "residual"]),
            ("#control-table", "dual_control", ["actual", "allowed", "excess"]),
            ("#idle-table", "idle", ["area_mu", "days_idle"]),
            ("#ledger-table", None, []),
        ):
            values = opened.page.eval_on_selector_all(f"{selector} td.n", CELLS)
            values = [value for value in values if value not in ("–", "")]
            check(f"{selector} has figures", len(values) > 0)
            if name is None:
                continue
            known = {row[column] for row in table(name) for column in row}
            strangers = [value for value in values if value not in known]
            check(f"every figure of {selector} stands in {name}.csv", not strangers, strangers[:5])
            for column in columns:
                check(f"{name}.{column} is a column", column in table(name)[0])
        parcels = opened.page.locator(".shapes .p").count()
        check("every parcel is drawn", parcels == len(table("parcels")), parcels)


def languages(browser):
    for scripts in (True, False):
        with Opened(browser, page_url, java_script_enabled=scripts) as opened:
            page = opened.page
            for chosen, other, word in (("zh", "en", "闲置土地清单"), ("en", "zh", "Idle land: what follows, and when")):
                page.check(f"#lang-{chosen}")
                heading = page.locator("#idle-title")
                check(f"{chosen} is shown, scripts {scripts}", heading.inner_text().strip() == word, heading.inner_text())
                hidden = page.locator(f"main [lang={other}]:visible").count()
                check(f"nothing in {other} is left, scripts {scripts}", hidden == 0, hidden)


def without_scripts(browser):
    with Opened(browser, page_url, java_script_enabled=False) as opened:
        page = opened.page
        rows = page.locator("table tbody tr").count()
        check("all tables are there without scripts", rows > 300, rows)
        page.check("#theme-idle")
        fill = page.locator(".shapes .p.iS").first.evaluate("e => getComputedStyle(e).fill")
        check("the map's themes change without scripts", "hx" in fill, fill)
        page.check("#scale-lin")
        check("the chart's scale changes without scripts",
              page.locator("#quadrant .when-lin").is_visible() and not page.locator("#quadrant .when-log").is_visible())


def keyboard(browser):
    with Opened(browser, page_url) as opened:
        page = opened.page
        page.keyboard.press("Tab")
        check("the first stop leads to the verdicts",
              page.evaluate("document.activeElement.getAttribute('href')") == "#verdicts")
        page.focus("#parcel-map svg.parcels")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        second = page.locator(".map-detail").inner_text()
        check("arrows walk through the parcels", "parcels.csv:3" in second, second)
        line = int(re.search(r"parcels\.csv:(\d+)", second).group(1))
        with open(results / "parcels.csv", encoding="utf-8") as file:
            row = file.read().split("\n")[line - 1]
        check("a parcel's line is its line", row.split(",")[0] in second, (row, second))
        page.evaluate("""() => { const p = document.querySelector('.p[data-a]');
          p.dispatchEvent(new MouseEvent('click', {bubbles: true})); }""")
        check("an idle parcel leads to its row", page.locator("#idle-table tr.on").count() == 1)
        button = page.locator("#policy-table th button").nth(4)
        button.focus()
        page.keyboard.press("Enter")
        check("a head sorts by Enter", page.locator("#policy-table th[aria-sort=ascending]").count() == 1)
        values = page.eval_on_selector_all("#policy-table tbody tr td:nth-child(5)", CELLS)
        values = [float(value) for value in values if value != "–"]
        check("sorted by value", values == sorted(values), values[:5])
        page.fill("#policy .tools input", "Yangtze")
        page.check("#lang-en")
        left = page.locator("#policy-table tbody tr:visible").count()
        check("filtering leaves some rows", 0 < left < len(values), left)
        before = page.locator("#parcel-map svg.parcels").get_attribute("viewBox")
        page.locator("#parcel-map .tools button").first.click()
        check("the map comes closer", page.locator("#parcel-map svg.parcels").get_attribute("viewBox") != before)


def accessibility(browser):
    """The checks of axe-core that matter for a page of text, tables and pictures, written out."""
    with Opened(browser, page_url) as opened:
        found = opened.page.evaluate("""() => {
          const problems = [];
          if (!document.documentElement.lang) problems.push('html has no lang');
          if (document.querySelectorAll('h1').length !== 1) problems.push('not one h1');
          let level = 1;
          for (const head of document.querySelectorAll('h1,h2,h3,h4')) {
            const now = Number(head.tagName[1]);
            if (now > level + 1) problems.push('heading skips: ' + head.textContent);
            level = now;
          }
          const ids = new Set();
          for (const e of document.querySelectorAll('[id]')) {
            if (ids.has(e.id)) problems.push('id twice: ' + e.id);
            ids.add(e.id);
          }
          for (const e of document.querySelectorAll('[aria-labelledby]'))
            for (const id of e.getAttribute('aria-labelledby').split(' '))
              if (!document.getElementById(id)) problems.push('no label ' + id);
          for (const e of document.querySelectorAll('svg[role=img]'))
            if (!e.querySelector('title') || !e.querySelector('desc')) problems.push('picture without title');
          for (const e of document.querySelectorAll('svg:not([role=img])'))
            if (!e.hasAttribute('aria-hidden')) problems.push('svg neither picture nor hidden');
          for (const e of document.querySelectorAll('input,select'))
            if (!e.labels.length && !e.getAttribute('aria-label')) problems.push('control without label');
          for (const e of document.querySelectorAll('table')) {
            if (!e.caption) problems.push('table without caption');
            if (e.querySelector('thead th:not([scope])')) problems.push('head without scope');
          }
          for (const e of document.querySelectorAll('a[href^="#"]'))
            if (!document.getElementById(e.getAttribute('href').slice(1))) problems.push('link to nothing ' + e.href);
          if (!document.querySelector('main') || !document.querySelector('nav')) problems.push('no landmarks');
          // Contrast of all text against the nearest background, by WCAG 2's formula.
          const light = text => {
            const [r, g, b] = text.match(/[0-9.]+/g).map(Number).slice(0, 3).map(v => {
              v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = e => {
            for (; e; e = e.parentElement) {
              const colour = getComputedStyle(e).backgroundColor;
              if (!/, 0\\)$/.test(colour) && colour !== 'transparent') return colour;
            }
            return 'rgb(255,255,255)';
          };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const seen = new Set();
          while (walker.nextNode()) {
            const e = walker.currentNode.parentElement;
            if (!walker.currentNode.textContent.trim() || !e.offsetParent || e.closest('svg,script,style')) continue;
            const [fore, back] = [getComputedStyle(e).color, ground(e)];
            if (seen.has(fore + back)) continue;
            seen.add(fore + back);
            const [a, b] = [light(fore), light(back)].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) problems.push(`contrast ${ratio.toFixed(2)} of ${fore} on ${back}`);
          }
          for (const e of document.querySelectorAll('.chart text')) {
            const [a, b] = [light('rgb(255,255,255)'), light(getComputedStyle(e).fill)];
            if (!e.classList.contains('inside') && (a + 0.05) / (b + 0.05) < 4.5) problems.push('chart text too light');
          }
          return [...new Set(problems)];
        }""")
        check("accessibility", found == [], found)
        # Letters within bars lie on the bars' colours.
        inside = opened.page.evaluate("""() => [...document.querySelectorAll('.part')].map(e => getComputedStyle(e).fill)""")
        def light(colour):
            parts = [int(v) / 255 for v in re.findall(r"\d+", colour)[:3]]
            parts = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
            return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
        poor = {colour for colour in inside if (light(colour) + 0.05) / 0.05 < 4.5}
        check("black letters on class colours", not poor, poor)


def prints(browser, folder):
    with Opened(browser, page_url, java_script_enabled=False) as opened:
        path = os.path.join(folder, "report.pdf")
        opened.page.check("#lang-en")
        opened.page.pdf(path=path, prefer_css_page_size=True)
        info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        pages = int(re.search(r"Pages:\s+(\d+)", info).group(1))
        check("A4", "595" in info.split("Page size:")[1] or "594.9" in info.split("Page size:")[1], info)
        check("a sensible number of pages", 5 <= pages <= 40, pages)
        text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        for heading in ("Idle land", "Rules and verdicts", "Methods", "What is assumed", "CO2 factors"):
            check(f"print has {heading}", heading in text)
        # Its words wrap, and come out between those of the next column.
        check("closed tables are printed", text.count("coal_input") > 2 and text.count("synthesise") > 2)


def sizes():
    page = (results / "report.html").read_bytes()
    shapes = page[page.index(b'<g class="shapes">'):page.index(b"</g>")]
    rest = len(page) - len(shapes)
    print(f"report {len(page)} bytes, {rest} without parcels, {len(shapes) / len(table('parcels')):.0f} a parcel")
    check("under 300 kB without parcels", rest < 300_000, rest)
    check("a parcel takes less than 250 bytes", len(shapes) / len(table("parcels")) < 250)
    script = page[page.rindex(b"<script>"):page.rindex(b"</script>")]
    check("the script is under 20 kB", len(script) < 20_000, len(script))


def screenshots(browser, folder):
    """Not pixel by pixel, since fonts differ: both pictures are made small first."""
    references.mkdir(exist_ok=True)
    for width in (1200, 400):
        for language in ("zh", "en"):
            with Opened(browser, page_url, width=width) as opened:
                opened.page.check(f"#lang-{language}")
                opened.page.evaluate("scrollTo(0, 0)")
                opened.page.mouse.move(0, 0)
                path = os.path.join(folder, "shot.png")
                opened.page.screenshot(path=path, clip={"x": 0, "y": 0, "width": width, "height": 1700}, full_page=True)
                wide = opened.page.evaluate("document.documentElement.scrollWidth")
                check(f"no sideways scrolling at {width}", wide <= width, wide)
            reference = references / f"report-{width}-{language}.png"
            new = Image.open(path).convert("RGB")
            if os.environ.get("MUCHAN_UPDATE_SCREENSHOTS"):
                new.quantize(64).save(reference, optimize=True)
                continue
            old = Image.open(reference).convert("RGB")
            small = (width // 8, 1700 // 8)
            difference = ImageChops.difference(new.resize(small), old.resize(small))
            mean = sum(ImageStat.Stat(difference).mean) / 3
            check(f"screenshot {width} {language}", mean < 6, f"mean difference {mean:.2f} of 255")


with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    opens_quietly(browser)
    figures(browser)
    languages(browser)
    without_scripts(browser)
    keyboard(browser)
    accessibility(browser)
    prints(browser, folder)
    sizes()
    screenshots(browser, folder)
    browser.close()
print(f"{passed} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
