import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from '@jest/globals';

/** Where Debian's chromium puts SwiftShader, a Vulkan driver that computes on the processor. */
const LIBRARY = process.env['SONOLEDGER_TEST_VULKAN'] ?? '/usr/lib/chromium/libvk_swiftshader.so';

/**
 * The environment in which a new process finds the software Vulkan driver, and no other one.
 * @param folder an empty folder for the driver's description, which must name the library by its absolute path
 */
export function softwareVulkan(folder: string): Record<string, string> {
  const description = join(folder, 'swiftshader.json');
  const icd = { library_path: LIBRARY, api_version: '1.0.5' };
  writeFileSync(description, JSON.stringify({ file_format_version: '1.0.0', ICD: icd }));
  // The Vulkan loader itself may be nowhere but beside the driver. Newer loaders read the second variable.
  const libraries = [dirname(LIBRARY), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return { VK_ICD_FILENAMES: description, VK_DRIVER_FILES: description, LD_LIBRARY_PATH: libraries };
}

/**
 * A describe block that runs where the driver is installed and is skipped loudly where it is not, unless
 * SONOLEDGER_REQUIRE_WEBGPU is set: then its absence fails.
 */
export function describeWithVulkan(title: string, block: () => void): void {
  if (existsSync(LIBRARY) || process.env['SONOLEDGER_REQUIRE_WEBGPU']) {
    describe(title, block);
    return;
  }
  console.warn(
    `Skipped "${title}": ${LIBRARY} is absent. Install chromium, or name a Vulkan driver in SONOLEDGER_TEST_VULKAN.`,
  );
  describe.skip(title, () => {
    test('needs a Vulkan driver', () => undefined);
  });
}
