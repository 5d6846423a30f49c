// A report in a headless Chromium without a network, and everything that it said or tried.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

export interface OpenReport {
  readonly page: Page;
  /** Console messages, errors, requests other than for the file itself. */
  readonly said: string[];
}

export class ReportBrowser {
  private readonly browser: Browser;
  private readonly folder: string;

  private constructor(browser: Browser, folder: string) {
    this.browser = browser;
    this.folder = folder;
  }

  static async start(): Promise<ReportBrowser> {
    const browser = await chromium.launch({
      executablePath: env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    return new ReportBrowser(browser, await mkdtemp(join(tmpdir(), 'nastrace-browser-')));
  }

  async open(html: string, options: BrowserContextOptions = {}): Promise<OpenReport> {
    const path = join(this.folder, 'report.html');
    await writeFile(path, html);
    const context = await this.browser.newContext({ offline: true, acceptDownloads: true, ...options });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', message => said.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => said.push(`error: ${error.message}`));
    page.on('request', request => {
      if (!/^(file|data|blob):/.test(request.url()) || request.resourceType() !== 'document')
        said.push(request.url());
    });
    await page.goto(pathToFileURL(path).href);
    return { page, said };
  }

  async close(): Promise<void> {
    await this.browser.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Brings every figure near the screen once, so that all are drawn. */
export async function drawAll(page: Page): Promise<void> {
  for (const figure of await page.locator('[data-figure]').all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.locator('svg').waitFor();
  }
}
