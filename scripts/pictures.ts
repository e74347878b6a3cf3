import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { signIn } from "../e2e/fixtures.ts";
import { launchOptions } from "../e2e/launch-options.ts";
import { startDatabase } from "./bench/start-database.ts";
import { fillHistory } from "./pictures/fill-history.ts";
import { fillWorkspace, type Pictured } from "./pictures/fill-workspace.ts";
import { LOOKS, type Look, SCENES, type Scene } from "./pictures/scenes.ts";
import { startStudio } from "./pictures/start-studio.ts";
import { type Lifecycle, runScript } from "./steps/lifecycle.ts";
import { projectRoot } from "./steps/project-root.ts";
import { say } from "./steps/say.ts";

const { values: options } = parseArgs({
  options: {
    /** One scene only. */
    scene: { type: "string" },
    /** Every scene in every look; without it those that the documents show. */
    all: { type: "boolean", default: false },
    folder: { type: "string", default: path.join(projectRoot, "docs/images") },
  },
});

/** The pictures of the documents, taken of a studio that somebody works in. */
await runScript(async (life: Lifecycle) => {
  const database = await startDatabase(life);
  const studio = await startStudio(life, database);
  const browser = await chromium.launch(launchOptions);
  life.onStop(() => browser.close());
  mkdirSync(options.folder, { recursive: true });
  const context = await browser.newContext({ baseURL: studio.origin });
  await signIn(context.request, studio.owner, studio.origin);
  const pictured = await fillWorkspace(context.request, studio.origin);
  await fillHistory(database.url, pictured);
  const session = await context.storageState();
  for (const scene of SCENES.filter(({ name }) => options.scene === undefined || name === options.scene)) {
    const looks = LOOKS.filter(
      ({ suffix }) => options.all || suffix === "" || suffix === "-phone" || (scene.isMain === true && suffix === "-dark"),
    );
    for (const look of looks) await take({ browser, origin: studio.origin, session, pictured, scene, look });
  }
  return 0;
});

interface Shot {
  browser: Browser;
  origin: string;
  session: Awaited<ReturnType<Awaited<ReturnType<Browser["newContext"]>>["storageState"]>>;
  pictured: Pictured;
  scene: Scene;
  look: Look;
}

async function take({ browser, origin, session, pictured, scene, look }: Shot): Promise<void> {
  const { viewport, colorScheme, isPhone, suffix } = look;
  const guest = scene.isOutside === true ? {} : { storageState: session };
  const touch = isPhone ? { isMobile: true, hasTouch: true } : {};
  const context = await browser.newContext({ baseURL: origin, viewport, colorScheme, reducedMotion: "reduce", ...touch, ...guest });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(scene.path(pictured));
  await page.waitForLoadState("networkidle");
  await scene.prepare?.(page, look);
  await settle(page);
  await page.screenshot({ path: path.join(options.folder, `${scene.name}${suffix}.png`) });
  await context.close();
  say(`${scene.name}${suffix}${errors.length > 0 ? `: ${errors.join("; ")}` : ""}`);
}

/** Fonts are there, nothing moves, and no pointer rests on anything. */
async function settle(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== "running"));
}
