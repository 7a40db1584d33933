import { dirname } from 'node:path';
import { builtin } from '../builtin.ts';
import type { LoadedConfig } from '../config/discover.ts';
import { makeRegistry, type Registry } from '../config/registry.ts';
import { loadConfig, loadPlugins } from '../io/plugins.ts';

/** The configuration of a run and all that it can choose from. */
export interface Setup {
  readonly loaded: LoadedConfig;
  readonly registry: Registry;
}

/**
 * Finds and reads the configuration and loads its plugins.
 * @throws UserError, UserErrors
 */
export async function setUp(cwd: string, configFile?: string): Promise<Setup> {
  const loaded = await loadConfig(cwd, configFile);
  const folder = loaded.file === undefined ? cwd : dirname(loaded.file);
  const plugins = await loadPlugins(loaded.config.plugins ?? [], folder);
  return { loaded, registry: makeRegistry([{ plugin: builtin, from: 'replylint' }, ...plugins]) };
}
