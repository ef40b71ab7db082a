import { PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS } from './shared';

export const MCP_DEMO: PublishedPlugin = {
  pluginName: 'postgres-mcp-cnpg-plugin',
  repository: 'sharifmshaker/cnpg-i-mcp-demo',
  flags: HELPER_FLAGS,
};
